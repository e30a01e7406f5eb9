//! Builds that are ended before they are done, by a kill or by Ctrl-C.

use std::{
    fs,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use alongside::life::sha256;
use serde_json::Value;

use crate::scene::{Scene, campers, csv};

const BUILD: &str =
    "build --orders orders.csv --privacy threshold --no-tune --no-forecast --out model";
const FILES: [&str; 3] = ["model.alongside", "catalogue.json", "manifest.json"];
const MOMENTS: u64 = 20;
const SEED: u64 = 2026;

/// A folder with an old model, and an order log that makes another.
struct Shop {
    scene: Scene,
    old: [Vec<u8>; 3],
    new: [Vec<u8>; 3],
    /// How long a build takes that nobody ends.
    whole: Duration,
}

impl Shop {
    fn new() -> Self {
        let scene = Scene::new();
        let build = |log: &[String]| {
            scene.write("orders.csv", &csv("order_id,user_id,item_id", log));
            let started = Instant::now();
            assert_eq!(scene.alongside(BUILD).status, 0);
            (FILES.map(|file| scene.bytes(&format!("model/{file}"))), started.elapsed())
        };
        let (old, _) = build(&campers());
        let further = (0..40).flat_map(|camper| {
            ["lamp", "rope"].map(|item| format!("further-{camper},further-{camper},{item}"))
        });
        let (new, whole) = build(&campers().into_iter().chain(further).collect::<Vec<_>>());
        assert!(old.iter().zip(&new).all(|(old, new)| old != new));
        Self { scene, old, new, whole }
    }

    /// A build over the old model, after a chance share of the time it takes.
    fn begun(&self, moment: u64) -> Child {
        for (file, bytes) in FILES.iter().zip(&self.old) {
            fs::write(self.scene.path(&format!("model/{file}")), bytes).unwrap();
        }
        let build = Command::new(env!("CARGO_BIN_EXE_alongside"))
            .args(BUILD.split_whitespace())
            .current_dir(self.scene.path("."))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let share = chance(SEED + moment);
        println!("seed {SEED}, moment {moment}: after {share:.3} of {:?}", self.whole);
        sleep(self.whole.mul_f64(share));
        build
    }

    /// Each file is the old one or the new one, and a manifest that names the model that lies
    /// there lies beside the catalogue that belongs to it.
    fn assert_whole(&self, moment: u64) {
        let found = FILES.map(|file| self.scene.bytes(&format!("model/{file}")));
        for (at, file) in FILES.iter().enumerate() {
            let is_whole = found[at] == self.old[at] || found[at] == self.new[at];
            assert!(is_whole, "moment {moment}: a part of {file}");
        }
        let manifest: Value = serde_json::from_slice(&found[2]).unwrap();
        let is_named = |of: &str, at: usize| manifest[of]["sha256"] == sha256(&found[at]);
        if is_named("model", 0) && is_named("catalogue", 1) {
            assert!(found == self.old || found == self.new, "moment {moment}: of two builds");
        }
    }
}

/// A number from 0 to 1.1: some builds are done before they are ended. (`SplitMix64`.)
fn chance(seed: u64) -> f64 {
    let mixed = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    1.1 * f64::from((mixed >> 33) as u32) / f64::from(1_u32 << 31)
}

#[test]
fn killed_at_random_moments_a_build_leaves_the_old_files_or_the_new_ones() {
    let shop = Shop::new();
    for moment in 0..MOMENTS {
        let mut build = shop.begun(moment);
        // It may be done already; then there is nobody to kill.
        let _ = build.kill();
        build.wait().unwrap();
        shop.assert_whole(moment);
    }
}

#[cfg(unix)]
#[test]
fn interrupted_at_random_moments_a_build_leaves_nothing_unfinished() {
    let shop = Shop::new();
    for moment in 0..MOMENTS {
        let mut build = shop.begun(moment);
        let _ = Command::new("kill").args(["-INT", &build.id().to_string()]).output();
        build.wait().unwrap();
        shop.assert_whole(moment);
        for folder in ["model", "model/private"] {
            for entry in fs::read_dir(shop.scene.path(folder)).unwrap() {
                let name = entry.unwrap().file_name().into_string().unwrap();
                let is_finished = !name.contains(".new");
                assert!(is_finished, "moment {moment}: {name} was left behind");
            }
        }
    }
}
