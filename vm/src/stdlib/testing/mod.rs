//! Package testing.

use super::native::NativeFn;
use super::runtime::caller;

/// The natives by name.
pub(super) const NATIVES: &[(&str, NativeFn)] = &[("caller", caller)];
