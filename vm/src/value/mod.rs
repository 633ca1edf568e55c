//! Values: representation, comparison, hashing, strings and slices.
//!
//! What it is: the meaning of Go's built-in operations on memory. What it is not: maps and channels, which have
//! folders of their own, or instructions, which call what stands here.

pub(crate) mod complex;
pub(crate) mod eq;
pub(crate) mod hash;
pub mod repr;
pub(crate) mod slice;
pub(crate) mod string;
