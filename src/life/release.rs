//! Whether an engine is new enough: three numbers, compared in turn.

/// Whether `engine` is `least` or newer; none where one of them is no version such as "0.1.0".
pub(super) fn is_enough(engine: &str, least: &str) -> Option<bool> {
    Some(numbers(engine)? >= numbers(least)?)
}

fn numbers(version: &str) -> Option<[u32; 3]> {
    let mut parts = version.split('.').map(|part| part.parse().ok());
    let numbers = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert_eq!(is_enough("0.10.0", "0.9.9"), Some(true));
        assert_eq!(is_enough("0.1.0", "0.1.0"), Some(true));
        assert_eq!(is_enough("0.1.0", "0.1.1"), Some(false));
        assert_eq!(is_enough("0.1.0", "1"), None);
        assert_eq!(is_enough("0.1.0", "0.1.0.0"), None);
        assert_eq!(is_enough("0.1.0", "0.1.x"), None);
    }
}
