#!/usr/bin/env python3
"""The embedded samples are what their generator makes, to the byte, and hold the published totals."""
import filecmp
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
GENERATOR = ROOT / "tools/make_sample.py"


class Sample:
    place = ""

    def generator(self, *arguments):
        return subprocess.run([sys.executable, GENERATOR, "--place", self.place, *arguments], capture_output=True, text=True)

    def test_holds_the_published_totals(self):
        checked = self.generator("--check")
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)

    def test_is_made_again_to_the_byte(self):
        sample = ROOT / "geodata" / self.place
        with tempfile.TemporaryDirectory() as made:
            run = self.generator("--out", made)
            self.assertEqual(run.returncode, 0, run.stderr)
            names = sorted(p.name for p in Path(made).iterdir())
            self.assertEqual(names, sorted(p.name for p in sample.iterdir()))
            _, differ, broken = filecmp.cmpfiles(made, sample, names, shallow=False)
            self.assertEqual(differ + broken, [])


class Leeds(Sample, unittest.TestCase):
    place = "leeds"


class Havering(Sample, unittest.TestCase):
    place = "havering"


if __name__ == "__main__":
    unittest.main()
