//! Names the build by its source, so that what another program has stored is never taken for this one's. The same source
//! gives the same name on every machine and system: nothing of the compiler, the paths or the line endings is in it.
//! The program for Windows gets its icon and its manifest here too.
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
    dress_for_windows();
}

/// Icon, version and manifest of the program for Windows. Other systems keep nothing of the kind in a program, and their builds
/// need no other tools for it.
fn dress_for_windows() {
    println!("cargo::rerun-if-changed=src/windows");
    if env::var("CARGO_CFG_TARGET_OS").as_deref() != Ok("windows") {
        return;
    }
    let mut resource = winresource::WindowsResource::new();
    // Danish, and the text of every field in it.
    resource.set_language(0x0406).set_icon("src/windows/gevinst.ico").set_manifest_file("src/windows/gevinst.manifest");
    for (field, text) in [
        ("ProductName", "gevinst"),
        ("FileDescription", "gevinst: læser og samler kommunens gevinster"),
        ("OriginalFilename", "gevinst.exe"),
        ("InternalName", "gevinst"),
    ] {
        resource.set(field, text);
    }
    resource.compile().expect("the tools that link for Windows compile resources too");
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { list(&path, files) } else { files.push(path) }
    }
}
