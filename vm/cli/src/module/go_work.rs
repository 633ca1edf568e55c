//! The file `go.work`: modules that are worked on together.

use std::path::{Path, PathBuf};
use std::{env, fs};

use minigo_lang::Language;

use super::go_mod::{self, Directive, Fault, Kind};
use super::place;

/// The file that makes the modules it names a workspace.
const GO_WORK: &str = "go.work";

/// The language of a workspace that does not say.
const UNSAID: Language = Language(18);

const KINDS: [Kind; 5] = [
    ("go", Some(("go 1.23", 1))),
    ("toolchain", Some(("toolchain local|go1.23", 1))),
    ("godebug", Some(("godebug key=value", 1))),
    ("use", Some(("use local/dir", 1))),
    ("replace", None),
];

/// What a `go.work` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GoWork {
    pub(super) language: Language,
    /// Settings of its programs, `key=value`, with their lines.
    pub(super) settings: Vec<(usize, String)>,
    /// The folders of its modules, as they are written, with their lines.
    pub(super) folders: Vec<(usize, String)>,
    /// The line of the first `replace`.
    replaces: Option<usize>,
}

impl GoWork {
    /// The `go.work` for a folder, given by its absolute path: what `$GOWORK` names, or else the next above. Answers where it
    /// stands, too.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub(super) fn around(folder: &Path) -> Result<Option<(PathBuf, GoWork)>, String> {
        let file = match env::var_os("GOWORK").filter(|value| !value.is_empty()) {
            Some(off) if off == "off" => return Ok(None),
            Some(named) if Path::new(&named).is_absolute() => PathBuf::from(named),
            Some(_) => return Err("invalid GOWORK: not an absolute path".into()),
            None => match folder.ancestors().map(|above| above.join(GO_WORK)).find(|file| file.is_file()) {
                Some(file) => file,
                None => return Ok(None),
            },
        };
        let shown = shown(&file);
        let text = fs::read_to_string(&file).map_err(|error| format!("cannot read {shown}: {error}"))?;
        let faulty =
            |fault: Fault| format!("errors parsing {shown}:\n{shown}:{}: {}", fault.line, fault.message);
        let read = GoWork::parse(&text).map_err(faulty)?;
        if let Some(line) = read.replaces {
            return Err(format!("{shown}:{line}: replace in a workspace is not supported by minigo"));
        }
        if read.language > Language::NEWEST {
            let (wanted, newest) = (read.language.0, Language::NEWEST.0);
            return Err(format!("{shown} requires go >= 1.{wanted} (running go 1.{newest})"));
        }
        Ok(Some((file, read)))
    }

    fn parse(text: &str) -> Result<GoWork, Fault> {
        let mut language = None;
        let (mut settings, mut folders, mut replaces) = (Vec::new(), Vec::new(), None);
        for Directive { line, verb, mut words } in go_mod::directives(text, &KINDS)? {
            let fault = |message: String| Fault { line, message };
            match &*verb {
                "go" if language.is_some() => return Err(fault("go statement already seen".into())),
                "go" => language = Some(go_mod::language(&words[0]).map_err(fault)?),
                "godebug" => settings.push((line, words.remove(0))),
                "use" => folders.push((line, words.remove(0))),
                "replace" => replaces = replaces.or(Some(line)),
                _ => {}
            }
        }
        Ok(GoWork { language: language.unwrap_or(UNSAID), settings, folders, replaces })
    }
}

/// How messages show where a file of a module or a workspace is.
pub(super) fn shown(file: &Path) -> String {
    let shown = place::shown(file);
    shown.strip_prefix("./").unwrap_or(&shown).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workspace_has_folders_a_language_and_settings() {
        let text = "go 1.26\n\nuse ./a // the first\nuse (\n\t./b/c\n\t../d\n)\ngodebug panicnil=1\n";
        let folders = vec![(3, "./a".into()), (5, "./b/c".into()), (6, "../d".into())];
        let settings = vec![(8, "panicnil=1".into())];
        let expected = GoWork { language: Language(26), settings, folders, replaces: None };
        assert_eq!(GoWork::parse(text), Ok(expected));
        assert_eq!(GoWork::parse("use a").map(|read| read.language), Ok(UNSAID));
        let fault = GoWork::parse("go 1.27\nuse a b").expect_err("two folders");
        assert_eq!((fault.line, &*fault.message), (2, "usage: use local/dir"));
        let fault = GoWork::parse("module m").expect_err("of another file");
        assert_eq!((fault.line, &*fault.message), (1, "unknown directive: module"));
    }
}
