//! Isotonic regression: the rising steps that fit noughts and ones best.
//!
//! Pool adjacent violators (Ayer et al. 1955): blocks whose means fall are merged until none does.
//! Hits 0, 1, 0, 1 in order of score become the blocks 0 | ½ ½ | 1. What must stay true: means
//! rise from block to block, and blocks cover every point once, in order.

/// Neighbours that share one mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Block {
    /// Points before it.
    pub(super) start: usize,
    pub(super) points: usize,
    pub(super) hits: usize,
}

impl Block {
    pub(super) fn mean(&self) -> f64 {
        self.hits as f64 / self.points as f64
    }
}

/// The blocks for points in rising order. `scores` that are equal fall into one block.
pub(super) fn fit(scores: &[f64], hits: &[bool]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (start, (score, hit)) in scores.iter().zip(hits).enumerate() {
        let mut block = Block { start, points: 1, hits: usize::from(*hit) };
        let is_tied = start > 0 && scores[start - 1] >= *score;
        while let Some(before) = blocks.last() {
            let violates = before.hits * block.points >= block.hits * before.points;
            let is_tie = is_tied && before.start + before.points == start;
            if !violates && !is_tie {
                break;
            }
            let (points, hits) = (before.points + block.points, before.hits + block.hits);
            block = Block { start: before.start, points, hits };
            blocks.pop();
        }
        blocks.push(block);
    }
    blocks
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn means(hits: &[bool]) -> Vec<(usize, f64)> {
        let scores: Vec<_> = (0..hits.len()).map(|place| place as f64).collect();
        fit(&scores, hits).iter().map(|block| (block.points, block.mean())).collect()
    }

    #[test]
    fn neighbours_out_of_order_share_their_mean() {
        assert_eq!(means(&[false, true, false, true]), [(1, 0.0), (2, 0.5), (1, 1.0)]);
        assert_eq!(means(&[true, false, false, false]), [(4, 0.25)]);
        assert_eq!(means(&[]), []);
    }

    #[test]
    fn equal_scores_are_never_parted() {
        let blocks = fit(&[1.0, 1.0, 2.0], &[false, true, true]);
        assert_eq!(blocks.iter().map(|block| block.points).collect::<Vec<_>>(), [2, 1]);
    }

    proptest! {
        #[test]
        fn means_rise_and_every_point_is_in_one_block(
            points in prop::collection::vec((0_u8..20, any::<bool>()), 0..60),
        ) {
            let mut points = points;
            points.sort_unstable();
            let (scores, hits): (Vec<_>, Vec<_>) =
                points.into_iter().map(|(score, hit)| (f64::from(score), hit)).unzip();
            let blocks = fit(&scores, &hits);
            prop_assert!(blocks.windows(2).all(|two| two[0].mean() < two[1].mean()));
            let ends = blocks.iter().map(|block| block.start + block.points);
            let starts = blocks.iter().map(|block| block.start).skip(1);
            prop_assert!(ends.clone().zip(starts).all(|(end, start)| end == start));
            prop_assert_eq!(ends.max().unwrap_or(0), scores.len());
            for block in &blocks {
                let last = block.start + block.points;
                prop_assert!(last == scores.len() || scores[last] > scores[last - 1]);
            }
        }
    }
}
