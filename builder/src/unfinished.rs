//! Unfinished: files beside those they will replace, until they are whole.
//!
//! Comes in: the names others read. Goes out: whole files under those names. What must stay true:
//! such a name never stands for a part of a file; files that belong together are renamed together,
//! and Ctrl-C comes before all of them or after; what is not finished is gone when the command
//! ends. (A kill that can't be caught may leave a `.new`, which the next build writes over.)

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};
#[cfg(unix)]
use std::{process, thread};

/// What a shell adds to the number of the signal that ended a command: 130 for Ctrl-C.
#[cfg(unix)]
const ENDED_BY_SIGNAL: i32 = 128;

/// Files and folders to clear away should the command end now.
static OPEN: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A file, or a folder of files, that is not yet what its name will say.
#[derive(Debug)]
pub struct Unfinished {
    file: PathBuf,
    beside: PathBuf,
}

impl Unfinished {
    /// What will be `file`.
    pub fn of(file: &Path) -> Self {
        let beside = file.with_added_extension("new");
        open().insert(beside.clone());
        Self { file: file.to_owned(), beside }
    }

    /// Where it is written.
    pub fn path(&self) -> &Path {
        &self.beside
    }
}

/// All of them are whole: each takes its place, in this order.
pub fn finish(all: impl IntoIterator<Item = Unfinished>) -> io::Result<()> {
    let mut open = open();
    // None is dropped while the list is held: dropping looks into it.
    let all: Vec<_> = all.into_iter().collect();
    let renamed = all.iter().try_for_each(|one| {
        fs::rename(&one.beside, &one.file)?;
        open.remove(&one.beside);
        Ok(())
    });
    drop(open);
    renamed
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if open().remove(&self.beside) {
            clear(&self.beside);
        }
    }
}

/// From now on Ctrl-C, and being asked to end, leave nothing unfinished behind.
#[cfg(unix)]
pub fn clear_on_interrupt() {
    use signal_hook::{
        consts::{SIGHUP, SIGINT, SIGTERM},
        iterator::Signals,
    };
    // Where signals can't be caught, a build is as safe as against a kill.
    let Ok(mut signals) = Signals::new([SIGHUP, SIGINT, SIGTERM]) else { return };
    thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            // Held until the end, so that nothing takes its place any more.
            let open = open();
            open.iter().for_each(|path| clear(path));
            process::exit(ENDED_BY_SIGNAL + signal);
        }
    });
}

/// Here a build is as safe as against a kill.
#[cfg(not(unix))]
pub fn clear_on_interrupt() {}

fn open() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// It may never have been made, and nobody is left to tell if it can't be removed. A folder is moved
/// first, for into one that is being emptied somebody may still be writing.
fn clear(path: &Path) {
    let gone = path.with_extension("gone");
    let _ = fs::remove_dir_all(&gone);
    if path.is_dir() {
        let moved = fs::rename(path, &gone);
        let _ = fs::remove_dir_all(if moved.is_ok() { &gone } else { path });
    } else {
        let _ = fs::remove_file(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_finished_leaves_the_old_file_and_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("model");
        fs::write(&file, "old").unwrap();
        for is_finished in [false, true] {
            let unfinished = Unfinished::of(&file);
            fs::write(unfinished.path(), "new").unwrap();
            if is_finished {
                finish([unfinished]).unwrap();
            } else {
                drop(unfinished);
            }
            let wanted = if is_finished { "new" } else { "old" };
            assert_eq!(fs::read_to_string(&file).unwrap(), wanted);
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        }
    }
}
