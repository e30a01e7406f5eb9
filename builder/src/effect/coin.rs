//! The coin of a randomised answer: how likely a bit that was handed over is true.

/// A coin that tells the truth more often than not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coin {
    truth: f64,
}

impl Coin {
    /// No coin: every bit is true.
    pub const HONEST: Self = Self { truth: 1.0 };

    /// The coin of an answer that is ε-differentially private: e^ε / (1 + e^ε). `epsilon` is above 0.
    pub fn of(epsilon: f64) -> Self {
        Self { truth: 1.0 / (1.0 + libm::exp(-epsilon)) }
    }

    /// The chance of the truth, ½ to 1.
    pub fn truth(self) -> f64 {
        self.truth
    }
}
