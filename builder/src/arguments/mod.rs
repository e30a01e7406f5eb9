//! The command line: what can be asked, and the sentences of `--help`.

mod audit;
mod build;
mod evaluate;
mod export;
mod inputs;
mod learning;
mod life;
mod memory;
mod noise;
mod power;
mod report;
mod sensitive;
mod sql;
mod synth;

use std::path::PathBuf;

use clap::{Args, CommandFactory, Parser, Subcommand};
use clap_complete::Shell;

pub use audit::Audit;
pub use build::Build;
pub use evaluate::Evaluate;
pub use export::Export;
pub use life::{Keygen, Publish, Sign, Verify};
pub use power::Power;
pub use report::Report;
pub use sql::{Count, Sql};
pub use synth::Synth;

/// Turns an order export into a small model file that says what goes with a basket.
#[derive(Debug, Parser)]
#[command(name = "alongside", version, arg_required_else_help = true)]
#[command(after_help = "Exit status: 0 done · 2 usage · 3 the input is wrong · 4 refused")]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Say nothing but what went wrong.
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Makes the model: order log and catalogue in, three files to publish out.
    #[command(after_help = "Examples:
  alongside build --orders orders.csv --catalogue catalogue.csv --out shop/model
  alongside build --orders orders_export.csv --catalogue products_export.csv --out model
  alongside build --orders exports/ --catalogue feed.xml --dry-run
  alongside build --orders sales.parquet --column order_id=InvoiceNo \\
                  --column item_id=StockCode --out model
  alongside build --noisy-counts shop/model/private/noisy-counts.jsonl \
                  --catalogue catalogue.csv --out shop/model
  alongside build --orders orders.csv --out model --privacy threshold --no-tune
  alongside build --orders orders.csv --catalogue catalogue.csv --currency EUR --out model
  alongside build --orders orders.csv --catalogue catalogue.csv --out model \\
                  --overrides overrides.json

Exports of Shopify, WooCommerce, Google Analytics 4, Segment and RudderStack, Google Merchant
feeds and JSON-LD are recognised; CSV, TSV and JSON may be packed (gzip, zstd). A plain table:
orders.csv     order_id,item_id and perhaps user_id,timestamp,quantity,price,status
catalogue.csv  item_id and perhaps title,category,price,variant_of,aliases,related_product,…
               related_product: required_part:id:card-64,accessory:id:bag
overrides.json what people decided in private/report.html: approve, reject, pin, block, relabel, note
               {\"version\":1,\"decisions\":[{\"action\":\"pin\",\"anchor\":\"stove\",\"companion\":\"gas\",
                \"author\":\"Ada\",\"date\":\"2026-11-21\"}]}

The noise of --privacy dp, the default, is charged to private/ledger.json before it is drawn. What
was drawn is kept in private/noisy-counts.jsonl, and building from it again costs nothing.

Publish model.alongside, catalogue.json and manifest.json. Never publish private/.")]
    Build(Build),
    /// Measures the learner on orders it has not counted.
    #[command(after_help = "Examples:
  alongside evaluate --orders orders.csv --split split.csv --queries queries.csv
  alongside evaluate --orders orders.csv --catalogue products.csv --split split.csv \\
                     --queries queries.csv --privacy threshold --ranked ranked.csv

split.csv    order_id,part with the parts train, valid, test
queries.csv  query_id,part,order_id,context,target; the context's items separated by spaces")]
    Evaluate(Evaluate),
    /// Tells what is in a model, how it was made and what it promises.
    #[command(after_help = "Examples:
  alongside inspect model/model.alongside
  alongside inspect model/model.alongside --json")]
    Inspect(Inspect),
    /// Tells what a basket is answered, with every term of every score.
    #[command(after_help = "Examples:
  alongside explain model/model.alongside --basket tent,stove
  alongside explain model/model.alongside --basket tent --json
  alongside explain model/model.alongside --basket tent --policy policy.json
  alongside explain model/model.alongside --requests asked.jsonl

asked.jsonl  one request a line; a slate a line comes back:
             {\"request\":{\"basket\":[{\"id\":\"tent\"}],\"placement\":\"basket\"},\"clock\":{\"now\":0}}")]
    Explain(Explain),
    /// Attacks a model as somebody would who keeps every version of it.
    #[command(after_help = "Examples:
  alongside audit model/model.alongside --orders orders.csv --against older/model.alongside
  alongside audit model/model.alongside --orders later-orders.csv --since 2026-09-30

Refuses (4) a model of tier dp that gives orders away beyond luck; of others it tells what an
attacker gets.")]
    Audit(Audit),
    /// Tells a model's relations in the words of feeds and shops.
    #[command(after_help = "Examples:
  alongside export model/model.alongside --catalogue catalogue.csv --as merchant-feed \\
                   --out related.tsv
  alongside export model/model.alongside --catalogue catalogue.csv --as jsonld --out graph.json

What a vocabulary has no word for, or what breaks a rule of its fields, is left out and counted.")]
    Export(Export),
    /// Tells how many shoppers an experiment needs, before it starts.
    #[command(after_help = "Examples:
  alongside power --base 0.05 --lift 0.1
  alongside power --base 0.2 --lift 0.1 --arms 3 --json")]
    Power(Power),
    /// Tells whether suggestions help, from what shoppers chose to share.
    #[command(after_help = "Examples:
  alongside report --in shared/*.json
  alongside report --in shared/*.json --policy policy.json --html effect.html
  alongside report --in answers.jsonl --policy policy.json --planned 43000 --json

A file holds one record, a list of them, or one a line. Without --planned p-values and intervals hold
however often somebody looks; with it there is one look, once so many an arm are there.")]
    Report(Report),
    /// Prints the statements with which a cluster counts, instead of this machine.
    #[command(after_help = "Examples:
  alongside sql --engine spark --orders-table shop.order_lines --to s3://bucket/aggregates
  alongside sql --engine bigquery --orders-table shop.order_lines --column item_id=sku \\
                --to gs://bucket/aggregates
  alongside sql --engine snowflake --orders-table order_lines --to @stage/aggregates \\
                --catalogue catalogue.csv --lists lists --lists-at @stage/lists
  alongside sql --engine duckdb --orders-table \"read_parquet('orders/*.parquet')\" \\
                --without quantity --to aggregates | duckdb
  alongside build --from-aggregates aggregates --out model

The table has one row an order line: order_id, item_id, user_id, timestamp, quantity; --column and
--without say otherwise. What the statements write is aggregated, and private all the same.")]
    Sql(Sql),
    /// Counts here what `alongside sql` lets a cluster count: the same tables.
    #[command(after_help = "Example:
  alongside count --orders orders.csv --catalogue catalogue.csv --out aggregates
  alongside build --from-aggregates aggregates --catalogue catalogue.csv --out model")]
    Count(Count),
    /// Invents an order log of any size, to try and to measure `build` with.
    #[command(after_help = "Examples:
  alongside synth --lines 1M --out orders.csv
  alongside synth --lines 10M --out orders.parquet --seed 7
  alongside synth --lines 500k --products 2k --out orders.csv --catalogue catalogue.csv \\
                  --planted planted.csv

The log: products bought by Zipf's law, about as many as shops of that size sell; orders of 6.3
lines on average, 45 lines in 100 of one range of 16 products; shoppers of 20 lines who come back
to ranges of their own over two years; one order in ten without a customer; a few huge orders and
a few machines that order the same again and again. Columns: order_id, user_id, timestamp,
item_id, quantity.")]
    Synth(Synth),
    /// Draws a pair of keys: a private one to publish with, a public one for pages to pin.
    #[command(after_help = "Example:
  alongside keygen keys/shop

Writes keys/shop, which only you can read, and keys/shop.pub. Make two pairs: pin both public keys
in the page, sign with one, and keep the other where nobody gets at it until you need it.")]
    Keygen(Keygen),
    /// Signs a manifest you wrote yourself, byte by byte as it stands.
    #[command(after_help = "Example:
  alongside sign manifest.json --key keys/shop --out site/manifest.signed

`alongside publish` writes and signs manifests; this is for those who make their own.")]
    Sign(Sign),
    /// Checks a published folder as the pickiest of devices would.
    #[command(after_help = "Example:
  alongside verify site --key keys/shop.pub --key keys/spare.pub")]
    Verify(Verify),
    /// Makes a build, or an earlier version, what every page takes up next.
    #[command(after_help = "Examples:
  alongside publish site --from model --key keys/shop
  alongside publish site --from model --key keys/shop --orders since-the-build.csv
  alongside publish site --from model --key keys/shop --despite \"spring range\"
  alongside publish site --rollback 6 --key keys/shop
  alongside publish site --policy policy.json --key keys/shop

DIR is a folder any web server or CDN can serve as it is:
  manifest.signed              the one address pages know; let it be asked for again each time
  manifests/7.signed           every manifest there ever was
  models/<sha-256>.alongside   named by what is in them; may be cached for ever
  catalogues/<sha-256>.json

A model that has moved too far from the one that is served is refused (4) until a person has looked
and says why with --despite; the note stays in the private folder. Without --from and --rollback
what is served is signed anew: with another policy, or for longer.")]
    Publish(Publish),
    /// Writes what a shell needs to complete these commands.
    #[command(after_help = "Example:
  alongside completions bash > /etc/bash_completion.d/alongside")]
    Completions {
        /// Which shell.
        shell: Shell,
    },
}

/// The completions for a shell.
pub fn completions(shell: Shell) -> String {
    let mut written = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "alongside", &mut written);
    String::from_utf8_lossy(&written).into_owned()
}

/// `alongside inspect`.
#[derive(Debug, Args)]
pub struct Inspect {
    /// The model file.
    #[arg(value_name = "MODEL")]
    pub model: PathBuf,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// `alongside explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// The model file.
    #[arg(value_name = "MODEL")]
    pub model: PathBuf,
    /// Product ids or aliases, separated by commas.
    #[arg(
        long,
        value_name = "ID,ID",
        value_delimiter = ',',
        required_unless_present_any = ["requests", "journey"],
        conflicts_with_all = ["requests", "journey"]
    )]
    pub basket: Vec<String>,
    /// What the merchant decides, as `build --policy` takes it.
    #[arg(long, value_name = "FILE", requires = "basket")]
    pub policy: Option<PathBuf>,
    /// Requests as pages make them, one line of JSON each; prints a slate a line.
    #[arg(long, value_name = "FILE")]
    pub requests: Option<PathBuf>,
    /// A shopper's days to replay, step by step; several files one after another.
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with = "requests")]
    pub journey: Vec<PathBuf>,
    /// The rule to switch off, to see what it is there for.
    #[cfg(feature = "rules")]
    #[arg(long, value_name = "RULE")]
    pub without: Option<String>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}
