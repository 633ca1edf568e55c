//! Modules: the packages below a folder with a `go.mod`, and what a command line names of them.
//!
//! `named` reads the command line's words, `pattern` finds the packages of `./...`, `go_mod` reads a `go.mod`, `go_work` a `go.work`,
//! `folder` a package's files, `vendor` what a module brings along of others. A [`Module`] answers imports: its own packages it
//! has, those of its workspace, and those of modules in whose place `go.mod` puts a folder; those of other modules it refuses by
//! name.

mod folder;
mod go_mod;
mod go_work;
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
use go_work::GoWork;
pub(crate) use named::{Named, file_count, folders};
use vendor::Vendored;

/// The file that makes a folder a module.
const GO_MOD: &str = "go.mod";

/// A module on disk.
#[derive(Debug)]
pub(crate) struct Module {
    own: Member,
    /// The other modules of its workspace.
    others: Vec<Member>,
    settings: Settings,
    vendored: Option<Vendored>,
}

/// A folder with a `go.mod`.
#[derive(Debug)]
struct Member {
    /// An absolute path.
    root: PathBuf,
    go_mod: GoMod,
    /// How messages show the `go.mod`.
    shown: String,
}

impl Member {
    fn read(root: &Path) -> Result<Member, String> {
        let (go_mod, shown) = read_go_mod(root)?;
        Ok(Member { root: root.into(), go_mod, shown })
    }
}

impl Module {
    /// The module that a folder, given by its absolute path, stands in.
    ///
    /// # Errors
    ///
    /// What is wrong with its `go.mod`, or with its workspace.
    pub(crate) fn around(folder: &Path) -> Result<Option<Module>, String> {
        let Some(root) = folder.ancestors().find(|folder| folder.join(GO_MOD).is_file()) else {
            return Ok(None);
        };
        let own = Member::read(root)?;
        if let Some((file, work)) = GoWork::around(folder)? {
            return Module::in_workspace(own, &file, &work).map(Some);
        }
        let settings = settings_of(own.go_mod.language, &own.go_mod.settings, &own.shown)?;
        let vendored = Vendored::read(root, own.go_mod.language)?;
        Ok(Some(Module { own, others: Vec::new(), settings, vendored }))
    }

    /// A module with all others of the workspace that `file` makes.
    fn in_workspace(own: Member, file: &Path, work: &GoWork) -> Result<Module, String> {
        let shown = go_work::shown(file);
        let mut members: Vec<Member> = Vec::new();
        for (line, written) in &work.folders {
            let root = place::absolute(&file.parent().unwrap_or(file).join(written));
            if members.iter().any(|member| member.root == root) {
                let root = root.display();
                return Err(format!(
                    "error loading {shown}:\n{shown}:{line}: path {root} appears multiple times in workspace"
                ));
            }
            let name = go_work::shown(&root);
            if !root.join(GO_MOD).is_file() {
                return Err(format!(
                    "cannot load module {name} listed in {shown} file: open {name}/{GO_MOD}: no such file or directory"
                ));
            }
            let member = Member::read(&root)?;
            if member.go_mod.language > work.language {
                let (wanted, listed) = (member.go_mod.language.0, work.language.0);
                return Err(format!(
                    "module {name} listed in {shown} file requires go >= 1.{wanted}, but {shown} lists go 1.{listed}; to update it:\n\tgo work use"
                ));
            }
            members.push(member);
        }
        let Some(at) = members.iter().position(|member| member.root == own.root) else {
            let (which, name) = match go_work::shown(&own.root) {
                here if here.is_empty() => ("current directory".into(), ".".into()),
                name => (format!("directory {name}"), name),
            };
            return Err(format!(
                "{which} is contained in a module that is not one of the workspace modules listed in {shown}. You can add the module to the workspace using:\n\tgo work use {name}"
            ));
        };
        members.remove(at);
        let settings = settings_of(work.language, &work.settings, &shown)?;
        Ok(Module { own, others: members, settings, vendored: None })
    }

    /// The language of its packages.
    pub(crate) fn language(&self) -> Language {
        self.own.go_mod.language
    }

    /// The settings of its programs.
    pub(crate) fn settings(&self) -> Settings {
        self.settings.clone()
    }

    /// Import path of a folder in the module, given by its absolute path.
    pub(crate) fn import_path(&self, folder: &Path) -> Option<String> {
        let below = folder.strip_prefix(&self.own.root).ok()?;
        let elements =
            below.components().map(|component| component.as_os_str().to_string_lossy().into_owned());
        Some(std::iter::once(self.own.go_mod.path.clone()).chain(elements).collect::<Vec<_>>().join("/"))
    }

    /// The answer to an import of what the standard library does not have.
    fn import(&self, path: &str) -> Import {
        let mut members: Vec<&Member> = std::iter::once(&self.own).chain(&self.others).collect();
        // A package is of the module whose path is longest.
        members.sort_by_key(|member| std::cmp::Reverse(member.go_mod.path.len()));
        for Member { root, go_mod, .. } in &members {
            let folder = folder_of(path, &go_mod.path, root);
            if let Some(own) = folder.and_then(|folder| self.package(path, &folder, root, go_mod.language)) {
                return own;
            }
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
        for member in members {
            match member.go_mod.module_of(path) {
                Some((module, None)) => return Import::Unsupported(Some(format!("of the module {module}"))),
                Some((module, Some(folder))) => {
                    let root = place::absolute(&member.root.join(folder));
                    let language = match read_go_mod(&root) {
                        Ok((go_mod, _)) => go_mod.language,
                        Err(message) => return Import::Faulty(message),
                    };
                    let folder = folder_of(path, module, &root);
                    if let Some(found) =
                        folder.and_then(|folder| self.package(path, &folder, &root, language))
                    {
                        return found;
                    }
                }
                None => {}
            }
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

/// The settings of programs: those of a language, and those that `shown` has on these lines.
fn settings_of(language: Language, set: &[(usize, String)], shown: &str) -> Result<Settings, String> {
    let mut settings = Settings::of(language);
    for (line, setting) in set {
        let loading = |fault| format!("error loading {shown}:\n{shown}:{line}: {fault}");
        settings.set(setting, "godebug").map_err(loading)?;
    }
    Ok(settings)
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
    let shown = go_work::shown(&file);
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
    Ok((go_mod, shown))
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
