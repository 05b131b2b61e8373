#version 330 core
// One segment as a quad about its capsule: round joins and ends with four corners.
layout(location = 0) in vec4 ends_px;   // both ends from the frame's middle, y up
layout(location = 1) in float along_px; // of the first end, from the line's start
uniform vec2 ndc_per_px;
uniform float reach_px;                 // half the width and the soft edge
flat out vec2 from_px;
flat out vec2 way_px;
flat out float start_px;
out vec2 at_px;
void main() {
    vec2 way = ends_px.zw - ends_px.xy;
    float length_px = length(way);
    vec2 ahead = length_px > 0.0 ? way / length_px : vec2(1.0, 0.0);
    vec2 aside = vec2(-ahead.y, ahead.x);
    bool far = (gl_VertexID & 1) != 0;
    float side = (gl_VertexID & 2) != 0 ? 1.0 : -1.0;
    at_px = (far ? ends_px.zw + ahead * reach_px : ends_px.xy - ahead * reach_px) + aside * side * reach_px;
    from_px = ends_px.xy;
    way_px = way;
    start_px = along_px;
    gl_Position = vec4(at_px * ndc_per_px, 0.0, 1.0);
}
