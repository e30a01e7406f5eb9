//! What the engines say differently. Everything else in the statements is the same text for all.
//!
//! In the texts `{name}`, `{select}`, `{to}`, `{from}`, `{columns}` and `{x}` are filled in.

use clap::ValueEnum;

/// Where the statements are to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Engine {
    /// Spark SQL, and what speaks it: Databricks, Sail.
    Spark,
    /// Google BigQuery, as one script.
    Bigquery,
    /// Snowflake.
    Snowflake,
    /// DuckDB.
    Duckdb,
}

/// How one engine says it.
pub(super) struct Dialect {
    /// As `meta` names the engine.
    pub(super) name: &'static str,
    /// Before everything else.
    pub(super) first: &'static str,
    /// Makes a table for this session.
    pub(super) table: &'static str,
    /// Makes such a table of a Parquet file.
    pub(super) load: &'static str,
    /// A column `{x}` of that file.
    pub(super) loaded: &'static str,
    /// Writes a table as Parquet.
    pub(super) export: &'static str,
    /// A table of rows `{rows}` with columns `{columns}`, or `{typed}` with their type.
    pub(super) rows: &'static str,
    /// `{x}` without the blanks around it.
    pub(super) trimmed: &'static str,
    /// Whole seconds since 1970 of a time `{x}`.
    pub(super) seconds: &'static str,
    /// The month, from 1, of a day `{x}` counted from 1970.
    pub(super) month: &'static str,
    /// What stands before a quote within a text, and before itself; twice itself if it is a quote.
    pub(super) escape: char,
}

/// What Unicode calls a blank and fits a byte.
const BLANKS: &str =
    "' ' || CHR(9) || CHR(10) || CHR(11) || CHR(12) || CHR(13) || CHR(133) || CHR(160)";

impl Engine {
    pub(super) fn dialect(self) -> Dialect {
        match self {
            Self::Spark => Dialect {
                name: "spark",
                first: "SET spark.sql.session.timeZone = UTC;",
                table: "DROP VIEW IF EXISTS {name};\nCACHE TABLE {name} AS\n{select};",
                load: "CREATE OR REPLACE TEMPORARY VIEW {name} AS\n\
                       SELECT {columns} FROM parquet.`{from}`;",
                loaded: "{x}",
                export: "INSERT OVERWRITE DIRECTORY '{to}' USING parquet\n{select};",
                rows: "(VALUES {rows}) AS {name}({columns})",
                trimmed: "TRIM(BOTH {blanks} FROM CAST({x} AS STRING))",
                seconds: "UNIX_SECONDS(CAST({x} AS TIMESTAMP))",
                month: "MONTH(DATE_ADD(DATE '1970-01-01', CAST({x} AS INT)))",
                escape: '\\',
            },
            Self::Bigquery => Dialect {
                name: "bigquery",
                first: "",
                table: "CREATE OR REPLACE TEMP TABLE {name} AS\n{select};",
                load: "LOAD DATA OVERWRITE TEMP TABLE {name}\n\
                       FROM FILES (format = 'PARQUET', uris = ['{from}']);",
                loaded: "{x}",
                export: "EXPORT DATA OPTIONS (\n  uri = '{to}/*.parquet', format = 'PARQUET', \
                         compression = 'SNAPPY', overwrite = true\n) AS\n{select};",
                rows: "(SELECT {columns} FROM UNNEST(ARRAY<STRUCT<{typed}>>[\n    {rows}\n  ])) \
                       AS {name}",
                // Without a second argument it takes every blank of Unicode.
                trimmed: "TRIM(CAST({x} AS STRING))",
                seconds: "UNIX_SECONDS(CAST({x} AS TIMESTAMP))",
                month: "EXTRACT(MONTH FROM DATE_FROM_UNIX_DATE({x}))",
                escape: '\\',
            },
            Self::Snowflake => Dialect {
                name: "snowflake",
                first: "ALTER SESSION SET TIMEZONE = 'UTC';\n\
                        CREATE OR REPLACE TEMPORARY FILE FORMAT alongside_parquet TYPE = PARQUET;",
                table: "CREATE OR REPLACE TEMPORARY TABLE {name} AS\n{select};",
                load: "CREATE OR REPLACE TEMPORARY TABLE {name} AS\nSELECT {columns}\n\
                       FROM '{from}' (FILE_FORMAT => alongside_parquet);",
                loaded: "$1:{x}::STRING AS {x}",
                export: "COPY INTO '{to}/' FROM (\n{select}\n)\n\
                         FILE_FORMAT = (TYPE = PARQUET) HEADER = TRUE OVERWRITE = TRUE;",
                rows: "(VALUES {rows}) AS {name}({columns})",
                trimmed: "TRIM(CAST({x} AS STRING), {blanks})",
                seconds: "DATE_PART(EPOCH_SECOND, CAST({x} AS TIMESTAMP_NTZ))",
                month: "EXTRACT(MONTH FROM DATEADD(DAY, {x}, DATE '1970-01-01'))",
                escape: '\\',
            },
            Self::Duckdb => Dialect {
                name: "duckdb",
                first: "",
                table: "CREATE OR REPLACE TEMP TABLE {name} AS\n{select};",
                load: "CREATE OR REPLACE TEMP TABLE {name} AS\n\
                       SELECT {columns} FROM read_parquet('{from}');",
                loaded: "{x}",
                export: "COPY (\n{select}\n) TO '{to}.parquet' (FORMAT parquet);",
                rows: "(VALUES {rows}) AS {name}({columns})",
                trimmed: "TRIM(CAST({x} AS STRING), {blanks})",
                seconds: "CAST(FLOOR(EPOCH(CAST({x} AS TIMESTAMP))) AS BIGINT)",
                month: "EXTRACT(MONTH FROM DATE '1970-01-01' + CAST({x} AS INTEGER))",
                escape: '\'',
            },
        }
    }
}

impl Dialect {
    /// `{x}` without the blanks around it.
    pub(super) fn trim(&self, x: &str) -> String {
        self.trimmed.replace("{blanks}", BLANKS).replace("{x}", x)
    }

    /// A text as this engine writes it.
    pub(super) fn text(&self, text: &str) -> String {
        let mut written = String::from("'");
        for letter in text.chars() {
            if letter == '\'' || letter == self.escape {
                written.push(self.escape);
            }
            written.push(letter);
        }
        written.push('\'');
        written
    }

    /// Texts between commas.
    pub(super) fn texts<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> String {
        let written: Vec<_> = texts.into_iter().map(|text| self.text(text)).collect();
        written.join(", ")
    }

    /// A table of rows of numbers.
    pub(super) fn rows(&self, name: &str, columns: &[&str], rows: &[Vec<u64>]) -> String {
        let one = |row: &Vec<u64>| {
            let values: Vec<_> = row.iter().map(u64::to_string).collect();
            format!("({})", values.join(", "))
        };
        let rows: Vec<_> = rows.iter().map(one).collect();
        let typed: Vec<_> = columns.iter().map(|column| format!("{column} INT64")).collect();
        // A line of a script is for reading.
        let lines: Vec<_> = rows.chunks(8).map(|few| few.join(", ")).collect();
        self.rows
            .replace("{rows}", &lines.join(",\n    "))
            .replace("{name}", name)
            .replace("{typed}", &typed.join(", "))
            .replace("{columns}", &columns.join(", "))
    }
}
