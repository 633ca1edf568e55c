//! The file `go.mod`: its grammar, which is that of `go.work`, and what minigo makes of it.

use std::iter::Peekable;
use std::str::CharIndices;

use minigo_lang::Language;

/// What a `go.mod` says of its module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GoMod {
    /// Import path of the folder that it stands in.
    pub(crate) path: String,
    /// The language that the module is written in.
    pub(crate) language: Language,
    /// Settings of its programs, `key=value`, with their lines.
    pub(crate) settings: Vec<(usize, String)>,
    /// The modules that it requires, with their versions.
    pub(crate) required: Vec<(String, String)>,
    /// Folders that stand for modules.
    pub(crate) replacements: Vec<Replacement>,
}

/// A `replace` directive that puts a folder in a module's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Replacement {
    path: String,
    /// The only version that is replaced.
    version: Option<String>,
    /// The folder, as it is written: from where the `go.mod` stands.
    folder: String,
}

/// The language of a module that does not say.
pub(super) const UNSAID: Language = Language(16);

/// What is wrong with a `go.mod`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Line, from 1; 0 for the file as a whole.
    pub(crate) line: usize,
    pub(crate) message: String,
}

/// A kind of directive: its name, and its usage where the number of words is fixed, with that number.
pub(super) type Kind = (&'static str, Option<(&'static str, usize)>);

const KINDS: [Kind; 10] = [
    ("module", Some(("module module/path", 1))),
    ("go", Some(("go 1.23", 1))),
    ("toolchain", Some(("toolchain local|go1.23", 1))),
    ("godebug", Some(("godebug key=value", 1))),
    ("require", Some(("require module/path v1.2.3", 2))),
    ("exclude", Some(("exclude module/path v1.2.3", 2))),
    ("replace", None),
    ("retract", None),
    ("tool", Some(("tool module/path", 1))),
    ("ignore", Some(("ignore path", 1))),
];

/// A line of a `go.mod` or `go.work`, alone or in a block.
#[derive(Debug)]
pub(super) struct Directive {
    pub(super) line: usize,
    pub(super) verb: String,
    pub(super) words: Vec<String>,
}

/// Reads the directives of a text.
///
/// # Errors
/// The first that is of none of these kinds, or malformed.
pub(super) fn directives(text: &str, kinds: &[Kind]) -> Result<Vec<Directive>, Fault> {
    let mut found = Vec::new();
    let mut block: Option<(String, usize)> = None;
    for (line, text) in (1..).zip(text.lines()) {
        let fault = |message: String| Err(Fault { line, message });
        let mut words = words(text).map_err(|message| Fault { line, message })?;
        if words.is_empty() {
            continue;
        }
        if block.is_some() && words == [")"] {
            block = None;
            continue;
        }
        let verb = match &block {
            Some((verb, _)) => verb.clone(),
            None => words.remove(0),
        };
        let Some((_, usage)) = kinds.iter().find(|(name, _)| *name == verb) else {
            return fault(format!("unknown directive: {verb}"));
        };
        if block.is_none() && words == ["("] {
            block = Some((verb, line));
            continue;
        }
        if let Some((usage, _)) = usage.filter(|&(_, count)| words.len() != count) {
            return fault(format!("usage: {usage}"));
        }
        found.push(Directive { line, verb, words });
    }
    match block {
        Some((verb, line)) => {
            Err(Fault { line, message: format!("syntax error (unterminated block of {verb})") })
        }
        None => Ok(found),
    }
}

/// The language that a `go` directive names.
pub(super) fn language(word: &str) -> Result<Language, String> {
    Language::parse(word).ok_or_else(|| format!("invalid go version '{word}': must match format 1.23.0"))
}

impl GoMod {
    /// Reads the text of a `go.mod`.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub(crate) fn parse(text: &str) -> Result<GoMod, Fault> {
        let mut path = None;
        let mut said = None;
        let mut settings = Vec::new();
        let (mut required, mut replacements) = (Vec::new(), Vec::new());
        for Directive { line, verb, mut words } in directives(text, &KINDS)? {
            let fault = |message: String| Fault { line, message };
            match &*verb {
                "module" if path.is_some() => return Err(fault("repeated module statement".into())),
                "module" => path = Some(words.remove(0)),
                "go" if said.is_some() => return Err(fault("repeated go statement".into())),
                "go" => said = Some(language(&words[0]).map_err(fault)?),
                "godebug" => settings.push((line, words.remove(0))),
                "require" => required.push((words.remove(0), words.remove(0))),
                "replace" => replacements.extend(replacement(&words).map_err(fault)?),
                _ => {}
            }
        }
        let path = path.ok_or_else(|| Fault { line: 0, message: "missing module declaration".into() })?;
        if let Some(why) = malformed(&path) {
            return Err(Fault { line: 0, message: format!("malformed module path {path:?}: {why}") });
        }
        Ok(GoMod { path, language: said.unwrap_or(UNSAID), settings, required, replacements })
    }
}

impl GoMod {
    /// The required module that a package may belong to, and the folder that stands for it if there is one.
    pub(crate) fn module_of(&self, package: &str) -> Option<(&str, Option<&str>)> {
        let is_in = |module: &str| {
            package.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let (path, version) =
            self.required.iter().filter(|(path, _)| is_in(path)).max_by_key(|(path, _)| path.len())?;
        let replaced = self.replacements.iter().find(|replacement| {
            replacement.path == *path && replacement.version.as_ref().is_none_or(|only| only == version)
        });
        Some((path, replaced.map(|replacement| &*replacement.folder)))
    }
}

/// What a `replace` directive says, unless it names another module in place of the one.
fn replacement(words: &[String]) -> Result<Option<Replacement>, String> {
    let usage = "usage: replace module/path [v1.2.3] => other/module v1.4\n\t or replace module/path [v1.2.3] => ../local/directory";
    let arrow = words.iter().position(|word| word == "=>").ok_or(usage)?;
    let (replaced, [_, by @ ..]) = words.split_at(arrow) else { return Err(usage.into()) };
    let ([path] | [path, _], [folder] | [folder, _]) = (replaced, by) else { return Err(usage.into()) };
    let is_folder =
        ["./", "../", "/"].iter().any(|start| folder.starts_with(start)) || matches!(&**folder, "." | "..");
    match (by.len(), is_folder) {
        (1, false) => {
            Err("replacement module without version must be directory path (rooted or starting with . or ..)"
                .into())
        }
        (2, true) => Err(format!("replacement module directory path {folder:?} cannot have version")),
        (2, false) => Ok(None),
        _ => Ok(Some(Replacement {
            path: path.clone(),
            version: replaced.get(1).cloned(),
            folder: folder.clone(),
        })),
    }
}

/// The words of a line without its comment.
fn words(line: &str) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    let mut chars = line.char_indices().peekable();
    while let Some(&(at, c)) = chars.peek() {
        match c {
            _ if c.is_whitespace() => drop(chars.next()),
            '/' if line[at..].starts_with("//") => break,
            '/' if line[at..].starts_with("/*") => {
                return Err("mod files must use // comments (not /* */ comments)".into());
            }
            '"' | '`' => words.push(quoted(&mut chars)?),
            '(' | ')' | ',' => {
                chars.next();
                words.push(c.into());
            }
            _ => {
                let ends = |(at, c): (usize, char)| {
                    c.is_whitespace() || "()\"`,".contains(c) || line[at..].starts_with("//")
                };
                let mut word = String::new();
                while let Some((_, c)) = chars.next_if(|&next| !ends(next)) {
                    word.push(c);
                }
                words.push(word);
            }
        }
    }
    Ok(words)
}

/// A quoted word; in `"`, a backslash stands before what is meant literally.
fn quoted(chars: &mut Peekable<CharIndices<'_>>) -> Result<String, String> {
    let quote = chars.next().map(|(_, c)| c);
    let mut word = String::new();
    while let Some((_, c)) = chars.next() {
        match c {
            _ if Some(c) == quote => return Ok(word),
            '\\' if quote == Some('"') => word.extend(chars.next().map(|(_, c)| c)),
            _ => word.push(c),
        }
    }
    Err("unexpected newline in string".into())
}

/// Why a module cannot have this path.
fn malformed(path: &str) -> Option<String> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~/".contains(c);
    if let Some(c) = path.chars().find(|&c| !allowed(c)) {
        Some(format!("invalid char {c:?}"))
    } else if path.is_empty() {
        Some("empty string".into())
    } else if path.starts_with('-') {
        Some("leading dash".into())
    } else if path.split('/').any(str::is_empty) {
        Some("empty path element".into())
    } else {
        let dotted = path.split('/').any(|element| element.ends_with('.'));
        dotted.then(|| "trailing dot in path element".into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (usize, String) {
        let fault = GoMod::parse(text).expect_err(text);
        (fault.line, fault.message)
    }

    #[test]
    fn a_module_has_a_path_a_language_and_requirements() {
        let text = "module m // the module\n\ngo 1.27.1\n\ntoolchain go1.27.5\nrequire a.b/c v1.0.0\nrequire (\n\t\"d.e/f\" v2.1.0 // indirect\n\n)\nreplace a.b/c => ../c\nretract [v1.0.0, v1.2.0]\nexclude x.y/z v1.0.0\ntool m/x\nignore ./x\ngodebug default=go1.21\n";
        let required = vec![("a.b/c".into(), "v1.0.0".into()), ("d.e/f".into(), "v2.1.0".into())];
        let settings = vec![(16, "default=go1.21".into())];
        let replacements = vec![Replacement { path: "a.b/c".into(), version: None, folder: "../c".into() }];
        let expected = GoMod { path: "m".into(), language: Language(27), settings, required, replacements };
        assert_eq!(expected.module_of("a.b/c/d"), Some(("a.b/c", Some("../c"))));
        assert_eq!(expected.module_of("d.e/f"), Some(("d.e/f", None)));
        assert_eq!(expected.module_of("d.e/fg"), None);
        assert_eq!(GoMod::parse(text), Ok(expected));
        assert_eq!(GoMod::parse("module `x.y/z`").unwrap().language, UNSAID);
    }

    #[test]
    fn what_is_wrong_has_its_line() {
        assert_eq!(fault("mod m"), (1, "unknown directive: mod".into()));
        assert_eq!(fault("module m\nmodule n"), (2, "repeated module statement".into()));
        assert_eq!(fault("module m\ngo 1.27\ngo 1.26"), (3, "repeated go statement".into()));
        assert_eq!(fault("module m\ngo x"), (2, "invalid go version 'x': must match format 1.23.0".into()));
        assert_eq!(fault("module m x"), (1, "usage: module module/path".into()));
        assert!(fault("module m\nreplace a => b c d").1.starts_with("usage: replace module/path"));
        assert!(fault("module m\nreplace a b").1.starts_with("usage: replace module/path"));
        assert!(fault("module m\nreplace a => b").1.starts_with("replacement module without version"));
        assert_eq!(
            fault("module m\nreplace a => ../b v1.0.0"),
            (2, "replacement module directory path \"../b\" cannot have version".into())
        );
        assert_eq!(fault("module"), (1, "usage: module module/path".into()));
        assert_eq!(fault("module m\nrequire (\n a.b/c\n)"), (3, "usage: require module/path v1.2.3".into()));
        assert_eq!(fault("module m\n/* x */").0, 2);
        assert_eq!(fault("module \"m"), (1, "unexpected newline in string".into()));
        assert_eq!(
            fault("module m\nrequire (\n"),
            (2, "syntax error (unterminated block of require)".into())
        );
        assert_eq!(fault("go 1.27"), (0, "missing module declaration".into()));
        assert_eq!(fault("module \"m n\""), (0, "malformed module path \"m n\": invalid char ' '".into()));
        assert_eq!(fault("module -x"), (0, "malformed module path \"-x\": leading dash".into()));
        assert_eq!(fault("module /x"), (0, "malformed module path \"/x\": empty path element".into()));
    }
}
