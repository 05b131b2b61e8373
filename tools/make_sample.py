#!/usr/bin/python3
"""Makes the samples: geodata/leeds and geodata/havering, made up, on published totals. Python 3 standard library only.

    tools/make_sample.py                           write geodata/leeds (seed 1)
    tools/make_sample.py --place havering          write geodata/havering
    tools/make_sample.py [--place P] --out DIR     write elsewhere
    tools/make_sample.py [--place P] --check [DIR] verify the written files, from the files alone; exit 1 if anything is off

Same seed, same bytes. What is published and what is made up is said in each folder's README.md.
"""

import argparse
import os
import sys

sys.dont_write_bytecode = True

from sample import check, havering, havering_check, leeds

GEODATA = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "geodata")
PLACES = {"leeds": (leeds.make, check), "havering": (havering.make, havering_check)}


def main():
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--place", choices=sorted(PLACES), default="leeds")
    reader.add_argument("--out")
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--check", nargs="?", const="", metavar="DIR")
    wish = reader.parse_args()
    make, checker = PLACES[wish.place]
    folder = os.path.join(GEODATA, wish.place)
    if wish.check is not None:
        faults = checker.faults(wish.check or folder)
        for fault in faults:
            print(fault)
        print(f"{checker.count} checks, {len(faults)} failed")
        return 1 if faults else 0
    make(wish.seed, wish.out or folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
