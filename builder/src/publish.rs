//! Publish: the three files a shop uploads, and the private folder it does not.
//!
//! What must stay true: all files are written beside their old versions before the first is renamed,
//! the manifest last, so that no reader meets half of one and a manifest's hashes tell which
//! files it belongs to; a model without protection is never written.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use alongside::{
    contract::{
        CATALOGUE_VERSION, Catalogue as PublishedCatalogue, CatalogueProduct, Policy, PrivacyLabel,
        PrivacyTier,
    },
    life::sha256,
    model::Model,
};
use serde::Serialize;

use crate::{
    audit::AUDIT,
    catalogue::Catalogue,
    error::{BuilderError, InputError},
    policy,
    report::Report,
    tune::decode,
    unfinished::{Unfinished, finish},
};

/// The model, as its manifest names it.
pub const MODEL: &str = "model.alongside";
/// What dresses it.
pub const CATALOGUE: &str = "catalogue.json";
/// What says which belong together.
pub const MANIFEST: &str = "manifest.json";
/// The folder that is never published.
pub const PRIVATE: &str = "private";
const REPORT: &str = "report.json";
const NOISY_COUNTS: &str = "noisy-counts.jsonl";
const LEDGER: &str = "ledger.json";

/// Where the ledger of what is written to `folder` lies.
pub fn ledger_of(folder: &Path) -> PathBuf {
    folder.join(PRIVATE).join(LEDGER)
}
const PAGE: &str = "report.html";

/// What is to be published.
#[derive(Debug)]
pub struct Publication {
    model: Model,
    catalogue: Vec<u8>,
    manifest: Vec<u8>,
}

/// `manifest.json`: which files belong together, and what the model promises.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Manifest {
    version: u32,
    model: ModelEntry,
    catalogue: FileEntry,
    label: PrivacyLabel,
    #[serde(skip_serializing_if = "Option::is_none")]
    policy: Option<Policy>,
}

#[derive(Serialize)]
struct ModelEntry {
    file: &'static str,
    bytes: usize,
    /// As the file's header states it, eight hexadecimal digits.
    checksum: String,
    sha256: String,
}

#[derive(Serialize)]
struct FileEntry {
    file: &'static str,
    bytes: usize,
    sha256: String,
}

impl Publication {
    /// The bytes of all three files.
    pub fn of(
        catalogue: &Catalogue,
        currency: Option<String>,
        model: Vec<u8>,
        label: PrivacyLabel,
        policy: Option<Policy>,
    ) -> Result<Self, BuilderError> {
        if label.tier == PrivacyTier::None {
            return Err(BuilderError::Refused(
                "A model of raw counts is not published. Build with --privacy dp.".into(),
            ));
        }
        let (catalogue, model) =
            rayon::join(|| json(&published(catalogue, currency)), || decode(model));
        let (catalogue, model) = (catalogue?, model?);
        if let Some(policy) = &policy {
            policy::check(&model, policy)?;
        }
        let manifest = json(&Manifest {
            version: 1,
            model: ModelEntry {
                file: MODEL,
                bytes: model.bytes().len(),
                checksum: format!("{:08x}", model.checksum()),
                sha256: sha256(model.bytes()),
            },
            catalogue: FileEntry {
                file: CATALOGUE,
                bytes: catalogue.len(),
                sha256: sha256(&catalogue),
            },
            label,
            policy,
        })?;
        Ok(Self { model, catalogue, manifest })
    }

    /// The model as a page will read it.
    pub fn model(&self) -> &Model {
        &self.model
    }
}

/// Writes everything into `folder` and tells which files, those to publish first.
pub fn publish(
    folder: &Path,
    publication: &Publication,
    report: &Report,
    page: &str,
) -> Result<Vec<PathBuf>, BuilderError> {
    let private = folder.join(PRIVATE);
    fs::create_dir_all(&private).map_err(|error| unwritable(&private, &error))?;
    let (audit, report) = (json(&report.audit)?, json(report)?);
    // The manifest last: it names files that are there.
    let files = [
        (private.join(REPORT), report.as_slice()),
        (private.join(AUDIT), &audit),
        (private.join(PAGE), page.as_bytes()),
        (folder.join(CATALOGUE), &publication.catalogue),
        (folder.join(MODEL), publication.model.bytes()),
        (folder.join(MANIFEST), &publication.manifest),
    ];
    let mut unfinished = Vec::new();
    for (file, bytes) in &files {
        let new = Unfinished::of(file);
        fs::write(new.path(), bytes).map_err(|error| unwritable(file, &error))?;
        unfinished.push(new);
    }
    finish(unfinished).map_err(|error| unwritable(folder, &error))?;
    Ok(files.into_iter().map(|(file, _)| file).rev().collect())
}

/// Writes one file in place of its old version.
pub fn replace(file: &Path, bytes: &[u8]) -> Result<(), BuilderError> {
    let new = Unfinished::of(file);
    let written = fs::write(new.path(), bytes).and_then(|()| finish([new]));
    written.map_err(|error| unwritable(file, &error))
}

/// Keeps what was drawn, before anything is made of it.
pub fn keep_noisy_counts(folder: &Path, text: &str) -> Result<(), BuilderError> {
    let private = folder.join(PRIVATE);
    fs::create_dir_all(&private).map_err(|error| unwritable(&private, &error))?;
    replace(&private.join(NOISY_COUNTS), text.as_bytes())
}

fn published(catalogue: &Catalogue, currency: Option<String>) -> PublishedCatalogue {
    let products = catalogue.products.iter().map(|product| CatalogueProduct {
        id: product.id.clone(),
        title: product.title.clone(),
        category: product.category.clone(),
        price: product.price,
        url: product.url.clone(),
        image: product.image.clone(),
        variant_of: product.variant_of.map(|p| catalogue.products[p as usize].id.clone()),
    });
    PublishedCatalogue { version: CATALOGUE_VERSION, currency, products: products.collect() }
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, BuilderError> {
    serde_json::to_vec(value)
        .map_err(|error| BuilderError::Refused(format!("this can't be written as JSON: {error}")))
}

/// The same as text.
pub fn text(value: &impl Serialize) -> Result<String, BuilderError> {
    json(value).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

/// JSON for people and pipes.
pub fn pretty(value: &impl Serialize) -> Result<String, BuilderError> {
    serde_json::to_string_pretty(value)
        .map_err(|error| BuilderError::Refused(format!("this can't be written as JSON: {error}")))
}

/// Why `file` can't be written, for people.
pub fn unwritable(file: &Path, error: &io::Error) -> BuilderError {
    InputError::new(file, format!("the file can't be written: {error}"))
        .advice("choose another --out, or free the place")
        .into()
}
