//! The switches of the collectors: the same for a run and for a comparison, which hands them on to its runs.
//!
//! A new switch is a field of [`Values`] and what it does to the heap's options in [`Values::apply`]; a comparison then
//! takes it too, hands it to the collectors that have it, and saves it.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::parser::ValueSource;
use clap::{ArgMatches, Args, Command, FromArgMatches};
use minigo_gc::collectors::COLLECTORS;
use minigo_gc::{AssistPolicy, BarrierPolicy, CollectorKind, Options};

use super::units::parse_size;

/// What the collectors are told, and the words that told it.
#[derive(Clone, Debug)]
pub(crate) struct CollectorArgs {
    values: Values,
    /// Each switch that the command line has, a word each: `--gc-barrier=hybrid`.
    pub(crate) given: Vec<String>,
}

#[derive(Clone, Debug, Args)]
#[group(id = GROUP)]
struct Values {
    /// Threads that mark beside the program: 0 or 1. With 0, marking goes on in steps between the program's own
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(0..=1))]
    gc_threads: Option<u8>,

    /// What pointer stores shade while the collector marks
    #[arg(long, value_name = "NAME", default_value = "satb", value_parser = barriers())]
    gc_barrier: BarrierPolicy,

    /// What a program does that allocates faster than the thread marks
    #[arg(long, value_name = "NAME", default_value = "bounded", value_parser = assists())]
    gc_assist: AssistPolicy,

    /// Leave out parts of the collector, to see what they contribute
    #[arg(long, value_name = "PART,…", value_delimiter = ',', value_parser = parts())]
    gc_without: Vec<String>,

    /// Most memory the heap may take, and as much the goroutines' stacks; beyond it the program dies of `out of
    /// memory`. Units are B, KiB, MiB, GiB
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    max_heap: Option<usize>,

    /// Fix scheduling, map order, random numbers and the clock, so that a run can be repeated. Time is virtual: it starts in
    /// 2009, moves to the next timer when all goroutines sleep, and a little with what the program does. Implies --gc-threads=0
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
}

/// The name by which clap knows the switches together.
const GROUP: &str = "collector-switches";

impl Values {
    /// Sets the options of a heap of this collector.
    fn apply(&self, kind: CollectorKind, options: &mut Options) -> Result<(), String> {
        let gc_threads = self.gc_threads.unwrap_or(if self.seed.is_some() { 0 } else { 1 });
        options.collector = kind;
        options.gc_threads = usize::from(gc_threads);
        options.barrier = self.gc_barrier;
        options.assist = self.gc_assist;
        options.max_heap = self.max_heap;
        options.seed = self.seed;
        let info = kind.info();
        for name in &self.gc_without {
            let part = info.parts.iter().find(|part| part.name == name);
            let part = part.ok_or_else(|| format!("--gc-without: {} has no part {name}", info.name))?;
            (part.leave_out)(options);
        }
        Ok(())
    }
}

impl CollectorArgs {
    /// Reads switches that stand by themselves.
    ///
    /// # Errors
    ///
    /// What is wrong with them, in words.
    pub(crate) fn parse(words: &[String]) -> Result<CollectorArgs, String> {
        let command =
            CollectorArgs::augment_args(Command::new("").no_binary_name(true).disable_help_flag(true));
        let matches = command.try_get_matches_from(words);
        matches.and_then(|mut matches| CollectorArgs::from_arg_matches_mut(&mut matches)).map_err(|error| {
            let text = error.to_string();
            let first = text.lines().next().unwrap_or_default();
            first.trim_start_matches("error: ").to_owned()
        })
    }

    /// Sets the options of a heap of this collector.
    ///
    /// # Errors
    ///
    /// The first switch that the collector does not have, in words.
    pub(crate) fn apply(&self, kind: CollectorKind, options: &mut Options) -> Result<(), String> {
        self.values.apply(kind, options)
    }

    /// The seed, which is the machine's as well as the collector's.
    pub(crate) fn seed(&self) -> Option<u64> {
        self.values.seed
    }

    /// Those of the given switches that a collector has.
    pub(crate) fn given_to(&self, kind: CollectorKind) -> Vec<String> {
        let has = |word: &&String| {
            let alone = CollectorArgs::parse(std::slice::from_ref(word));
            alone.is_ok_and(|alone| alone.apply(kind, &mut Options::default()).is_ok())
        };
        self.given.iter().filter(has).cloned().collect()
    }

    /// A given switch that none of these collectors has.
    pub(crate) fn given_to_none(&self, kinds: &[CollectorKind]) -> Option<&String> {
        let taken: Vec<String> = kinds.iter().flat_map(|&kind| self.given_to(kind)).collect();
        self.given.iter().find(|word| !taken.contains(word))
    }
}

impl Args for CollectorArgs {
    fn augment_args(command: Command) -> Command {
        Values::augment_args(command)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Values::augment_args_for_update(command)
    }
}

impl FromArgMatches for CollectorArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<CollectorArgs, clap::Error> {
        CollectorArgs::from_arg_matches_mut(&mut matches.clone())
    }

    fn from_arg_matches_mut(matches: &mut ArgMatches) -> Result<CollectorArgs, clap::Error> {
        let given = words(matches);
        Ok(CollectorArgs { values: Values::from_arg_matches_mut(matches)?, given })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = CollectorArgs::from_arg_matches(matches)?;
        Ok(())
    }
}

/// The switches that the command line has, one value a word.
fn words(matches: &ArgMatches) -> Vec<String> {
    let command = Values::augment_args(Command::new(""));
    let mut words = Vec::new();
    for arg in command.get_arguments() {
        let (id, Some(long)) = (arg.get_id().as_str(), arg.get_long()) else { continue };
        if matches.value_source(id) != Some(ValueSource::CommandLine) {
            continue;
        }
        let values = matches.get_raw(id).into_iter().flatten();
        words.extend(values.map(|value| format!("--{long}={}", value.to_string_lossy())));
    }
    words
}

/// The barriers' names, from their table.
fn barriers() -> impl TypedValueParser<Value = BarrierPolicy> {
    let rows = BarrierPolicy::ALL.iter();
    PossibleValuesParser::new(rows.map(|row| PossibleValue::new(row.name()).help(row.summary()))).map(
        |name| {
            let row = BarrierPolicy::ALL.iter().find(|row| row.name() == name);
            *row.expect("the parser takes names of the table only")
        },
    )
}

/// The assists' names, from their table.
fn assists() -> impl TypedValueParser<Value = AssistPolicy> {
    let rows = AssistPolicy::ALL.iter();
    PossibleValuesParser::new(rows.map(|row| PossibleValue::new(row.name()).help(row.summary()))).map(
        |name| {
            let row = AssistPolicy::ALL.iter().find(|row| row.name() == name);
            *row.expect("the parser takes names of the table only")
        },
    )
}

/// The names of all that can be left out of a collector, from the collectors' table.
fn parts() -> PossibleValuesParser {
    let parts = COLLECTORS.iter().flat_map(|info| info.parts);
    PossibleValuesParser::new(parts.map(|part| PossibleValue::new(part.name).help(part.summary)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<CollectorArgs, String> {
        let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        CollectorArgs::parse(&words)
    }

    #[test]
    fn given_switches_are_words_again() {
        let args = parse("--gc-assist go --gc-without=evacuation,hole-reuse --max-heap=64MiB").unwrap();
        let words =
            ["--gc-assist=go", "--gc-without=evacuation", "--gc-without=hole-reuse", "--max-heap=64MiB"];
        assert_eq!(args.given, words);
        assert_eq!(CollectorArgs::parse(&args.given).unwrap().given, words);
    }

    #[test]
    fn a_collector_is_given_the_switches_it_has() {
        let args = parse("--gc-barrier=hybrid --gc-without=evacuation").unwrap();
        assert_eq!(args.given_to(CollectorKind::Cms), ["--gc-barrier=hybrid"]);
        assert_eq!(args.given_to(CollectorKind::Balanced), args.given);
        assert_eq!(args.given_to_none(&[CollectorKind::Cms]), Some(&"--gc-without=evacuation".to_owned()));
        assert_eq!(args.given_to_none(&[CollectorKind::Cms, CollectorKind::Balanced]), None);
    }

    #[test]
    fn errors_are_one_line() {
        let error = parse("--gc-barrier=none").unwrap_err();
        assert!(error.contains("'none'") && !error.contains('\n'), "{error}");
        assert!(parse("--gc-verify").is_err() && parse("stray").is_err());
    }
}
