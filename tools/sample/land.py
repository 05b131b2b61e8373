"""A made-up land on published totals: what the generator of zones, people, practices and buildings is told about a place.

Codes: `letter` begins practices (letter + 4 digits) and, with a second letter, buildings (P), branches (B), hubs (H), housing sites (D),
schemes (S), teams (N), places (L) and lines (R); `zone_letter` begins zones. A side is a part whose totals are met exactly.
"""

import math
from dataclasses import dataclass, field


def spread_m(thousands):
    """Standard deviation of a place's people about its centre: some 4,500 people a square kilometre on average."""
    return 195.0 * thousands ** 0.5


@dataclass
class Land:
    letter: str
    zone_letter: str
    outline: list            # corners, counter-clockwise, metres
    river: list              # rough course; zone borders follow it
    roads: list              # (name, course)
    places: list             # (name, east, north, thousands of people, side, deprivation level, students 0-1, names zones)
    sides: list              # (id, name)
    zones: int
    residents: tuple         # per side
    postcodes: int
    practices: tuple         # per side
    practice_zones: tuple    # zones with a practice, per side
    shared_buildings: tuple  # pairs of practices in one building, per side
    lists: tuple             # per side
    list_min: int
    list_max: int
    list_median: int
    list_floor: float        # no other list is smaller
    list_ceiling: tuple      # most lists are below a number drawn between these two
    smallest_on: int         # the side of the smallest list
    largest_on: int          # and of the largest
    premises: tuple          # per side
    centre: tuple            # about the middle, to look outward from
    box: tuple               # west, south, width and height that hold the outline
    postcode_area: str = "ZZ"
    rural_per_km2: float = 55.0
    people_a_zone: float = 1635.0
    towns: list = field(default_factory=list)

    def __post_init__(self):
        self.towns = [(x, y, k, 2 * spread_m(k) ** 2, 1000 * k / (2 * math.pi * spread_m(k) ** 2)) for _, x, y, k, *_ in self.places]

    def all_sides(self):
        return range(len(self.sides))

    def people_per_m2(self, x, y):
        total = self.rural_per_km2 * 1e-6
        for tx, ty, _, two_var, peak in self.towns:
            q = ((x - tx) ** 2 + (y - ty) ** 2) / two_var
            if q < 16.0:
                total += peak * math.exp(-q)
        return total

    def zone_id(self, i):
        return f"{self.zone_letter}{i + 1:04d}"
