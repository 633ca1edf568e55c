//! `minigo test`: a process for each package with tests, and their results in the form of `go test`.

use std::env;
use std::ffi::OsString;
use std::io::{self, Read as _, Write as _};
use std::mem::{ManuallyDrop, forget};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::Instant;

use minigo_lang::Session;
use minigo_lang::check::Library;

use super::{FAILURE, SUCCESS, USAGE};
use crate::args::{ErrorArgs, RunTestsArgs, TestArgs};
use crate::messages;
use crate::module::{Folder, folders};
use crate::testing::{Flags, Suite};

/// What a program of tests prints, first or on a line of its own, that found none to run.
const NO_TESTS: &[u8] = b"testing: warning: no tests to run\n";

pub(super) fn run(args: &TestArgs) -> u8 {
    let flags = match Flags::read(&args.words) {
        Ok(flags) => flags,
        Err(message) => {
            messages::failure(&message);
            return USAGE;
        }
    };
    let here = [OsString::from(".")];
    let words = if flags.packages.is_empty() { &here[..] } else { &flags.packages[..] };
    let folders = match folders(words, |folder| Folder::read(folder).map_or(true, |found| found.has_files()))
    {
        Ok(folders) => folders,
        Err(message) => {
            messages::failure(&message);
            return FAILURE;
        }
    };
    let runner = Runner {
        flags: &flags,
        options: own_options(args),
        errors: &args.options.errors,
        alone: folders.len() == 1,
    };
    let mut code = SUCCESS;
    for folder in folders {
        if !runner.test(&folder) {
            code = FAILURE;
            if flags.fails_fast {
                break;
            }
        }
    }
    if code != SUCCESS && !flags.packages.is_empty() {
        show(b"FAIL\n");
    }
    code
}

/// Runs the tests of one package, in its folder.
pub(super) fn run_tests(args: &RunTestsArgs) -> u8 {
    let folder = PathBuf::from(&args.words[0]);
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let rest = args.words[1..].iter().map(|word| word.to_string_lossy().into_owned());
    let words = std::iter::once(format!("{name}.test")).chain(rest).collect();
    let read = || {
        let suite = Suite::read(&folder).map_err(|message| messages::failure(&message)).ok()?;
        let program = suite.program();
        // All that is to be compiled is read.
        env::set_current_dir(&folder).map_err(|error| messages::failure(&error.to_string())).ok()?;
        Some(program)
    };
    super::run::run_program(&args.options, read, words)
}

/// The words of the command line that are minigo's own flags.
fn own_options(args: &TestArgs) -> Vec<OsString> {
    let words: Vec<OsString> = env::args_os().skip(2).collect();
    words[..words.len() - args.words.len()].to_vec()
}

struct Runner<'a> {
    flags: &'a Flags,
    options: Vec<OsString>,
    errors: &'a ErrorArgs,
    /// There is one package only.
    alone: bool,
}

impl Runner<'_> {
    /// Tests the package in a folder; tells whether it passed.
    fn test(&self, folder: &Path) -> bool {
        let suite = match Suite::read(folder) {
            Ok(suite) => suite,
            Err(message) => {
                messages::line(&message);
                show(format!("FAIL\t{} [setup failed]\n", Suite::path_of(folder)).as_bytes());
                return false;
            }
        };
        let (path, has_no_tests) = (suite.path.clone(), suite.has_no_tests());
        if !self.compiles(suite) {
            show(format!("FAIL\t{path} [build failed]\n").as_bytes());
            return false;
        }
        if has_no_tests {
            show(format!("?   \t{path}\t[no test files]\n").as_bytes());
            return true;
        }
        self.report(&path, folder)
    }

    /// Compiles the package with its tests, or prints what is wrong.
    fn compiles(&self, suite: Suite) -> bool {
        let is_program = !suite.has_no_tests();
        let (package, importer) = if is_program { suite.program() } else { suite.without_tests() };
        let mut session = Session::new();
        let packages = match is_program {
            true => session.load(package, &*importer),
            false => session.load_packages(vec![package], &*importer),
        };
        let Some(packages) = packages.map(ManuallyDrop::new) else {
            super::fail(&session, &session.diagnostics, self.errors);
            return false;
        };
        let checked = match is_program {
            true => session.compile(&packages, Library::Called).map(forget),
            false => session.check_packages(&packages),
        };
        checked.map_err(|diagnostics| super::fail(&session, &diagnostics, self.errors)).is_ok()
    }

    /// Runs the tests of a package, and reports as `go test` does: all that they print if it is asked for or they fail, then a line.
    fn report(&self, path: &str, folder: &Path) -> bool {
        // What is not kept is not looked at either.
        let keeps = !self.flags.packages.is_empty() && !self.flags.runs_benchmarks;
        let shows_at_once = !keeps || self.flags.shows_passing && self.alone;
        let start = Instant::now();
        let (status, mut output) = match self.launch(folder, shows_at_once) {
            Ok(ended) => ended,
            Err(error) => {
                messages::failure(&format!("cannot run the tests of {path}: {error}"));
                return false;
            }
        };
        let seconds = start.elapsed().as_secs_f64();
        if !keeps {
            output.clear();
        }
        let passed = status.success();
        let mut text = Vec::new();
        if !shows_at_once && (!passed || self.flags.shows_passing) {
            text.extend_from_slice(&output);
        }
        if output.last().is_some_and(|&last| last != b'\n') {
            text.push(b'\n');
        }
        if passed {
            let line_before = [b"\n", NO_TESTS].concat();
            let none = output.starts_with(NO_TESTS)
                || output.windows(line_before.len()).any(|part| part == line_before);
            let none = if none { " [no tests to run]" } else { "" };
            text.extend_from_slice(format!("ok  \t{path}\t{seconds:.3}s{none}\n").as_bytes());
        } else {
            if output.is_empty() || status.code().is_none() {
                let how =
                    status.code().map_or_else(|| status.to_string(), |code| format!("exit status {code}"));
                text.extend_from_slice(format!("{how}\n").as_bytes());
            }
            text.extend_from_slice(format!("FAIL\t{path}\t{seconds:.3}s\n").as_bytes());
        }
        show(&text);
        passed
    }

    /// Runs the tests of a package in a process of their own, and returns what they printed on either stream.
    fn launch(&self, folder: &Path, shows_at_once: bool) -> io::Result<(ExitStatus, Vec<u8>)> {
        let (mut reader, writer) = io::pipe()?;
        let mut command = Command::new(env::current_exe()?);
        command.arg("run-tests").args(&self.options).arg(folder).args(&self.flags.arguments);
        command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
        let mut child = command.spawn()?;
        // The command holds ends of the pipe, which would never end.
        drop(command);
        let mut output = Vec::new();
        let mut part = [0; 1 << 13];
        loop {
            match reader.read(&mut part)? {
                0 => break,
                read if shows_at_once => {
                    show(&part[..read]);
                    output.extend_from_slice(&part[..read]);
                }
                read => output.extend_from_slice(&part[..read]),
            }
        }
        Ok((child.wait()?, output))
    }
}

/// Writes to standard output. That it is closed is no reason to stop.
fn show(text: &[u8]) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(text).and_then(|()| out.flush());
}
