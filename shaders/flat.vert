#version 330 core
// Free polygons: corners relative to their own origin, a colour each.
layout(location = 0) in vec2 corner_m;
layout(location = 1) in vec4 ink;
uniform vec2 leaf_m;
uniform vec2 ndc_per_m;
flat out vec4 colour;
void main() {
    colour = ink;
    gl_Position = vec4((corner_m + leaf_m) * ndc_per_m, 0.0, 1.0);
}
