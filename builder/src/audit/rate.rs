//! A rate of hits and how sure it is, where guesses come in clusters.

use serde::Serialize;

/// Guesses about many orders, and how many were right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rate {
    /// Orders that were guessed at.
    pub orders: usize,
    /// Guesses.
    pub guesses: usize,
    /// The share that was right, 0 to 1.
    pub right: f64,
    /// The standard error of that share.
    pub standard_error: f64,
    /// The share of orders of which at least one guess was right, 0 to 1.
    pub orders_given_away: f64,
}

impl Rate {
    /// From guesses and hits for each order. Guesses about one order stand and fall together, so
    /// each order is one observation (a ratio estimate); one hit and one miss more than there were
    /// keep the error above 0, so that nothing is concluded from nothing.
    pub(super) fn of(clusters: &[(usize, usize)]) -> Self {
        let guesses: usize = clusters.iter().map(|(guesses, _)| guesses).sum();
        let hits: usize = clusters.iter().map(|(_, hits)| hits).sum();
        let (weight, right) = (guesses as f64 + 2.0, hits as f64 + 1.0);
        let right = right / weight;
        let deviation = |(guesses, hits): &(usize, usize)| {
            let over = *hits as f64 - right * *guesses as f64;
            over * over
        };
        let spread: f64 = clusters.iter().map(deviation).sum();
        let variance = (spread + 2.0 * right * (1.0 - right)) / (weight * weight);
        let given_away = clusters.iter().filter(|(_, hits)| *hits > 0).count();
        Self {
            orders: clusters.len(),
            guesses,
            right,
            standard_error: variance.sqrt(),
            orders_given_away: given_away as f64 / clusters.len().max(1) as f64,
        }
    }

    /// How far this is above `luck`, in standard errors of the difference.
    pub(super) fn above(&self, luck: &Self) -> f64 {
        (self.right - luck.right) / self.standard_error.hypot(luck.standard_error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_about_one_order_are_one_observation() {
        let apart: Vec<_> = (0..400).map(|n| (1, n % 2)).collect();
        let together: Vec<_> = (0..40).map(|n| (10, 10 * (n % 2))).collect();
        let (apart, together) = (Rate::of(&apart), Rate::of(&together));
        assert!((apart.right - 0.5).abs() < 1e-9 && (together.right - 0.5).abs() < 1e-9);
        assert!((apart.standard_error - 0.025).abs() < 1e-3, "{}", apart.standard_error);
        assert!((together.standard_error / apart.standard_error - 10_f64.sqrt()).abs() < 0.1);
    }

    #[test]
    fn nothing_is_concluded_from_nothing() {
        let none = Rate::of(&[]);
        assert!(Rate::of(&[(1, 1), (1, 1)]).above(&none) < 3.0);
        assert!(none.above(&none).abs() < 1e-9);
    }
}
