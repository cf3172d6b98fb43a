"""Sums a package's facts with DuckDB and prints them as JSON; amounts as text, so that no digit is lost."""

import json
import sys

import duckdb

facts, period = sys.argv[1], sys.argv[2]
source = f"read_parquet('{facts}')"
kinds = dict(row[:2] for row in duckdb.sql(f"DESCRIBE SELECT * FROM {source}").fetchall())
rows = duckdb.sql(f"""
    SELECT serie_kode, enhed_kode, stoerrelse_kode, CAST(sum(vaerdi) AS VARCHAR), count(*)
    FROM {source} WHERE year(maaned) = year(DATE '{period}-01') GROUP BY ALL ORDER BY ALL
""").fetchall()
json.dump({"type": kinds["vaerdi"], "rows": [list(row) for row in rows]}, sys.stdout, ensure_ascii=False)
