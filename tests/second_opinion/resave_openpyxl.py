"""Opens a workbook in openpyxl and saves it: resave_openpyxl.py FROM TO."""
import sys

import openpyxl

openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])
