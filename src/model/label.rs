//! The label: what the model promises about the people behind it, and how it was made.
//!
//! ```text
//! tier u8 · least shoppers u32 · [epsilon f64 · delta f64] · made by (text) · learner (text)
//! ```
//!
//! Epsilon and delta stand there where noise was added and nowhere else.

use crate::contract::{PrivacyLabel, PrivacyTier};

use super::{
    ModelError,
    bytes::{Cursor, write_text},
};

pub(super) fn encode(label: &PrivacyLabel, out: &mut Vec<u8>) {
    out.push(label.tier as u8);
    out.extend(label.minimum_shoppers.to_le_bytes());
    if label.tier.is_noisy() {
        out.extend(label.epsilon.to_le_bytes());
        out.extend(label.delta.to_le_bytes());
    }
    write_text(&label.made_by, out);
    write_text(&label.learner, out);
}

pub(super) fn decode(cursor: &mut Cursor<'_>) -> Result<PrivacyLabel, ModelError> {
    let tier = PrivacyTier::ALL.get(usize::from(cursor.u8()?)).copied();
    let tier = tier.ok_or_else(|| cursor.damaged())?;
    let minimum_shoppers = cursor.u32()?;
    let [epsilon, delta] =
        if tier.is_noisy() { [cursor.f64()?, cursor.f64()?] } else { [0.0, 0.0] };
    // Written so that what is no number is refused too.
    let is_promise = epsilon > 0.0 && epsilon.is_finite() && delta > 0.0 && delta < 1.0;
    if tier.is_noisy() && !is_promise {
        return Err(cursor.damaged());
    }
    Ok(PrivacyLabel {
        tier,
        minimum_shoppers,
        epsilon,
        delta,
        made_by: cursor.text()?,
        learner: cursor.text()?,
    })
}
