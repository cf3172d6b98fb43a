//! Names the build by its source, so that what another program has stored is never taken for this one's. The same source
//! gives the same name on every machine and system: nothing of the compiler, the paths or the line endings is in it.
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// FNV-1a of 64 bits: the standard library promises no hash that stays the same from one release of Rust to the next.
struct Fnv(u64);

impl Fnv {
    fn take(&mut self, bytes: &[u8]) {
        // A checkout on Windows may end its lines by two characters.
        for byte in bytes.iter().filter(|byte| **byte != b'\r') {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        // Where one text ends and the next begins is a part of what is named.
        self.0 = (self.0 ^ 0xff).wrapping_mul(0x0000_0100_0000_01b3);
    }
}

fn main() {
    let mut files = vec![PathBuf::from("Cargo.lock"), PathBuf::from("Cargo.toml")];
    list(Path::new("src"), &mut files);
    let mut named: Vec<(String, PathBuf)> =
        files.into_iter().map(|path| (path.to_string_lossy().replace('\\', "/"), path)).collect();
    named.sort();
    let mut sum = Fnv(0xcbf2_9ce4_8422_2325);
    for (name, path) in &named {
        sum.take(name.as_bytes());
        sum.take(&fs::read(path).unwrap_or_default());
        println!("cargo::rerun-if-changed={name}");
    }
    // A build of other settings may be on trial; only what is released need be named alike everywhere.
    sum.take(env::var("PROFILE").unwrap_or_default().as_bytes());
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rustc-env=GEVINST_BUILD={:016x}", sum.0);
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { list(&path, files) } else { files.push(path) }
    }
}
