//! Where imported packages come from. The virtual machine implements it for the standard library, the command for the
//! packages of a module.

use std::borrow::Cow;

use crate::user_package::UserPackage;

/// The source of one package of the standard library.
#[derive(Clone, Debug)]
pub struct PackageSource {
    /// File names (as positions print them) and texts. A function without a body is a native.
    pub files: Vec<(Cow<'static, str>, Cow<'static, str>)>,
    /// [Export data](crate::export) of this package, and maybe others; empty if there are none, then all is found from
    /// the sources.
    pub export: &'static str,
    /// Exported names that Go's package has and this one lacks (`Name` or `Type.Method`): using one is refused by name.
    pub unsupported: &'static [&'static str],
    /// Import paths whose packages no longer have their names for themselves where this one is imported: Go's package
    /// imports others of these names. Messages then write the whole path, `"sync".Mutex`.
    pub namesakes: &'static [&'static str],
}

/// The answer to an import.
#[derive(Clone, Debug)]
pub enum Import {
    /// The standard library has it.
    Found(PackageSource),
    /// It is the user's.
    User(UserPackage),
    /// There is no such package in the user's module, or none that can be imported; why, in the words of Go's command.
    Faulty(String),
    /// Go has it, minigo does not; what it is a part of, if not of the standard library.
    Unsupported(Option<String>),
    /// No such package.
    Unknown,
}

/// Resolves import paths to sources.
pub trait Importer {
    /// The package of an import path.
    fn import(&self, path: &str) -> Import;
}
