#version 330 core
// What the window shows as another eye sees it: a matrix on linear light (style/sight.hpp), pixel for pixel.
uniform sampler2D picture;
uniform vec3 red;  // rows of the matrix
uniform vec3 green;
uniform vec3 blue;
out vec4 painted;
vec3 linear_of(vec3 c) { return mix(pow((c + 0.055) / 1.055, vec3(2.4)), c / 12.92, lessThanEqual(c, vec3(0.04045))); }
vec3 coded(vec3 v) { return mix(1.055 * pow(v, vec3(1.0 / 2.4)) - 0.055, v * 12.92, lessThanEqual(v, vec3(0.0031308))); }
void main() {
    vec4 c = texelFetch(picture, ivec2(gl_FragCoord.xy), 0);
    vec3 v = linear_of(c.rgb);
    painted = vec4(coded(clamp(vec3(dot(red, v), dot(green, v), dot(blue, v)), 0.0, 1.0)), c.a);
}
