//! Writes a made-up programme folder: `generate FOLDER CENTRES INITIATIVES MONTHS`.
#[path = "programme/mod.rs"]
mod programme;

use programme::{Original, Size};
use rayon::prelude::*;
use std::{fs, path::Path};

/// So many workbooks are drawn and saved; the rest are copies of them.
const DRAWN: usize = 60;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, centres, initiatives, months] = &arguments[..] else {
        panic!("generate FOLDER CENTRES INITIATIVES MONTHS");
    };
    let number = |text: &String| text.parse::<usize>().expect("a number");
    let months = i8::try_from(number(months)).expect("twelve at most");
    let size = Size { centres: number(centres), initiatives: number(initiatives), months };
    let folder = Path::new(folder);
    fs::create_dir_all(folder.join("indsendt")).expect("a folder that can be written");
    let file = programme::programme_file(size);
    fs::write(folder.join("program.xlsx"), &file).expect("room on the disk");
    let known = programme::read(&file);
    (0..size.centres.min(DRAWN)).into_par_iter().for_each(|first| {
        let drawing = programme::business_case(&known, first, size);
        let bytes = gevinst::xlsx::save(&drawing).expect("our own template can be saved");
        put(folder, first, &bytes);
        let original = Original::of(first, &drawing, &bytes);
        for centre in (first + DRAWN..size.centres).step_by(DRAWN) {
            put(folder, centre, &original.made_out_to(centre));
        }
    });
}

fn put(folder: &Path, centre: usize, bytes: &[u8]) {
    let name = format!("Businesscase {}.xlsx", programme::code(centre));
    fs::write(folder.join("indsendt").join(name), bytes).expect("room on the disk");
}
