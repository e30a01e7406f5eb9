//! Calibrate: from a score to a word that means the same in every shop.
//!
//! Comes in: a model and questions its counts have not seen. Goes out: [`Calibration`], the
//! scores from which a suggestion is early, likely or strong, and how often such a suggestion was
//! the very product that had been held back. What must stay true: words rise with the score, and
//! a word that was hardly ever reached is out of reach.

mod isotonic;

use std::fmt;

use alongside::{
    model::{CalibratedWord, Calibration, Model},
    product::ProductIndex,
    recommend::{Gates, Ranker},
};
use rayon::prelude::*;

use crate::{
    anonymize::{Protection, anonymize},
    assemble::{Recipe, model_file},
    catalogue::Catalogue,
    count::Counts,
    error::BuilderError,
    tune::{Holdout, Question, decode},
};

/// Suggestions a question that are looked at: as many as a slate shows.
const SHOWN: usize = 4;
/// What a word has to be worth: one suggestion in a hundred, in thirty-three, in ten was the
/// product held back. Fixed, so that a word means the same in every shop.
pub const WORTH: [f64; 3] = [0.01, 0.03, 0.10];
/// Fewer suggestions than this can't carry a word.
const FEWEST_SHOWN: usize = 50;
/// A chance that is never quite 0 or 1, so that one surprise does not outweigh all the rest.
const DOUBT: f64 = 0.5;

/// A suggestion that would have been shown.
struct Shown {
    score: f64,
    anchors: u32,
    is_hit: bool,
}

/// What the scores of a model of this recipe mean, found on one that has not counted the orders
/// held back.
pub fn rehearse(
    holdout: &Holdout,
    catalogue: &Catalogue,
    protection: Protection,
    recipe: &Recipe,
) -> Result<Option<Calibration>, BuilderError> {
    let counts = Counts::of(&holdout.training, recipe.learner.basket());
    let Ok(statistics) = anonymize(&counts, protection);
    let model = decode(model_file(catalogue, &statistics, recipe)?)?;
    // One question an order, as a shopper would ask: large baskets do not count for more.
    let questions = holdout.questions.iter().filter_map(|of_order| of_order.first());
    Ok(calibrate(&model, questions))
}

/// What the scores of `model` mean; none when there are too few questions to say.
fn calibrate<'a>(
    model: &Model,
    questions: impl IntoIterator<Item = &'a Question>,
) -> Option<Calibration> {
    let shown = show(model, questions);
    if shown.len() < FEWEST_SHOWN {
        return None;
    }
    let fits = (0..=4).map(|size_quarters| Fit::of(&shown, size_quarters));
    let best =
        fits.reduce(|best, fit| if fit.likelihood() > best.likelihood() { fit } else { best });
    best.map(|fit| fit.calibration())
}

/// The first few suggestions for each question.
fn show<'a>(model: &Model, questions: impl IntoIterator<Item = &'a Question>) -> Vec<Shown> {
    let ranker = Ranker::new(model, Gates::Off);
    let questions: Vec<_> = questions.into_iter().collect();
    let shown = questions.into_par_iter().flat_map_iter(|question| {
        let basket: Vec<_> = question.context.iter().copied().map(ProductIndex).collect();
        let anchors = basket.len() as u32;
        ranker.scored(&basket, SHOWN).into_iter().map(move |(product, score)| Shown {
            score,
            anchors,
            is_hit: product.0 == question.target,
        })
    });
    shown.collect()
}

/// Suggestions in order of what their scores are compared by, and the chances fitted to them.
struct Fit {
    size_quarters: u8,
    scores: Vec<f64>,
    blocks: Vec<isotonic::Block>,
}

impl Fit {
    fn of(shown: &[Shown], size_quarters: u8) -> Self {
        let scale = Calibration { size_quarters, words: [OUT_OF_REACH; 3] };
        let mut points: Vec<_> = shown
            .iter()
            .map(|one| (scale.comparable(one.score, one.anchors), one.is_hit))
            .collect();
        points.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (scores, hits): (Vec<_>, Vec<_>) = points.into_iter().unzip();
        let blocks = isotonic::fit(&scores, &hits);
        Self { size_quarters, scores, blocks }
    }

    /// How well the chances tell hits from misses: the logarithm of their likelihood.
    fn likelihood(&self) -> f64 {
        let block = |block: &isotonic::Block| {
            let (points, hits) = (block.points as f64, block.hits as f64);
            let chance = (hits + DOUBT) / (points + 2.0 * DOUBT);
            hits * libm::log(chance) + (points - hits) * libm::log(1.0 - chance)
        };
        self.blocks.iter().map(block).sum()
    }

    fn calibration(&self) -> Calibration {
        let mut words = [OUT_OF_REACH; 3];
        // From the strongest down: what can't carry its word falls to the word below, and a word
        // with nothing to say begins where the next one does.
        let (mut end, mut above) = (self.scores.len(), f32::MAX);
        for (word, worth) in words.iter_mut().zip(WORTH).rev() {
            *word = CalibratedWord { from: above, hit_rate: worth as f32 };
            let first = self.blocks.iter().find(|block| block.mean() >= worth);
            let start = first.map_or(end, |block| block.start).min(end);
            if end - start < FEWEST_SHOWN {
                continue;
            }
            let inside = self.blocks.iter().filter(|block| (start..end).contains(&block.start));
            let hits: usize = inside.map(|block| block.hits).sum();
            *word = CalibratedWord {
                from: self.scores[start] as f32,
                hit_rate: (hits as f64 / (end - start) as f64) as f32,
            };
            (end, above) = (start, word.from);
        }
        Calibration { size_quarters: self.size_quarters, words }
    }
}

/// No score is as high as this.
const OUT_OF_REACH: CalibratedWord = CalibratedWord { from: f32::MAX, hit_rate: 0.0 };

/// How the words held on questions they were not made from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reliability {
    /// Early, likely, strong: suggestions with the word, their hits, and what the file states.
    pub words: [WordReliability; 3],
    /// Suggestions too thin for any word.
    pub silent: usize,
}

/// How one word held.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WordReliability {
    /// Suggestions with the word.
    pub shown: usize,
    /// Of these, the product held back.
    pub hits: usize,
    /// The share of hits the file states, 0 to 1.
    pub stated: f64,
}

impl Reliability {
    /// Holds the words of `model` against `questions`; none when it has no words.
    pub fn of(model: &Model, questions: &[Question]) -> Option<Self> {
        let calibration = model.calibration()?;
        let stated = |word: CalibratedWord| WordReliability {
            stated: word.hit_rate.into(),
            ..WordReliability::default()
        };
        let mut held = Self { words: calibration.words.map(stated), silent: 0 };
        for one in show(model, questions) {
            match calibration.word(one.score, one.anchors) {
                Some(word) => {
                    held.words[word].shown += 1;
                    held.words[word].hits += usize::from(one.is_hit);
                }
                None => held.silent += 1,
            }
        }
        Some(held)
    }

    /// Expected calibration error (Naeini et al. 2015): the mean distance between what a word
    /// states and how often it was right, 0 to 1.
    pub fn expected_error(&self) -> f64 {
        let shown: usize = self.words.iter().map(|word| word.shown).sum();
        let error = |word: &WordReliability| {
            (word.hits as f64 - word.stated * word.shown as f64).abs() / shown.max(1) as f64
        };
        self.words.iter().map(error).sum()
    }
}

impl fmt::Display for Reliability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, word) in ["strong", "likely", "early"].iter().zip(self.words.iter().rev()) {
            let rate = word.hits as f64 / word.shown.max(1) as f64;
            write!(f, "{name} {rate:.3} of {} (stated {:.3}) · ", word.shown, word.stated)?;
        }
        write!(f, "silent {} · ECE {:.4}", self.silent, self.expected_error())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `points` suggestions of one score, one in `every` a hit.
    fn shown(score: f64, points: usize, every: usize) -> impl Iterator<Item = Shown> {
        (0..points).map(move |n| Shown { score, anchors: 1, is_hit: n % every == 0 })
    }

    /// The threshold in hundredths.
    fn from(word: CalibratedWord) -> u32 {
        (word.from * 100.0).round() as u32
    }

    #[test]
    fn words_begin_where_suggestions_are_worth_them() {
        let points: Vec<_> = shown(1.0, 1_000, 500)
            .chain(shown(2.0, 1_000, 50))
            .chain(shown(3.0, 1_000, 20))
            .chain(shown(4.0, 1_000, 5))
            .collect();
        let [early, likely, strong] = Fit::of(&points, 0).calibration().words;
        assert_eq!([early, likely, strong].map(from), [200, 300, 400]);
        assert_eq!(
            [early, likely, strong].map(|word| (word.hit_rate * 100.0).round() as u32),
            [2, 5, 20]
        );
    }

    #[test]
    fn a_word_hardly_ever_reached_is_out_of_reach_and_its_few_fall_to_the_next() {
        let points: Vec<_> = shown(1.0, 1_000, 20).chain(shown(9.0, 10, 2)).collect();
        let [_, likely, strong] = Fit::of(&points, 0).calibration().words;
        assert_eq!((from(likely), from(strong)), (100, u32::MAX));
        assert!((likely.hit_rate - 55.0 / 1_010.0).abs() < 1e-6, "{}", likely.hit_rate);
    }

    #[test]
    fn a_word_with_nothing_to_say_begins_where_the_next_one_does() {
        let points: Vec<_> = shown(2.0, 1_000, 5).collect();
        let [early, likely, strong] = Fit::of(&points, 0).calibration().words;
        assert_eq!([early, likely, strong].map(from), [200; 3]);
    }

    #[test]
    fn what_hits_depend_on_decides_how_the_size_of_a_basket_counts() {
        // Hits follow score / anchors exactly.
        let point = |n: usize| {
            let anchors = 1 + (n % 16) as u32;
            let worth = (n % 7) as f64;
            Shown {
                score: worth * f64::from(anchors),
                anchors,
                is_hit: n % 7 == 6 && n.is_multiple_of(2),
            }
        };
        let points: Vec<_> = (0..4_000).map(point).collect();
        let likelihoods: Vec<_> = (0..=4).map(|q| Fit::of(&points, q).likelihood()).collect();
        assert!(likelihoods.windows(2).all(|two| two[0] < two[1]), "{likelihoods:?}");
    }

    #[test]
    fn the_expected_error_weighs_each_word_by_how_often_it_is_said() {
        let word = |shown, hits, stated| WordReliability { shown, hits, stated };
        let words = [word(50, 1, 0.0), word(50, 5, 0.1), word(100, 30, 0.2)];
        let error = Reliability { words, silent: 9 }.expected_error();
        assert!((error - (0.02 * 0.25 + 0.1 * 0.5)).abs() < 1e-12, "{error}");
    }
}
