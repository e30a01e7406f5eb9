//! Calibration: from a score to a word, measured on orders that were held back from counting.
//!
//! ```text
//! nothing at all, or: size exponent in quarters u8, then for early, likely and strong:
//!   from f32 · hit rate f32
//! ```

use super::{ModelError, bytes::Cursor};

/// What the scores of this model mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calibration {
    /// A score is divided by (anchors)^(this / 4) before it is compared: 0 to 4.
    pub size_quarters: u8,
    /// Early, likely, strong: thresholds that rise.
    pub words: [CalibratedWord; 3],
}

/// From where a word holds, and what it is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CalibratedWord {
    /// The least comparable score, 0 or more.
    pub from: f32,
    /// Of the suggestions with this word, the share that was the product held back, 0 to 1.
    pub hit_rate: f32,
}

impl Calibration {
    /// What a score of `anchors` anchors is compared by: the roots are exact on every machine.
    #[must_use]
    pub fn comparable(&self, score: f64, anchors: u32) -> f64 {
        let half = f64::from(anchors.max(1)).sqrt();
        score
            / match self.size_quarters {
                0 => 1.0,
                1 => half.sqrt(),
                2 => half,
                3 => half * half.sqrt(),
                _ => half * half,
            }
    }

    /// The strongest word a score reaches: 0 early, 1 likely, 2 strong; none when it is too thin.
    #[must_use]
    pub fn word(&self, score: f64, anchors: u32) -> Option<usize> {
        let comparable = self.comparable(score, anchors);
        self.words.iter().rposition(|word| comparable >= f64::from(word.from))
    }

    pub(super) fn encode(calibration: Option<&Self>, out: &mut Vec<u8>) {
        let Some(Self { size_quarters, words }) = calibration else { return };
        out.push(*size_quarters);
        for word in words {
            out.extend(word.from.to_le_bytes());
            out.extend(word.hit_rate.to_le_bytes());
        }
    }

    pub(super) fn decode(cursor: &mut Cursor<'_>) -> Result<Option<Self>, ModelError> {
        if cursor.is_at_end() {
            return Ok(None);
        }
        let size_quarters = cursor.u8()?;
        let mut word = || -> Result<_, ModelError> {
            Ok(CalibratedWord { from: cursor.f32()?, hit_rate: cursor.f32()? })
        };
        let calibration = Self { size_quarters, words: [word()?, word()?, word()?] };
        if calibration.is_sound() { Ok(Some(calibration)) } else { Err(cursor.damaged()) }
    }

    /// Whether it says something a reader could use.
    pub(super) fn is_sound(&self) -> bool {
        let share = 0.0..=1.0;
        self.size_quarters <= 4
            && self.words.iter().all(|word| word.from >= 0.0 && share.contains(&word.hit_rate))
            && self.words.is_sorted_by(|low, high| low.from <= high.from)
            && self.words[2].from.is_finite()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_of_sixteen_anchors_are_divided_by_what_paper_says() {
        let word = CalibratedWord { from: 0.0, hit_rate: 0.0 };
        for (size_quarters, divisor) in [(0, 1.0), (1, 2.0), (2, 4.0), (3, 8.0), (4, 16.0)] {
            let calibration = Calibration { size_quarters, words: [word; 3] };
            let comparable = calibration.comparable(16.0, 16);
            assert!((comparable - 16.0 / divisor).abs() < 1e-12, "{comparable}");
        }
    }
}
