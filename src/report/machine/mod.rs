//! What needs no workbook: findings and contents of files as programs read them, and as people read them in a terminal.
pub mod answers;
pub mod extract;
pub mod github;
pub mod inspection;
pub mod json;
pub mod sarif;
pub mod text;
