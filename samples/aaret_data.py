"""Et helt år i Nordby Kommune: fire centre, tolv måneder, og det, der går galt undervejs. Alt er opfundet."""

import datetime as dt
from decimal import Decimal

import fjordby_data as data

MONTHS = [f"2026-{number:02d}" for number in range(1, 13)]

CENTRES = {
    "NBS": ("Center for Borgerservice", "Hanne Bisgaard", "Ole Thygesen", None),
    "NSO": ("Center for Sundhed", "Per Damgaard", "Ole Thygesen", None),
    "NTM": ("Center for Teknik", "Inge Rask", "Ulla Brix", None),
    "NKF": ("Center for Kultur og Fritid", "Jørn Kjær", "Ulla Brix", "2026-09"),
}

PROGRAM = data.PROGRAM | {"Program-ID": "NOR26", "Programnavn": "Nordby frigør", "Kommune": "Nordby Kommune",
                          "Programleder": "Gitte Lodberg"}
PROGRAM_TABLES = data.PROGRAM_TABLES | {
    "Centre": [{"Centerkode": code, "Center": name, "Centerchef": head, "Økonomikonsulent": consultant,
                "E-mail": f"{code.lower()}@nordby.example", "Aktiv fra": data.month("2026-01"),
                "Aktiv til": data.month(last) if last else None}
               for code, (name, head, consultant, last) in CENTRES.items()],
    "Måltal": [{"Centerkode": "PROGRAM", "År": 2026, "Råderum": 900_000, "Frigjort tid": 900}],
}

# What each benefit promises, and what it gave month by month. `gave` is a figure for every month from its start.
BENEFITS = {
    "NBS-01-T1": dict(units=4_800, before=18, after=10, adoption=75, start="2026-02", full="2026-04",
                      gave=[290, 340, 380, 402, 391, 377, 365, 398, 410, 405, 399]),
    "NBS-01-B1": dict(yearly=120_000, start="2026-02", full="2026-03", source="Økonomisystem",
                      gave=[5_000, 9_600, 10_050, 9_875, 10_000, 10_125, 9_900, 10_200, 10_000, 9_800, 10_350]),
    "NBS-02-B1": dict(yearly=60_000, start="2026-01", full="2026-01", source="Skøn",
                      gave=[4_800, 5_100, 5_000, 4_950, 5_050, 4_900, 5_000, 4_000, 4_000, 4_100, 4_050, 3_950]),
    "NSO-01-B1": dict(yearly=240_000, start="2026-01", full="2026-06", source="Økonomisystem",
                      gave=[3_300, 6_500, 9_900, 13_000, 14_200, 15_100, 15_000, 14_950, 15_050, 15_000, 15_000, 15_100]),
    "NSO-01-B2": dict(yearly=18_000, kind="Ulempe", start="2026-01", full="2026-01", source="Økonomisystem",
                      gave=[1_500] * 12),
    "NTM-01-B1": dict(yearly=300_000, start="2026-02", full="2026-02", source="Økonomisystem",
                      gave=[24_000, 25_500, 26_125, 24_800, 25_000, 25_300, 24_950, 25_100, 25_000, 24_700, 25_200]),
    "NTM-02-B1": dict(yearly=96_000, start="2026-03", full="2026-03", source="Økonomisystem",
                      gave=[7_900, 8_100] + [8_000] * 8),
    "NTM-02-B2": dict(yearly=36_000, kind="Undgået udgift", start="2026-01", full="2026-01", source="Fagsystem",
                      gave=[3_000] * 12),
    "NKF-01-B1": dict(yearly=84_000, start="2026-01", full="2026-01", source="Økonomisystem",
                      gave=[7_000, 6_900, 7_100, 7_050, 6_950, 7_000, 7_000, 6_980, 7_020]),
    "NKF-01-T1": dict(units=1_200, before=30, after=25, adoption=100, start="2026-01", full="2026-01",
                      gave=[101, 99, 104, 98, 100, 97, 95, 96, 99]),
}
ENDS = {"NKF-01": "2026-09"}

# Files that come a month late, together with the next.
LATE = {("NSO", "2026-03"), ("NTM", "2026-06"), ("NBS", "2026-10")}
# Benefits whose rows are gone from a month on.
VANISHED = {"NTM-02-B1": "2026-05", "NKF-01-T1": "2026-07"}
# A plan replaced by decision, and one changed without.
REBASELINED = {"NSO-01-B1": ("2026-07", 180_000, "Styregruppen 14-07-2026, punkt 4")}
REPLANNED = {"NBS-02-B1": ("2026-08", 48_000)}
# A month that is another from a month on.
RESTATED = {("NTM-01-B1", "2026-04"): ("2026-08", 22_125)}
# A month in which a centre is not approved yet.
UNAPPROVED = {("NTM", "2026-11")}


def kind(id):
    return "T" if "-T" in id else "B"


def after(month, count=1):
    return MONTHS[MONTHS.index(month) + count]


def is_there(id, period):
    return not (id in VANISHED and period >= VANISHED[id])


def yearly(id, period):
    """What the row says in a period, and the decision beside it."""
    for changes in (REBASELINED, REPLANNED):
        if id in changes and period >= changes[id][0]:
            return changes[id][1], (changes[id] + (None,))[2]
    return BENEFITS[id]["yearly"], None


def given(id, period):
    """Month → figure, as the file of a period has them."""
    benefit = BENEFITS[id]
    first = MONTHS.index(benefit["start"])
    figures = {}
    for place, figure in enumerate(benefit["gave"]):
        month = MONTHS[first + place]
        since, other = RESTATED.get((id, month), ("9999", None))
        if month <= period:
            figures[month] = other if period >= since else figure
    return figures


def arrives(centre, period):
    """The month a centre's file for a period lies in the folder."""
    return after(period) if (centre, period) in LATE else period


def periods(centre):
    last = CENTRES[centre][3] or MONTHS[-1]
    return [month for month in MONTHS if month <= last]


# ---------------------------------------------------------------- the workbooks

def case(centre, period):
    name, head, consultant, _ = CENTRES[centre]
    year, number = map(int, period.split("-"))
    approved = (centre, period) not in UNAPPROVED
    said = dt.date(year + number // 12, number % 12 + 1, 6)
    own = [id for id in BENEFITS if id.startswith(centre) and is_there(id, period)]
    initiatives = sorted({id[:6] for id in BENEFITS if id.startswith(centre)})
    sheets = {
        "Stamdata": {"Udfyldt af": f"{consultant}s stedfortræder", "Beløb er i": "kr.",
                     "Status": "Godkendt" if approved else "Klar til godkendelse",
                     "Godkendt af": head if approved else None, "Godkendt dato": said if approved else None},
        "Tiltag": [data.initiative(id, f"Tiltag {id[-2:]} i {name}", "Arbejdsgangen er gjort kortere.", "Enklere arbejdsgang",
                                   "M1", head, "I drift", "2026-01", dt.date(2026, 1, 5),
                                   Ophører=data.month(ENDS[id]) if id in ENDS else None) for id in initiatives],
        "Tidsgevinster": [], "Budgetgevinster": [], "Opfølgning": [],
    }
    for id in own:
        benefit = BENEFITS[id]
        if kind(id) == "T":
            sheets["Tidsgevinster"].append(data.time(
                id, "O01", f"Opgave i {name}", "sag", "HK", benefit["units"], benefit["before"], benefit["after"],
                benefit["adoption"], 8, benefit["start"], benefit["full"], 0, 100, "Mere tid til borgerne.", head, "B"))
        else:
            amount, decision = yearly(id, period)
            sheets["Budgetgevinster"].append(data.budget(
                id, benefit.get("kind", "Budgetreduktion"), f"Gevinst {id}", amount, benefit["start"], benefit["full"],
                "Øvrig drift", "06.45.51.1.4" + str(10 + list(BENEFITS).index(id)), head, "A", round(amount * 0.8),
                round(amount * 1.1), Beslutning=decision))
        for month, figure in given(id, period).items():
            row = {"Gevinst-ID": id, "Måned": data.month(month), "Realiseret": figure,
                   "Kilde": benefit.get("source", "Fagsystem")}
            if kind(id) == "B" and benefit["source"] == "Økonomisystem":
                row["Bilag"] = f"BIL-{id}-{month}"
            sheets["Opfølgning"].append(row)
    return sheets


def task(people):
    return data.task("O01", "Opgave i Center for Borgerservice", "sag", "Sagen åbnes.", "Sagen lukkes.", "HK", people, False)


# Forty cases each, by eight people: the same minutes over and over, so the means are plain.
MEASUREMENTS = {
    "før": dict(kind="Før", first="2025-11-03", last="2025-11-28", arrives="2026-01", minutes=[17, 18, 18, 19], count=40),
    "efter": dict(kind="Efter", first="2026-03-02", last="2026-03-27", arrives="2026-04", minutes=[9, 10, 11, 12], count=40),
}


def registrations(measured):
    first = data.day(measured["first"])
    for number in range(measured["count"]):
        minutes = measured["minutes"][number % len(measured["minutes"])]
        yield {"Dato": first + dt.timedelta(days=number % 5 + 7 * (number % 4)), "Opgave-ID": "O01",
               "Medarbejderkode": f"M{number % 8 + 1:02d}", "Minutter": Decimal(minutes), "Antal": 1}


def measurement_form(measured):
    return {"Måling": measured["kind"], "Fra": data.day(measured["first"]), "Til": data.day(measured["last"]),
            "Metode": "Stopur", "Ansvarlig": "Hanne Bisgaard", "Medarbejdere og MED oplyst den": data.day("2025-10-01"),
            "Slettes senest": data.day("2027-12-31")}
