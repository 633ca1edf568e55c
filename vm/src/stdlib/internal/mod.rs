//! Packages that only the library itself imports.

pub(super) mod reflectlite;
pub(super) mod syscall;
