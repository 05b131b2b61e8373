#version 330 core
// Zones: a corner relative to its leaf, coloured by the zone's number through two tables.
layout(location = 0) in vec2 corner_m;
layout(location = 1) in uint zone;
uniform vec2 leaf_m;         // the leaf's origin from the middle of the frame
uniform vec2 ndc_per_m;
uniform samplerBuffer zone_colours;
uniform samplerBuffer zone_flags;
flat out vec4 colour;
flat out int flags;
void main() {
    colour = texelFetch(zone_colours, int(zone));
    flags = int(texelFetch(zone_flags, int(zone)).r * 255.0 + 0.5);
    gl_Position = vec4((corner_m + leaf_m) * ndc_per_m, 0.0, 1.0);
}
