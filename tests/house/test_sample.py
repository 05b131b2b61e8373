#!/usr/bin/env python3
"""The embedded sample is what its generator makes, to the byte, and holds the published totals."""
import filecmp
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
GENERATOR = ROOT / "tools/make_sample.py"
SAMPLE = ROOT / "geodata/leeds"


class Sample(unittest.TestCase):
    def test_holds_the_published_totals(self):
        checked = subprocess.run([sys.executable, GENERATOR, "--check", SAMPLE], capture_output=True, text=True)
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)

    def test_is_made_again_to_the_byte(self):
        with tempfile.TemporaryDirectory() as made:
            subprocess.run([sys.executable, GENERATOR, "--out", made], check=True, capture_output=True)
            names = sorted(p.name for p in Path(made).iterdir())
            self.assertEqual(names, sorted(p.name for p in SAMPLE.iterdir()))
            _, differ, broken = filecmp.cmpfiles(made, SAMPLE, names, shallow=False)
            self.assertEqual(differ + broken, [])


if __name__ == "__main__":
    unittest.main()
