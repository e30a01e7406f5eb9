//! A folder of its own for each test, the command, and an order log large enough to publish.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

/// A folder that is gone when the test ends.
pub struct Scene {
    folder: TempDir,
}

/// What the command said.
pub struct Said {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Scene {
    pub fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// Runs `alongside` in the folder; `arguments` are separated by blanks.
    pub fn alongside(&self, arguments: &str) -> Said {
        self.said(&mut Command::new(env!("CARGO_BIN_EXE_alongside")), arguments)
    }

    /// The same, its work shared among so many cores.
    pub fn on_cores(&self, cores: u32, arguments: &str) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_alongside"));
        self.said(command.env("RAYON_NUM_THREADS", cores.to_string()), arguments)
    }

    fn said(&self, command: &mut Command, arguments: &str) -> Said {
        let output: Output = command
            .args(arguments.split_whitespace())
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        Said {
            status: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The small readable files of `tests/data`.
    pub fn with_tent_data(self) -> Self {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data");
        for name in ["tent-orders.csv", "tent-catalogue.csv"] {
            fs::copy(data.join(name), self.path(name)).unwrap();
        }
        self
    }
}

/// Thirty campers buy a stove with gas; ten of them a pot with it; everybody else a mat.
pub fn campers() -> Vec<String> {
    let mut rows = Vec::new();
    for camper in 0..60 {
        let bought: &[&str] = match camper {
            0..10 => &["stove", "gas", "pot"],
            10..30 => &["stove", "gas"],
            _ => &["mat"],
        };
        for item in bought {
            rows.push(format!("order-{camper},camper-{camper},{item}"));
        }
    }
    rows
}

/// The rows as a file.
pub fn csv(header: &str, rows: &[String]) -> String {
    let mut text = format!("{header}\n");
    for row in rows {
        writeln!(text, "{row}").unwrap();
    }
    text
}
