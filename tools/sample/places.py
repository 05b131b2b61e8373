"""What was put in by hand: an outline, a river, roads, and places with made-up weights.

Coordinates are British National Grid metres, east and north. Place names stand about where the real places stand (to some
500 m, from general knowledge). The outline is drawn freehand to resemble the district's extent; it is no published boundary.
People (thousands), sides and deprivation levels are weights for the generator, not statistics of the places.
"""

from .land import Land
from .published import LIST_MAX, LIST_MEDIAN, LIST_MIN, LISTS, PRACTICES, PREMISES

OUTLINE = [
    (421200, 428900), (422900, 427100), (425000, 425300), (427200, 423800), (429500, 423100), (431600, 422600),
    (433700, 423800), (435900, 424300), (437600, 423500), (439700, 424700), (441500, 425700), (443400, 426900),
    (445200, 428700), (446000, 431200), (445400, 433700), (444600, 435700), (443900, 437900), (444900, 440300),
    (444300, 442600), (445200, 444800), (444100, 447000), (442900, 449300), (440500, 450500), (438200, 449700),
    (436500, 448300), (434300, 447400), (432600, 446300), (430900, 445900), (428900, 446300), (426900, 445700),
    (424900, 446500), (422500, 447100), (420000, 447400), (417900, 446300), (415800, 445700), (414000, 444200),
    (414700, 442300), (415700, 440900), (417100, 439800), (418600, 438900), (418900, 437200), (418600, 435500),
    (419300, 433800), (419100, 432100), (420400, 430700),
]

# The Aire's rough course, west to east; zone borders are made to follow it, and the written river is those borders.
RIVER = [
    (416500, 438600), (418700, 438500), (420300, 438000), (421500, 437300), (422900, 437100), (424100, 436500),
    (425200, 435900), (426200, 435000), (427200, 434500), (428300, 433700), (429200, 433100), (430300, 433000),
    (431100, 432700), (431900, 432000), (432800, 431600), (433700, 430900), (434900, 430600), (435900, 430000),
    (437000, 429300), (438300, 429000), (439500, 428100), (440600, 427500), (441700, 426900), (442700, 427100),
    (444500, 426500), (446500, 426400),
]

# Rough courses, for the background only.
ROADS = [
    ("M1 (illustrative course)", [(431400, 422300), (431700, 424600), (432700, 426800), (434400, 429100), (436700, 431300),
                                  (438600, 433000), (440100, 434800), (441900, 436700), (443000, 439300), (443300, 442200),
                                  (442400, 445300), (441700, 448000), (441300, 450600)]),
    ("M62 (illustrative course)", [(420900, 427900), (423400, 427000), (426300, 426700), (429200, 426300), (432400, 426000),
                                   (435600, 425700), (438700, 425500), (442000, 425900)]),
    ("M621 (illustrative course)", [(425300, 428100), (426400, 429700), (427900, 431300), (429300, 432200), (430600, 432000),
                                    (431300, 430400), (432300, 428600), (433700, 428200)]),
]

N, SE, W = 0, 1, 2
SIDES = [("ILL-N", "Illustrative Leeds North"), ("ILL-SE", "Illustrative Leeds South and East"), ("ILL-W", "Illustrative Leeds West")]

# name, east, north, thousands of people, side, deprivation level, students 0-1, names zones
PLACES = [
    ("Leeds city centre", 430000, 433600, 20, SE, 28, 0.35, True),
    ("Holbeck", 429300, 432200, 8, SE, 55, 0.1, False),
    ("Hunslet", 431100, 431300, 13, SE, 52, 0.0, True),
    ("Beeston", 428900, 430500, 24, SE, 47, 0.0, True),
    ("Belle Isle", 431800, 429700, 10, SE, 53, 0.0, False),
    ("Middleton", 430300, 428300, 22, SE, 44, 0.0, True),
    ("Burmantofts", 431900, 434000, 15, SE, 60, 0.05, True),
    ("Harehills", 432100, 435200, 22, SE, 62, 0.0, True),
    ("Gipton", 433500, 435900, 14, SE, 57, 0.0, True),
    ("Osmondthorpe", 433300, 433400, 8, SE, 54, 0.0, False),
    ("Seacroft", 435400, 436100, 20, SE, 52, 0.0, True),
    ("Whinmoor", 436500, 437300, 9, SE, 33, 0.0, False),
    ("Cross Gates", 436400, 434600, 19, SE, 24, 0.0, True),
    ("Halton", 434800, 433500, 14, SE, 26, 0.0, True),
    ("Colton", 436900, 432600, 6, SE, 14, 0.0, False),
    ("Garforth", 440500, 433100, 17, SE, 13, 0.0, True),
    ("Kippax", 441700, 430300, 11, SE, 20, 0.0, True),
    ("Swillington", 438500, 430600, 4, SE, 20, 0.0, False),
    ("Micklefield", 444300, 432900, 2, SE, 22, 0.0, False),
    ("Allerton Bywater", 441900, 428000, 5, SE, 22, 0.0, False),
    ("Methley", 438900, 426500, 4, SE, 20, 0.0, False),
    ("Rothwell", 434300, 428200, 19, SE, 20, 0.0, True),
    ("Woodlesford", 436500, 428700, 7, SE, 14, 0.0, False),
    ("Lofthouse", 433300, 425800, 5, SE, 20, 0.0, False),
    ("East Ardsley", 430300, 425000, 9, SE, 19, 0.0, True),
    ("Chapeltown", 431000, 435800, 20, N, 50, 0.05, True),
    ("Chapel Allerton", 430500, 437300, 18, N, 24, 0.0, True),
    ("Meanwood", 428500, 437400, 17, N, 32, 0.05, True),
    ("Moortown", 430000, 439100, 19, N, 19, 0.0, True),
    ("Alwoodley", 430400, 440800, 15, N, 11, 0.0, True),
    ("Roundhay", 433200, 438000, 19, N, 12, 0.0, True),
    ("Shadwell", 434400, 440000, 3, N, 8, 0.0, False),
    ("Adel", 427400, 440000, 9, N, 9, 0.0, True),
    ("Bramhope", 425000, 443300, 4, N, 6, 0.0, False),
    ("Pool", 424500, 445200, 2.5, N, 7, 0.0, False),
    ("Otley", 420300, 445500, 16, N, 17, 0.0, True),
    ("Harewood", 432200, 444900, 2, N, 8, 0.0, False),
    ("Collingham", 438900, 445900, 3, N, 6, 0.0, False),
    ("Wetherby", 440400, 448200, 14, N, 12, 0.0, True),
    ("Boston Spa", 442900, 445400, 6, N, 9, 0.0, False),
    ("Bramham", 442500, 442900, 2, N, 9, 0.0, False),
    ("Thorner", 437900, 440400, 2.5, N, 8, 0.0, False),
    ("Barwick in Elmet", 439900, 437400, 3.5, N, 10, 0.0, False),
    ("Headingley", 427900, 436000, 25, W, 24, 0.8, True),
    ("Hyde Park", 428600, 434900, 28, W, 36, 0.9, True),
    ("Weetwood", 427000, 437700, 12, W, 22, 0.35, True),
    ("Kirkstall", 426100, 435700, 14, W, 34, 0.3, True),
    ("Armley", 427400, 433300, 23, W, 50, 0.0, True),
    ("Wortley", 427200, 431800, 17, W, 40, 0.0, True),
    ("Farnley", 425100, 431900, 12, W, 36, 0.0, True),
    ("Bramley", 424700, 434800, 24, W, 42, 0.0, True),
    ("Pudsey", 422300, 433400, 27, W, 21, 0.0, True),
    ("Farsley", 421700, 435400, 11, W, 17, 0.0, True),
    ("Calverley", 420700, 436500, 5, W, 9, 0.0, False),
    ("Horsforth", 423900, 438300, 22, W, 13, 0.15, True),
    ("Cookridge", 425700, 440000, 11, W, 15, 0.0, True),
    ("Rawdon", 421200, 439600, 8, W, 11, 0.0, False),
    ("Yeadon", 420600, 441200, 17, W, 17, 0.0, True),
    ("Guiseley", 418700, 442000, 14, W, 10, 0.0, True),
    ("Morley", 426300, 427900, 32, W, 27, 0.0, True),
    ("Tingley", 428000, 426200, 10, W, 16, 0.0, False),
    ("Gildersome", 424500, 429100, 7, W, 19, 0.0, False),
    ("Drighlington", 422900, 428700, 6, W, 17, 0.0, False),
]

LAND = Land(
    letter="X", zone_letter="Z", outline=OUTLINE, river=RIVER, roads=ROADS, places=PLACES, sides=SIDES, zones=480, centre=(430500.0, 435500.0),
    box=(414000, 422000, 32000, 28500),
    residents=(198400, 253100, 333500),   # 785,000, below the registered lists as in life
    postcodes=3000, practices=PRACTICES, practice_zones=(20, 32, 29), shared_buildings=(2, 4, 2), lists=LISTS, list_min=LIST_MIN,
    list_max=LIST_MAX, list_median=LIST_MEDIAN, list_floor=1450.0, list_ceiling=(17500.0, 22500.0), smallest_on=SE, largest_on=W,
    premises=PREMISES)
