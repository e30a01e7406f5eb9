//! The boundary: decode, call, encode. Nothing here decides anything.
//!
//! Comes in: plain JavaScript values. Goes out: plain values, or an `Error` with a stable `code`
//! and a sentence that says what to do. What must stay true: a message never holds a product of
//! the shopper's basket.

#[cfg(feature = "bench")]
mod bench;
mod crossing;
mod manifest;
mod names;
mod remembered;

use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};
use wasm_bindgen::prelude::*;

pub(crate) use crossing::{Crosses, Crossing};
use crossing::{read, set_field, written};
use manifest::Terms;
use remembered::Remembered;

use crate::{
    contract::{
        Clock, Consent, Description, Failure, Feedback, Memory, Policy, RecommendRequest, StatedBy,
        Term, Told,
    },
    life::{self, is_in_term},
    measure, memory,
    model::{FORMAT, Layer, Model},
    recommend::{self, Shop},
};

/// A sixth of the code of the one that comes with Rust.
#[global_allocator]
static ALLOCATOR: WasmDynamicTalc = new_wasm_dynamic_allocator();

/// A loaded model and everything that can be asked of it. Owns wasm memory: call `free()` when
/// done. Values go in, values come out.
#[wasm_bindgen]
pub struct Engine {
    model: Model,
    policy: Policy,
    term: Option<Term>,
    remembered: Remembered,
}

// The page holds one object and asks it everything, also what needs no model.
#[allow(clippy::unused_self)]
#[wasm_bindgen]
impl Engine {
    /// Checks the bytes of a model file and keeps them.
    #[wasm_bindgen(constructor)]
    pub fn new(model: Vec<u8>) -> Result<Self, JsValue> {
        let model = Model::decode(model).map_err(|error| thrown(&error.into()))?;
        Ok(Self { model, policy: Policy::NOTHING, term: None, remembered: Remembered::default() })
    }

    /// Takes up the merchant's policy, as the manifest holds it.
    #[wasm_bindgen(js_name = "setPolicy")]
    pub fn set_policy(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Policy")] policy: JsValue,
    ) -> Result<(), JsValue> {
        self.policy = decoded(policy, "The policy is not a Policy.")?;
        Ok(())
    }

    /// Goes by a manifest from now on: its policy, and its term. `false`, and nothing is changed,
    /// where the model does not answer the trials it brings along.
    #[wasm_bindgen(js_name = "takeUp")]
    pub fn take_up(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Manifest")] manifest: JsValue,
    ) -> Result<bool, JsValue> {
        if !life::trials::passes(&self.model) {
            return Ok(false);
        }
        let Terms { term, policy } = decoded(manifest, "The manifest is not a Manifest.")?;
        self.term = Some(term);
        self.policy = policy.unwrap_or(Policy::NOTHING);
        Ok(true)
    }

    /// What goes with this basket, here and now. A channel is composed by naming it as placement.
    #[wasm_bindgen(unchecked_return_type = "Slate")]
    pub fn recommend(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "RecommendRequest")] request: JsValue,
        #[wasm_bindgen(unchecked_param_type = "unknown")] memory: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Clock")] clock: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request = decoded_request(request)?;
        let clock = decoded_clock(clock)?;
        let (shop, memory) = self.turned_to(memory, &clock);
        recommend::recommend_in(&shop, &request, memory, &clock)
            .map_err(|failure| thrown(&failure))
            .map(written)
    }

    /// What the scores of all candidates are made of, admitted or not: for an engineer's eyes.
    #[wasm_bindgen(unchecked_return_type = "Weighed[]")]
    pub fn weigh(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "RecommendRequest")] request: JsValue,
        #[wasm_bindgen(unchecked_param_type = "unknown")] memory: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Clock")] clock: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request = decoded_request(request)?;
        let clock = decoded_clock(clock)?;
        let (shop, memory) = self.turned_to(memory, &clock);
        recommend::weigh(&shop, &request, memory, &clock)
            .map_err(|failure| thrown(&failure))
            .map(written)
    }

    /// The memory after one more act of the shopper's.
    #[wasm_bindgen(unchecked_return_type = "Memory")]
    pub fn record(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] memory: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Feedback")] feedback: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Consent")] consent: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Clock")] clock: JsValue,
    ) -> Result<JsValue, JsValue> {
        let feedback = decoded_feedback(feedback)?;
        let consent = decoded_consent(consent)?;
        let clock = decoded_clock(clock)?;
        let (Shop { model, policy }, memory) = self.turned_to(memory, &clock);
        let memory = measure::record(model, policy, memory, &feedback, consent, &clock);
        Ok(self.remembered.handed_out(memory))
    }

    /// The memory without what has run out.
    #[wasm_bindgen(unchecked_return_type = "Memory")]
    pub fn expire(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] memory: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Clock")] clock: JsValue,
    ) -> Result<JsValue, JsValue> {
        let clock = decoded_clock(clock)?;
        let memory = memory::expire(self.remembered.read(memory, &clock), &clock);
        Ok(self.remembered.handed_out(memory))
    }

    /// Everything the shopper has set, each with the way back its kind names.
    #[wasm_bindgen(unchecked_return_type = "Choice[]")]
    pub fn choices(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] memory: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Clock")] clock: JsValue,
    ) -> Result<JsValue, JsValue> {
        let clock = decoded_clock(clock)?;
        Ok(written(memory::choices(self.remembered.read(memory, &clock), &clock)))
    }

    /// What holds of a consent somebody states, where the browser asks for privacy or does not.
    #[wasm_bindgen(js_name = "consentInForce", unchecked_return_type = "Consent")]
    pub fn consent_in_force(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Consent")] stated: JsValue,
        #[wasm_bindgen(unchecked_param_type = "StatedBy")] by: JsValue,
        #[wasm_bindgen(js_name = "asksForPrivacy")] asks_for_privacy: bool,
    ) -> Result<JsValue, JsValue> {
        let by: StatedBy = decoded(by, "A consent is stated by 'host' or by 'shopper'.")?;
        Ok(written(decoded_consent(stated)?.in_force(by, asks_for_privacy)))
    }

    /// What suggestions did on this device, and what of it the shopper may choose to share.
    #[wasm_bindgen(unchecked_return_type = "Measurements")]
    pub fn measure(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] memory: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Clock")] clock: JsValue,
    ) -> Result<JsValue, JsValue> {
        let clock = decoded_clock(clock)?;
        Ok(written(measure::summary(self.remembered.read(memory, &clock), &clock)))
    }

    /// The memory that remembers nothing.
    #[wasm_bindgen(unchecked_return_type = "Memory")]
    pub fn forget(&mut self) -> JsValue {
        self.remembered.handed_out(memory::forget())
    }

    /// The product id behind each id or alias; null for one the model does not know.
    #[wasm_bindgen(unchecked_return_type = "(string | null)[]")]
    pub fn resolve(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string[]")] names: JsValue,
    ) -> Result<JsValue, JsValue> {
        let names: Vec<String> = decoded(names, "The names are not a list of strings.")?;
        let id = |name: &String| Some(self.model.id(self.model.resolve(name)?).to_owned());
        Ok(written(names.iter().map(id).collect::<Vec<_>>()))
    }

    /// What this model is, for the shopper's panel and for logs.
    #[wasm_bindgen(unchecked_return_type = "Description")]
    pub fn describe(&self) -> JsValue {
        written(Description {
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            format: FORMAT,
            checksum: life::hexadecimal(&self.model.checksum().to_be_bytes()),
            products: self.model.product_count(),
            relations: self.model.relation_count(),
            categories: self.model.categories().map(str::to_owned).collect(),
            label: self.model.label().clone(),
        })
    }
}

impl Engine {
    /// What is remembered, and the shop at this moment: of a model whose term is over, only what its
    /// public layer holds.
    fn turned_to(&mut self, memory: JsValue, clock: &Clock) -> (Shop<'_>, &Memory) {
        let is_old = self.term.is_some_and(|term| !is_in_term(&term, clock.now));
        self.model.set_layer(if is_old { Layer::Public } else { Layer::Whole });
        let shop = Shop { model: &self.model, policy: &self.policy };
        (shop, self.remembered.read(memory, clock))
    }
}

fn decoded_request(request: JsValue) -> Result<RecommendRequest, JsValue> {
    decoded(
        request,
        "The request is not a RecommendRequest. It needs `placement` and `basket`, a list of \
         { id, quantity } with whole quantities.",
    )
}

fn decoded_feedback(feedback: JsValue) -> Result<Feedback, JsValue> {
    let otherwise = "The feedback is of no known `type`, or a field of it is missing.";
    let told: Told = decoded(feedback, otherwise)?;
    Feedback::try_from(told).map_err(|_| unlike(otherwise))
}

fn decoded_clock(clock: JsValue) -> Result<Clock, JsValue> {
    decoded(clock, "The time is missing. Pass `now` in milliseconds, such as Date.now().")
}

fn decoded_consent(consent: JsValue) -> Result<Consent, JsValue> {
    decoded(consent, "The consent is not one of 'none', 'session' and 'persistent'.")
}

fn decoded<T: Crosses>(value: JsValue, otherwise: &str) -> Result<T, JsValue> {
    read(value).ok_or_else(|| unlike(otherwise))
}

fn unlike(otherwise: &str) -> JsValue {
    thrown(&Failure { code: "invalid-request", message: otherwise.to_owned() })
}

/// The failure as a JavaScript `Error` with a `code`.
fn thrown(failure: &Failure) -> JsValue {
    let error = js_sys::Error::new(&failure.message);
    set_field(&error, &"code".into(), &failure.code.into());
    error.into()
}
