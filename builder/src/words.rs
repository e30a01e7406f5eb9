//! The sentences shoppers read, for the command line: the package's own English messages.

use std::collections::BTreeMap;

use serde::Serialize;

const ENGLISH: [&str; 2] = [
    include_str!("../../www/alongside/messages/en.json"),
    include_str!("../../www/alongside/messages/rules-en.json"),
];

/// Messages by key.
pub struct Words {
    messages: BTreeMap<String, String>,
}

impl Words {
    /// The English ones.
    pub fn english() -> Self {
        let files = ENGLISH.into_iter();
        let messages =
            files.flat_map(|file| serde_json::from_str::<BTreeMap<_, _>>(file).unwrap_or_default());
        Self { messages: messages.collect() }
    }

    /// The message for `code` of a `family` such as `rule`; the code itself where there is none.
    pub fn say(&self, family: &str, code: &impl Serialize) -> String {
        let code = serde_json::to_value(code).unwrap_or_default();
        let code = code.as_str().unwrap_or_default();
        let message = self.messages.get(&format!("{family}.{code}"));
        message.cloned().unwrap_or_else(|| code.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use alongside::contract::{Confidence, ReasonCode, Rule, SilenceCode};

    use super::*;

    #[test]
    fn a_reason_is_told_in_the_words_the_page_uses() {
        let words = Words::english();
        assert_eq!(words.say("reason", &ReasonCode::NeededToUse), "Needed to use the {anchor}");
        assert_eq!(words.say("confidence", &Confidence::Strong), "Strong evidence");
        assert_ne!(words.say("rule", &Rule::NeverWith), "never-with");
        assert_ne!(words.say("silence", &SilenceCode::NothingFits), "nothing-fits");
    }
}
