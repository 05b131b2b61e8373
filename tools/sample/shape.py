"""Joining shapes that share their points exactly: zones to an area, borders to a line."""


def union(rings):
    """The one outer ring of zones that tile one piece without holes: the edges that no second zone walks the other way."""
    edges = {}
    walked = {(a, b) for ring in rings for a, b in zip(ring, ring[1:] + ring[:1])}
    for a, b in sorted(walked):
        if (b, a) not in walked:
            if a in edges:
                raise SystemExit("an area touches itself in a point: choose another seed")
            edges[a] = b
    start = min(edges)
    ring, at = [start], edges.pop(start)
    while at != start:
        ring.append(at)
        at = edges.pop(at)
    if edges:
        raise SystemExit("an area has a hole or a second piece: choose another seed")
    return ring


def chain(lines):
    """Lines that meet end to end, as one line from its western end; the longest such where some do not join."""
    left = sorted(list(line) for line in lines)
    best = []
    while left:
        line = left.pop(0)
        grown = True
        while grown:
            grown = False
            for other in left:
                for piece in (other, other[::-1]):
                    if piece[0] == line[-1]:
                        line = line + piece[1:]
                    elif piece[-1] == line[0]:
                        line = piece[:-1] + line
                    else:
                        continue
                    left.remove(other)
                    grown = True
                    break
                if grown:
                    break
        if len(line) > len(best):
            best = line
    return best if best[0] <= best[-1] else best[::-1]


def rounded(points):
    return [(round(x, 1), round(y, 1)) for x, y in points]
