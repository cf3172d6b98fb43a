# The daily words. Everything that needs other programs than Rust is in .ci/run.

# All tests, as the README says it.
test:
    cargo test --release --locked

# Format, lints, documentation, tests.
check: && test
    cargo fmt --check
    cargo clippy --release --all-targets --locked -- -D warnings
    RUSTDOCFLAGS="-D warnings" cargo doc --release --no-deps --locked

# Searches longer than a test run does for what breaks the reader, or is read wrongly.
fuzz cases="20000":
    PROPTEST_CASES={{cases}} cargo test --release --locked --test hostile -- mutants parsers

# Breaks the rooms whose figures somebody signs for, one place at a time, and sees that a test tells. Hundreds of builds:
# `just mutants 3/40` runs the fourth part of forty. Which tests and rooms is in .cargo/mutants.toml.
mutants shard="0/1":
    command -v cargo-mutants >/dev/null || cargo install --locked cargo-mutants
    cargo mutants --shard {{shard}}

# Writes templates/, docs/regler.md, tests/golden/ and tests/snapshots/ anew.
bless:
    GEVINST_BLESS=1 cargo test --release --locked --test fresh --test golden --test rules --test inspection

# Builds samples/ anew, with another program than ours; needs Python with openpyxl.
samples:
    cargo build --release --locked
    python3 samples/byg_fjordby.py "${CARGO_TARGET_DIR:-target}/release/gevinst"
    python3 samples/byg_aaret.py "${CARGO_TARGET_DIR:-target}/release/gevinst"

# gevinst beside the tools people use today, on the same made-up programme; installs them in the cache folder.
peers:
    benches/peers
