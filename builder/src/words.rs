//! The sentences shoppers read, for the command line: the package's own English messages.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

const ENGLISH: &str = include_str!("../../www/alongside/messages/en.json");

/// Messages by key.
pub struct Words {
    messages: BTreeMap<String, String>,
}

impl Words {
    /// The English ones.
    pub fn english() -> Self {
        Self { messages: serde_json::from_str(ENGLISH).unwrap_or_default() }
    }

    /// The message for `code` of a `family` such as `rule`; the code itself where there is none.
    pub fn say(&self, family: &str, code: &impl Serialize) -> String {
        let code = serde_json::to_value(code).unwrap_or_default();
        let code = code.as_str().unwrap_or_default();
        let message = self.messages.get(&format!("{family}.{code}"));
        message.cloned().unwrap_or_else(|| code.to_owned())
    }

    /// The message for `code` with the number its rule goes by and when it ends, in UTC.
    pub fn explain(
        &self,
        family: &str,
        code: &impl Serialize,
        setting: Option<f64>,
        until: Option<f64>,
    ) -> String {
        let time = until.and_then(|until| Timestamp::from_millisecond(until as i64).ok());
        let time = time.map_or_else(|| "no time".to_owned(), |time| time.to_string());
        let setting = setting.map(|setting| setting.to_string()).unwrap_or_default();
        self.say(family, code).replace("{setting}", &setting).replace("{until}", &time)
    }
}

#[cfg(test)]
mod tests {
    use alongside::contract::{Confidence, ReasonCode, Rule, SilenceCode};

    use super::*;

    #[test]
    fn every_family_of_codes_has_words() {
        let words = Words::english();
        assert!(words.say("reason", &ReasonCode::NeededToUse).contains("{anchor}"));
        assert_ne!(words.say("confidence", &Confidence::Strong), "strong");
        assert_ne!(words.say("rule", &Rule::NeverWith), "never-with");
        assert_ne!(words.say("silence", &SilenceCode::NothingFits), "nothing-fits");
    }

    #[test]
    fn a_code_without_a_message_stands_for_itself() {
        assert_eq!(Words::english().say("rule", &"not-in-any-file"), "not-in-any-file");
    }
}
