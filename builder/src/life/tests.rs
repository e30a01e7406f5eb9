//! A shop's versions, published one after another into one folder.

use std::{fs, path::Path};

use alongside::{
    life::sha256,
    model::{Draft, DraftTrial},
};
use jiff::Timestamp;
use tempfile::TempDir;

use super::{
    Files, Keygen, SiteRequest, Verify, keygen, publish,
    site::{MANIFEST, read_manifest},
    verify,
};
use crate::{
    error::BuilderError,
    handmade::{self, pair, product},
    progress::Progress,
};

/// A folder with a key, a build and a place for the site.
struct Scene(TempDir);

const NOW: i64 = 1_775_044_800;

impl Scene {
    fn new() -> Self {
        let scene = Self(tempfile::tempdir().unwrap());
        keygen(&Keygen { file: scene.path("key") }).unwrap();
        scene.build(&[(0, 1), (2, 3)], "{}");
        scene
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    /// What `build` leaves: four products, and these pairs of them.
    fn build(&self, pairs: &[(u32, u32)], policy: &str) {
        let folder = self.path("model");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("model.alongside"), draft(pairs).encode().unwrap()).unwrap();
        fs::write(folder.join("catalogue.json"), r#"{"version":1,"currency":null,"products":[]}"#)
            .unwrap();
        fs::write(folder.join("manifest.json"), format!(r#"{{"version":1,"policy":{policy}}}"#))
            .unwrap();
    }

    fn request(&self, files: Files) -> SiteRequest {
        SiteRequest {
            site: self.path("site"),
            files,
            key: self.path("key"),
            policy: None,
            days: 120,
            minimum_engine: "0.1.0".into(),
            orders: None,
            despite: None,
            now: Timestamp::from_second(NOW).unwrap(),
        }
    }

    fn built(&self) -> SiteRequest {
        self.request(Files::Built(self.path("model")))
    }

    fn verify(&self, days_later: i64) -> Result<String, String> {
        let now = Timestamp::from_second(NOW + days_later * 86_400).unwrap();
        let keys = vec![self.path("key.pub").display().to_string()];
        let request = Verify { site: self.path("site"), keys, now };
        verify(&request).map(|found| found.to_string()).map_err(|error| error.to_string())
    }

    fn manifest(&self) -> alongside::contract::Manifest {
        read_manifest(&self.path("site").join(MANIFEST)).unwrap()
    }
}

fn draft(pairs: &[(u32, u32)]) -> Draft {
    let products = (0..4).map(|at: u32| product(format!("p{at}"), "all"));
    let of = pairs.iter().map(|(a, b)| pair(*a, *b, 1.0));
    Draft {
        trials: vec![DraftTrial { basket: vec![pairs[0].0], companions: vec![pairs[0].1] }],
        ..handmade::draft(products.collect(), of.collect())
    }
}

fn go(request: &SiteRequest) -> Result<String, BuilderError> {
    publish(request, &Progress::silent()).map(|published| published.to_string())
}

#[test]
fn a_private_key_is_its_owner_s_alone_and_never_replaced() {
    let scene = Scene::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(scene.path("key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        fs::set_permissions(scene.path("key"), fs::Permissions::from_mode(0o644)).unwrap();
        let error = go(&scene.built()).unwrap_err();
        assert!(matches!(&error, BuilderError::Refused(why) if why.contains("chmod 600")));
        assert!(!scene.path("site").exists());
    }
    let again = keygen(&Keygen { file: scene.path("key") }).unwrap_err();
    assert!(again.to_string().contains("never replaced"), "{again}");
}

#[test]
fn a_published_folder_verifies_and_every_version_is_kept() {
    let scene = Scene::new();
    go(&scene.built()).unwrap();
    assert!(scene.verify(1).unwrap().contains("1 trials passed"));
    scene.build(&[(0, 1), (2, 3), (1, 2)], "{}");
    go(&scene.built()).unwrap();
    assert_eq!(scene.manifest().claims.sequence, 2);
    let count = |folder: &str| fs::read_dir(scene.path("site").join(folder)).unwrap().count();
    assert_eq!((count("manifests"), count("models"), count("catalogues")), (2, 2, 1));
    assert!(scene.verify(1).is_ok());
}

#[test]
fn what_was_changed_after_signing_or_has_expired_does_not_verify() {
    let scene = Scene::new();
    go(&scene.built()).unwrap();
    assert!(scene.verify(130).unwrap_err().contains("it has expired"));
    let model = scene.path("site").join(scene.manifest().model.file);
    let mut bytes = fs::read(&model).unwrap();
    bytes[40] ^= 1;
    fs::write(&model, bytes).unwrap();
    assert!(scene.verify(1).unwrap_err().contains("not the file the manifest names"));
    keygen(&Keygen { file: scene.path("other") }).unwrap();
    let keys = vec![scene.path("other.pub").display().to_string()];
    let now = Timestamp::from_second(NOW).unwrap();
    let request = Verify { site: scene.path("site"), keys, now };
    assert!(verify(&request).unwrap_err().to_string().contains("none of these keys"));
}

#[test]
fn a_rollback_is_a_newer_manifest_of_older_files() {
    let scene = Scene::new();
    go(&scene.built()).unwrap();
    let first = scene.manifest();
    scene.build(&[(0, 1), (2, 3), (1, 2)], "{}");
    go(&scene.built()).unwrap();
    go(&scene.request(Files::BackTo(1))).unwrap();
    let back = scene.manifest();
    assert_eq!((back.claims.sequence, back.claims.back_to), (3, Some(1)));
    assert_eq!(back.model, first.model);
    assert!(scene.verify(1).is_ok());
    assert!(go(&scene.request(Files::BackTo(9))).is_err(), "there is no such version");
}

#[test]
fn what_drifted_too_far_waits_for_a_person_and_the_note_stays_private() {
    let scene = Scene::new();
    go(&scene.built()).unwrap();
    scene.build(&[(0, 2)], "{}");
    let refused = go(&scene.built()).unwrap_err();
    assert!(matches!(&refused, BuilderError::Refused(why) if why.contains("--despite")));
    assert_eq!(scene.manifest().claims.sequence, 1, "what is served stays");
    let despite = Some("the range is new".to_owned());
    go(&SiteRequest { despite, ..scene.built() }).unwrap();
    assert_eq!(scene.manifest().claims.sequence, 2);
    let diary = fs::read_to_string(scene.path("model/private/published.jsonl")).unwrap();
    assert!(diary.contains("the range is new") && diary.contains("\"drift\""), "{diary}");
    assert!(!holds(&scene.path("site"), "the range is new"));
}

#[test]
fn one_switch_turns_everything_off_without_a_new_model() {
    let scene = Scene::new();
    go(&scene.built()).unwrap();
    fs::write(scene.path("off.json"), r#"{"disabled":true}"#).unwrap();
    let policy = Some(scene.path("off.json"));
    go(&SiteRequest { policy, ..scene.request(Files::Served) }).unwrap();
    let manifest = scene.manifest();
    assert!(manifest.policy.is_some_and(|policy| policy.disabled));
    assert_eq!(manifest.claims.sequence, 2);
}

#[test]
fn a_model_that_fails_its_trials_is_not_published() {
    let scene = Scene::new();
    let mut broken = draft(&[(0, 1)]);
    broken.trials[0].companions = vec![3];
    fs::write(scene.path("model/model.alongside"), broken.encode().unwrap()).unwrap();
    let refused = go(&scene.built()).unwrap_err();
    assert!(matches!(&refused, BuilderError::Refused(why) if why.contains("trials")));
    assert!(!scene.path("site").join(MANIFEST).exists());
}

/// Whether any file below the folder holds these words.
fn holds(folder: &Path, words: &str) -> bool {
    fs::read_dir(folder).unwrap().flatten().any(|entry| {
        let path = entry.path();
        let found = || String::from_utf8_lossy(&fs::read(&path).unwrap()).contains(words);
        if path.is_dir() { holds(&path, words) } else { found() }
    })
}

#[test]
fn files_of_two_builds_are_not_published_and_what_to_do_is_said() {
    let scene = Scene::new();
    let hash = |file: &str| sha256(&fs::read(scene.path("model").join(file)).unwrap());
    let manifest = |model: String, catalogue: String| {
        let text = format!(
            r#"{{"version":1,"model":{{"sha256":"{model}"}},"catalogue":{{"sha256":"{catalogue}"}}}}"#
        );
        fs::write(scene.path("model").join("manifest.json"), text).unwrap();
    };
    let [model, catalogue] = ["model.alongside", "catalogue.json"].map(hash);
    for (model, catalogue, file) in [
        ("of another".into(), catalogue.clone(), "model.alongside"),
        (model.clone(), "of another".into(), "catalogue.json"),
    ] {
        manifest(model, catalogue);
        let said = go(&scene.built()).unwrap_err().to_string();
        assert!(said.contains(file) && said.contains("build again"), "{said}");
    }
    manifest(model, catalogue);
    go(&scene.built()).unwrap();
}
