# The daily words. Everything that needs other programs than Rust is in .ci/run.

# All tests, as the README says it.
test:
    cargo test --release --locked

# Format, lints, documentation, tests.
check: && test
    cargo fmt --check
    cargo clippy --release --all-targets --locked -- -D warnings
    RUSTDOCFLAGS="-D warnings" cargo doc --release --no-deps --locked

# Searches with a fuzzer for what breaks the reader: bytes that no test has thought of.
fuzz seconds="300":
    .ci/fuzz {{seconds}}

# Searches longer than a test run does for spoilt files and texts that break the reader, or are read wrongly.
spoilt cases="20000":
    PROPTEST_CASES={{cases}} cargo test --release --locked --test hostile -- mutants parsers

# Breaks the rooms whose figures somebody signs for, one place at a time, and sees that a test tells. Hundreds of builds:
# `just mutants 3/40` runs the fourth part of forty. Which tests and rooms is in .cargo/mutants.toml.
mutants shard="0/1":
    command -v cargo-mutants >/dev/null || cargo install --locked cargo-mutants
    cargo mutants --shard {{shard}}

# Writes templates/, docs/regler.md, the schemas and every text of tests/{golden,inspection,snapshots} anew.
bless:
    INSTA_UPDATE=always cargo test --release --locked --no-fail-fast --lib --test fresh --test golden --test rules --test inspection --test packages

# Builds what is handed out, for Windows and Linux, from a clean checkout: target/release-files. See .release/build.
release *args:
    .release/build {{args}}

# Builds samples/ anew, with another program than ours; needs Python with openpyxl.
samples:
    cargo build --release --locked
    python3 samples/byg_fjordby.py "${CARGO_TARGET_DIR:-target}/release/gevinst"
    python3 samples/byg_aaret.py "${CARGO_TARGET_DIR:-target}/release/gevinst"

# gevinst beside the tools people use today, on the same made-up programme; installs them in the cache folder.
peers:
    benches/peers
