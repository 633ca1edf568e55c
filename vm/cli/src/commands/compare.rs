//! `minigo compare`

use std::collections::BTreeMap;
use std::env;

use minigo_gc::CollectorKind;

use super::{FAILURE, SUCCESS};
use crate::args::{CompareArgs, Display, ShownArgs};
use crate::compare::{
    Collector, Document, Finder, Launcher, MOST_SIDES, Method, Plan, Progress, RunError, Session, Settings,
    Variation, conclude, table, watch_for_interrupts,
};
use crate::environment::Environment;
use crate::messages;

/// Exit code of a wrong command line.
const USAGE: u8 = 2;
/// Exit code if a condition of `--fail-if` holds.
const CONDITION_HOLDS: u8 = 3;
/// Exit code if there is no verdict because the runs printed different things.
const OUTPUTS_DIFFER: u8 = 4;
/// Exit code after an interrupt, as shells have it.
const INTERRUPTED: u8 = 130;

pub(super) fn run(args: &CompareArgs) -> u8 {
    if let Err(message) = check(args) {
        messages::failure(&message);
        return USAGE;
    }
    match compare(args) {
        Ok(code) => code,
        Err(RunError::Interrupted) => {
            messages::failure("interrupted before there was anything to compare");
            INTERRUPTED
        }
        Err(RunError::Late(message) | RunError::Failed(message)) => {
            messages::failure(&message);
            FAILURE
        }
    }
}

/// What the parser of the command line does not see.
fn check(args: &CompareArgs) -> Result<(), String> {
    if args.gc.len() > MOST_SIDES {
        return Err(format!("at most {MOST_SIDES} collectors can be compared"));
    }
    if (1..args.gc.len()).any(|index| args.gc[..index].contains(&args.gc[index])) {
        return Err("a collector is named twice; --aa compares one with itself".to_owned());
    }
    if let Some(switch) = args.collector.given_to_none(&args.gc) {
        return Err(format!("{switch}: no collector of this comparison has that"));
    }
    let method = args.method();
    if let Method::Variations(variations) = &method {
        check_variations(variations, &args.gc)?;
    }
    if method == Method::Ladder {
        check_ladder(args)?;
    }
    let bounded = matches!(method, Method::Heaps(_));
    if let Method::Heaps(multiples) = &method {
        if (1..multiples.len()).any(|index| multiples[..index].contains(&multiples[index])) {
            return Err("--heap: a multiple is named twice".to_owned());
        }
        if multiples.len() * args.gc.len() > MOST_SIDES {
            return Err(format!("at most {MOST_SIDES} heaps can be compared, each collector's counted"));
        }
    }
    if let Some(kind) = args.gc.iter().find(|kind| bounded && !kind.info().attributes.collects) {
        return Err(format!(
            "--heap: {} never collects, so its least heap is all it allocates",
            kind.info().name
        ));
    }
    Ok(())
}

/// What the ladder sets is not set otherwise.
fn check_ladder(args: &CompareArgs) -> Result<(), String> {
    let ladder = args.gc.last().map_or(&[][..], |kind| kind.info().ladder);
    let is_set = |word: &&String| {
        ladder.iter().copied().flatten().any(|(name, _)| word.starts_with(&format!("--{name}=")))
    };
    match args.collector.given.iter().find(is_set) {
        Some(word) => Err(format!("{word}: --ladder sets that itself")),
        None => Ok(()),
    }
}

/// Every variation makes a side, and another one than the rest.
fn check_variations(variations: &[Variation], kinds: &[CollectorKind]) -> Result<(), String> {
    if (variations.len() + 1) * kinds.len() > MOST_SIDES {
        return Err(format!("at most {MOST_SIDES} sides can be compared"));
    }
    for (index, variation) in variations.iter().enumerate() {
        let name = variation.name("--vary");
        if kinds.iter().all(|&kind| variation.switches_of(kind).is_none()) {
            return Err(format!("{name}: no collector of this comparison has that"));
        }
        if variations[..index].contains(variation) {
            return Err(format!("{name} is there twice"));
        }
    }
    Ok(())
}

fn compare(args: &CompareArgs) -> Result<u8, RunError> {
    Environment::read().map_err(RunError::Failed)?;
    args.shown.outputs.check().map_err(RunError::Failed)?;
    let interrupted = watch_for_interrupts().map_err(RunError::Failed)?;
    let launcher = launcher(args).map_err(RunError::Failed)?;
    let progress = Progress::new(!args.shown.display.quiet);
    let finder =
        Finder { launcher: &launcher, interrupted: &interrupted, tell: &|what| progress.search(what) };
    let sides = finder.sides(&args.method(), &Collector::all(&args.gc, &args.collector))?;
    let session = Session {
        plan: Plan { sides: sides.len(), runs: args.runs, warm_up: args.warm_up, shard: args.shard },
        settings: Settings {
            program: args.program.iter().map(|word| word.to_string_lossy().into_owned()).collect(),
            sides,
            method: args.method().name().to_owned(),
            runs: args.runs,
            warm_up: args.warm_up,
            switches: args.collector.given.clone(),
            environment: Environment::COLLECTORS
                .iter()
                .filter_map(|&name| Some((name.to_owned(), env::var(name).ok()?)))
                .collect::<BTreeMap<String, String>>(),
        },
        launcher,
    };
    let ended = session.run(&interrupted, &progress).map_err(RunError::Failed)?;
    drop(progress);
    let was_interrupted = ended.document.interrupted;
    let code = finish(ended.document, &args.shown);
    if let Some(difference) = ended.difference {
        messages::failure(&difference);
        return Ok(OUTPUTS_DIFFER);
    }
    if was_interrupted && code == SUCCESS {
        messages::failure("interrupted: the result is of the runs that were finished");
        return Ok(INTERRUPTED);
    }
    Ok(code)
}

/// Concludes, shows and writes a comparison, and asks the conditions.
pub(super) fn finish(mut document: Document, shown: &ShownArgs) -> u8 {
    let analysis = conclude(&mut document);
    if let Err(message) = shown.outputs.write(&document, &analysis) {
        messages::failure(&message);
        return FAILURE;
    }
    let Display { short, quiet } = shown.display;
    if !quiet && super::print(&table(&document, &analysis, !short)) != SUCCESS {
        return FAILURE;
    }
    let mut code = SUCCESS;
    for condition in &shown.fail_if {
        match condition.holds_for(&analysis) {
            Ok(sides) if sides.is_empty() => {}
            Ok(sides) => {
                messages::failure(&format!("{} holds for {}", condition.text, sides.join(", ")));
                code = CONDITION_HOLDS;
            }
            Err(message) => {
                messages::failure(&message);
                return USAGE;
            }
        }
    }
    code
}

fn launcher(args: &CompareArgs) -> Result<Launcher, String> {
    Ok(Launcher {
        minigo: env::current_exe().map_err(|error| format!("cannot find minigo itself: {error}"))?,
        program: args.program.clone(),
        input: args.stdin.clone(),
        timeout: args.timeout,
        most_output: args.max_output as u64,
    })
}
