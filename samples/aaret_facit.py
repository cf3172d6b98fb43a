"""Nordbys år, regnet en anden gang fra det, der er tastet: brøker hele vejen, og intet læses fra programmet."""

from fractions import Fraction as F

import aaret_data as year
from aaret_data import BENEFITS, MONTHS


def phase(start, full, month, ends):
    if month < start or (ends and month > ends):
        return F(0)
    if month >= full:
        return F(1)
    first, last = MONTHS.index(start), MONTHS.index(full)
    return F(MONTHS.index(month) - first + 1, last - first + 1)


def grown(id, month):
    return phase(BENEFITS[id]["start"], BENEFITS[id]["full"], month, year.ENDS.get(id[:6]))


def worth(id, figure, month):
    """Kroner with their sign, or the hours of all units of a month: what is phased in by then frees time."""
    benefit = BENEFITS[id]
    if year.kind(id) == "T":
        saved = benefit["before"] - benefit["after"]
        return F(figure) * saved / 60 * benefit["adoption"] / 100 * grown(id, month)
    return F(figure) * (-1 if benefit.get("kind") == "Ulempe" else 1)


def plan(id, month, amount):
    if year.kind(id) == "T":
        return worth(id, amount, month) / 12
    return worth(id, amount, month) / 12 * grown(id, month)


def promised(id, period):
    return BENEFITS[id]["units"] if year.kind(id) == "T" else year.yearly(id, period)[0]


def baseline(id, run):
    """The first promise, or the one a decision put in its place in a period that has been delivered."""
    benefit = BENEFITS[id]
    if year.kind(id) == "T":
        return benefit["units"]
    if id in year.REBASELINED and latest(id[:3], run) >= year.REBASELINED[id][0]:
        return year.REBASELINED[id][1]
    return benefit["yearly"]


def latest(centre, run):
    """The period of the newest file that has come."""
    return max(period for period in year.periods(centre) if year.arrives(centre, period) <= run)


def is_headroom(id):
    return year.kind(id) == "B" and BENEFITS[id].get("kind") != "Undgået udgift"


def is_cost(id):
    return BENEFITS[id].get("kind") == "Ulempe"


def measured(run):
    """Minutes saved per case, once both measurements have come."""
    if run < year.MEASUREMENTS["efter"]["arrives"]:
        return None
    mean = {name: F(sum(row["Minutter"] for row in year.registrations(one))) / one["count"]
            for name, one in year.MEASUREMENTS.items()}
    return mean["før"] - mean["efter"]


def documented(id, period, run):
    benefit = BENEFITS[id]
    if year.kind(id) == "T":
        saved = measured(run)
        if saved is None or not id.startswith("NBS"):
            return F(0)
        return sum(F(units) * saved / 60 * benefit["adoption"] / 100 * grown(id, month)
                   for month, units in year.given(id, period).items())
    if benefit["source"] == "Skøn" and not is_cost(id):
        return F(0)
    return sum(worth(id, figure, month) for month, figure in year.given(id, period).items())


def booked(id, period):
    """Vouchers, an account and an approval; a month that has been accepted as booked needs no new one."""
    if year.kind(id) == "T" or (BENEFITS[id]["source"] != "Økonomisystem" and not is_cost(id)):
        return F(0)
    # A cost needs no proof.
    approved = is_cost(id) or (id[:3], period) not in year.UNAPPROVED
    figures = year.given(id, period).items()
    return sum(worth(id, figure, month) for month, figure in figures if approved or month < period)


def totals(run):
    sums = {}

    def add(key, amount):
        sums[key] = sums.get(key, F(0)) + amount

    for id in BENEFITS:
        if not (is_headroom(id) or year.kind(id) == "T"):
            continue
        unit = "hours" if year.kind(id) == "T" else "headroom"
        period = latest(id[:3], run)
        add(f"{unit}_baseline_year", sum(plan(id, month, baseline(id, run)) for month in MONTHS))
        if not year.is_there(id, period):
            continue
        reported = sum(worth(id, figure, month) for month, figure in year.given(id, period).items())
        told = year.given(id, period)
        # What is late is expected as it was planned, like what is to come; a cost that nobody tells of is there already.
        late = [month for month in MONTHS if month <= run and month not in told]
        assumed = sum(plan(id, month, promised(id, period)) for month in late) if is_cost(id) else F(0)
        reported += assumed
        ahead = sum(plan(id, month, promised(id, period)) for month in MONTHS if month > run or month in late) - assumed
        add(f"{unit}_plan_year", sum(plan(id, month, promised(id, period)) for month in MONTHS))
        add(f"{unit}_reported", reported)
        add(f"{unit}_documented", documented(id, period, run) + assumed)
        add(f"{unit}_forecast", reported + ahead)
        if unit == "headroom":
            add("headroom_booked", booked(id, period) + assumed)
    return {key: str(round(float(amount), 6)) for key, amount in sorted(sums.items())}


def events(run):
    """What the sheet Ændringer lists, row by row: what, centre, about, field."""
    if run == MONTHS[0]:
        return []
    before, found = MONTHS[MONTHS.index(run) - 1], []
    for centre in year.CENTRES:
        was, now = latest(centre, before), latest(centre, run)
        if was == now:
            continue
        for id in (id for id in BENEFITS if id.startswith(centre)):
            sheet = "Tidsgevinster" if year.kind(id) == "T" else "Budgetgevinster"
            if not year.is_there(id, now):
                if year.is_there(id, was):
                    found.append(["Forsvundet", centre, sheet, id, ""])
                continue
            if year.kind(id) == "B" and promised(id, was) != promised(id, now):
                decided = id in year.REBASELINED
                what = "Ny baseline" if decided else "Plan ændret uden beslutning"
                # The cell that is changed, and what the plan gives in the year because of it.
                found += [[what, centre, sheet, id, field] for field in ("Årlig virkning", "Virkning i året")]
                found += [["Ændret", centre, sheet, id, field] for field in ("Mindst", "Mest")]
                if decided:
                    found.append(["Ændret", centre, sheet, id, "Beslutning"])
            old, new = year.given(id, was), year.given(id, now)
            for month, figure in new.items():
                if month <= before and old.get(month) != figure:
                    found.append(["Tidligere måned ændret", centre, "Opfølgning", f"{id} {month}", "Realiseret"])
    return sorted(found)


def everything():
    return {run: {"totals": totals(run), "events": events(run)} for run in MONTHS}
