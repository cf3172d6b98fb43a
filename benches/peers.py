"""Times gevinst and its peers on one made-up programme; see benches/peers, which calls it.

A peer in an interpreter times itself from its first file, so that its start is not counted; programs are timed whole.
Processor time is shown beside the time on the wall: on a machine with other work, it is the one to compare.
"""

import datetime as dt
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHEET, ROUNDS = "Opfølgning", 5


# ---------------------------------------------------------------- what the Python peers do

def openpyxl_pandas(files, target):
    import pandas as pd
    sums = {}
    for file in files:
        sheets = pd.read_excel(file, sheet_name=None, header=None, engine="openpyxl")
        rows = sheets[SHEET].iloc[:, :3].dropna()
        money = rows[rows[0].astype(str).str.contains("-B")]
        for benefit, month, amount in money.itertuples(index=False):
            key = benefit.split("-")[0], f"{month:%Y-%m}"
            sums[key] = sums.get(key, 0) + amount
    pd.DataFrame([(*key, value) for key, value in sorted(sums.items())]).to_excel(target, index=False, header=False)


def calamine_polars(files, target):
    import polars as pl
    from python_calamine import CalamineWorkbook
    parts = []
    for file in files:
        book = CalamineWorkbook.from_path(file)
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python()
            if name != SHEET:
                continue
            typed = [row[:3] for row in rows if isinstance(row[1], dt.date) and "-B" in str(row[0])]
            frame = pl.DataFrame(typed, schema={"benefit": pl.String, "month": pl.Date, "amount": pl.Float64}, orient="row")
            key = [pl.col("benefit").str.split("-").list.first().alias("centre"), pl.col("month").dt.strftime("%Y-%m")]
            parts.append(frame.group_by(key).agg(pl.col("amount").sum()))
    pl.concat(parts).sort("centre", "month").write_excel(target, include_header=False)


PYTHON = {"openpyxl + pandas": openpyxl_pandas, "python-calamine + polars": calamine_polars}


def be(name, target, files):
    PYTHON[name](files[:1], target)
    began, worked = time.perf_counter(), time.process_time()
    PYTHON[name](files, target)
    print(time.perf_counter() - began, time.process_time() - worked)


# ---------------------------------------------------------------- the sums in a workbook

def month_of(value):
    if isinstance(value, (int, float)):
        value = dt.date(1899, 12, 30) + dt.timedelta(days=int(value))
    return value if isinstance(value, str) else f"{value:%Y-%m}"


def peer_sums(target):
    from python_calamine import CalamineWorkbook
    rows = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    return {(centre, month_of(month)): round(amount, 2) for centre, month, amount in rows}


def our_sums(folder):
    from python_calamine import CalamineWorkbook
    book = next(folder.glob("resultat/*/Gevinstrealisering*.xlsx"))
    rows = iter(CalamineWorkbook.from_path(book).get_sheet_by_name("Måneder").to_python())
    header = next(row for row in rows if "Gevinst-ID" in row)
    centre, benefit, month, series, value = map(header.index, ["Centerkode", "Gevinst-ID", "Måned", "Serie", "Værdi"])
    sums = {}
    for row in rows:
        if row[series] == "Indberettet" and "-B" in row[benefit]:
            key = row[centre], month_of(row[month])
            sums[key] = sums.get(key, 0) + row[value]
    return {key: round(value, 2) for key, value in sums.items()}


# ---------------------------------------------------------------- the race

class Racer:
    def __init__(self, name, command, files, times_itself=False, before=lambda: None):
        self.name, self.command, self.files, self.times_itself = name, command, files, times_itself
        self.before, self.seconds, self.processor = before, [], []

    def run(self):
        self.before()
        began, worked = time.perf_counter(), children()
        done = subprocess.run(self.command, capture_output=True, text=True)
        taken = time.perf_counter() - began, children() - worked
        # One that finds something to mend says so in its exit code.
        if done.returncode > 1:
            sys.exit(f"{self.name}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
        wall, processor = map(float, done.stdout.split()) if self.times_itself else taken
        self.seconds.append(wall / self.files)
        self.processor.append(processor / self.files)

    def medians(self):
        return statistics.median(self.seconds), statistics.median(self.processor)


def children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def racers(programs, work, period):
    folder, files = work / "program", sorted(str(file) for file in (work / "program/indsendt").iterdir())
    few = files[:: max(1, len(files) // 20)][:20]
    gevinst = str(programs / "gevinst")
    this = [sys.executable, str(Path(__file__).resolve())]

    def target(name):
        return str(work / f"{name}.xlsx")

    def nothing_kept():
        shutil.rmtree(folder / "resultat", ignore_errors=True)

    saml = [gevinst, "saml", str(folder), "--periode", period]
    yield Racer("inflate alone (libdeflate)", [str(programs / "examples/floor"), *files], len(files))
    yield Racer("our reading door", [str(programs / "examples/door"), *files], len(files))
    yield Racer("gevinst tjek", [gevinst, "tjek", str(folder)], len(files))
    yield Racer("gevinst saml", saml, len(files), before=nothing_kept)
    yield Racer("gevinst saml, one file new", saml, len(files), before=lambda: change(Path(files[0])))
    yield Racer("gevinst saml, nothing new", saml, len(files))
    yield Racer("calamine", [str(programs / "examples/calamine"), target("calamine"), *files], len(files))
    for name, some in [("python-calamine + polars", files), ("openpyxl + pandas", few[:5])]:
        yield Racer(name, [*this, "--as", name, target(name), *some], len(some), True)
    yield Racer("SheetJS", ["node", str(HERE / "peers.js"), target("SheetJS"), *few], len(few), True)


def change(file):
    """Other bytes that say the same: a part of the archive gets another year."""
    whole = file.with_suffix(".new")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            year, *rest = part.date_time
            new.writestr(zipfile.ZipInfo(part.filename, (max(1980, (year + 1) % 2100), *rest)), old.read(part), zipfile.ZIP_DEFLATED)
    whole.replace(file)


def check(work, name, ours):
    target = work / f"{name}.xlsx"
    if target.exists():
        theirs = peer_sums(target)
        wrong = [key for key, value in theirs.items() if abs(ours.get(key, -1) - value) > 0.01]
        if wrong or not theirs:
            sys.exit(f"{name} does not agree with us: {wrong[:5]} of {len(theirs)}")
        return len(theirs)
    return 0


def main(programs, work, months):
    all_of_them = list(racers(programs, work, f"2026-{int(months):02}"))
    for _ in range(ROUNDS):
        for racer in all_of_them:
            racer.run()
    ours = our_sums(work / "program")
    agreed = {racer.name: check(work, racer.name, ours) for racer in all_of_them}
    wall_of, processor_of = next(racer for racer in all_of_them if racer.name == "calamine").medians()
    print(f"{all_of_them[1].files} workbooks, {os.cpu_count()} cores, median of {ROUNDS} rounds\n")
    print(f"{'per workbook':28}{'ms':>9}{'calamine = 1':>14}{'processor ms':>14}{'calamine = 1':>14}   sums that agree")
    for racer in all_of_them:
        wall, processor = racer.medians()
        times = f"{wall * 1000:9.2f}{wall / wall_of:14.2f}{processor * 1000:14.2f}{processor / processor_of:14.2f}"
        print(f"{racer.name:28}{times}   {agreed[racer.name] or ''}")


if __name__ == "__main__":
    if sys.argv[1] == "--as":
        be(sys.argv[2], sys.argv[3], sys.argv[4:])
    else:
        main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
