#version 330 core
flat in vec4 fill_colour;
flat in vec4 outline_colour;
flat in float radius;
flat in float outline_px;
flat in int kind;
in vec2 at_px;
out vec4 painted;

float box(vec2 p, vec2 half_size) {
    vec2 d = abs(p) - half_size;
    return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0);
}

// Signed distance to the shape's edge, negative inside.
float distance_to(int shape, vec2 p) {
    if (shape == 0) return length(p) - radius;
    if (shape == 1) return box(p, vec2(0.88 * radius));
    if (shape == 2) {
        vec2 side = normalize(vec2(1.8, 1.0));  // of the slanting edges: from (0, r) to (r, -0.8 r)
        return max(dot(vec2(abs(p.x), p.y) - vec2(0.0, radius), side), -0.8 * radius - p.y);
    }
    if (shape == 3) return (abs(p.x) + abs(p.y) - radius) * 0.70710678;
    if (shape == 5) return max(max(abs(p.x), abs(p.y)), (abs(p.x) + abs(p.y)) * 0.70710678) - 0.94 * radius;
    return min(box(p, vec2(0.32 * radius, radius)), box(p, vec2(radius, 0.32 * radius)));
}

void main() {
    float d = distance_to(kind & 15, at_px);
    float inside = clamp(0.5 - d, 0.0, 1.0);
    float whole = clamp(0.5 + outline_px - d, 0.0, 1.0);
    vec4 rim = outline_colour;
    if ((kind & 16) != 0) {
        float turn = atan(at_px.y, at_px.x) / 6.2831853;
        float dashes = max(5.0, floor(radius * 1.05));  // about six pixels from one to the next
        rim = fract(turn * dashes) < 0.5 ? vec4(0.12, 0.16, 0.20, rim.a) : mix(fill_colour, vec4(1.0, 1.0, 1.0, fill_colour.a), 0.55);  // the shape keeps its edge
    }
    vec4 ring = vec4(rim.rgb * rim.a, rim.a) * whole * (1.0 - inside);
    painted = ring + vec4(fill_colour.rgb * fill_colour.a, fill_colour.a) * inside;
}
