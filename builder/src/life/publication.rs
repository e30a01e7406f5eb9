//! Publish: a build, or an earlier version, becomes what every page takes up next.
//!
//! What must stay true: what drifted too far is published only by a person who says why, and the
//! note stays in the private folder.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use alongside::{
    contract::{
        Catalogue, Claims, MANIFEST_VERSION, Manifest, Policy, PrivacyTier, PublishedFile, Term,
    },
    life::{sha256, trials},
    model::Model,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    keys::PrivateKey,
    sign::signed,
    site::{Site, Sort, unreadable},
};
use crate::{
    drift::Drift,
    error::{BuilderError, InputError},
    inspect, policy,
    progress::Progress,
    publish::{self, CATALOGUE, MANIFEST, MODEL, PRIVATE, replace},
    tune::decode,
};

const DAY_MS: f64 = 86_400_000.0;
/// Beside the report: what was published from this folder, when, and in spite of what.
const PUBLISHED: &str = "published.jsonl";

/// What to publish, where.
#[derive(Debug)]
pub struct SiteRequest {
    /// The folder a web server serves.
    pub site: PathBuf,
    /// Which model and catalogue.
    pub files: Files,
    /// The private key.
    pub key: PathBuf,
    /// A policy in place of the one that came with the files.
    pub policy: Option<PathBuf>,
    /// For how many days the model may speak of orders.
    pub days: u32,
    /// The least engine that may take it up.
    pub minimum_engine: String,
    /// Orders neither version has counted, to ask both about.
    pub orders: Option<PathBuf>,
    /// Why it is published although it drifted.
    pub despite: Option<String>,
    /// When.
    pub now: Timestamp,
}

/// Which model and catalogue.
#[derive(Debug)]
pub enum Files {
    /// Those `build` wrote into this folder.
    Built(PathBuf),
    /// Those of an earlier sequence, to which everybody goes back.
    BackTo(u32),
    /// Those that are served.
    Served,
}

/// What was published.
#[derive(Debug)]
pub struct Published {
    file: PathBuf,
    manifest: Manifest,
    drift: Option<Drift>,
}

/// What goes into the manifest.
struct Contents {
    model: PublishedFile,
    catalogue: PublishedFile,
    policy: Option<Policy>,
    drift: Option<Drift>,
}

/// Makes the files of a request what pages find.
pub fn publish(request: &SiteRequest, progress: &Progress) -> Result<Published, BuilderError> {
    let key = PrivateKey::read(&request.key)?;
    let site = Site(&request.site);
    let sequence = site.next_sequence()?;
    progress.step("checking");
    let mut contents = match &request.files {
        Files::Built(folder) => built(folder, &site, request, progress)?,
        Files::BackTo(earlier) => kept(&site, site.version(*earlier)?)?,
        Files::Served => match site.current()? {
            Some(served) => kept(&site, served)?,
            None => return Err(nothing_served(&request.site)),
        },
    };
    if let Some(file) = &request.policy {
        let chosen = policy::read(file)?;
        policy::check(&decode(site.read(&contents.model)?)?, &chosen)?;
        contents.policy = Some(chosen);
    }
    let not_before = request.now.as_millisecond() as f64;
    let manifest = Manifest {
        claims: Claims {
            version: MANIFEST_VERSION,
            sequence,
            term: Term { not_before, expires: not_before + f64::from(request.days) * DAY_MS },
            minimum_engine: request.minimum_engine.clone(),
            back_to: match request.files {
                Files::BackTo(earlier) => Some(earlier),
                Files::Built(_) | Files::Served => None,
            },
        },
        model: contents.model,
        catalogue: contents.catalogue,
        policy: contents.policy,
    };
    let file = site.serve(sequence, &signed(&key, &publish::text(&manifest)?)?)?;
    if let Files::Built(folder) = &request.files {
        note_down(folder, sequence, request, contents.drift.as_ref())?;
    }
    Ok(Published { file, manifest, drift: contents.drift })
}

/// The files of a build, if they may be published.
fn built(
    folder: &Path,
    site: &Site,
    request: &SiteRequest,
    progress: &Progress,
) -> Result<Contents, BuilderError> {
    /// What `build` wrote beside the model.
    #[derive(Deserialize)]
    struct BuiltManifest {
        policy: Option<Policy>,
        model: Option<Named>,
        catalogue: Option<Named>,
    }
    let model = inspect::open(&folder.join(MODEL))?;
    require_sound(&model)?;
    let catalogue: Vec<u8> = read(&folder.join(CATALOGUE))?;
    parsed::<Catalogue>(&folder.join(CATALOGUE), &catalogue)?;
    let manifest = read(&folder.join(MANIFEST))?;
    let manifest: BuiltManifest = parsed(&folder.join(MANIFEST), &manifest)?;
    let BuiltManifest { policy, model: named_model, catalogue: named_catalogue } = manifest;
    of_one_build(&folder.join(MODEL), model.bytes(), named_model)?;
    of_one_build(&folder.join(CATALOGUE), &catalogue, named_catalogue)?;
    if let Some(policy) = &policy {
        policy::check(&model, policy)?;
    }
    let served = site.current()?;
    let older = served.map(|served| decode(site.read(&served.model)?)).transpose()?;
    let drift =
        older.map(|older| Drift::between(&older, &model, request.orders.as_deref(), progress));
    let drift = drift.transpose()?;
    if let Some(drift) = &drift
        && request.despite.is_none()
    {
        drift.check()?;
    }
    Ok(Contents {
        model: site.keep(Sort::Model, model.bytes())?,
        catalogue: site.keep(Sort::Catalogue, &catalogue)?,
        policy,
        drift,
    })
}

/// A file as the manifest beside it names it; older builds did not.
#[derive(Deserialize)]
struct Named {
    sha256: Option<String>,
}

/// A build that was killed between its files leaves some of it and some of the one before.
fn of_one_build(file: &Path, bytes: &[u8], named: Option<Named>) -> Result<(), BuilderError> {
    let named = named.and_then(|named| named.sha256);
    if named.is_none_or(|named| named == sha256(bytes)) {
        return Ok(());
    }
    Err(InputError::new(file, "it is not of the build that wrote manifest.json")
        .expected("the files of one build")
        .advice("a build was ended between its files: build again (from counts that were drawn with --noisy-counts)")
        .into())
}

/// Files that lie in the site, if they are still what their manifest says.
fn kept(site: &Site, manifest: Manifest) -> Result<Contents, BuilderError> {
    let Manifest { model, catalogue, policy, .. } = manifest;
    site.read(&catalogue)?;
    require_sound(&decode(site.read(&model)?)?)?;
    Ok(Contents { model, catalogue, policy, drift: None })
}

/// Refuses a model no page may show or would take up.
fn require_sound(model: &Model) -> Result<(), BuilderError> {
    if model.label().tier == PrivacyTier::None {
        return Err(BuilderError::Refused(
            "A model of raw counts is not published. Build with --privacy dp.".into(),
        ));
    }
    if !trials::passes(model) {
        return Err(BuilderError::Refused(
            "The model does not answer its own trials: build it anew with this version.".into(),
        ));
    }
    Ok(())
}

/// One line of the private diary.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Noted<'a> {
    sequence: u32,
    at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    despite: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    drift: Option<&'a Drift>,
}

fn note_down(
    folder: &Path,
    sequence: u32,
    request: &SiteRequest,
    drift: Option<&Drift>,
) -> Result<(), BuilderError> {
    let (at, despite) = (request.now.to_string(), request.despite.as_deref());
    let line = publish::text(&Noted { sequence, at, despite, drift })?;
    let private = folder.join(PRIVATE);
    let file = private.join(PUBLISHED);
    fs::create_dir_all(&private).map_err(|error| unreadable(&private, &error))?;
    let before = fs::read_to_string(&file).unwrap_or_default();
    replace(&file, format!("{before}{line}\n").as_bytes())
}

fn read(file: &Path) -> Result<Vec<u8>, BuilderError> {
    fs::read(file).map_err(|error| {
        InputError::new(file, format!("the file can't be read: {error}"))
            .expected("a folder `alongside build` wrote")
            .advice("name it with --from")
            .into()
    })
}

fn parsed<T: for<'a> Deserialize<'a>>(file: &Path, bytes: &[u8]) -> Result<T, BuilderError> {
    serde_json::from_slice(bytes).map_err(|error| {
        InputError::new(file, error.to_string()).advice("build the model again").into()
    })
}

fn nothing_served(site: &Path) -> BuilderError {
    BuilderError::Usage(format!(
        "Nothing is published in {} yet. Name what `alongside build` wrote: --from model",
        site.display()
    ))
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, manifest, drift } = self;
        let Claims { sequence, term, back_to, .. } = &manifest.claims;
        if let Some(drift) = drift {
            writeln!(f, "{drift}")?;
        }
        let expires = Timestamp::from_millisecond(term.expires as i64).unwrap_or_default();
        writeln!(f, "sequence   {sequence}, until {}", expires.strftime("%Y-%m-%d"))?;
        if let Some(back_to) = back_to {
            writeln!(f, "goes back  to {back_to}: what came between is withdrawn")?;
        }
        writeln!(f, "model      {}, {} bytes", manifest.model.file, manifest.model.bytes)?;
        writeln!(f, "catalogue  {}, {} bytes", manifest.catalogue.file, manifest.catalogue.bytes)?;
        write!(f, "serve      the folder of {}, as it is", file.display())
    }
}
