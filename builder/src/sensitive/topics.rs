//! Topics a basket must not give away: what suggestions keep silent about in every shop.
//!
//! Each names Google's product taxonomy
//! (<https://www.google.com/basepages/producttype/taxonomy.en-US.txt>) by the words of its paths,
//! so that a shop with shelves of its own is understood too. What must stay true: a phrase is
//! compared word by word, so that "bra" is no part of "brass"; what stands for a product in a
//! title is as plain as in the topic's name, for a title is read in shops without shelves.

use super::phrases::{hold, words};

/// Why a product is left out.
#[derive(Debug)]
pub(super) struct Topic {
    /// For the report.
    pub(super) name: &'static str,
    /// Phrases anywhere in a part of a category path.
    pub(super) shelves: &'static [&'static str],
    /// What a part of the path is, or enumerates: of wine, and not of wine glasses.
    pub(super) goods: &'static [&'static str],
    /// Phrases that give a product away by its title.
    pub(super) titles: &'static [&'static str],
}

/// Parts that name a whole department by something sensitive in it.
pub(super) const DEPARTMENTS: [&str; 2] = ["food beverages tobacco", "food beverages and tobacco"];

pub(super) const TOPICS: [Topic; 8] = [
    Topic {
        name: "health",
        shelves: &[
            "health care",
            "healthcare",
            "medical",
            "incontinence",
            "biometric monitors",
            "mobility and accessibility",
            "mobility accessibility",
            "hearing aids",
            "respiratory care",
            "weight loss",
            "diet aids",
            "acne",
            "hair loss",
            "lice",
            "foot care",
            "medical tests",
            "first aid",
        ],
        goods: &[],
        titles: &["incontinence", "blood glucose", "hiv test", "wheelchair", "hearing aid"],
    },
    Topic {
        name: "pregnancy",
        shelves: &[
            "pregnancy",
            "maternity",
            "fertility",
            "ovulation",
            "nursing and feeding",
            "nursing feeding",
            "breast pumps",
            "breast feeding",
        ],
        goods: &[],
        titles: &["pregnancy", "ovulation", "maternity", "breast pump"],
    },
    Topic {
        name: "intimacy",
        shelves: &[
            "mature",
            "erotic",
            "sexual",
            "condoms",
            "contraception",
            "contraceptives",
            "lingerie",
            "feminine sanitary supplies",
            "adult toys",
        ],
        goods: &["sex"],
        titles: &["condom", "condoms", "vibrator", "lubricant gel", "erotic", "sex toy"],
    },
    Topic {
        name: "medication",
        shelves: &["medication", "pharmaceutical", "prescription"],
        goods: &["medicine", "drugs", "pharmacy", "supplements"],
        titles: &["ibuprofen", "paracetamol", "antidepressant", "insulin", "nicotine patch"],
    },
    Topic {
        name: "religion",
        shelves: &["religious", "religion", "prayer", "bibles", "rosaries"],
        goods: &["ceremonial"],
        titles: &["bible", "quran", "torah", "rosary"],
    },
    Topic {
        name: "politics",
        shelves: &["political", "politics", "elections", "trade unions"],
        goods: &["campaign"],
        titles: &["election campaign"],
    },
    Topic {
        name: "addiction",
        shelves: &[
            "cigarettes",
            "cigars",
            "vaporizers",
            "electronic cigarettes",
            "smoking cessation",
            "gambling",
            "lottery",
        ],
        goods: &["tobacco", "smoking", "vaping", "cannabis", "cbd"],
        titles: &["cigarettes", "e cigarette", "cannabis", "lottery ticket"],
    },
    Topic {
        name: "age-restricted",
        shelves: &[
            "alcoholic beverages",
            "liquor and spirits",
            "weapons",
            "firearms",
            "knives and swords",
        ],
        goods: &[
            "alcohol",
            "beer",
            "wine",
            "liquor",
            "spirits",
            "guns",
            "ammunition",
            "adult",
            "fireworks",
            "swords",
        ],
        titles: &["whisky", "vodka", "ammunition"],
    },
];

/// Between the parts of a category path.
const BELOW: char = '>';
/// Between the goods a part enumerates.
const ENUMERATED: [char; 4] = [',', '&', '/', '+'];

/// The topic a category path belongs to.
pub(super) fn of_path(path: &str) -> Option<&'static str> {
    let parts: Vec<_> =
        path.split(BELOW).map(Part::of).filter(|part| !part.is_department()).collect();
    let is_of = |topic: &&Topic| parts.iter().any(|part| part.is_of(topic));
    TOPICS.iter().find(is_of).map(|topic| topic.name)
}

/// The topic a title gives away.
pub(super) fn of_title(title: &str) -> Option<&'static str> {
    let title = words(title);
    let is_of = |topic: &&Topic| topic.titles.iter().any(|phrase| hold(&title, phrase));
    TOPICS.iter().find(is_of).map(|topic| topic.name)
}

/// A part of a path, read.
struct Part {
    words: Vec<String>,
    goods: Vec<Vec<String>>,
}

impl Part {
    fn of(part: &str) -> Self {
        let goods = part.split(ENUMERATED).map(words);
        let goods = goods.flat_map(|goods| {
            goods.split(|word| word == "and").map(<[String]>::to_vec).collect::<Vec<_>>()
        });
        Self { words: words(part), goods: goods.collect() }
    }

    fn is_department(&self) -> bool {
        DEPARTMENTS.iter().any(|department| self.words == words(department))
    }

    fn is_of(&self, topic: &Topic) -> bool {
        let is_good = |good: &&str| self.goods.contains(&words(good));
        topic.shelves.iter().any(|phrase| hold(&self.words, phrase))
            || topic.goods.iter().any(is_good)
    }
}
