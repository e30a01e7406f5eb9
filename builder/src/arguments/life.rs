//! The arguments of `alongside keygen`, `sign`, `verify` and `publish`.

use std::path::PathBuf;

use clap::{ArgGroup, Args};
use jiff::Timestamp;

use crate::life::{self, Files, SiteRequest};

/// `alongside keygen`.
#[derive(Debug, Args)]
pub struct Keygen {
    /// The file for the private key; the public one is written beside it, as FILE.pub.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Keygen {
    /// The request behind the words.
    pub fn request(self) -> life::Keygen {
        life::Keygen { file: self.file }
    }
}

/// `alongside sign`.
#[derive(Debug, Args)]
pub struct Sign {
    /// The manifest, as JSON.
    #[arg(value_name = "MANIFEST")]
    manifest: PathBuf,
    /// The private key.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// The signed manifest to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

impl Sign {
    /// The request behind the words.
    pub fn request(self) -> life::Sign {
        let Self { manifest, key, out } = self;
        life::Sign { manifest, key, out }
    }
}

/// `alongside verify`.
#[derive(Debug, Args)]
pub struct Verify {
    /// The folder that is served.
    #[arg(value_name = "DIR")]
    site: PathBuf,
    /// A public key the page pins, or the file that holds it; more than once for several.
    #[arg(long = "key", value_name = "KEY", required = true)]
    keys: Vec<String>,
}

impl Verify {
    /// The request behind the words.
    pub fn request(self, now: Timestamp) -> life::Verify {
        let Self { site, keys } = self;
        life::Verify { site, keys, now }
    }
}

/// `alongside publish`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("files").args(["from", "rollback"]))]
pub struct Publish {
    /// The folder a web server serves; made if there is none.
    #[arg(value_name = "DIR")]
    site: PathBuf,
    /// The folder `build` wrote. Without it, and without --rollback, what is served is signed anew.
    #[arg(long, value_name = "DIR")]
    from: Option<PathBuf>,
    /// Goes back to the files of this sequence, for everybody.
    #[arg(long, value_name = "SEQUENCE")]
    rollback: Option<u32>,
    /// The private key.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// A policy in place of the one that came with the files.
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// For how many days the model may speak of orders; then only what needs none is suggested.
    #[arg(long, value_name = "N", default_value_t = 120, value_parser = clap::value_parser!(u32).range(1..=730))]
    days: u32,
    /// The least version of the package that may take it up.
    #[arg(long, value_name = "VERSION", default_value = env!("CARGO_PKG_VERSION"))]
    minimum_engine: String,
    /// Orders placed after the build, to ask the version before and this one about.
    #[arg(long, value_name = "FILE", requires = "from")]
    orders: Option<PathBuf>,
    /// Publishes what drifted too far; the note says why, and stays in the private folder.
    #[arg(long, value_name = "NOTE", requires = "from")]
    despite: Option<String>,
}

impl Publish {
    /// The request behind the words.
    pub fn request(self, now: Timestamp) -> SiteRequest {
        let Self { site, from, rollback, key, policy, days, minimum_engine, orders, despite } =
            self;
        let files = match (from, rollback) {
            (Some(folder), _) => Files::Built(folder),
            (None, Some(earlier)) => Files::BackTo(earlier),
            (None, None) => Files::Served,
        };
        SiteRequest { site, files, key, policy, days, minimum_engine, orders, despite, now }
    }
}
