//! Names as they stand in Rust → as they stand in JavaScript.

use syn::{Ident, ext::IdentExt};

/// How words are joined: serde's `rename_all`, as far as the contract uses it.
#[derive(Clone, Copy)]
pub enum Case {
    /// As in Rust.
    AsItStands,
    /// `firstVisit`
    Camel,
    /// `first-visit`
    Kebab,
    /// `first_visit`
    Snake,
}

impl Case {
    /// By serde's name for it.
    pub fn of(name: &str) -> Option<Self> {
        match name {
            "camelCase" => Some(Self::Camel),
            "kebab-case" => Some(Self::Kebab),
            "snake_case" => Some(Self::Snake),
            _ => None,
        }
    }

    /// `first_visit` in this case.
    pub fn of_field(self, ident: &Ident) -> String {
        let name = ident.unraw().to_string();
        match self {
            Self::AsItStands | Self::Snake => name,
            Self::Kebab => name.replace('_', "-"),
            Self::Camel => {
                let mut words = name.split('_');
                let first = words.next().unwrap_or_default().to_owned();
                words.fold(first, |name, word| name + &capitalised(word))
            }
        }
    }

    /// `FirstVisit` in this case.
    pub fn of_variant(self, ident: &Ident) -> String {
        let name = ident.unraw().to_string();
        let apart = |by: char| {
            let mut joined = String::new();
            for letter in name.chars() {
                if letter.is_ascii_uppercase() && !joined.is_empty() {
                    joined.push(by);
                }
                joined.push(letter.to_ascii_lowercase());
            }
            joined
        };
        match self {
            Self::AsItStands => name,
            Self::Snake => apart('_'),
            Self::Kebab => apart('-'),
            Self::Camel => name[..1].to_ascii_lowercase() + &name[1..],
        }
    }
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at(word.len().min(1));
    first.to_ascii_uppercase() + rest
}
