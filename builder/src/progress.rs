//! What is going on, on stderr, while it goes on; nothing where stderr is no terminal.

use std::{fs::File, io::Read, time::Duration};

use indicatif::{ProgressBar, ProgressStyle};

/// One line that tells the step being done and how long the command has run.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Starts telling.
    pub fn start() -> Self {
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}  {elapsed}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self { bar }
    }

    /// For tests, which have nobody to tell.
    #[cfg(test)]
    pub fn silent() -> Self {
        Self { bar: ProgressBar::hidden() }
    }

    /// The next step begins.
    pub fn step(&self, what: impl Into<String>) {
        self.bar.set_message(what.into());
    }

    /// What is worth reading before the command goes on.
    pub fn tell(&self, what: &str) {
        self.bar.suspend(|| anstream::eprintln!("{what}"));
    }

    /// A file that moves the spinner as it is read.
    pub fn watch(&self, file: File) -> impl Read + use<> {
        self.bar.wrap_read(file)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
