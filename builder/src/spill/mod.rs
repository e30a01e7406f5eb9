//! Spill: what does not fit into memory, in parts on the disk.
//!
//! Comes in: bytes, each for a part. Goes out: a part's bytes, in the order they came. What must
//! stay true: no more than the buffers is held in memory, and the folder is gone with the last who
//! needs it, whether counting is done, has failed or was interrupted.

mod bytes;

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

pub use bytes::{Reader, Writer};

use crate::{
    error::{BuilderError, InputError},
    unfinished::Unfinished,
};

/// Parts of everything that is spilled: of a billion order lines one part holds four million.
pub const PARTS: usize = 256;
/// Of the memory, what buffers of one spill may hold: one of so many shares.
const SHARES: u64 = 16;
/// What a part waits for before it is written, at least and at most, in bytes.
const BUFFER: std::ops::RangeInclusive<u64> = 64..=1 << 20;

/// How much memory there is, and where on the disk there is more.
#[derive(Clone, Debug)]
pub struct Room {
    /// In bytes; as much as there can be, where nobody says.
    pub memory: u64,
    /// The folder that will be made where memory does not do.
    pub folder: PathBuf,
}

/// Parts of one kind, on the disk but for what waits to be written.
pub struct Spill {
    folder: Arc<Unfinished>,
    kind: &'static str,
    waiting: Vec<Vec<u8>>,
    /// By part: whether anything of it is on the disk.
    is_there: Vec<bool>,
    buffer: usize,
}

impl Room {
    /// Clears away what a build that was killed has left there: it is of other orders.
    pub fn clear(&self) {
        drop(Unfinished::of(&self.folder));
    }

    /// The folder, made now.
    pub fn open(&self) -> Result<Arc<Unfinished>, BuilderError> {
        self.clear();
        let folder = Unfinished::of(&self.folder);
        fs::create_dir_all(folder.path()).map_err(|error| failed(folder.path(), &error))?;
        Ok(Arc::new(folder))
    }

    /// What is spilled of one `kind`.
    pub fn spill(&self, folder: &Arc<Unfinished>, kind: &'static str) -> Spill {
        let each = self.memory / SHARES / PARTS as u64;
        let buffer = each.clamp(*BUFFER.start(), *BUFFER.end()) as usize;
        let (waiting, is_there) = (vec![Vec::new(); PARTS], vec![false; PARTS]);
        Spill { folder: Arc::clone(folder), kind, waiting, is_there, buffer }
    }
}

impl Spill {
    /// Adds to a part.
    pub fn put(
        &mut self,
        part: usize,
        write: impl FnOnce(&mut Writer),
    ) -> Result<(), BuilderError> {
        let waiting = &mut self.waiting[part];
        write(&mut Writer(waiting));
        if waiting.len() >= self.buffer { self.write(part) } else { Ok(()) }
    }

    /// Everything is there: nothing waits in memory any more.
    pub fn close(&mut self) -> Result<(), BuilderError> {
        for part in 0..PARTS {
            self.write(part)?;
            self.waiting[part] = Vec::new();
        }
        Ok(())
    }

    /// All of a closed part.
    pub fn read(&self, part: usize) -> Result<Vec<u8>, BuilderError> {
        if !self.is_there[part] {
            return Ok(Vec::new());
        }
        let file = self.file(part);
        fs::read(&file).map_err(|error| failed(&file, &error))
    }

    /// A part nobody will read again.
    pub fn remove(&self, part: usize) {
        // Whatever is left goes with the folder.
        let _ = fs::remove_file(self.file(part));
    }

    /// Part `part` is not as it was written.
    pub fn damaged(&self, part: usize) -> BuilderError {
        let file = self.file(part);
        failed(&file, &io::Error::new(io::ErrorKind::InvalidData, "somebody else has changed it"))
    }

    fn write(&mut self, part: usize) -> Result<(), BuilderError> {
        if self.waiting[part].is_empty() {
            return Ok(());
        }
        let file = self.file(part);
        let opened = OpenOptions::new().create(true).append(true).open(&file);
        let written = opened.and_then(|mut opened| opened.write_all(&self.waiting[part]));
        self.waiting[part].clear();
        self.is_there[part] = true;
        written.map_err(|error| failed(&file, &error))
    }

    fn file(&self, part: usize) -> PathBuf {
        self.folder.path().join(format!("{}-{part:03}", self.kind))
    }
}

fn failed(file: &Path, error: &io::Error) -> BuilderError {
    InputError::new(file, format!("orders can't be laid aside on the disk: {error}"))
        .expected("room beside --out for about as much as the order log takes unpacked")
        .advice("free the disk, write --out to another one, or raise --memory")
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(folder: &tempfile::TempDir) -> Room {
        Room { memory: 0, folder: folder.path().join("counting") }
    }

    #[test]
    fn a_part_is_what_was_put_there_in_its_order_and_the_folder_goes_with_the_last_spill() {
        let folder = tempfile::tempdir().unwrap();
        let room = room(&folder);
        let mut spill = room.spill(&room.open().unwrap(), "orders");
        for number in 0..1_000 {
            spill.put(number as usize % 3, |writer| writer.number(number)).unwrap();
        }
        spill.close().unwrap();
        for part in 0..4 {
            let bytes = spill.read(part).unwrap();
            let mut reader = Reader::of(&bytes);
            let read: Vec<_> = std::iter::from_fn(|| reader.number()).collect();
            let wanted = (0..1_000).filter(|number| part < 3 && number % 3 == part as u64);
            assert_eq!(read, wanted.collect::<Vec<_>>());
        }
        drop(spill);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_a_killed_build_left_is_no_part_of_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let room = room(&folder);
        let mut killed = room.spill(&room.open().unwrap(), "orders");
        killed.put(0, |writer| writer.text("tent")).unwrap();
        killed.close().unwrap();
        std::mem::forget(killed);
        let mut next = room.spill(&room.open().unwrap(), "orders");
        next.put(0, |writer| writer.text("gas")).unwrap();
        next.close().unwrap();
        assert_eq!(Reader::of(&next.read(0).unwrap()).text(), Some("gas"));
        assert_eq!(next.read(0).unwrap().len(), 4);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_said_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let room = room(&folder);
        let mut spill = room.spill(&room.open().unwrap(), "orders");
        std::os::unix::fs::symlink("/dev/full", spill.file(0)).unwrap();
        spill.put(0, |writer| writer.text("tent")).unwrap();
        let said = spill.close().unwrap_err().to_string();
        assert!(
            said.contains("No space left on device") && said.contains("free the disk"),
            "{said}"
        );
    }
}
