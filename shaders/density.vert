#version 330 core
// A picture laid over part of the frame: a grid of counts, a basemap.
uniform vec4 place_px;   // left, top from the frame's middle (y up), width, height
uniform vec2 ndc_per_px;
out vec2 at;
void main() {
    vec2 corner = vec2(float(gl_VertexID & 1), float((gl_VertexID >> 1) & 1));
    at = vec2(corner.x, 1.0 - corner.y);
    vec2 px = place_px.xy + vec2(corner.x, corner.y - 1.0) * place_px.zw;
    gl_Position = vec4(px * ndc_per_px, 0.0, 1.0);
}
