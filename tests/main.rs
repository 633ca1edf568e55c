//! Golden runner.
fn main() {}
