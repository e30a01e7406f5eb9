//! The boundary of the model's life: a manifest's bytes → what to do with it.

use wasm_bindgen::prelude::*;

use super::{
    crossing::{read, set_field, written},
    decoded, thrown,
};
use crate::{
    contract::{Act, Claims, Clock, Failure, Held, Policy, Term},
    life::{self, PublicKey, Situation},
};

/// What to do with the bytes that came from the manifest's address: a `Verdict`, which has the
/// `manifest` if that may be taken up.
#[wasm_bindgen(
    js_name = "judgeManifest",
    unchecked_return_type = "Verdict & { manifest: Manifest | null }"
)]
pub fn judge_manifest(
    file: &[u8],
    #[wasm_bindgen(unchecked_param_type = "readonly string[]")] keys: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Held")] held: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Clock")] clock: JsValue,
) -> Result<JsValue, JsValue> {
    let keys: Vec<String> = decoded(keys, WRONG_KEYS)?;
    let keys: Option<Vec<PublicKey>> = keys.iter().map(|key| PublicKey::read(key)).collect();
    let keys = keys
        .ok_or_else(|| thrown(&Failure { code: "invalid-keys", message: WRONG_KEYS.to_owned() }))?;
    let held: Held = decoded(held, "What is held is not a Held.")?;
    let clock: Clock = super::decoded_clock(clock)?;
    let situation = Situation { keys: &keys, held: &held, now: clock.now };
    let mut manifest = JsValue::NULL;
    let verdict = life::judge(file, &situation, |text| {
        manifest = js_sys::JSON::parse(text).ok()?;
        let again = js_sys::JSON::stringify(&manifest).ok()?.into();
        Some((read::<Claims>(manifest.clone())?, again))
    });
    let is_refused = verdict.act == Act::Refuse;
    let verdict = written(verdict);
    let taken = if is_refused { &JsValue::NULL } else { &manifest };
    set_field(&verdict, &"manifest".into(), taken);
    Ok(verdict)
}

const WRONG_KEYS: &str = "A key is not a public key of alongside: `ed25519:` and 64 hexadecimal \
     digits, as `alongside keygen` prints it.";

/// Whether bytes are the file of this SHA-256.
#[wasm_bindgen(js_name = "isFile")]
pub fn is_file(bytes: &[u8], sha256: &str) -> bool {
    life::sha256(bytes) == sha256
}

/// What of a manifest an engine goes by.
#[derive(crossing_derive::Crosses)]
pub(super) struct Terms {
    pub(super) term: Term,
    #[serde(default)]
    pub(super) policy: Option<Policy>,
}
