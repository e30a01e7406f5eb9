//! The text before this one: exports stand in order, so it is often the same.

use std::convert::Infallible;

/// A text and what it was read as.
#[derive(Debug, Default)]
pub(super) struct Last<V> {
    text: String,
    value: Option<V>,
}

impl<V: Copy> Last<V> {
    /// What `text` is read as, by `read` unless it was read just now.
    pub(super) fn of<E>(
        &mut self,
        text: &str,
        read: impl FnOnce() -> Result<V, E>,
    ) -> Result<V, E> {
        if let Some(value) = self.value.filter(|_| self.text == text) {
            return Ok(value);
        }
        let value = read()?;
        self.text.clear();
        self.text.push_str(text);
        self.value = Some(value);
        Ok(value)
    }

    /// The same, where `read` can't fail.
    pub(super) fn surely(&mut self, text: &str, read: impl FnOnce() -> V) -> V {
        let Ok(value) = self.of(text, || Ok::<_, Infallible>(read()));
        value
    }
}
