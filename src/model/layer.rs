//! What of a model may speak: all of it, or once it has expired what needs no order.
//!
//! What must stay true: nothing that came from orders is told by the public layer but what keeps
//! back (a substitute found in orders goes on being none to offer beside its twin).

use crate::contract::Provenance;

use super::{Model, Relation};

/// A layer of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Everything.
    Whole,
    /// What the catalogue and people state.
    Public,
}

impl Model {
    /// Lets this layer speak from now on.
    pub fn set_layer(&mut self, layer: Layer) {
        self.layer = layer;
    }

    /// Whether orders may be spoken of.
    pub(crate) fn speaks_of_orders(&self) -> bool {
        self.layer == Layer::Whole
    }

    /// Whether what comes from there may be spoken of.
    pub(crate) fn speaks_of(&self, provenance: Provenance) -> bool {
        self.speaks_of_orders() || provenance != Provenance::Observed
    }

    pub(super) fn tells(&self, relation: &Relation) -> bool {
        self.speaks_of(relation.provenance) || !relation.kind.is_complement()
    }
}
