"""Counting in SQL. In: an order log as Parquet, and the folder to write to. Out: the counts of
items and pairs, as Parquet; no model yet."""

import pathlib
import sys

import duckdb

log, folder = sys.argv[1], pathlib.Path(sys.argv[2])
sql = (pathlib.Path(__file__).parent / "counting.sql").read_text()
for name in ("items", "pairs"):
    sql = sql.replace("{" + name + "}", str(folder / f"{name}.parquet"))
duckdb.connect().execute(sql.replace("{log}", log))
