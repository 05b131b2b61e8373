#version 330 core
// A glyph's picture, pixel for pixel.
layout(location = 0) in vec4 place;   // left and bottom from the frame's middle, width, height; pixels
layout(location = 1) in vec4 picture; // the same in the atlas, top row first
layout(location = 2) in vec4 ink;
uniform vec2 ndc_per_px;
uniform vec2 share_per_texel;
out vec2 at;
flat out vec4 colour;
void main() {
    vec2 corner = vec2(float(gl_VertexID & 1), float((gl_VertexID >> 1) & 1));
    at = (picture.xy + vec2(corner.x, 1.0 - corner.y) * picture.zw) * share_per_texel;
    colour = ink;
    gl_Position = vec4((place.xy + corner * place.zw) * ndc_per_px, 0.0, 1.0);
}
