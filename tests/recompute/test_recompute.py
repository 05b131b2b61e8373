#!/usr/bin/env python3
"""The recomputation itself: worked examples by hand, and that a wrong number, a lost row or a lost unknown is found."""
import contextlib
import csv
import io
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import recompute

PLAN = """
[plan]
base_year = 2017
horizon_year = 2019
[sources.zones]
file = "zones.geojson"
[sources.practices]
file = "practices.csv"
[sources.lists]
file = "lists.csv"
[sources.flows]
file = "flows.csv"
[sources.workforce]
file = "workforce.csv"
[sources.premises]
file = "premises.csv"
[sources.occupancies]
file = "occupancies.csv"
[sources.schemes]
file = "schemes.csv"
[sources.scheme_money]
file = "scheme_money.csv"
[[sources.housing]]
file = "housing.csv"
dwellings = "minimum"
phasing = { first_year = 2017, years = 2 }
[assumptions]
household_size = { value = 2.4 }
cost_per_m2_gbp = { value = 2300, as_at = "2016" }
fees_share = { value = 0.12 }
[prices]
index = [[2016, 100], [2017, 110]]
[growth]
lag_years = 1
"""
FILES = {
    "plan.toml": PLAN,
    "zones.geojson": '{"features":[{"properties":{"id":"Z1"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,9],[0,0]]]}}]}',
    "practices.csv": "practice,postcode,easting_m,northing_m\nA,,1,1\nB,,2,2\n",
    "lists.csv": "practice,patients\nA,10000\nB,5000\n",
    "flows.csv": "practice,zone,patients\nA,Z1,50\nB,Z1,20\nB,NO2011,5\nC,Z1,1000\n",
    "workforce.csv": "practice,gp_fte\nA,5\nB,\n",
    "premises.csv": "premises_id,rooms_ce,rooms_treatment,nia_m2,gia_m2,hours_week\nM1,10,2,,1000,60\nM2,4,1,300,,52.5\nM3,,1,100,,\n",
    "occupancies.csv": "premises_id,practice,role,list_share\nM1,A,main,1\nM2,B,main,0.8\nM3,B,branch,0.2\n",
    "schemes.csv": "scheme_id,kind,premises_id,opens_year,status,rooms_added,nia_added_m2\n"
                   "S1,extension,M1,2017,approved,2,60\nS2,extension,M2,2017,cancelled,9,900\n",
    "scheme_money.csv": "scheme_id,year,side,gbp,source,status\nS1,2017,cost,900,,\nS1,2017,funding,300,CIL,secured\n"
                        "S1,2017,funding,200,CIL,bid\nS1,2018,funding,70,S106,refused\nS2,2017,cost,5000,,\n",
    "housing.csv": "site,council,easting_m,northing_m,dwellings_min,dwellings_max,planning_status,deliverable\nH,C,5,5,200,,permissioned,\n",
}


def compared(mine, lines):
    with tempfile.TemporaryDirectory() as run:
        with open(Path(run, "gaps.csv"), "w", newline="") as file:
            csv.writer(file).writerows([("subject_kind", "subject", "measure", "year", "need", "have", "gap")] + lines)
        with contextlib.redirect_stdout(io.StringIO()):
            return recompute.compare(mine, run)


class Recompute(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in FILES.items():
                Path(folder, name).write_text(text)
            run = Path(folder, "run")
            run.mkdir()
            Path(run, "practices.csv").write_text("practice,locality\nA,L1\nB,L1\n")
            cls.gaps, cls.db, cls.takers = recompute.recompute(folder, str(run))

    def close(self, key, need, have):
        self.assertAlmostEqual(self.gaps[key][0], need, 9)
        if have is None:
            self.assertIsNone(self.gaps[key][1])
        else:
            self.assertAlmostEqual(self.gaps[key][1], have, 9)

    def test_rooms_of_10000_as_domain_section_1_works_them(self):
        self.close(("practice", "A", "rooms_ce", 2017), 263.0 / 36, 10)
        self.close(("practice", "A", "rooms_treatment", 2017), 210.4 / 3 / 36, 2)

    def test_area_of_10000_and_gross_area_made_net(self):
        self.close(("premises", "M1", "nia_m2", 2017), 10000 * 120 / 1750, 820)

    def test_homes_come_a_year_later_and_a_part_goes_outside(self):
        # 200 homes in two years at 2.4; of Z1's registered A holds 10,000, B 4,000 of its 5,000, the practice outside 1,000
        self.close(("locality", "L1", "people", 2017), 15000, 80000)
        self.close(("locality", "L1", "people", 2018), 15000 + 240 * 14 / 15, 80000)
        self.close(("locality", "L1", "people", 2019), 15000 + 480 * 14 / 15, 80000)
        self.close(("practice", "A", "gp_fte", 2019), (10000 + 480 * 10 / 15) / 1800, 5)

    def test_a_scheme_counts_from_the_april_after_it_opens_and_a_cancelled_one_never(self):
        self.close(("premises", "M1", "nia_m2", 2018), (10000 + 240 * 10 / 15) * 120 / 1750, 880)
        self.assertEqual(self.gaps[("premises", "M2", "rooms_ce", 2019)][1], 4)

    def test_unknown_rooms_and_doctors_stay_unknown(self):
        self.assertIsNone(self.gaps[("practice", "B", "rooms_ce", 2017)][1])
        self.assertIsNone(self.gaps[("locality", "L1", "gp_fte", 2017)][1])
        self.assertNotIn(("premises", "M3", "rooms_ce", 2017), self.gaps)

    def test_a_developers_share_as_domain_section_3_works_it(self):
        # 480 patients need 32.9 m2; A and B, who take 14 of 15, have it to spare (820 - 685.7 and 400 - 342.9 m2); the rest lacks
        figures = recompute.developer(self.db, self.takers)["H"]
        self.assertAlmostEqual(figures["area_m2"], 480 * 120 / 1750, 9)
        self.assertAlmostEqual(figures["spare_used_m2"], 480 * 14 / 15 * 120 / 1750, 9)
        self.assertAlmostEqual(figures["by_area_gbp"], 480 / 15 * 120 / 1750 * 2300 * 1.12 * 1.1, 6)
        self.assertAlmostEqual(figures["by_person_gbp"], 480 * 157.71 * 1.1, 6)

    def test_spare_space_is_used_once_by_those_who_need_it(self):
        self.db.execute("savepoint more")
        self.db.execute("insert into site select 'G', x, y, zone, household, low, high from site")
        self.db.execute("insert into homes select 'G', year, homes * 9 from homes")
        both = recompute.developer(self.db, self.takers)
        self.db.execute("rollback to more")
        # ten times the homes: of A's 134.3 m2 each gets its share by what it needs; B's 57.1 m2 likewise
        self.assertAlmostEqual(both["H"]["spare_used_m2"] * 9, both["G"]["spare_used_m2"], 9)
        self.assertAlmostEqual(both["H"]["spare_used_m2"] * 10, 820 - 10000 * 120 / 1750 + 400 - 5000 * 120 / 1750, 6)

    def test_funding_is_of_schemes_that_come_and_of_money_that_may(self):
        self.assertEqual(recompute.funding(self.db), {("cost", "", 2017): 900, ("source", "CIL", 2017): 500, ("all funding", "", 2017): 500})

    def test_a_fault_is_found(self):
        mine = {("practice", "A", "rooms_ce", 2017): (7.3056, 10.0), ("practice", "B", "rooms_ce", 2017): (4.0, None)}
        good = [("practice", "A", "rooms_ce", "2017/18", 7.306, 10, -2.694), ("practice", "B", "rooms_ce", "2017/18", 4, "", "")]
        self.assertEqual(compared(mine, good), [])
        self.assertEqual(len(compared(mine, [("practice", "A", "rooms_ce", "2017/18", 7.308, 10, -2.694), good[1]])), 1)
        self.assertEqual(len(compared(mine, [good[0], ("practice", "B", "rooms_ce", "2017/18", 4, 0, 4)])), 2)
        self.assertEqual(len(compared(mine, good[:1])), 1)
        self.assertEqual(len(compared(mine, good + [("practice", "C", "rooms_ce", "2017/18", 1, 1, 0)])), 1)
        self.assertNotEqual(compared({}, []), [])


if __name__ == "__main__":
    unittest.main()
