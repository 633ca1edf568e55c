//! Finds the golden programs and the expectation files beside them.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::directive::Directives;

/// What is expected of a program, said by the folder it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Runs to its end (or to its own `os.Exit`).
    Run,
    /// Ends by a panic or a fatal error, exit code 2.
    Panic,
    /// Exhausts a limit: unstressed, and nothing else runs beside it.
    Limits,
    /// Observes collections.
    Gc,
    /// Rejected by real Go too, on the same lines.
    Errors,
    /// Valid Go that minigo refuses by name.
    Refused,
    /// Compiled with `-m`, for what the compiler says of it.
    Remarks,
    /// A module whose tests are run.
    Test,
}

/// The folders of programs.
const KINDS: [(&str, Kind); 8] = [
    ("run", Kind::Run),
    ("panic", Kind::Panic),
    ("limits", Kind::Limits),
    ("gc", Kind::Gc),
    ("errors", Kind::Errors),
    ("refused", Kind::Refused),
    ("remarks", Kind::Remarks),
    ("test", Kind::Test),
];

impl Kind {
    /// Whether the program is compiled only, never run.
    pub(crate) fn is_checked_only(self) -> bool {
        matches!(self, Self::Errors | Self::Refused | Self::Remarks)
    }
}

/// One golden program.
#[derive(Debug)]
pub(crate) struct Program {
    /// Path below `tests/` without the extension: `run/closures/claim`.
    pub(crate) name: String,
    /// The file or folder.
    pub(crate) path: PathBuf,
    /// The path as given to `minigo`, relative to the folder that holds `tests/`.
    pub(crate) argument: String,
    /// Its Go files, sorted.
    pub(crate) files: Vec<PathBuf>,
    /// What is expected of it.
    pub(crate) kind: Kind,
    /// What it asks of the runner.
    pub(crate) directives: Directives,
}

impl Program {
    /// The file beside the program that has this extension (`out`, `err`, `in`).
    pub(crate) fn beside(&self, extension: &str) -> PathBuf {
        self.path.with_extension(extension)
    }

    /// The folder in which `minigo` is started: the one that holds `tests/`.
    pub(crate) fn root(&self) -> PathBuf {
        self.path.ancestors().nth(Path::new(&self.argument).components().count()).unwrap_or(&self.path).into()
    }
}

/// All programs below `tests`, sorted by name.
pub(crate) fn programs(tests: &Path) -> Result<Vec<Program>, String> {
    let mut found = Vec::new();
    for (folder, kind) in KINDS {
        let before = found.len();
        collect(tests, &tests.join(folder), kind, &mut found)?;
        if found.len() == before {
            return Err(format!("tests/{folder} holds no program"));
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// Adds the programs below `folder`. A folder that holds `main.go` is one program of several files; one with a `go.mod` is
/// a module, and the files are those of all its folders.
fn collect(tests: &Path, folder: &Path, kind: Kind, found: &mut Vec<Program>) -> Result<(), String> {
    let entries = sorted_entries(folder)?;
    let sources: Vec<_> = entries.iter().filter(|path| has_extension(path, "go")).cloned().collect();
    let is_module = folder.join("go.mod").exists();
    if is_module || sources.iter().any(|path| path.file_name().is_some_and(|name| name == "main.go")) {
        let sources = if is_module { go_files(folder)? } else { sources };
        found.push(program(tests, folder, sources, kind)?);
        return Ok(());
    }
    for source in sources {
        found.push(program(tests, &source, vec![source.clone()], kind)?);
    }
    for path in entries.iter().filter(|path| path.is_dir()) {
        collect(tests, path, kind, found)?;
    }
    Ok(())
}

/// All Go files below `folder`.
fn go_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for path in sorted_entries(folder)? {
        match path.is_dir() {
            true => files.extend(go_files(&path)?),
            false if has_extension(&path, "go") => files.push(path),
            false => {}
        }
    }
    Ok(files)
}

fn program(tests: &Path, path: &Path, files: Vec<PathBuf>, kind: Kind) -> Result<Program, String> {
    let relative = path.strip_prefix(tests).map_err(|_| format!("{} is outside tests/", path.display()))?;
    let mut head = String::new();
    for file in &files {
        let source = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
        head.extend(
            String::from_utf8_lossy(&source)
                .lines()
                .take_while(|line| line.starts_with("//!"))
                .flat_map(|line| [line, "\n"].map(str::to_owned)),
        );
    }
    Ok(Program {
        name: relative.with_extension("").to_string_lossy().into_owned(),
        path: path.to_owned(),
        argument: Path::new("tests").join(relative).to_string_lossy().into_owned(),
        files,
        kind,
        directives: Directives::parse(&head).map_err(|problem| format!("{}: {problem}", path.display()))?,
    })
}

/// The expectation files that stand beside no program. Modules have files of their own.
pub(crate) fn orphans(tests: &Path, programs: &[impl AsRef<Program>]) -> Vec<String> {
    let programs = || programs.iter().map(AsRef::as_ref);
    let known: HashSet<PathBuf> = programs()
        .flat_map(|program| ["out", "err", "in"].map(|extension| program.beside(extension)))
        .chain(programs().flat_map(|program| program.files.clone()))
        .collect();
    let modules = programs().map(|program| &program.path).filter(|path| path.join("go.mod").exists());
    let modules: HashSet<&PathBuf> = modules.collect();
    let mut stray = Vec::new();
    let mut folders: Vec<_> = KINDS.iter().map(|(folder, _)| tests.join(folder)).collect();
    while let Some(folder) = folders.pop() {
        for path in sorted_entries(&folder).unwrap_or_default() {
            if path.is_dir() {
                folders.extend((!modules.contains(&path)).then_some(path));
            } else if !known.contains(&path) {
                stray.push(path.strip_prefix(tests).unwrap_or(&path).display().to_string());
            }
        }
    }
    stray
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found == extension)
}

fn sorted_entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let problem = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(problem)? {
        paths.push(entry.map_err(problem)?.path());
    }
    paths.sort();
    Ok(paths)
}
