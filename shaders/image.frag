#version 330 core
in vec2 at;
uniform sampler2D picture;  // premultiplied by alpha
uniform float opacity;
out vec4 painted;
void main() { painted = texture(picture, at) * opacity; }
