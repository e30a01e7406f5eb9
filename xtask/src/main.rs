//! Build tasks that need Rust. In: a task's name and its arguments. Out: the task's files.
//! It must stay a door: whatever can be done in Node is done in `scripts/`.

use std::env;
use std::path::Path;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["bind", wasm, folder] => bind(wasm.as_ref(), folder.as_ref()),
        _ => Err("usage: cargo xtask bind WASM FOLDER".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("xtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the wasm, its glue and its TypeScript types to `folder`.
///
/// The glue has no default path to the wasm: the package alone knows where its wasm lies.
fn bind(wasm: &Path, folder: &Path) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    bindgen
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .input_path(wasm)
                .out_name("alongside")
                .omit_default_module_path(true)
                .typescript(true)
                .generate(folder)
        })
        .map_err(|error| format!("{error:#}"))
}
