//! The machine's side of the heap: memory access, and the roots of goroutines.

pub(crate) mod frames;
pub(crate) mod roots;
pub mod word;
