//! The switches of the collectors, and of what they are given to collect: the same for a run and for a comparison, which hands them on to its runs.
//!
//! A new switch of some collectors is a row of their table ([`SWITCHES`](minigo_gc::collectors::SWITCHES)), one of all a field of
//! [`Values`]; a comparison then takes it too, hands it to the collectors that have it, and saves it.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::parser::ValueSource;
use clap::{ArgMatches, Args, Command, FromArgMatches};
use minigo_gc::{CollectorKind, Options};
use minigo_vm::DenseMaps;

use super::switches::Switches;
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

    #[command(flatten)]
    switches: Switches,

    /// Most memory the heap may take, and as much the goroutines' stacks; beyond it the program dies of `out of
    /// memory`. Units are B, KiB, MiB, GiB
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    max_heap: Option<usize>,

    /// Fix scheduling, map order, random numbers and the clock, so that a run can be repeated. Time is virtual: it starts in
    /// 2009, moves to the next timer when all goroutines sleep, and a little with what the program does. Implies --gc-threads=0
    #[arg(long, value_name = "N")]
    seed: Option<u64>,

    /// What maps of dense integer keys are made of, once they have some hundred entries
    #[arg(long, value_name = "NAME", default_value = "arrays", value_parser = dense_maps())]
    dense_maps: DenseMaps,
}

fn dense_maps() -> impl TypedValueParser<Value = DenseMaps> {
    let arrays = PossibleValue::new("arrays").help("Elements side by side: smaller and faster than in Go");
    let tables = PossibleValue::new("tables").help("Hash tables like all maps, of the same size as Go's");
    PossibleValuesParser::new([arrays, tables]).map(|name| match &*name {
        "tables" => DenseMaps::Tables,
        _ => DenseMaps::Arrays,
    })
}

/// The name by which clap knows the switches together.
const GROUP: &str = "collector-switches";

impl Values {
    /// Sets the options of a heap of this collector.
    fn apply(&self, kind: CollectorKind, options: &mut Options) -> Result<(), String> {
        let gc_threads = self.gc_threads.unwrap_or(if self.seed.is_some() { 0 } else { 1 });
        options.collector = kind;
        options.gc_threads = usize::from(gc_threads);
        options.max_heap = self.max_heap;
        options.seed = self.seed;
        self.switches.apply(kind, options)
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

    /// What maps of dense integer keys are made of, which is the machine's business.
    pub(crate) fn dense_maps(&self) -> DenseMaps {
        self.values.dense_maps
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

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<CollectorArgs, String> {
        let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        CollectorArgs::parse(&words)
    }

    #[test]
    fn given_switches_are_words_again() {
        let args = parse("--gab-size 512 --max-heap=64MiB --gc-assist=go").unwrap();
        let words = ["--gc-assist=go", "--gab-size=512", "--max-heap=64MiB"];
        assert_eq!(args.given, words);
        assert_eq!(CollectorArgs::parse(&args.given).unwrap().given, words);
    }

    #[test]
    fn a_collector_is_given_the_switches_it_has() {
        let args = parse("--gc-barrier=hybrid --evac-budget=0s").unwrap();
        assert_eq!(args.given_to(CollectorKind::Cms), ["--gc-barrier=hybrid"]);
        assert_eq!(args.given_to(CollectorKind::Balanced), args.given);
        assert_eq!(args.given_to_none(&[CollectorKind::Cms]), Some(&"--evac-budget=0s".to_owned()));
        assert_eq!(args.given_to_none(&[CollectorKind::Cms, CollectorKind::Balanced]), None);
    }

    #[test]
    fn errors_are_one_line() {
        let error = parse("--gc-barrier=none").unwrap_err();
        assert!(error.contains("'none'") && !error.contains('\n'), "{error}");
        assert!(parse("--gc-verify").is_err() && parse("stray").is_err());
    }
}
