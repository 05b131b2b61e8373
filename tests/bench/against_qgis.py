#!/usr/bin/python3
"""Draws one made-up country with QGIS and with Merestone, to the same size on the same machine, and prints the ratio.

    tests/bench/against_qgis.py FOLDER [--runs N] [--zones N]      (packages: python3-qgis gdal-bin; builds need: bench preset)

FOLDER takes the country (made once, some 250 MB). The picture is 1600 x 1000, zones filled in five classes, at the whole country and
3, 8 and 20 times nearer: what a person waits for after moving the map by a tenth of its width, and after coming there from elsewhere
(zooming, opening). QGIS makes the whole picture in both cases and reads its zones from a GeoPackage with a spatial index each time, as it
does in use; Merestone holds them in memory at levels of detail and draws only what a pan uncovers, as it does in use: that is the point of
the comparison, and it is not one of the two renderers alone. Both draw fills and outlines; Merestone places and practices beside them.
Nothing else should run meanwhile. Uses Debian's system Python, which QGIS is built for.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ZOOMS = [1, 3, 8, 20]
WIDTH, HEIGHT = 1600, 1000


def make_country(folder, zones):
    if not (folder / "zones.gpkg").exists():
        subprocess.run([sys.executable, ROOT / "tests/bench/make_country.py", folder, "--vertices", "35", "--zones", str(zones)], check=True)
        subprocess.run(["ogr2ogr", "-q", "-f", "GPKG", folder / "zones.gpkg", folder / "zones.geojson", "-a_srs", "EPSG:27700", "-nln", "zones",
                        "-dialect", "sqlite", "-sql", "SELECT *, (rowid * 7919) % 100 AS share FROM \"made-up country\""], check=True)


def qgis_times(folder, runs):
    """Median milliseconds to the finished picture, by zoom."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qgis.core import (Qgis, QgsApplication, QgsFillSymbol, QgsGraduatedSymbolRenderer, QgsMapRendererParallelJob, QgsMapSettings,
                           QgsRectangle, QgsRendererRange, QgsVectorLayer)
    from qgis.PyQt.QtCore import QSize
    app = QgsApplication([], False)
    app.initQgis()
    layer = QgsVectorLayer(str(folder / "zones.gpkg"), "zones", "ogr")
    assert layer.isValid(), "QGIS cannot read the zones"
    colours = ["#f7fcf5", "#c7e9c0", "#74c476", "#238b45", "#00441b"]
    layer.setRenderer(QgsGraduatedSymbolRenderer("share", [
        QgsRendererRange(20 * i, 20 * (i + 1), QgsFillSymbol.createSimple({"color": c, "outline_color": "#ffffff", "outline_width": "0.1"}), "")
        for i, c in enumerate(colours)]))
    full = layer.extent()
    out = {}
    for zoom in ZOOMS:
        taken = []
        for run in range(runs + 1):
            half_w, half_h = full.width() / 2 / zoom, full.height() / 2 / zoom
            shift = (run % 2) * half_w * 0.2  # another place each time, as after a pan
            middle = full.center()
            settings = QgsMapSettings()
            settings.setLayers([layer])
            settings.setOutputSize(QSize(WIDTH, HEIGHT))
            settings.setDestinationCrs(layer.crs())
            settings.setExtent(QgsRectangle(middle.x() - half_w + shift, middle.y() - half_h, middle.x() + half_w + shift, middle.y() + half_h))
            settings.setFlag(QgsMapSettings.Antialiasing, True)
            settings.setFlag(QgsMapSettings.UseRenderingOptimization, True)
            job = QgsMapRendererParallelJob(settings)
            start = time.perf_counter()
            job.start()
            job.waitForFinished()
            if run > 0:
                taken.append(1000 * (time.perf_counter() - start))
        job.renderedImage().save(str(folder / f"qgis-{zoom}.png"))
        out[zoom] = statistics.median(taken)
    return Qgis.QGIS_VERSION, out


def our_times(folder, runs):
    found = subprocess.run([ROOT / "build/bench/tests/bench/bench_map", "--benchmark_filter=(redraw|pan)_plan", "--benchmark_format=json",
                            f"--benchmark_repetitions={runs}", "--benchmark_report_aggregates_only=true"],
                           env=os.environ | {"MERESTONE_BENCH_PLAN": str(folder), "LIBGL_ALWAYS_SOFTWARE": "1"}, check=True,
                           stdout=subprocess.PIPE)
    out = {}
    for row in json.loads(found.stdout)["benchmarks"]:
        if row.get("aggregate_name") == "median":
            what, zoom = row["run_name"].split("/")
            out[what, int(zoom)] = row
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--zones", type=int, default=33755)
    options = parser.parse_args()
    make_country(options.folder, options.zones)
    print("load before: %.2f" % os.getloadavg()[0])
    ours = our_times(options.folder, options.runs)
    version, theirs = qgis_times(options.folder, options.runs)
    vertices = ours["redraw_plan", 1]["ring_vertices"]
    print(f"QGIS {version}; {options.zones} zones, {vertices:,.0f} ring vertices; {WIDTH} x {HEIGHT}; medians of {options.runs}, ms")
    print("%5s %6s %11s %6s %13s %6s %11s %10s %6s" % ("zoom", "QGIS", "after a pan", "ratio", "from anywhere", "ratio", "triangles", "segments", "draws"))
    for zoom in ZOOMS:
        pan, whole = ours["pan_plan", zoom], ours["redraw_plan", zoom]
        print("%5d %6.0f %11.2f %6.0f %13.1f %6.1f %11.0f %10.0f %6.0f" % (
            zoom, theirs[zoom], pan["real_time"], theirs[zoom] / pan["real_time"], whole["real_time"], theirs[zoom] / whole["real_time"],
            whole["triangles"], whole["segments"], whole["draws"]))


main()
