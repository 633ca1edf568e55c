//! A package with its tests, as a program.

use std::path::{Path, PathBuf};

use minigo_lang::godebug::Settings;
use minigo_lang::importer::{Import, Importer};
use minigo_lang::{COMMAND_LINE, Input, Language, UserPackage};

use super::functions::Functions;
use crate::module::{Folder, Module, ModuleImporter};

/// A package and its tests.
#[derive(Debug)]
pub(crate) struct Suite {
    /// Import path.
    pub(crate) path: String,
    folder: PathBuf,
    files: Vec<Input>,
    functions: Functions,
    module: Option<Module>,
}

impl Suite {
    /// Reads the package in a folder, given by its absolute path.
    ///
    /// # Errors
    ///
    /// What cannot be read, or a function that is called like a test and is none.
    pub(crate) fn read(folder: &Path) -> Result<Suite, String> {
        let module = Module::around(folder)?;
        let path = import_path(module.as_ref(), folder);
        let found = Folder::read(folder)?;
        let functions = Functions::find(Folder::read_tests(folder)?)?;
        match found.emptiness(&folder.to_string_lossy()).filter(|_| functions.is_empty()) {
            Some(empty) => Err(empty),
            None => Ok(Suite { path, folder: folder.into(), files: found.files, functions, module }),
        }
    }

    /// Import path of a folder, given by its absolute path, whatever is wrong with the package in it.
    pub(crate) fn path_of(folder: &Path) -> String {
        import_path(Module::around(folder).ok().flatten().as_ref(), folder)
    }

    /// Whether there is nothing to run.
    pub(crate) fn has_no_tests(&self) -> bool {
        self.functions.is_empty()
    }

    /// The package alone, and what answers its imports.
    pub(crate) fn without_tests(self) -> (UserPackage, Box<dyn Importer>) {
        let package = self.package(self.path.clone(), self.files.clone(), false);
        (package, Box::new(ModuleImporter { module: self.module }))
    }

    /// The program that runs the tests, and what answers its imports.
    pub(crate) fn program(self) -> (UserPackage, Box<dyn Importer>) {
        let program = self.functions.program(&self.path, self.settings(), !self.files.is_empty());
        let files = self.files.iter().chain(&self.functions.inside).cloned().collect();
        let tested = self.package(self.path.clone(), files, true);
        let beside = self.package(format!("{}_test", self.path), self.functions.beside.clone(), false);
        let others = ModuleImporter { module: self.module };
        (program, Box::new(SuiteImporter { tested, beside, others }))
    }

    /// The settings of the module's programs.
    fn settings(&self) -> Settings {
        self.module.as_ref().map_or_else(Settings::default, Module::settings)
    }

    fn package(&self, path: String, files: Vec<Input>, tested: bool) -> UserPackage {
        let folder = self.folder.to_string_lossy().into_owned();
        let language = self.module.as_ref().map_or(Language::NEWEST, Module::language);
        let place = self.path.clone();
        UserPackage { path, place, folder, language, settings: self.settings(), files, tested }
    }
}

/// Import path of a folder, given by its absolute path.
fn import_path(module: Option<&Module>, folder: &Path) -> String {
    module.and_then(|module| module.import_path(folder)).unwrap_or(COMMAND_LINE.into())
}

/// Answers imports of a program of tests: the package under test has its tests with it, whoever imports it.
struct SuiteImporter {
    tested: UserPackage,
    beside: UserPackage,
    others: ModuleImporter,
}

impl Importer for SuiteImporter {
    fn import(&self, path: &str) -> Import {
        match [&self.tested, &self.beside].into_iter().find(|package| package.path == path) {
            Some(package) if !package.files.is_empty() => Import::User(package.clone()),
            _ => self.others.import(path),
        }
    }
}
