//! What is going on, on stderr, while it goes on; nothing where stderr is no terminal.

use std::{fs::File, io::Read, time::Duration};

use anstyle::AnsiColor;
use indicatif::{ProgressBar, ProgressStyle};

const STEP: &str = "{spinner} {msg}  {elapsed}";
const FILE: &str = "{spinner} {msg}  {percent} %  {binary_bytes_per_sec}  {eta} left";

/// One line that tells the step being done and how long the command has run.
pub struct Progress {
    bar: ProgressBar,
    is_silent: bool,
}

impl Progress {
    /// Starts telling.
    pub fn start() -> Self {
        let bar = ProgressBar::new_spinner();
        styled(&bar, STEP);
        bar.enable_steady_tick(Duration::from_millis(200));
        Self { bar, is_silent: false }
    }

    /// For who has nobody to tell.
    pub fn silent() -> Self {
        Self { bar: ProgressBar::hidden(), is_silent: true }
    }

    /// The next step begins.
    pub fn step(&self, what: impl Into<String>) {
        styled(&self.bar, STEP);
        self.bar.set_message(what.into());
    }

    /// The next step begins, and it has so many of something to do.
    pub fn count(&self, what: impl Into<String>, total: u64, of_what: &str) -> Told {
        self.bar.reset();
        self.bar.set_length(total);
        styled(
            &self.bar,
            &format!("{{spinner}} {{msg}}  {{percent}} %  {{per_sec}} {of_what}  {{eta}} left"),
        );
        self.bar.set_message(what.into());
        Told(self.bar.clone())
    }

    /// What is worth reading before the command goes on.
    pub fn tell(&self, what: &str) {
        if !self.is_silent {
            self.bar.suspend(|| anstream::eprintln!("{what}"));
        }
    }

    /// Something the reader should know and need not act on.
    pub fn note(&self, what: &str) {
        let label = AnsiColor::Yellow.on_default().bold();
        self.tell(&format!("{label}note{label:#}: {what}"));
    }

    /// A file that moves the line as it is read.
    pub fn watch(&self, file: File) -> impl Read + Send + use<> {
        if let Ok(known) = file.metadata() {
            self.bar.reset();
            self.bar.set_length(known.len());
            styled(&self.bar, FILE);
        }
        self.bar.wrap_read(file)
    }
}

/// A step that tells how far it is.
#[derive(Clone)]
pub struct Told(ProgressBar);

impl Told {
    /// So many are done.
    pub fn reached(&self, done: u64) {
        self.0.set_position(done);
    }
}

fn styled(bar: &ProgressBar, template: &str) {
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
