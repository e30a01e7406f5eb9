//! One synthetic shop for `npm run bench:engine`, once in each contestant's own form.
//!
//! Comes in: how many products, and a folder. Goes out: the model file; the same relations as JSON
//! and as arrays; a catalogue. What must stay true: all are read back from the encoded model, so
//! every contestant holds the same relations with the same weights.

#[path = "../../src/synth/chance.rs"]
mod chance;
mod contestants;
mod shop;

use std::{env, error::Error, fs, path::PathBuf, process::ExitCode};

use alongside::model::Model;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [products, folder] = &arguments[..] else {
        eprintln!("usage: communities PRODUCTS FOLDER");
        return ExitCode::from(2);
    };
    match write(products, &folder.into()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("communities: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(products: &str, folder: &PathBuf) -> Result<(), Box<dyn Error>> {
    let bytes = shop::draft(products.parse()?)?.encode()?;
    let model = Model::decode(bytes.clone()).map_err(|error| format!("{error:?}"))?;
    fs::create_dir_all(folder)?;
    fs::write(folder.join("model.alongside"), bytes)?;
    fs::write(folder.join("companions.json"), contestants::json(&model)?)?;
    fs::write(folder.join("companions.bin"), contestants::arrays(&model)?)?;
    fs::write(folder.join("catalogue.json"), contestants::catalogue(&model)?)?;
    Ok(())
}
