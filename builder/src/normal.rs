//! The normal distribution: a tail, and where a tail begins.
//!
//! What must stay true: the same bits on every machine, so nothing of the platform's own.

/// Halvings of an interval until it can't get smaller.
const HALVINGS: usize = 64;
/// No double has a tail beyond.
const FARTHEST: f64 = 40.0;

/// 1 − Φ(z).
pub fn upper_tail(z: f64) -> f64 {
    libm::erfc(z / std::f64::consts::SQRT_2) / 2.0
}

/// Φ⁻¹(1 − p), for p up to a half.
pub fn upper_quantile(p: f64) -> f64 {
    let (mut low, mut high) = (0.0, FARTHEST);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if upper_tail(middle) > p {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_tables() {
        for (p, z) in [(0.5, 0.0), (0.158_655_253_9, 1.0), (0.001, 3.090_232_3), (1e-9, 5.997_807)]
        {
            assert!((upper_quantile(p) - z).abs() < 1e-6, "{p}: {}", upper_quantile(p));
        }
    }
}
