//! What a command line names: files, a folder, or a pattern of folders.

use std::collections::HashSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use minigo_lang::{COMMAND_LINE, Language, UserPackage};

use super::folder::{self, Folder};
use super::{Module, ModuleImporter, pattern, place};

/// Packages that a command line names, and where their imports come from.
#[derive(Debug)]
pub(crate) struct Named {
    /// The packages.
    pub(crate) packages: Vec<UserPackage>,
    /// Their imports.
    pub(crate) importer: ModuleImporter,
}

/// How many of a command line's first words name the program: as for `go run`, its files, or else one folder.
pub(crate) fn file_count(words: &[OsString]) -> usize {
    let is_file = |word: &&OsString| folder::is_source(Path::new(word)) && !Path::new(word).is_dir();
    words.iter().take_while(is_file).count().max(1)
}

impl Named {
    /// Reads a program: files of one folder, or a folder.
    ///
    /// # Errors
    ///
    /// A message that names the path.
    pub(crate) fn program(words: &[OsString]) -> Result<Named, String> {
        match words {
            [folder] if Path::new(folder).is_dir() => {
                let folder = place::absolute(Path::new(folder));
                let module = Module::around(&folder)?;
                let package = package(&folder, module.as_ref())?;
                Ok(Named { packages: vec![package], importer: ModuleImporter { module } })
            }
            files => Named::files(files),
        }
    }

    /// Reads packages: files of one folder, or folders and patterns.
    ///
    /// # Errors
    ///
    /// A message that names the path.
    pub(crate) fn packages(words: &[OsString]) -> Result<Named, String> {
        let is_file = |word: &OsString| folder::is_source(Path::new(word)) && !Path::new(word).is_dir();
        if words.iter().all(is_file) {
            return Named::files(words);
        }
        let mut packages = Vec::new();
        // A folder that cannot be read will say so.
        let folders =
            folders(words, |folder| Folder::read(folder).map_or(true, |found| !found.files.is_empty()))?;
        let module = folders.first().map_or(Ok(None), |first| Module::around(first))?;
        for folder in folders {
            packages.push(package(&folder, module.as_ref())?);
        }
        Ok(Named { packages, importer: ModuleImporter { module } })
    }

    /// Reads a package whose files are named one by one.
    fn files(words: &[OsString]) -> Result<Named, String> {
        let mut files = Vec::new();
        let mut folders: Vec<&Path> = Vec::new();
        for path in words.iter().map(Path::new) {
            // A file that does not exist is reported as such, whatever it is called.
            files.push(folder::read_file(path)?);
            if !folder::is_source(path) {
                return Err(format!("{} is neither a .go nor a .mg file", path.display()));
            }
            if folder::is_test(path) {
                return Err(format!("cannot run *_test.go files ({})", path.display()));
            }
            let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
            folders.push(parent.unwrap_or(Path::new(".")));
        }
        let folder = place::absolute(folders.first().unwrap_or(&Path::new(".")));
        if let Some(other) = folders.iter().find(|other| place::absolute(other) != folder) {
            let (first, other) = (folders[0].display(), other.display());
            return Err(format!("named files must all be in one directory; have {first} and {other}"));
        }
        let module = Module::around(&folder)?;
        let place = module.as_ref().and_then(|module| module.import_path(&folder));
        let package = UserPackage {
            path: COMMAND_LINE.into(),
            place: place.unwrap_or(COMMAND_LINE.into()),
            folder: folder.to_string_lossy().into_owned(),
            // As for Go's command, that of the module is for its packages only.
            language: Language::NEWEST,
            settings: module.as_ref().map_or_else(Default::default, Module::settings),
            files,
            tested: false,
        };
        Ok(Named { packages: vec![package], importer: ModuleImporter { module } })
    }
}

/// The folders, by their absolute paths and each once, that words of a command line name; of those below a pattern's, those that
/// `matches` holds for.
///
/// # Errors
///
/// A pattern matches none.
pub(crate) fn folders(words: &[OsString], matches: impl Fn(&Path) -> bool) -> Result<Vec<PathBuf>, String> {
    let mut folders: Vec<PathBuf> = Vec::new();
    for word in words {
        let Some(base) = word.to_str().and_then(pattern::base) else {
            folders.push(place::absolute(Path::new(word)));
            continue;
        };
        let before = folders.len();
        folders.extend(pattern::folders(&place::absolute(base)).into_iter().filter(|folder| matches(folder)));
        if folders.len() == before {
            return Err(format!("{} matched no packages", word.display()));
        }
    }
    let mut known = HashSet::new();
    folders.retain(|folder| known.insert(folder.clone()));
    Ok(folders)
}

/// The package in a folder, given by its absolute path.
fn package(folder: &Path, module: Option<&Module>) -> Result<UserPackage, String> {
    let found = Folder::read(folder)?;
    let shown = folder.to_string_lossy().into_owned();
    if let Some(empty) = found.emptiness(&shown) {
        return Err(empty);
    }
    let path = module.and_then(|module| module.import_path(folder)).unwrap_or(COMMAND_LINE.into());
    let language = module.map_or(Language::NEWEST, Module::language);
    let settings = module.map_or_else(Default::default, Module::settings);
    let (place, files) = (path.clone(), found.files);
    Ok(UserPackage { place, path, folder: shown, language, settings, files, tested: false })
}
