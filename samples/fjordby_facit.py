"""Fjordby Kommunes tal, regnet en anden gang fra det, der er tastet. Brøker hele vejen; intet læses fra programmet."""

import datetime as dt
from fractions import Fraction as F

import fjordby_data as data
from fjordby_data import Typed

MONTHS = [f"2026-{number:02d}" for number in range(1, 13)]
PERIODS = MONTHS[:3]
LEARNING_DAYS, LEAST_UNITS, LEAST_PEOPLE, LEAST_ROWS = 28, 30, 3, 5


def meaning(value):
    return value.means if isinstance(value, Typed) else value


def number(value):
    value = meaning(value)
    return None if value is None else F(str(value))


def month_of(value):
    return meaning(value).strftime("%Y-%m")


def order(month):
    year, number = month.split("-")
    return int(year) * 12 + int(number)


# ---------------------------------------------------------------- which files count

def fate_of_files(period):
    """What becomes of each file: its place in the list → what, and the files that count."""
    last_day = dt.date(2026, int(period[5:]) + 1, 1) - dt.timedelta(days=1)
    fates, cases = {}, {}
    for place, entry in enumerate(data.FILES):
        kind = entry["kind"]
        if kind == "støj" or kind == "ignoreret":
            fates[place] = "ignored"
        elif kind == "fremmed":
            fates[place] = "rejected"
        elif kind == "kopi":
            fates[place] = "duplicates"
        elif kind == "tid":
            fates[place] = "later" if data.day(entry["measurement"]["last"]) > last_day else "used"
        elif entry["period"] > period:
            fates[place] = "later"
        else:
            cases.setdefault(entry["centre"], []).append(place)
    chosen = {}
    for centre, places in cases.items():
        newest = max(places, key=lambda place: (data.FILES[place]["period"], data.FILES[place]["saved"]))
        for place in places:
            fates[place] = "replaced"
        fates[newest] = "used" if data.FILES[newest]["period"] == period else "carried_forward"
        chosen[centre] = data.FILES[newest]
    return fates, chosen


def counts(fates):
    kinds = ["used", "carried_forward", "replaced", "duplicates", "later", "rejected", "ignored"]
    return {"found": len(fates)} | {kind: sum(fate == kind for fate in fates.values()) for kind in kinds}


# ---------------------------------------------------------------- measurements

def usual(measured, task):
    rows = [row for row in data.registrations(measured) if row["Opgave-ID"] == task and row["Usædvanlig"] != "Ja"]
    return [(F(row["Minutter"]), row["Antal"], row["Variant"], row["Medarbejderkode"]) for row in rows]


def by_employee(rows):
    """Each employee's minutes and units."""
    sums = {}
    for minutes, units, _, who in rows:
        own = sums.setdefault(who, [F(0), F(0)])
        own[0] += minutes
        own[1] += units
    return sums


def is_even(rows):
    """Whether the units come to 82 % as many employees with equal numbers at least; of ten and more, 77 %."""
    units = [own[1] for own in by_employee(rows).values()]
    least = F(82, 100) if len(units) < 10 else F(77, 100)
    return sum(units) ** 2 >= least * len(units) * sum(one ** 2 for one in units)


def mean(rows, even):
    sums = by_employee(rows).values()
    if even:
        return sum(own[0] for own in sums) / sum(own[1] for own in sums)
    return sum(own[0] / own[1] for own in sums) / len(sums)


def away(rows, even):
    """What each employee lies away from the mean, as a part of it."""
    middle, sums = mean(rows, even), by_employee(rows)
    if even:
        units = sum(own[1] for own in sums.values())
        return {who: (own[0] - middle * own[1]) / units for who, own in sums.items()}
    return {who: (own[0] / own[1] - middle) / len(sums) for who, own in sums.items()}


def at_mix(rows, mix):
    """The mean and its variance with the variants in these shares, and the employees of the variant that fewest had."""
    even, middle, total, fewest = is_even(rows), F(0), {}, None
    for name, share in mix.items():
        own = [row for row in rows if name in (None, row[2])]
        middle += share * mean(own, even)
        parts = away(own, even)
        fewest = len(parts) if fewest is None else min(fewest, len(parts))
        for who, part in parts.items():
            total[who] = total.get(who, F(0)) + share * part
    return middle, F(fewest, fewest - 1) * sum(part ** 2 for part in total.values()), fewest


def side(centre, task, kind, period, fates):
    for place, entry in enumerate(data.FILES):
        if entry["kind"] != "tid" or fates[place] != "used" or entry["centre"] != centre:
            continue
        measured = entry["measurement"]
        if measured["kind"] == kind:
            for row in measured["tasks"]:
                if row["Opgave-ID"] == task:
                    return measured, row, usual(measured, task)
    return None


def proof(centre, benefit, live, period, fates):
    """Measured minutes before and after, and whether those after are of all cases, or nothing."""
    before = side(centre, benefit["Opgave-ID"], "Før", period, fates)
    after = side(centre, benefit["Opgave-ID"], "Efter", period, fates)
    if live is None or before is None or after is None:
        return None
    if data.day(before[0]["last"]) >= live or (data.day(after[0]["first"]) - live).days < LEARNING_DAYS:
        return None
    for measured, _, rows in (before, after):
        if measured["method"] == "Skøn" or sum(row[1] for row in rows) < LEAST_UNITS:
            return None
        # Measured by fewer than are shown apart, and one of fewer than three of its kind: shown, it would tell of four people.
        if len({row[3] for row in rows}) < max(LEAST_PEOPLE, data.PROGRAM["Mindste gruppe"]):
            return None
    old, new = before[2], after[2]
    mix = {None: F(1)}
    if any(row[2] for row in old + new):
        if not all(row[2] for row in old + new):
            return None
        mix = {name: F(sum(row[1] for row in old if row[2] == name), sum(row[1] for row in old)) for name in {row[2] for row in old}}
        if any(sum(row[2] == name for row in rows) < LEAST_ROWS for name in mix for rows in (old, new)):
            return None
    (old_mean, old_variance, one), (new_mean, new_variance, other) = at_mix(old, mix), at_mix(new, mix)
    if min(one, other) < (LEAST_PEOPLE if max(one, other) <= 10 else LEAST_PEOPLE + 1):
        return None
    error = max(old_variance, at_mix(old, {None: F(1)})[1]) + new_variance
    difference = old_mean - new_mean
    # Three standard errors is outside a 95 % interval from about four degrees of freedom on; the least of ours has four.
    if min(one, other) < 5 or difference <= 0 or difference ** 2 <= 9 * error:
        raise SystemExit(f"{benefit['Gevinst-ID']}: the sample is not clear enough to be sure of its verdict")
    return old_mean, new_mean, after[1]["Målt på alle sager"] == "Ja"


# ---------------------------------------------------------------- plan, reported, expected

def phase(start, full, ends, month):
    if month < start or (ends and month > ends):
        return F(0)
    if month >= full:
        return F(1)
    return F(order(month) - order(start) + 1, order(full) - order(start) + 1)


def end_of(initiative):
    return month_of(initiative["Ophører"]) if initiative["Ophører"] else None


def once(start, full, month):
    return F(1, order(full) - order(start) + 1) if start <= month <= full else F(0)


def reports(case, benefit, period):
    rows = [row for row in case["Opfølgning"] if row["Gevinst-ID"] == benefit and not row.get("_out")]
    return sorted((row for row in rows if month_of(row["Måned"]) <= period), key=lambda row: month_of(row["Måned"]))


def own_expectation(rows):
    """Only the latest month's own figure: an older one also covers months that have been reported since."""
    latest = rows[-1]["Forventet resten af året"] if rows else None
    return None if latest is None else number(latest)


def year_factor(level, kind):
    factor = F(1)
    for year in range(level + 1, data.PRICE_LEVEL + 1):
        pay, other = data.RISES[year]
        factor *= 1 + F(pay if kind == "Løn" else other) / 100
    return factor


def owed(benefit, initiative, told, period):
    """The months a report is owed for, and those of them that have none; every benefit here is made up by the month."""
    if initiative["Fase"] not in ("Under implementering", "I drift"):
        return [], []
    last = min(filter(None, [period, end_of(initiative), month_of(benefit["Fuld effekt"]) if benefit.get("Varighed") == "Engang" else None]))
    due = [month for month in MONTHS if month_of(benefit["Start"]) <= month <= last]
    came = {month_of(row["Måned"]) for row in told}
    return due, [month for month in due if month not in came]


def promises(initiative, month, period):
    """An idea promises nothing, and what has fallen nothing after the period."""
    return initiative["Fase"] != "Idé" and (initiative["Fase"] != "Bortfaldet" or month <= period)


def late_before(told, late):
    """A centre's own expectation covers the months after the one it was typed in."""
    own = own_expectation(told)
    return late if own is None else [month for month in late if month < month_of(told[-1]["Måned"])]


NAMES = ["headroom_plan_year", "headroom_plan", "headroom_reported", "headroom_unproven", "headroom_documented", "headroom_booked",
         "headroom_expected", "headroom_forecast", "hours_plan", "hours_reported", "hours_unproven", "hours_documented",
         "hours_expected", "hours_forecast", "value_documented", "harvested_documented", "reinvested_documented",
         "idle_documented", "avoided_reported", "reports_due", "reports_in", "headroom_missing", "hours_missing"]


def centre_figures(centre, period, fates, entry):
    sums = dict.fromkeys(NAMES, F(0))
    case = data.case(centre, entry["period"], entry.get("version", ""))
    initiatives = {row["Tiltag-ID"]: row for row in case["Tiltag"]}
    for benefit in case["Tidsgevinster"]:
        if not benefit.get("_out"):
            time_benefit(sums, centre, benefit, initiatives[benefit["Tiltag-ID"]], case, period, fates)
    for benefit in case["Budgetgevinster"]:
        if not benefit.get("_out"):
            budget_benefit(sums, benefit, initiatives[benefit["Tiltag-ID"]], case, period)
    sums["headroom_forecast"] = sums["headroom_reported"] + sums["headroom_expected"]
    sums["hours_forecast"] = sums["hours_reported"] + sums["hours_expected"]
    rows = case["Opfølgning"]
    return sums, {"accepted": sum(not row.get("_out") for row in rows), "rejected": sum(bool(row.get("_out")) for row in rows)}


def time_benefit(sums, centre, benefit, initiative, case, period, fates):
    adoption, attribution = number(benefit["Ibrugtagning"]) / 100, number(benefit["Tilskrivning"]) / 100
    saved = number(benefit["Minutter før"]) - number(benefit["Minutter efter"])

    def grown(month):
        return phase(month_of(benefit["Start"]), month_of(benefit["Fuld effekt"]), end_of(initiative), month)

    def promised(units, months):
        """All units handled in some months: of each month's equal part, what is phased in by then frees time."""
        return units * saved / 60 * adoption * attribution * sum(grown(month) for month in months) / len(months)

    def planned(month):
        if not promises(initiative, month, period):
            return F(0)
        return promised(number(benefit["Antal pr. år"]) / 12, [month])

    live = meaning(initiative["Idriftsat"])
    proven = proof(centre, benefit, live, period, fates)
    told = reports(case, benefit["Gevinst-ID"], period)
    due, late = owed(benefit, initiative, told, period)
    sums["reports_due"] += len(due)
    sums["reports_in"] += len(due) - len(late)
    sums["hours_missing"] += sum(planned(month) for month in late)
    sums["hours_expected"] += sum(planned(month) for month in late_before(told, late))
    sums["hours_plan"] += sum(planned(month) for month in MONTHS if month <= period)
    for row in told:
        units = number(row["Realiseret"])
        month = month_of(row["Måned"])
        sums["hours_reported"] += promised(units, [month])
        if proven and month >= live.strftime("%Y-%m"):
            before, after, on_all = proven
            # Measured on all cases, those outside the new workflow are in the minutes already.
            share = 1 if on_all else adoption * grown(month)
            hours = units * (before - after) / 60 * share * attribution
            value = hours * data.PAY[benefit["Faggruppe"]] / data.NORM
            harvested, reinvested = value * number(benefit["Høstes"]) / 100, value * number(benefit["Geninvesteres"]) / 100
            sums["hours_documented"] += hours
            sums["value_documented"] += value
            sums["harvested_documented"] += harvested
            sums["reinvested_documented"] += reinvested
            sums["idle_documented"] += value - harvested - reinvested
        else:
            sums["hours_unproven"] += promised(units, [month])
    own = own_expectation(told) if initiative["Fase"] != "Bortfaldet" else None
    if own is not None:
        sums["hours_expected"] += promised(own, [month for month in MONTHS if month > period])
    elif initiative["Fase"] != "Bortfaldet":
        sums["hours_expected"] += sum(planned(month) for month in MONTHS if month > period)


def budget_benefit(sums, benefit, initiative, case, period):
    stamp = case["Stamdata"]
    unit = 1000 if stamp["Beløb er i"] == "1.000 kr." else 1
    factor = unit * year_factor(stamp["Prisniveau"], benefit["Løn eller øvrig drift"])
    sign = -1 if benefit["Art"] == "Ulempe" else 1
    yearly = number(benefit["Årlig virkning"]) * factor * sign
    start, full = month_of(benefit["Start"]), month_of(benefit["Fuld effekt"])

    def planned(month):
        if not promises(initiative, month, period):
            return F(0)
        if benefit["Varighed"] == "Engang":
            return yearly * once(start, full, month)
        return yearly / 12 * phase(start, full, end_of(initiative), month)

    told = reports(case, benefit["Gevinst-ID"], period)
    reported = [(row, number(row["Realiseret"]) * factor * sign) for row in told]
    due, late = owed(benefit, initiative, told, period)
    sums["reports_due"] += len(due)
    sums["reports_in"] += len(due) - len(late)
    if benefit["Art"] == "Undgået udgift":
        sums["avoided_reported"] += sum(amount for _, amount in reported)
        return
    is_cost = benefit["Art"] == "Ulempe"
    if is_cost:
        # A cost that nobody tells of is there all the same, and needs no proof.
        for name in ("headroom_reported", "headroom_documented", "headroom_booked"):
            sums[name] += sum(planned(month) for month in late)
    else:
        sums["headroom_missing"] += sum(planned(month) for month in late)
        sums["headroom_expected"] += sum(planned(month) for month in late_before(told, late))
    sums["headroom_plan_year"] += sum(planned(month) for month in MONTHS)
    sums["headroom_plan"] += sum(planned(month) for month in MONTHS if month <= period)
    for row, amount in reported:
        sums["headroom_reported"] += amount
        documented = is_cost or row["Kilde"] in ("Økonomisystem", "Fagsystem") and benefit["Evidens"] in ("A", "B", "C")
        booked = is_cost or documented and row["Bilag"] and benefit["Kontering"] and stamp["Status"] == "Godkendt"
        sums["headroom_documented"] += amount if documented else 0
        sums["headroom_booked"] += amount if booked else 0
        sums["headroom_unproven"] += 0 if documented else amount
    own = own_expectation(told) if initiative["Fase"] != "Bortfaldet" else None
    if own is not None:
        sums["headroom_expected"] += own * factor * sign
    elif initiative["Fase"] != "Bortfaldet":
        sums["headroom_expected"] += sum(planned(month) for month in MONTHS if month > period)


# ---------------------------------------------------------------- facit

def written(value):
    """Twelve decimals, half away from zero, without zeros at the end."""
    scaled = abs(value) * 10 ** 12
    whole = (scaled.numerator * 2 + scaled.denominator) // (2 * scaled.denominator)
    digits = f"{whole:013d}"
    text = f"{digits[:-12]}.{digits[-12:]}".rstrip("0").rstrip(".")
    return f"-{text}" if value < 0 and whole else text


def period_facit(period):
    fates, chosen = fate_of_files(period)
    programme, centres = dict.fromkeys(NAMES, F(0)), {}
    for centre in data.CENTRES:
        sums, rows = dict.fromkeys(NAMES, F(0)), {"accepted": 0, "rejected": 0}
        if centre in chosen:
            sums, rows = centre_figures(centre, period, fates, chosen[centre])
        for name in NAMES:
            programme[name] += sums[name]
        centres[centre] = {"figures": {name: written(sums[name]) for name in NAMES}, "follow_up_rows": rows}
    return {"files": counts(fates), "programme": {name: written(programme[name]) for name in NAMES}, "centres": centres}


def all_periods():
    return {period: period_facit(period) for period in PERIODS}
