"""Seeded chance and fair rounding. One stream a topic, so that a change in one topic leaves the others as they were."""

import math
import random


class Stream:
    """Only random() of the standard generator is used: its sequence is promised not to change between versions."""

    def __init__(self, seed, topic):
        self._source = random.Random(f"{seed}/{topic}")

    def random(self):
        return self._source.random()

    def between(self, low, high):
        return low + (high - low) * self.random()

    def whole(self, low, high):
        return low + int(self.random() * (high - low + 1))

    def gauss(self, mean, spread):
        return mean + spread * math.sqrt(-2 * math.log(1 - self.random())) * math.cos(2 * math.pi * self.random())

    def pick(self, things, weights=None):
        if weights is None:
            return things[int(self.random() * len(things))]
        left = self.random() * sum(weights)
        for thing, w in zip(things, weights):
            left -= w
            if left < 0:
                return thing
        return things[-1]

    def shuffled(self, things):
        return [t for _, _, t in sorted((self.random(), k, t) for k, t in enumerate(things))]


def apportion(total, weights):
    """Whole numbers in proportion to the weights that add up to the total: largest remainder, ties by position."""
    scale = total / sum(weights)
    exact = [w * scale for w in weights]
    out = [math.floor(e) for e in exact]
    short = total - sum(out)
    for k in sorted(range(len(out)), key=lambda k: (out[k] - exact[k], k))[:short]:
        out[k] += 1
    return out
