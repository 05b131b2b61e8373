#version 330 core
// A point symbol as a quad: its shape is cut out in the fragment shader.
layout(location = 0) in vec4 place;    // middle in pixels from the frame's middle, y up; across; outline's width
layout(location = 1) in vec4 fill;
layout(location = 2) in vec4 outline;
layout(location = 3) in uint shape;    // 0 circle 1 square 2 triangle 3 diamond 4 cross; 16 added: dashed outline
uniform vec2 ndc_per_px;
flat out vec4 fill_colour;
flat out vec4 outline_colour;
flat out float radius;
flat out float outline_px;
flat out int kind;
out vec2 at_px;
void main() {
    radius = 0.5 * place.z;
    outline_px = place.w;
    fill_colour = fill;
    outline_colour = outline;
    kind = int(shape);
    float reach = radius + outline_px + 1.0;
    vec2 corner = vec2((gl_VertexID & 1) != 0 ? 1.0 : -1.0, (gl_VertexID & 2) != 0 ? 1.0 : -1.0);
    at_px = corner * reach;
    gl_Position = vec4((place.xy + at_px) * ndc_per_px, 0.0, 1.0);
}
