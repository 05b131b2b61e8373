#version 330 core
// A zone's colour with what its flags add, in screen space but on a grid fixed to the map, so that a pan carries the pattern along.
flat in vec4 colour;
flat in int flags;
uniform vec2 pattern_px;      // from the frame's corner to the pattern's
uniform vec4 breach_colour;
uniform vec3 breach_px;       // step along x, half the width, where the steps start
uniform vec4 accent;
uniform float scale;          // device pixels to a logical one
out vec4 painted;

// Coverage of slanting lines `step_px` apart along x.
float slanted(float along_px, float step_px, float half_px) {
    float off = abs(mod(along_px + 0.5 * step_px, step_px) - 0.5 * step_px) * 0.70710678;
    return clamp(half_px + 0.5 - off, 0.0, 1.0);
}

void over(inout vec4 ground, vec4 ink, float share) {
    float a = ink.a * share;
    ground = vec4(ink.rgb * a, a) + ground * (1.0 - a);
}

void main() {
    vec4 ground = vec4(colour.rgb * colour.a, colour.a);
    if (flags != 0) {
        vec2 at = gl_FragCoord.xy + pattern_px;
        if ((flags & 8) != 0) over(ground, vec4(1.0), 0.35);
        if ((flags & 2) != 0) {
            over(ground, accent, 0.28);
            over(ground, accent, 0.9 * slanted(at.x + at.y, 7.0 * scale, 0.7 * scale));
        }
        if ((flags & 4) != 0) {
            vec2 cell = mod(at, 8.0 * scale) - 4.0 * scale;
            over(ground, vec4(0.12, 0.16, 0.20, 1.0), 0.55 * clamp(1.1 * scale + 0.5 - length(cell), 0.0, 1.0));
        }
        if ((flags & 1) != 0) over(ground, breach_colour, slanted(gl_FragCoord.x - gl_FragCoord.y + breach_px.z, breach_px.x, breach_px.y));
    }
    painted = ground;
}
