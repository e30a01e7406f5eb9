//! The model's safe life: whether a manifest may be taken up, and what an old model may still say.
//!
//! Comes in: the bytes of a signed manifest, the keys a page pins, what the device holds, and the
//! time. Goes out: a [`Verdict`]. What must stay true: nothing is read before its signature holds;
//! an older manifest never replaces a newer one of the same key; time alone never takes anything
//! away but the right to speak of orders.

mod digest;
mod keys;
mod release;
mod signed;
mod term;
pub mod trials;

pub use digest::{bytes_of, hexadecimal, sha256};
pub use keys::PublicKey;
pub use signed::{LARGEST, Signed, enclose};
pub use term::{CLOCK_SKEW_MS, is_in_term};

use crate::contract::{Act, Claims, Held, MANIFEST_VERSION, Objection, Seen, Verdict};

/// What the page trusts, what the device holds, and when.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// The keys the page pins: the active one and a spare.
    pub keys: &'a [PublicKey],
    /// What the device holds.
    pub held: &'a Held,
    /// Milliseconds since 1970, by the device's clock.
    pub now: f64,
}

/// What to do with the bytes that came in the place of a manifest. `read` understands JSON, and
/// writes anew what it has understood; it is asked once the signature holds.
pub fn judge(
    bytes: &[u8],
    situation: &Situation,
    read: impl FnOnce(&str) -> Option<(Claims, String)>,
) -> Verdict {
    weigh(bytes, situation, read).unwrap_or_else(|objection| Verdict {
        act: Act::Refuse,
        objection: Some(objection),
        seen: None,
    })
}

fn weigh(
    bytes: &[u8],
    situation: &Situation,
    read: impl FnOnce(&str) -> Option<(Claims, String)>,
) -> Result<Verdict, Objection> {
    let Situation { keys, held, now } = *situation;
    let signed = Signed::of(bytes).ok_or(Objection::NotAManifest)?;
    let key = keys.iter().find(|key| key.has_signed(&signed)).ok_or(Objection::WrongKey)?;
    let (claims, again) = read(signed.text).ok_or(Objection::ManifestUnreadable)?;
    if claims.version != MANIFEST_VERSION || !says_each_once(signed.text, &again) {
        return Err(Objection::ManifestUnreadable);
    }
    match release::is_enough(env!("CARGO_PKG_VERSION"), &claims.minimum_engine) {
        Some(true) => {}
        Some(false) => return Err(Objection::EngineTooOld),
        None => return Err(Objection::ManifestUnreadable),
    }
    let (sequence, digest) = (claims.sequence, sha256(signed.text.as_bytes()));
    let seen = Seen { key: key.text(), sequence, digest };
    let act = match held.seen.iter().find(|one| one.key == seen.key) {
        Some(before) if before.sequence > sequence => return Err(Objection::ManifestOlder),
        Some(before) if *before == seen => Act::Keep,
        Some(before) if before.sequence == sequence => return Err(Objection::ManifestForked),
        _ if claims.back_to.is_some() => Act::GoBack,
        _ => Act::Accept,
    };
    // What is out of its time is better than nothing, and worse than what is not.
    let objection = term::objection(&claims.term, now);
    let is_worse = held.term.is_some_and(|held| is_in_term(&held, now)) && act != Act::Keep;
    match objection {
        Some(objection) if is_worse => Err(objection),
        objection => Ok(Verdict { act, objection, seen: Some(seen) }),
    }
}

/// Whether as much is named in JSON and in what was made of it. Of a name that stands twice in one
/// object readers keep the one or the other (RFC 8259, section 4), so that what one of them has
/// checked another would not go by.
#[must_use]
pub fn says_each_once(text: &str, again: &str) -> bool {
    let named = |json: &str| json.bytes().filter(|byte| *byte == b':').count();
    named(text) == named(again)
}
