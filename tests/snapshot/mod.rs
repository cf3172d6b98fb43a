//! Texts held against those that somebody has looked at, one file each, by insta.
//!
//! A text that differs is written beside the known one as `.snap.new`; `cargo insta review` shows them one by one.
//! `INSTA_UPDATE=always` (`just bless`) takes them all, and takes away what no test makes any more.
use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

/// Whether what is made takes the place of what is kept.
fn is_blessing() -> bool {
    env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always")
}

/// Holds the folder under `tests` against the texts: each as it was last looked at, and none kept that is not made.
pub fn hold(folder: &str, texts: &BTreeMap<String, String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    // All of them, though the first that differs has failed the test: whoever reviews them wants to see every one.
    let differs = |name: &str, text: &str| {
        catch_unwind(AssertUnwindSafe(|| settings.bind(|| insta::assert_snapshot!(name, text)))).is_err()
    };
    let differing: Vec<&String> =
        texts.iter().filter(|(name, text)| differs(name, text)).map(|(name, _)| name).collect();
    assert!(differing.is_empty(), "{differing:?} differ; look at each (cargo insta review), then bless");
    let made: BTreeSet<String> = texts.keys().map(|name| format!("{name}.snap")).collect();
    let kept = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let left_over: Vec<String> = kept.filter(|name| !name.ends_with(".snap.new") && !made.contains(name)).collect();
    if is_blessing() {
        for name in &left_over {
            fs::remove_file(folder.join(name)).unwrap();
        }
    } else {
        assert!(left_over.is_empty(), "{left_over:?} are made by no test any more; bless");
    }
}
