//! The label: what the model promises about the people behind it, and how it was made.
//!
//! ```text
//! tier u8 · least shoppers u32 · made by (text) · learner (text)
//! ```

use crate::contract::{PrivacyLabel, PrivacyTier};

use super::{
    ModelError,
    bytes::{Cursor, write_text},
};

pub(super) fn encode(label: &PrivacyLabel, out: &mut Vec<u8>) {
    out.push(label.tier as u8);
    out.extend(label.minimum_shoppers.to_le_bytes());
    write_text(&label.made_by, out);
    write_text(&label.learner, out);
}

pub(super) fn decode(cursor: &mut Cursor<'_>) -> Result<PrivacyLabel, ModelError> {
    let tier = PrivacyTier::ALL.get(usize::from(cursor.u8()?)).copied();
    Ok(PrivacyLabel {
        tier: tier.ok_or_else(|| cursor.damaged())?,
        minimum_shoppers: cursor.u32()?,
        made_by: cursor.text()?,
        learner: cursor.text()?,
    })
}
