#!/usr/bin/env python3
"""Bygger et helt år i Nordby Kommune på programmets egne skabeloner, og facit.json regnet uafhængigt.

Brug: python3 samples/byg_aaret.py STI_TIL_GEVINST

Filerne ligger i den måned, de kommer ind. To kørsler giver de samme bytes.
"""

import datetime as dt
import json
import shutil
import sys
import tempfile
from pathlib import Path

import openpyxl

import aaret_data as year
import aaret_facit as facit
import byg_fjordby as by

TARGET = Path(__file__).resolve().parent / "aaret"


def programme(path):
    book = openpyxl.load_workbook(path)
    by.form(book["Program"], year.PROGRAM)
    for sheet, rows in year.PROGRAM_TABLES.items():
        by.fill(book[sheet], rows)
    return by.pack(book, dt.datetime(2025, 12, 15, 10, 0))


def lean(book):
    """Room for rows that nobody uses only takes up space here."""
    for sheet in book.worksheets:
        if sheet.tables:
            by.without_empty_rows(sheet, 70)


def business_case(template, centre, period):
    book = openpyxl.load_workbook(template)
    sheets = year.case(centre, period)
    by.form(book["Stamdata"], sheets.pop("Stamdata"))
    for sheet, rows in sheets.items():
        by.fill(book[sheet], rows)
    lean(book)
    number = int(period[5:])
    saved = dt.datetime(2026 + number // 12, number % 12 + 1, 6, 14, 0)
    return by.pack(book, saved)


def time_registration(template, measured):
    book = openpyxl.load_workbook(template)
    by.form(book["Stamdata"], year.measurement_form(measured))
    by.fill(book["Opgaver"], [year.task(8)])
    by.fill(book["Registreringer"], list(year.registrations(measured)))
    lean(book)
    return by.pack(book, dt.datetime.combine(by.data.day(measured["last"]), dt.time(15, 0)))


def build(binary, root):
    by.gevinst(binary, "opret", root)
    by.save(root, "program.xlsx", programme(root / "program.xlsx"))
    for period in year.MONTHS:
        by.gevinst(binary, "skabeloner", root, "--periode", period)
        for centre in year.CENTRES:
            if period in year.periods(centre):
                content = business_case(root / "skabeloner" / f"Businesscase {centre}.xlsx", centre, period)
                folder, name = year.arrives(centre, period), f"Businesscase {centre} {period}.xlsx"
                by.save(root / "indsendt" / folder, name, by.kept(TARGET / "indsendt" / folder / name, content))
    for name, measured in year.MEASUREMENTS.items():
        content = time_registration(root / "skabeloner" / "Tidsregistrering NBS.xlsx", measured)
        by.save(root / "indsendt" / measured["arrives"], f"Tidsregistrering NBS {name}.xlsx", content)


def main():
    binary = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as work:
        root = Path(work) / "aaret"
        build(binary, root)
        shutil.rmtree(TARGET, ignore_errors=True)
        shutil.copytree(root / "indsendt", TARGET / "indsendt")
        shutil.copy(root / "program.xlsx", TARGET / "program.xlsx")
    (TARGET / "facit.json").write_text(json.dumps(facit.everything(), ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
