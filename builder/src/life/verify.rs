//! Verify: a site as the pickiest of devices would take it up.

use std::{fmt, path::PathBuf};

use alongside::{
    contract::{Act, Claims, Held, Manifest, Objection},
    life::{PublicKey, Situation, judge, trials},
};
use jiff::Timestamp;

use super::{
    keys::read_public,
    site::{MANIFEST, Site, unreadable},
};
use crate::{
    error::{BuilderError, InputError},
    tune::decode,
};

/// Which site, under which keys.
#[derive(Debug)]
pub struct Verify {
    /// The folder a web server serves.
    pub site: PathBuf,
    /// Public keys, or the files that hold them.
    pub keys: Vec<String>,
    /// When.
    pub now: Timestamp,
}

/// A site that is as it should be.
#[derive(Debug)]
pub struct Verified {
    manifest: Manifest,
    key: String,
    trials: usize,
}

/// Checks signature, term, files and trials.
pub fn verify(request: &Verify) -> Result<Verified, BuilderError> {
    let keys = request.keys.iter().map(|key| read_public(key));
    let keys: Vec<PublicKey> = keys.collect::<Result<_, _>>()?;
    let site = Site(&request.site);
    let file = request.site.join(MANIFEST);
    let bytes = std::fs::read(&file).map_err(|error| unreadable(&file, &error))?;
    let held = Held::default();
    let now = request.now.as_millisecond() as f64;
    let mut manifest = None;
    let verdict = judge(&bytes, &Situation { keys: &keys, held: &held, now }, |text| {
        let value: serde_json::Value = serde_json::from_str(text).ok()?;
        let again = value.to_string();
        manifest = serde_json::from_value::<Manifest>(value).ok();
        Some((manifest.as_ref()?.claims.clone(), again))
    });
    if verdict.act == Act::Refuse || verdict.objection.is_some() {
        let problem = verdict.objection.map_or("no page would take it up", explained);
        return Err(InputError::new(&file, problem)
            .expected("a manifest one of these keys has signed, in its term")
            .advice("publish again, or name the key it was signed with")
            .into());
    }
    let (Some(manifest), Some(seen)) = (manifest, verdict.seen) else {
        return Err(InputError::new(&file, "the manifest can't be read").into());
    };
    site.read(&manifest.catalogue)?;
    let model = decode(site.read(&manifest.model)?)?;
    if !trials::passes(&model) {
        return Err(InputError::new(
            &request.site.join(&manifest.model.file),
            "it does not answer its trials",
        )
        .advice("publish a model of this version, or go back: alongside publish --rollback N")
        .into());
    }
    Ok(Verified { manifest, key: seen.key, trials: model.trials().len() })
}

fn explained(objection: Objection) -> &'static str {
    match objection {
        Objection::NotAManifest => "this is no signed manifest",
        Objection::WrongKey => "none of these keys has signed it, or it was changed since",
        Objection::ManifestUnreadable => "it is signed, and this version can't read it",
        Objection::EngineTooOld => "it asks for a newer engine than this version has",
        Objection::ManifestOlder | Objection::ManifestForked => "a newer one was published",
        Objection::ManifestExpired => "it has expired: pages speak of no orders",
        Objection::ManifestEarly => "it is not yet valid: one of the clocks is wrong",
    }
}

impl fmt::Display for Verified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { manifest, key, trials } = self;
        let Claims { sequence, term, .. } = &manifest.claims;
        let expires = Timestamp::from_millisecond(term.expires as i64).unwrap_or_default();
        writeln!(f, "sequence   {sequence}, until {}", expires.strftime("%Y-%m-%d"))?;
        writeln!(f, "signed by  {key}")?;
        write!(f, "files      model and catalogue are what it names; {trials} trials passed")
    }
}
