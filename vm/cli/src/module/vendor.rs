//! The folder `vendor` of a module: packages of other modules, listed in its `modules.txt`.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use minigo_lang::Language;

use super::go_mod::UNSAID;

/// Modules of older versions look for packages of others elsewhere.
const SINCE: Language = Language(14);

/// Packages of other modules that a module brings along.
#[derive(Debug)]
pub(super) struct Vendored {
    /// The folder.
    pub(super) root: PathBuf,
    /// By import path, the language of the package's module.
    languages: HashMap<String, Language>,
}

impl Vendored {
    /// Reads what a module brings along, given its folder and its language; `None` if it has no such folder.
    ///
    /// # Errors
    ///
    /// The list cannot be read.
    pub(super) fn read(module: &Path, language: Language) -> Result<Option<Vendored>, String> {
        let root = module.join("vendor");
        if language < SINCE || !root.is_dir() {
            return Ok(None);
        }
        let list = fs::read_to_string(root.join("modules.txt"))
            .map_err(|error| format!("cannot read vendor/modules.txt: {error}"))?;
        Ok(Some(Vendored { root, languages: packages(&list) }))
    }

    /// The language of a package, if it is there.
    pub(super) fn language(&self, package: &str) -> Option<Language> {
        self.languages.get(package).copied()
    }
}

/// Reads a list: of each module a line `# path version`, one of remarks, and its packages.
fn packages(list: &str) -> HashMap<String, Language> {
    let mut packages = HashMap::new();
    let mut language = UNSAID;
    for line in list.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(remarks) = line.strip_prefix("## ") {
            let said = remarks.split(';').filter_map(|remark| remark.trim().strip_prefix("go "));
            language = said.filter_map(Language::parse).next_back().unwrap_or(language);
        } else if line.starts_with('#') {
            language = UNSAID;
        } else {
            packages.insert(line.to_owned(), language);
        }
    }
    packages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_tell_the_language_of_packages() {
        let list = "# a.b/c v1.0.0\n## explicit; go 1.20\na.b/c\na.b/c/d\n# e.f/g v0.1.0 => ./g\n## explicit\ne.f/g\n# h v1.0.0\nh\n";
        let packages = packages(list);
        let language = |path: &str| packages.get(path).copied();
        assert_eq!((language("a.b/c"), language("a.b/c/d")), (Some(Language(20)), Some(Language(20))));
        assert_eq!((language("e.f/g"), language("h")), (Some(UNSAID), Some(UNSAID)));
        assert_eq!(language("a.b"), None);
    }
}
