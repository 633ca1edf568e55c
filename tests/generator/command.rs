//! The command line.

use std::path::PathBuf;

pub(crate) const USAGE: &str = "usage: tests/generated [OPTIONS]
  --go PATH        the go command (default: $MINIGO_GO, then `go` on the PATH)
  --minigo PATH    the command to try (default: the one built with the tests)
  --programs N     how many programs (default: 50)
  --seed N         the seed of the first (default: 1)
  --reduce         shorten each program that differs
  --file PATH      try this program instead of new ones
  --coverage       tell which instructions no program has
  --work DIR       where programs are put (default: target/generated)";

#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) go: PathBuf,
    pub(crate) minigo: PathBuf,
    pub(crate) programs: u64,
    pub(crate) seed: u64,
    pub(crate) reduce: bool,
    pub(crate) file: Option<PathBuf>,
    pub(crate) coverage: bool,
    pub(crate) work: PathBuf,
}

impl Options {
    pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut options = Self {
            go: std::env::var_os("MINIGO_GO").unwrap_or_else(|| "go".into()).into(),
            minigo: env!("CARGO_BIN_EXE_minigo").into(),
            programs: 50,
            seed: 1,
            reduce: false,
            file: None,
            coverage: false,
            work: root.join("target/generated"),
        };
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
            let number = |text: String| text.parse().map_err(|_| format!("{text} is no number"));
            match argument.as_str() {
                "--go" => options.go = value()?.into(),
                "--minigo" => options.minigo = value()?.into(),
                "--programs" => options.programs = number(value()?)?,
                "--seed" => options.seed = number(value()?)?,
                "--file" => (options.file, options.programs) = (Some(value()?.into()), 1),
                "--work" => options.work = value()?.into(),
                "--reduce" => options.reduce = true,
                "--coverage" => options.coverage = true,
                unknown => return Err(format!("unknown argument {unknown}")),
            }
        }
        Ok(options)
    }
}
