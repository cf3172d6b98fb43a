"""Prints every cell openpyxl sees in a workbook, as JSON: sheet → address → text, number or day."""

import datetime as dt
import json
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1], data_only=True)


def plain(value):
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return value


cells = {ws.title: {cell.coordinate: plain(cell.value) for row in ws.iter_rows() for cell in row if cell.value is not None}
         for ws in book.worksheets}
json.dump(cells, sys.stdout, ensure_ascii=False)
