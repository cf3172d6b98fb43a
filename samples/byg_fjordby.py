#!/usr/bin/env python3
"""Bygger Fjordby Kommune: en opfunden kommune på programmets egne skabeloner, og facit.json regnet uafhængigt.

Brug: python3 samples/byg_fjordby.py STI_TIL_GEVINST

Hvert tal i facit kommer af de tal, der står i fjordby_data.py. Programmets egne resultater læses aldrig.
To kørsler giver de samme bytes.
"""

import copy
import datetime as dt
import io
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl.worksheet.table import TableColumn

import fjordby_data as data
import fjordby_facit as facit
from fjordby_data import Typed

HERE = Path(__file__).resolve().parent
ZIP_TIME = (2026, 1, 1, 0, 0, 0)


# ---------------------------------------------------------------- workbooks

def shown(value):
    return value.shown if isinstance(value, Typed) else value


def put(cell, value):
    """Writes a value as a person types it; a text that looks like a number stays a text."""
    value = shown(value)
    if value is None:
        return
    if isinstance(value, bool):
        value = "Ja" if value else "Nej"
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def form(ws, answers):
    rows = {ws.cell(row, 1).value: row for row in range(1, ws.max_row + 1)}
    for label, value in answers.items():
        put(ws.cell(rows[label], 2), value)


def header_of(ws):
    """The header cells of the sheet's one Excel table: label → column, and the row they stand in."""
    table = next(iter(ws.tables.values()))
    first, *_ = ws[table.ref]
    return table, first[0].row, {cell.value: cell.column for cell in first}


def fill(ws, rows):
    _, header, columns = header_of(ws)
    for place, row in enumerate(rows, start=header + 1):
        for label, value in row.items():
            if not label.startswith("_"):
                put(ws.cell(place, columns[label]), value)


def rearrange(ws, rows_above, order, own=None):
    """Moves the table down, orders its columns anew and adds a column of the centre's own, as Excel would."""
    table, header, columns = header_of(ws)
    last = header + 40
    grid = {}
    for row in range(header - 1, last + 1):
        for label, column in columns.items():
            cell = ws.cell(row, column)
            grid[row, label] = (cell.value, copy.copy(cell._style), copy.copy(cell.comment), cell.data_type)
    widths = {label: ws.column_dimensions[letter(column)].width for label, column in columns.items()}
    for row in ws.iter_rows(min_row=header - 1, max_row=ws.max_row):
        for cell in row:
            cell.value, cell.comment = None, None
    labels = [label for label in order if label in columns] + [label for label in columns if label not in order]
    for (row, label), (value, style, comment, kind) in grid.items():
        cell = ws.cell(row + rows_above, labels.index(label) + 1)
        cell.value, cell._style = value, style
        if value is not None:
            cell.data_type = kind
        if comment is not None:
            cell.comment = comment
    for place, label in enumerate(labels, start=1):
        ws.column_dimensions[letter(place)].width = widths[label]
    known = {column.name: column for column in table.tableColumns}
    table.tableColumns = [known[label] for label in labels]
    if own:
        title, values = own
        place = len(labels) + 1
        ws.cell(header + rows_above, place).value = title
        for offset, value in enumerate(values, start=1):
            put(ws.cell(header + rows_above + offset, place), value)
        table.tableColumns.append(TableColumn(id=len(labels) + 1, name=title))
    for place, column in enumerate(table.tableColumns, start=1):
        column.id = place
    table.ref = f"A{header + rows_above}:{letter(len(table.tableColumns))}{last + rows_above}"
    if table.autoFilter is not None:
        table.autoFilter.ref = table.ref
    ws.data_validations.dataValidation = []
    ws.conditional_formatting = type(ws.conditional_formatting)()
    ws.freeze_panes = None


def letter(column):
    return openpyxl.utils.get_column_letter(column)


def pack(workbook, saved):
    """The workbook's bytes with fixed times, sorted and deflated."""
    results = {f"xl/worksheets/sheet{place}.xml": results_of(ws) for place, ws in enumerate(workbook.worksheets, start=1)}
    buffer = io.BytesIO()
    workbook.save(buffer)
    out = io.BytesIO()
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name in sorted(source.namelist()):
            content = source.read(name)
            if name == "docProps/core.xml":
                stamp = saved.strftime("%Y-%m-%dT%H:%M:%SZ")
                content = re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp.encode(), content)
            if name in results:
                content = calculated(content, results[name])
            info = zipfile.ZipInfo(name, ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, content)
    return out.getvalue()


# ---------------------------------------------------------------- what Excel would have calculated

def results_of(ws):
    """Coordinate → the result of our formulas in the sheet's table; the other formulas give an empty text."""
    if not ws.tables:
        return {}
    table, header, columns = header_of(ws)
    results = {}
    for row in range(header + 1, ws.max_row + 1):
        for label, result in row_results(ws, table.name, row, columns).items():
            results[ws.cell(row, columns[label]).coordinate] = result
    return results


def row_results(ws, table, row, columns):
    def value(label):
        return ws.cell(row, columns[label]).value

    def numbers(*labels):
        found = [value(label) for label in labels]
        return [float(one) for one in found] if all(isinstance(one, (int, float, Decimal)) for one in found) else None

    if table == "Faggrupper" and value("Årsløn"):
        return {"Timesats": value("Årsløn") / data.NORM}
    if table == "Tidsgevinster" and (typed := numbers("Antal pr. år", "Minutter før", "Minutter efter", "Ibrugtagning")):
        units, before, after, adoption = typed
        hours = units * (before - after) / 60 * adoption / 100 * float(value("Tilskrivning")) / 100
        pay = data.PAY[value("Faggruppe")]
        return {"Timer pr. år": hours, "Årsværk": hours / data.NORM, "Kroner pr. år": hours * pay / data.NORM}
    if table == "Opfoelgning" and value("Gevinst-ID"):
        return {"Enhed": unit_of(ws.parent, value("Gevinst-ID"))}
    if table == "Kvittering":
        return measured_results(ws.parent, row - header_of(ws)[1])
    return {}


def unit_of(book, benefit):
    for row in rows_of(book["Tidsgevinster"]):
        if row["Gevinst-ID"] == benefit:
            return row["Enhed"]
    return next(cells[1].value for cells in book["Stamdata"].iter_rows() if cells[0].value == "Beløb er i")


def rows_of(ws):
    _, header, columns = header_of(ws)
    for row in range(header + 1, ws.max_row + 1):
        yield {label: ws.cell(row, column).value for label, column in columns.items()}


def measured_results(book, place):
    tasks = [row["Opgave-ID"] for row in rows_of(book["Opgaver"]) if row["Opgave-ID"]]
    if place > len(tasks):
        return {}
    rows = [row for row in rows_of(book["Registreringer"]) if row["Opgave-ID"] == tasks[place - 1]]
    usual = [row for row in rows if row["Usædvanlig"] != "Ja"]
    units = sum(row["Antal"] for row in usual)
    mean = float(sum(row["Minutter"] for row in usual)) / units
    each = [float(row["Minutter"]) / row["Antal"] for row in usual]
    spread = (sum((one - mean) ** 2 for one in each) / (len(usual) - 1)) ** 0.5
    return {"Opgave-ID": tasks[place - 1], "Registreringer": len(usual), "Usædvanlige": len(rows) - len(usual),
            "Antal enheder": units, "Medarbejdere": len({row["Medarbejderkode"] for row in usual}), "Gennemsnit": mean,
            "Median": statistics.median(each), "Mindst": min(each), "Mest": max(each), "Spredning": spread}


FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"((?: s="\d+")?)(?: t="\w+")?><f>(.*?)</f><v ?/?>(?:</v>)?</c>', flags=re.S)


def calculated(xml, results):
    """openpyxl forgets what a formula gave; Excel keeps it."""
    def cell(match):
        at, style, formula = match.groups()
        result = results.get(at.decode(), "")
        kind = b' t="str"' if isinstance(result, str) else b""
        return b'<c r="%s"%s%s><f>%s</f><v>%s</v></c>' % (at, style, kind, formula, str(result).encode())
    return FORMULA.sub(cell, xml)


def save(root, name, content):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def gevinst(binary, *arguments):
    done = subprocess.run([binary, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"gevinst {' '.join(map(str, arguments))}\n{done.stdout}\n{done.stderr}")


# ---------------------------------------------------------------- Fjordby

def programme(path):
    book = openpyxl.load_workbook(path)
    form(book["Program"], data.PROGRAM)
    for sheet, rows in data.PROGRAM_TABLES.items():
        fill(book[sheet], rows)
    return pack(book, data.PROGRAM_SAVED)


def business_case(template, entry):
    book = openpyxl.load_workbook(template)
    case = data.case(entry["centre"], entry["period"], entry.get("version", ""))
    form(book["Stamdata"], case["Stamdata"])
    for sheet, rows in case.items():
        if sheet != "Stamdata":
            fill(book[sheet], rows)
    if entry.get("rearranged"):
        own_ways(book, case)
    return pack(book, entry["saved"])


def own_ways(book, case):
    """The centre that makes the workbook its own: rows above, moved columns, a column, a sheet and a name of its own."""
    sheet = book["Opfølgning"]
    seen = [f"drøftet på ledermøde uge {11 + place % 3}" for place in range(len(case["Opfølgning"]))]
    rearrange(sheet, 3, ["Måned", "Gevinst-ID", "Kilde", "Realiseret"], ("CSO's egne noter", seen))
    sheet["A5"] = "Tallene er afstemt med omsorgssystemet og økonomisystemet den 7. april"
    sheet.title = "Opfølgning 2026"
    sheet = book["Budgetgevinster"]
    rearrange(sheet, 2, ["Tiltag-ID", "Gevinst-ID", "Beskrivelse", "Gevinstejer", "Årlig virkning"])
    sheet["A5"] = "Beløb er aftalt med økonomi på møde den 12. januar"
    own = book.create_sheet("Kørselsregnskab")
    for row in data.OWN_SHEET:
        own.append(row)


def time_registration(template, entry):
    book = openpyxl.load_workbook(template)
    measured = entry["measurement"]
    form(book["Stamdata"], data.measurement_form(measured))
    fill(book["Opgaver"], measured["tasks"])
    fill(book["Registreringer"], data.registrations(measured))
    without_empty_rows(book["Registreringer"], 300)
    fill(book["Sager pr. måned"], measured.get("cases", []))
    return pack(book, entry["saved"])


def without_empty_rows(ws, last):
    """The template has room for 2.000 rows; the formats of those nobody uses only take up space here."""
    for at in [at for at in ws._cells if at[0] > last]:
        del ws._cells[at]


def own_overview():
    book = openpyxl.Workbook()
    book.active.title = "Overblik"
    for row in data.NOT_OURS:
        book.active.append(row)
    return pack(book, dt.datetime(2026, 3, 30, 12, 0))


def kept(path, built):
    """A business case of edition 1 stays as it is: the program writes edition 2 and is to read both. Its figures are held
    against the facit all the same."""
    if not path.exists():
        return built
    with zipfile.ZipFile(path) as book:
        properties = book.read("docProps/custom.xml").decode()
    is_first = re.search(r'name="gevinst_udgave"[^>]*><vt:lpwstr>1<', properties)
    return path.read_bytes() if is_first else built


def build(binary, root):
    gevinst(binary, "opret", root)
    save(root, "program.xlsx", programme(root / "program.xlsx"))
    templates = {}
    for period in ["2026-01", "2026-02", "2026-03"]:
        gevinst(binary, "skabeloner", root, "--periode", period)
        templates[period] = Path(tempfile.mkdtemp(dir=root.parent))
        for file in (root / "skabeloner").iterdir():
            shutil.copy(file, templates[period])
    contents = {}
    for entry in data.FILES:
        name = entry["file"]
        if entry["kind"] == "businesscase":
            folder = templates[entry["period"]]
            built = business_case(next(folder.glob(f"Businesscase {entry['centre']}*.xlsx")), entry)
            contents[name] = kept(HERE / "fjordby/indsendt" / name, built)
        elif entry["kind"] == "tid":
            folder = templates[entry["period"]]
            contents[name] = time_registration(next(folder.glob(f"Tidsregistrering {entry['centre']}*.xlsx")), entry)
        elif entry["kind"] == "kopi":
            contents[name] = contents[entry["of"]]
        elif entry["kind"] == "fremmed":
            contents[name] = own_overview()
        else:
            contents[name] = entry["content"]
    for name, content in contents.items():
        save(root / "indsendt", name, content)
    return contents


def main():
    binary = str(Path(sys.argv[1]).resolve())
    target = HERE / "fjordby"
    with tempfile.TemporaryDirectory() as work:
        root = Path(work) / "fjordby"
        build(binary, root)
        shutil.rmtree(target / "indsendt", ignore_errors=True)
        shutil.copytree(root / "indsendt", target / "indsendt")
        shutil.copy(root / "program.xlsx", target / "program.xlsx")
    (target / "facit.json").write_text(json.dumps(facit.all_periods(), ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
