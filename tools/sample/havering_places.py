"""Havering, put in by hand: an outline, a river, a road, and places with made-up weights; and the totals that were published.

Source of the totals: Havering CCG, Primary Care Strategy 2016-21, April 2016. Coordinates are British National Grid metres. Place
names stand about where the real places stand (to some 500 m, from general knowledge); the outline is drawn freehand to resemble the
borough's extent and is no published boundary. People (thousands), clusters and deprivation levels of places are weights for the generator.
"""

from .land import Land

SOURCE = "Havering CCG primary care strategy, Apr 2016"
PEOPLE = 246000                                     # "almost 246,000" in 2014
TOTALS = ((2014, 246000), (2020, 260760), (2025, 273060), (2030, 277980))   # +6, +11 and +13 %
HOMES_A_YEAR, FIRST_YEAR, HOUSING_YEARS = 760, 2014, 15                     # 11,400 by 2028
GP_PER_1000, LONDON_GP_PER_1000 = 0.47, 0.55
GP_FTE_HUNDREDTHS = 11562                           # 0.47 x 246
GP_OVER_60 = 0.34
NURSE_FTE_HUNDREDTHS = 4920                         # 0.2 x 246
AE_MEAN, AE_LOW, AE_HIGH, AE_LONDON = 316, 181, 439, 312   # attendances per 1,000
QOF_MEAN, QOF_LOW, QOF_HIGH, QOF_ENGLAND = 516, 282, 559, 530
NOT_CORE_HOURS = 11
CORE_HOURS = 52.5

# As printed in the strategy's Appendix B.
CLUSTERS = [
    ("YC1", "1 Collier Row/Chadwell Heath"), ("YC2", "2 Harold Hill/Harold Wood"), ("YC3", "3 Central Romford"),
    ("YC4", "4 Rush Green/Hornchurch"), ("YC5", "5 Elm Park/Rainham"), ("YC6", "6 Upminster/Cranham"),
]
C1, C2, C3, C4, C5, C6 = range(6)

OUTLINE = [
    (550600, 181500), (551600, 180700), (552900, 179800), (554600, 179300), (556000, 180500), (557200, 181900), (558300, 183200),
    (560000, 184200), (560700, 185800), (559300, 187300), (558400, 188800), (557100, 189600), (557000, 191000), (556700, 192600),
    (556000, 194100), (554500, 195300), (552100, 195100), (550100, 194200), (548700, 192500), (548300, 190800), (548100, 189100),
    (549200, 188000), (549900, 186700), (550000, 185100), (550500, 183500),
]
# The Ingrebourne's rough course, north to south.
RIVER = [
    (554900, 196200), (555300, 194000), (555800, 192300), (555500, 190800), (555200, 189500), (555500, 188200), (555200, 186900),
    (554700, 185800), (554200, 184600), (553600, 183400), (552700, 182600), (551900, 181700), (551600, 180300), (551300, 179200),
]
ROADS = [
    ("M25 (illustrative course)", [(555900, 196000), (556700, 194000), (557000, 192500), (557900, 190600), (558500, 188700), (558400, 186600),
                                   (558700, 184600), (558200, 182400), (557200, 180400)]),
]

# name, east, north, thousands of people, cluster, deprivation level, students 0-1, names zones
PLACES = [
    ("Collier Row", 550300, 190800, 24, C1, 22, 0.0, True),
    ("Chadwell Heath", 548900, 189400, 9, C1, 26, 0.0, True),
    ("Rise Park", 551500, 191500, 7, C1, 14, 0.0, True),
    ("Havering-atte-Bower", 551200, 193400, 1, C1, 12, 0.0, False),
    ("Harold Hill", 554000, 192000, 25, C2, 38, 0.0, True),
    ("Noak Hill", 554300, 193900, 1, C2, 20, 0.0, False),
    ("Harold Wood", 554700, 190500, 12, C2, 16, 0.0, True),
    ("Harold Park", 555900, 191200, 4, C2, 16, 0.0, False),
    ("Romford", 551400, 188900, 25, C3, 26, 0.05, True),
    ("Gidea Park", 552700, 190100, 11, C3, 10, 0.0, True),
    ("Heath Park", 552600, 188600, 6, C3, 15, 0.0, False),
    ("Rush Green", 551000, 187200, 11, C4, 25, 0.0, True),
    ("Hornchurch", 553700, 187200, 26, C4, 14, 0.0, True),
    ("Emerson Park", 554400, 188600, 8, C4, 7, 0.0, True),
    ("Elm Park", 552600, 185600, 16, C5, 18, 0.0, True),
    ("South Hornchurch", 551900, 183900, 12, C5, 27, 0.0, True),
    ("Rainham", 552500, 182300, 11, C5, 26, 0.0, True),
    ("Wennington", 554000, 181000, 0.6, C5, 22, 0.0, False),
    ("Upminster", 556100, 186700, 17, C6, 8, 0.0, True),
    ("Cranham", 557200, 187400, 13, C6, 9, 0.0, True),
    ("Hacton", 555500, 185300, 4, C6, 9, 0.0, False),
    ("North Ockendon", 558900, 184700, 0.8, C6, 12, 0.0, False),
]

# Lists by cluster are ours: no cluster reaches 50,000 alone, and no two together stay within 70,000.
LAND = Land(
    letter="Y", zone_letter="W", outline=OUTLINE, river=RIVER, roads=ROADS, places=PLACES,
    sides=[(code, f"Illustrative cluster {name}") for code, name in CLUSTERS], zones=150, centre=(554000.0, 187500.0),
    box=(548000, 179000, 13000, 16500), postcode_area="ZY",
    residents=(42000, 44600, 40500, 46300, 38800, 33800), postcodes=1100, practices=(8, 9, 6, 10, 6, 8),
    practice_zones=(7, 8, 5, 9, 6, 7), shared_buildings=(1, 1, 1, 1, 0, 1), lists=(41200, 46300, 37600, 48900, 35400, 36600),
    list_min=1720, list_max=13600, list_median=4630, list_floor=1900.0, list_ceiling=(8500.0, 12500.0), smallest_on=C4, largest_on=C2,
    premises=(8, 10, 6, 11, 7, 8))
