//! Words: plurals, lists and folding for comparison.
/// stub
pub fn fold(text: &str) -> String {
    text.to_lowercase()
}
/// stub
pub fn list(texts: &[&str]) -> String {
    texts.join(", ")
}
