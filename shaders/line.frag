#version 330 core
flat in vec2 from_px;
flat in vec2 way_px;
flat in float start_px;
in vec2 at_px;
uniform float half_px;   // of the width, at least half a pixel
uniform vec2 dash_px;    // on, off; off 0: solid
uniform vec4 colour;
out vec4 painted;
void main() {
    vec2 off = at_px - from_px;
    float length2 = dot(way_px, way_px);
    float t = length2 > 0.0 ? dot(off, way_px) / length2 : 0.0;
    float covered = clamp(half_px + 0.5 - length(off - clamp(t, 0.0, 1.0) * way_px), 0.0, 1.0);
    if (dash_px.y > 0.0) {
        float length_px = sqrt(length2);
        if (t < 0.0 || t > 1.0) covered = 0.0;
        float into = mod(start_px + t * length_px, dash_px.x + dash_px.y);
        covered *= clamp(dash_px.x - into + 0.5, 0.0, 1.0) * clamp(into + 0.5, 0.0, 1.0);
    }
    float a = colour.a * covered;
    painted = vec4(colour.rgb * a, a);
}
