//! Amounts as exports write them: `19.90`, `19,90`, `1.234,50`, `$1,234.50`, `19.90 EUR`.

/// The number an amount stands for; none where it is no number, or not a finite one.
pub fn read(text: &str) -> Option<f64> {
    if let Ok(number) = text.parse::<f64>() {
        return Some(number).filter(|number| number.is_finite());
    }
    let number = without_currency(text)?;
    let (point, comma) = (number.rfind('.'), number.rfind(','));
    let plain: String = match (point, comma) {
        (Some(point), Some(comma)) if comma > point => number.replace('.', "").replace(',', "."),
        (None, Some(comma)) if !is_thousands(number, comma) => number.replace(',', "."),
        _ => number.replace(',', ""),
    };
    plain.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Whether each comma stands before three digits.
fn is_thousands(number: &str, last: usize) -> bool {
    number.len() - last == 4 && !number.starts_with("0,")
}

/// The digits, and what stands among them; a currency's name or sign may be around.
fn without_currency(text: &str) -> Option<&str> {
    let is_number = |letter: char| letter.is_ascii_digit() || letter == '-' || letter == '+';
    let number = text.trim_start_matches(|letter: char| !is_number(letter));
    let number = number.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let around = text.len() - number.len();
    let holds = |letter: char| letter.is_ascii_digit() || ".,-+".contains(letter);
    (!number.is_empty() && around <= 8 && number.chars().all(holds)).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_as_a_person_would() {
        for (text, amount) in [
            ("19.90", 19.9),
            ("-2", -2.0),
            ("19,90", 19.9),
            ("1.234,50", 1_234.5),
            ("1,234.50", 1_234.5),
            ("1,234", 1_234.0),
            ("0,125", 0.125),
            ("19.90 EUR", 19.9),
            ("€ 19,90", 19.9),
            ("$1,234.50", 1_234.5),
        ] {
            assert_eq!(read(text), Some(amount), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_not_guessed() {
        for text in ["", "two", "NaN", "inf", "1-2", "12 of 14", "2026-03-14T09:30:00Z"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
