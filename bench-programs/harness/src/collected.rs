//! The repository's programs as one program, for the front-end benches: code as people write it.

use std::fs;
use std::path::{Path, PathBuf};

use minigo_lang::importer::{Import, Importer};
use minigo_lang::{Input, UserPackage};

/// Import path of the module that holds them.
const MODULE: &str = "collected";

/// The programs under `bench-programs/programs`, each as a package with a function `Main`, and what imports them all.
pub struct Collected<'a> {
    packages: Vec<UserPackage>,
    library: &'a dyn Importer,
}

impl<'a> Collected<'a> {
    /// Reads the programs. Imports of other packages go to `library`.
    ///
    /// # Panics
    /// Where they cannot be read.
    pub fn read(library: &'a dyn Importer) -> Collected<'a> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../programs");
        let mut packages: Vec<UserPackage> =
            entries(&folder).iter().map(|program| package(program)).collect();
        packages.sort_by(|a, b| a.path.cmp(&b.path));
        Collected { packages, library }
    }

    /// All their files.
    pub fn files(&self) -> impl Iterator<Item = &Input> {
        self.packages.iter().flat_map(|package| &package.files)
    }

    /// The program that runs one after the other.
    pub fn program(&self) -> UserPackage {
        let imports = self.packages.iter().map(|package| format!("import {:?}\n", package.path));
        let calls = self.packages.iter().map(|package| format!("\t{}.Main()\n", name(&package.path)));
        let (imports, calls): (String, String) = (imports.collect(), calls.collect());
        let main = format!("package main\n\n{imports}\nfunc main() {{\n{calls}}}\n");
        vec![Input { name: "./main.go".into(), contents: main.into_bytes() }].into()
    }
}

impl Importer for Collected<'_> {
    fn import(&self, path: &str) -> Import {
        match self.packages.iter().find(|package| package.path == path) {
            Some(package) => Import::User(package.clone()),
            None => self.library.import(path),
        }
    }
}

/// The program in a folder, as a package named after it.
fn package(folder: &Path) -> UserPackage {
    let name = folder.file_name().expect("the folder has a name").to_string_lossy();
    let sources = entries(folder).into_iter().filter(|path| path.extension().is_some_and(|ext| ext == "go"));
    let file = |path: &Path| {
        let text = fs::read_to_string(path).expect("the program can be read");
        let text = text.replacen("package main\n", &format!("package {name}\n"), 1);
        let text = text.replacen("\nfunc main() {", "\nfunc Main() {", 1);
        let file_name = path.file_name().expect("the file has a name").to_string_lossy();
        Input { name: format!("./{name}/{file_name}"), contents: text.into_bytes() }
    };
    let mut files: Vec<Input> = sources.map(|path| file(&path)).collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let path = format!("{MODULE}/{name}");
    UserPackage { place: path.clone(), path, folder: format!("./{name}"), ..UserPackage::from(files) }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let read = fs::read_dir(folder).expect("the folder can be read");
    read.map(|entry| entry.expect("the folder can be read").path()).collect()
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
