#version 330 core
in vec2 at;
flat in vec4 colour;
uniform sampler2D atlas;
out vec4 painted;
void main() {
    float a = texture(atlas, at).r * colour.a;
    painted = vec4(colour.rgb * a, a);
}
