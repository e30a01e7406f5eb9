"""DuckDB for the tests: makes typed Parquet of an order log, runs a script, compares two counts.

engine.py parquet LOG.csv LOG.parquet    what is empty becomes NULL
engine.py run SCRIPT.sql
engine.py compare ONE OTHER      prints JSON: by table its rows, and how many only one side has
"""

import json
import pathlib
import sys

import duckdb

# How it was counted is told differently by each.
EXCEPT = {"meta": "name <> 'engine'"}

TYPED = """
COPY (
  SELECT
    NULLIF(order_id, '') AS order_id,
    NULLIF(item_id, '') AS item_id,
    NULLIF(user_id, '') AS user_id,
    CAST(NULLIF(timestamp, '') AS TIMESTAMP) AS timestamp,
    CAST(NULLIF(quantity, '') AS DOUBLE) AS quantity,
    NULLIF(status, '') AS status
  FROM read_csv('{source}', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"')
) TO '{target}' (FORMAT parquet)
"""


def tables(folder):
    """By name, where DuckDB finds a table: one file, or a folder of them."""
    found = {}
    for path in sorted(pathlib.Path(folder).iterdir()):
        if path.is_dir():
            found[path.name] = f"{path}/*.parquet"
        elif path.suffix == ".parquet":
            found[path.stem] = str(path)
    return found


def compare(one, other):
    """What only one side has, table by table."""
    db = duckdb.connect()
    ones, others = tables(one), tables(other)
    if set(ones) != set(others):
        raise SystemExit(f"{sorted(ones)} are not {sorted(others)}")
    result = {}
    for name in ones:
        described = db.execute(f"DESCRIBE SELECT * FROM read_parquet('{ones[name]}')")
        columns = [row[0] for row in described.fetchall()]
        where = EXCEPT.get(name, "true")
        left, right = (
            f"SELECT {', '.join(columns)} FROM read_parquet('{side[name]}') WHERE {where}"
            for side in (ones, others)
        )

        def count(query):
            return db.execute(f"SELECT COUNT(*) FROM ({query})").fetchall()[0][0]

        result[name] = {
            "rows": count(left),
            "onlyOne": count(f"({left}) EXCEPT ALL ({right})"),
            "onlyOther": count(f"({right}) EXCEPT ALL ({left})"),
            "example": [str(row) for row in db.execute(
                f"SELECT * FROM (({left}) EXCEPT ALL ({right})) LIMIT 3").fetchall()],
        }
    return result


def main(verb, *paths):
    if verb == "parquet":
        source, target = paths
        duckdb.sql(TYPED.format(source=source, target=target))
    elif verb == "run":
        duckdb.connect().execute(pathlib.Path(paths[0]).read_text(encoding="utf-8"))
    elif verb == "compare":
        print(json.dumps(compare(*paths)))
    else:
        raise SystemExit(__doc__)


main(*sys.argv[1:])
