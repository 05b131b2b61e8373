#version 330 core
in vec2 at;
uniform sampler2D counts;   // 0 none, 1 most
uniform vec4 low;
uniform vec4 middle;
uniform vec4 high;
uniform float opacity;
out vec4 painted;
void main() {
    float share = texture(counts, at).r;
    vec3 ink = share < 0.5 ? mix(low.rgb, middle.rgb, 2.0 * share) : mix(middle.rgb, high.rgb, 2.0 * share - 1.0);
    float a = share > 0.0 ? opacity * (0.35 + 0.6 * share) : 0.0;
    painted = vec4(ink * a, a);
}
