"""Plane geometry in metres, small and plain: areas, inside tests, distances to a line, simple-ring test."""

import math


def area2(ring):
    """Twice the signed area of an open ring, counter-clockwise positive."""
    total = 0.0
    x0, y0 = ring[0]
    for k in range(1, len(ring) - 1):
        ax, ay = ring[k][0] - x0, ring[k][1] - y0
        bx, by = ring[k + 1][0] - x0, ring[k + 1][1] - y0
        total += ax * by - ay * bx
    return total


def centroid(ring, weight=None):
    """Centre of mass of an open ring; `weight(x, y)` is a density, sampled once a triangle of the fan about the mean corner."""
    mx = sum(p[0] for p in ring) / len(ring)
    my = sum(p[1] for p in ring) / len(ring)
    sw = sx = sy = 0.0
    for k in range(len(ring)):
        ax, ay = ring[k]
        bx, by = ring[(k + 1) % len(ring)]
        cx, cy = (mx + ax + bx) / 3, (my + ay + by) / 3
        w = ((ax - mx) * (by - my) - (ay - my) * (bx - mx)) * (weight(cx, cy) if weight else 1.0)
        sw += w
        sx += w * cx
        sy += w * cy
    return sx / sw, sy / sw


def inside(ring, x, y):
    """Even-odd, for an open ring; a point on an edge may fall either way."""
    hit = False
    bx, by = ring[-1]
    for ax, ay in ring:
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            hit = not hit
        bx, by = ax, ay
    return hit


def foot(ax, ay, bx, by, x, y):
    """Nearest point of a segment, and the parameter along its line (outside 0..1: beyond an end)."""
    dx, dy = bx - ax, by - ay
    t = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)
    c = min(1.0, max(0.0, t))
    return ax + c * dx, ay + c * dy, t


def side_of(line, x, y):
    """Distance to a polyline, positive on its left."""
    best, sign = math.inf, 1.0
    for (ax, ay), (bx, by) in zip(line, line[1:]):
        fx, fy, _ = foot(ax, ay, bx, by, x, y)
        d = math.hypot(x - fx, y - fy)
        if d < best - 1e-9:
            best = d
            sign = 1.0 if (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0 else -1.0
    return best * sign


def smooth_line(points, step_m):
    """A Catmull-Rom curve through the points, sampled at about step_m."""
    out = []
    n = len(points)
    for k in range(n - 1):
        p0, p1, p2, p3 = points[max(k - 1, 0)], points[k], points[k + 1], points[min(k + 2, n - 1)]
        parts = max(1, int(math.hypot(p2[0] - p1[0], p2[1] - p1[1]) / step_m))
        for j in range(parts):
            t = j / parts
            out.append(tuple(
                0.5 * (2 * p1[i] + (p2[i] - p0[i]) * t + (2 * p0[i] - 5 * p1[i] + 4 * p2[i] - p3[i]) * t * t
                       + (3 * p1[i] - p0[i] - 3 * p2[i] + p3[i]) * t ** 3) for i in (0, 1)))
    out.append(points[-1])
    return out


def _turn(a, b, c):
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def segments_meet(a, b, c, d):
    """Whether segments ab and cd share a point."""
    if max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0]):
        return False
    if max(a[1], b[1]) < min(c[1], d[1]) or max(c[1], d[1]) < min(a[1], b[1]):
        return False
    s1, s2, s3, s4 = _turn(a, b, c), _turn(a, b, d), _turn(c, d, a), _turn(c, d, b)
    return (s1 > 0) != (s2 > 0) and (s3 > 0) != (s4 > 0) or 0.0 in (s1, s2, s3, s4) and (
        s1 * s2 <= 0 and s3 * s4 <= 0)


def crossings(ring):
    """Pairs of edge numbers of an open ring that meet anywhere but at their common corner; empty: the ring is simple."""
    n = len(ring)
    bad = []
    for i in range(n):
        a, b = ring[i], ring[(i + 1) % n]
        for j in range(i + 1, n):
            c, d = ring[j], ring[(j + 1) % n]
            if j == i + 1 or (i == 0 and j == n - 1):
                # neighbours share one corner; they are at fault only where one folds back on the other
                e, f, g = (a, b, d) if j == i + 1 else (c, d, b)
                if _turn(e, f, g) == 0 and (f[0] - e[0]) * (g[0] - f[0]) + (f[1] - e[1]) * (g[1] - f[1]) < 0:
                    bad.append((i, j))
            elif segments_meet(a, b, c, d):
                bad.append((i, j))
    return bad
