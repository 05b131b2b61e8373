"""tools/tally_tests on made ctest reports: a run that went wrong in any way must not read as one that passed."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from xml.sax.saxutils import escape

PROGRAM = Path(__file__).resolve().parents[2] / "tools/tally_tests"
RULE = "-" * 79


def warned(case, reason):
    return f"{RULE}\n{case}\n{RULE}\ntest_x.cpp:9\n{'.' * 79}\n\ntest_x.cpp:10: warning:\n  SKIPPED: {reason}\n\n"


def tally(entries, *options):
    """entries: (status, output); gives exit code and the lines printed."""
    cases = "".join(f'<testcase name="x.{i}" status="{status}"><system-out>{escape(output)}</system-out></testcase>'
                    for i, (status, output) in enumerate(entries))
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        report.write_text(f"<testsuite>{cases}</testsuite>", encoding="utf-8")
        done = subprocess.run([sys.executable, PROGRAM, *options, report], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout.splitlines()


class TallyTests(unittest.TestCase):
    def test_cases_of_programs_are_added_up(self):
        code, lines = tally([("run", "All tests passed (9 assertions in 4 test cases)\n"), ("run", "All tests passed (1 assertion in 1 test case)\n"),
                             ("run", "OK\n")])
        self.assertEqual((code, lines), (0, ["6 passed, 0 failed, 0 skipped"]))

    def test_failures_are_counted_by_case(self):
        code, lines = tally([("fail", "test cases:  7 |  5 passed | 2 failed\nassertions: 40 | 37 passed | 3 failed\n")])
        self.assertEqual((code, lines), (1, ["5 passed, 2 failed, 0 skipped"]))

    def test_expected_failures_are_none(self):
        code, lines = tally([("run", "test cases: 3 | 2 passed | 1 failed as expected\n")])
        self.assertEqual((code, lines[-1]), (0, "3 passed, 0 failed, 0 skipped"))

    def test_crash_leak_and_missing_program_count_as_failures(self):
        self.assertEqual(tally([("fail", "Segmentation fault")]), (1, ["0 passed, 1 failed, 0 skipped"]))
        self.assertEqual(tally([("fail", "All tests passed (4 assertions in 3 test cases)\nLeakSanitizer: 8 bytes")]),
                         (1, ["2 passed, 1 failed, 0 skipped"]))
        self.assertEqual(tally([("notrun", "")]), (1, ["0 passed, 1 failed, 0 skipped"]))

    def test_skipped_cases_are_named_once_with_their_reason(self):
        output = warned("reads the lists", "no data") * 2 + warned("joins the flows", "no data") + "All tests passed (5 assertions in 4 test cases)\n"
        code, lines = tally([("run", output)])
        self.assertEqual((code, lines), (0, ["skipped: x.0: joins the flows: no data", "skipped: x.0: reads the lists: no data",
                                             "2 passed, 0 failed, 2 skipped"]))
        self.assertEqual(tally([("run", output)], "--all-must-run")[0], 1)

    def test_nothing_run_is_a_failure(self):
        self.assertEqual(tally([])[0], 1)
        self.assertEqual(tally([("run", "No tests ran\n")])[0], 1)

    def test_failed_steps_are_failures(self):
        code, lines = tally([("run", "OK\n")], "--failed-steps", "2")
        self.assertEqual((code, lines), (1, ["1 passed, 2 failed, 0 skipped"]))


if __name__ == "__main__":
    unittest.main()
