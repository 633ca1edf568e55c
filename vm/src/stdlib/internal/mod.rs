//! Packages that only the library itself imports.

pub(super) mod aes;
pub(super) mod alias;
pub(super) mod reflectlite;
pub(super) mod syscall;
