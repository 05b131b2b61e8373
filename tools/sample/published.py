"""The published totals that the sample keeps exactly, and the reading of them where the print leaves a choice.

Source of all: Leeds General Practice Forward View plan, draft 0.25 of December 2016 (three clinical commissioning groups).
"""

SOURCE = "Leeds GPFV plan, Dec 2016"

# per side: North, South and East, West
PRACTICES = (26, 42, 37)               # 105; North by subtraction
LISTS = (215024, 275812, 370282)       # 861,118, implied by the lines of 1.50 pounds a head
LIST_MIN, LIST_MAX, LIST_MEDIAN = 1040, 37000, 6844
PREMISES = (34, 45, 48)                # 127
# facet: (fails, surveyed) per side; reproduces every printed percentage
FACETS = {
    "physical": ((18, 34), (23, 44), (27, 48)),
    "functional": ((6, 34), (8, 45), (4, 44)),
    "statutory": ((19, 34), (25, 43), (28, 48)),
}
HOMES_A_YEAR = 5506
HOUSING_YEARS = (2017, 2018, 2019, 2020, 2021)
HOUSEHOLD = 2.3                        # 27,530 homes, 63,319 people
GP_FTE_HUNDREDTHS = 40093              # 400.93, from 80 of 105 practices
GP_FTE_PRACTICES = 80
NURSE_FTE_HUNDREDTHS = 19296           # over the same 80, as the rest of the staff
CARE_FTE_HUNDREDTHS = 11379
ADMIN_FTE_HUNDREDTHS = 75635
BACKLOG_GBP = 1_500_000                # six-facet surveys, 2016
TEAMS = (3, 4, 6)                      # 13 neighbourhood teams; how many a side is ours
SE_HUBS = 4
LIFT_BUILDINGS = 10
