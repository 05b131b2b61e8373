"""Writing the sample's files: compact GeoJSON in British National Grid, and CSV whose last column says what the data are."""

import os

CRS = '"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}}'
DESCRIPTION = "Illustrative: made up for demonstration, on published totals. No boundary, building or person of this file is real."


def _quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _cell(value):
    if value is None:
        return ""
    text = str(value)
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\r\n') else text


class Folder:
    def __init__(self, path):
        self.path = path
        os.makedirs(path, exist_ok=True)

    def text(self, name, text):
        with open(os.path.join(self.path, name), "w", encoding="utf-8", newline="") as out:
            out.write(text)

    def table(self, name, header, rows):
        lines = [",".join(header + ("basis",))]
        lines += [",".join([_cell(v) for v in row] + ["illustrative"]) for row in rows]
        self.text(name, "\r\n".join(lines) + "\r\n")

    def layer(self, name, title, features):
        """features: (properties, geometry type, coordinates text)."""
        lines = []
        for properties, kind, coordinates in features:
            props = ",".join(f"{_quoted(k)}:{_quoted(v)}" for k, v in properties)
            lines.append('{"type":"Feature","properties":{' + props + '},"geometry":{"type":"' + kind + '","coordinates":'
                         + coordinates + "}}")
        self.text(name, '{"type":"FeatureCollection","name":' + _quoted(title) + ',"description":' + _quoted(DESCRIPTION) + "," + CRS
                  + ',"features":[\n' + ",\n".join(lines) + "\n]}\n")


def line_text(points):
    return "[" + ",".join(f"[{x:.1f},{y:.1f}]" for x, y in points) + "]"


def ring_text(open_ring):
    """A polygon's coordinates: its one ring, counter-clockwise, closed."""
    return "[" + line_text(list(open_ring) + [open_ring[0]]) + "]"
