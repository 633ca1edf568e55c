//! Modules: the packages below a folder with a `go.mod`, and what a command line names of them.
//!
//! `named` reads the command line's words, `pattern` finds the packages of `./...`, `go_mod` reads a `go.mod`, `folder` a
//! package's files, `vendor` what a module brings along of others. A [`Module`] answers imports: its own packages it has, and those of modules in whose place `go.mod` puts a
//! folder; those of other modules it refuses by name.

mod folder;
mod go_mod;
mod named;
mod pattern;
mod place;
mod vendor;

use std::fs;
use std::path::{Path, PathBuf};

use minigo_lang::godebug::Settings;
use minigo_lang::importer::{Import, Importer};
use minigo_lang::{Language, UserPackage};
use minigo_vm::stdlib::StandardLibrary;

pub(crate) use folder::Folder;
use go_mod::GoMod;
pub(crate) use named::{Named, file_count, folders};
use vendor::Vendored;

/// The file that makes a folder a module.
const GO_MOD: &str = "go.mod";

/// A module on disk.
#[derive(Debug)]
pub(crate) struct Module {
    /// Its folder, an absolute path.
    root: PathBuf,
    go_mod: GoMod,
    settings: Settings,
    vendored: Option<Vendored>,
}

impl Module {
    /// The module that a folder, given by its absolute path, stands in.
    ///
    /// # Errors
    ///
    /// What is wrong with its `go.mod`.
    pub(crate) fn around(folder: &Path) -> Result<Option<Module>, String> {
        let Some(root) = folder.ancestors().find(|folder| folder.join(GO_MOD).is_file()) else {
            return Ok(None);
        };
        let (go_mod, shown) = read_go_mod(root)?;
        let mut settings = Settings::of(go_mod.language);
        for (line, setting) in &go_mod.settings {
            let loading = |fault| format!("error loading {shown}:\n{shown}:{line}: {fault}");
            settings.set(setting, "godebug").map_err(loading)?;
        }
        let vendored = Vendored::read(root, go_mod.language)?;
        Ok(Some(Module { root: root.into(), go_mod, settings, vendored }))
    }

    /// The language of its packages.
    pub(crate) fn language(&self) -> Language {
        self.go_mod.language
    }

    /// The settings of its programs.
    pub(crate) fn settings(&self) -> Settings {
        self.settings.clone()
    }

    /// Import path of a folder in the module, given by its absolute path.
    pub(crate) fn import_path(&self, folder: &Path) -> Option<String> {
        let below = folder.strip_prefix(&self.root).ok()?;
        let elements =
            below.components().map(|component| component.as_os_str().to_string_lossy().into_owned());
        Some(std::iter::once(self.go_mod.path.clone()).chain(elements).collect::<Vec<_>>().join("/"))
    }

    /// The answer to an import of what the standard library does not have.
    fn import(&self, path: &str) -> Import {
        let own = folder_of(path, &self.go_mod.path, &self.root);
        if let Some(own) = own.and_then(|folder| self.package(path, &folder, &self.root, self.language())) {
            return own;
        }
        if let Some(vendored) = &self.vendored {
            let folder = vendored.root.join(path);
            let language = vendored.language(path);
            return match language.and_then(|language| self.package(path, &folder, &vendored.root, language)) {
                Some(found) => found,
                None if !is_of_modules(path) => Import::Unknown,
                None => Import::Faulty(format!(
                    "cannot find module providing package {path}: import lookup disabled by -mod=vendor\n\t(Go version in go.mod is at least 1.14 and vendor directory exists.)"
                )),
            };
        }
        match self.go_mod.module_of(path) {
            Some((module, None)) => return Import::Unsupported(Some(format!("of the module {module}"))),
            Some((module, Some(folder))) => {
                let root = place::absolute(&self.root.join(folder));
                let language = match read_go_mod(&root) {
                    Ok((go_mod, _)) => go_mod.language,
                    Err(message) => return Import::Faulty(message),
                };
                let folder = folder_of(path, module, &root);
                if let Some(found) = folder.and_then(|folder| self.package(path, &folder, &root, language)) {
                    return found;
                }
            }
            None => {}
        }
        match is_of_modules(path) {
            true => Import::Faulty(format!(
                "no required module provides package {path}; to add it:\n\tgo get {path}"
            )),
            false => Import::Unknown,
        }
    }

    /// The package of an import path in a folder of the module whose folder is `root`, if there are files.
    fn package(&self, path: &str, folder: &Path, root: &Path, language: Language) -> Option<Import> {
        if !folder.is_dir() || is_of_another(folder, root) {
            return None;
        }
        let found = match Folder::read(folder) {
            Ok(found) => found,
            Err(message) => return Some(Import::Faulty(message)),
        };
        if !found.has_files() {
            return None;
        }
        let shown = folder.to_string_lossy().into_owned();
        Some(match found.emptiness(&shown) {
            Some(empty) => Import::Faulty(empty),
            None => Import::User(UserPackage {
                path: path.into(),
                place: path.into(),
                folder: shown,
                language,
                settings: self.settings(),
                files: found.files,
                tested: false,
            }),
        })
    }
}

/// The folder of an import path in the module called `module` whose folder is `root`, whether it is there or not.
fn folder_of(path: &str, module: &str, root: &Path) -> Option<PathBuf> {
    let below = path.strip_prefix(module)?;
    match below.strip_prefix('/') {
        Some(below) => Some(root.join(below)),
        None => below.is_empty().then(|| root.to_path_buf()),
    }
}

/// Whether an import path is one that only modules have, not the standard library.
fn is_of_modules(path: &str) -> bool {
    path.split('/').next().is_some_and(|first| first.contains('.'))
}

/// Reads the `go.mod` in a module's folder, and how messages show where it is.
///
/// # Errors
///
/// It cannot be read, is malformed, or asks for a language that is still to come.
fn read_go_mod(root: &Path) -> Result<(GoMod, String), String> {
    let file = root.join(GO_MOD);
    let shown = place::shown(&file);
    let shown = shown.strip_prefix("./").unwrap_or(&shown);
    let text = fs::read(&file).map_err(|error| format!("cannot read {shown}: {error}"))?;
    let text = String::from_utf8(text).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes()[..valid].iter().filter(|&&byte| byte == b'\n').count();
        format!("errors parsing {shown}:\n{shown}:{line}: invalid UTF-8 encoding")
    })?;
    let go_mod = GoMod::parse(&text).map_err(|fault| match fault.line {
        0 => format!("error reading {shown}: {}", fault.message),
        line => format!("errors parsing {shown}:\n{shown}:{line}: {}", fault.message),
    })?;
    if go_mod.language > Language::NEWEST {
        let (wanted, newest) = (go_mod.language.0, Language::NEWEST.0);
        return Err(format!("{shown} requires go >= 1.{wanted} (running go 1.{newest})"));
    }
    Ok((go_mod, shown.to_owned()))
}

/// Whether another module begins on the way from a module's folder to this one.
fn is_of_another(folder: &Path, root: &Path) -> bool {
    let mut way = folder.ancestors().take_while(|&above| above != root);
    way.any(|above| above.join(GO_MOD).is_file())
}

/// The standard library and the packages of a module, if there is one.
#[derive(Debug)]
pub(crate) struct ModuleImporter {
    pub(crate) module: Option<Module>,
}

impl Importer for ModuleImporter {
    fn import(&self, path: &str) -> Import {
        match (StandardLibrary.import(path), &self.module) {
            (Import::Unknown, Some(module)) => module.import(path),
            (import, _) => import,
        }
    }
}
