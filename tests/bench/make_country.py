#!/usr/bin/env python3
"""Write a made-up country as a plan folder, to time the whole program on: 33,755 zones that tile, 6,500 practices, flows.

Usage: make_country.py OUT [--zones N] [--practices N] [--vertices PER_EDGE] [--seed S]
Python's standard library only. Zones are jittered cells whose shared edges are one wiggled polyline; a few are far denser than the
rest, as in a country of cities. Nothing in it is real.
"""
import argparse
import json
import math
import os
import random

parser = argparse.ArgumentParser()
parser.add_argument("out")
parser.add_argument("--zones", type=int, default=33755)
parser.add_argument("--practices", type=int, default=6500)
parser.add_argument("--vertices", type=int, default=6, help="inner vertices of an edge")
parser.add_argument("--seed", type=int, default=1)
args = parser.parse_args()
rnd = random.Random(args.seed)
os.makedirs(args.out, exist_ok=True)

cols = math.ceil(math.sqrt(args.zones))
rows = math.ceil(args.zones / cols)
size = 2000.0
corner = {(i, j): (100000 + (i + 0.35 * (rnd.random() - 0.5)) * size, 50000 + (j + 0.35 * (rnd.random() - 0.5)) * size)
          for j in range(rows + 1) for i in range(cols + 1)}
edges = {}


def edge(a, b):
    """The points from corner a up to, not including, corner b; the same ones whichever side asks."""
    key = (min(a, b), max(a, b))
    if key not in edges:
        (x0, y0), (x1, y1) = corner[key[0]], corner[key[1]]
        n = args.vertices
        wiggle = min(120, 0.8 * size / (n + 1))  # less than from one vertex to the next: no border crosses itself
        edges[key] = [(round(x0 + (x1 - x0) * k / (n + 1) + (rnd.random() - 0.5) * wiggle, 2), round(y0 + (y1 - y0) * k / (n + 1) + (rnd.random() - 0.5) * wiggle, 2))
                      for k in range(1, n + 1)]
    inner = edges[key] if a < b else edges[key][::-1]
    return [tuple(round(v, 2) for v in corner[a])] + inner


def zone_id(k):
    return "Z%06d" % k


cell = [(k % cols, k // cols) for k in range(args.zones)]
centre = [(100000 + (i + 0.5) * size, 50000 + (j + 0.5) * size) for i, j in cell]
with open(os.path.join(args.out, "zones.geojson"), "w") as f:
    f.write('{"type":"FeatureCollection","name":"made-up country","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":[\n')
    for k, (i, j) in enumerate(cell):
        c = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)]
        ring = sum((edge(c[s], c[(s + 1) % 4]) for s in range(4)), [])
        ring.append(ring[0])
        f.write('%s{"type":"Feature","properties":{"zone":"%s","name":"Made-up zone %d"},"geometry":{"type":"Polygon","coordinates":[%s]}}\n'
                % ("," if k else "", zone_id(k), k, json.dumps(ring, separators=(",", ":"))))
    f.write("]}\n")

people = [rnd.randint(1000, 2400) for _ in cell]
home = sorted(rnd.sample(range(args.zones), min(args.practices, args.zones)))
lists = open(os.path.join(args.out, "lists.csv"), "w")
practices = open(os.path.join(args.out, "practices.csv"), "w")
flows = open(os.path.join(args.out, "flows.csv"), "w")
residents = open(os.path.join(args.out, "residents.csv"), "w")
practices.write("practice,name,easting_m,northing_m,commissioner\n")
lists.write("practice,patients\n")
flows.write("practice,zone,patients\n")
residents.write("zone,people\n")
for k, n in enumerate(people):
    residents.write("%s,%d\n" % (zone_id(k), n))
near = [[] for _ in cell]  # practices within five cells of a zone
reach = 5
for p, k in enumerate(home):
    i, j = cell[k]
    for dj in range(-reach, reach + 1):
        for di in range(-reach, reach + 1):
            q = (j + dj) * cols + i + di
            if 0 <= i + di < cols and 0 <= q < args.zones:
                near[q].append((p, math.exp(-0.9 * math.hypot(di, dj))))
total = [0] * len(home)
rows_of = [[] for _ in home]
for k, n in enumerate(people):
    weight = sum(w for _, w in near[k])
    for p, w in near[k]:
        patients = int(n * w / weight)
        if patients > 0:
            rows_of[p].append((k, patients))
            total[p] += patients
for p, k in enumerate(home):
    x, y = centre[k]
    code = "P%05d" % p
    practices.write("%s,Made-up practice %d,%.1f,%.1f,ALL\n" % (code, p, x, y))
    lists.write("%s,%d\n" % (code, total[p]))
    for z, patients in rows_of[p]:
        flows.write("%s,%s,%d\n" % (code, zone_id(z), patients))
with open(os.path.join(args.out, "plan.toml"), "w") as f:
    f.write('''format = 1
[plan]
id = "country"
title = "A made-up country"
as_at = 2024-04-01
base_year = 2024
horizon_year = 2034
illustrative = true
[sources.zones]
file = "zones.geojson"
[sources.residents]
file = "residents.csv"
[sources.practices]
file = "practices.csv"
[sources.lists]
file = "lists.csv"
[sources.flows]
file = "flows.csv"
[constraints]
people_min = 30000
people_max = 80000
people_target = 50000
[scenarios.found]
title = "Found"
find = true
''')
