//! `minigo compare`

use std::collections::BTreeMap;
use std::env;

use super::{FAILURE, SUCCESS};
use crate::args::{CompareArgs, Display, ShownArgs};
use crate::compare::{Document, Launcher, MOST_SIDES, Plan, Session, Settings, Side, conclude, table};
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

/// The variables that collectors heed, for whoever reads the result.
const VARIABLES: [&str; 3] = ["GOGC", "GOMEMLIMIT", "GOMAXPROCS"];

pub(super) fn run(args: &CompareArgs) -> u8 {
    let session = match session(args) {
        Ok(session) => session,
        Err(message) => {
            messages::failure(&message);
            return USAGE;
        }
    };
    let prepared = Environment::read().map(drop).and_then(|()| args.shown.outputs.check());
    let ended = match prepared.and_then(|()| session.run()) {
        Ok(ended) => ended,
        Err(message) => {
            messages::failure(&message);
            return FAILURE;
        }
    };
    let interrupted = ended.document.interrupted;
    let code = finish(ended.document, &args.shown);
    if let Some(difference) = ended.difference {
        messages::failure(&difference);
        return OUTPUTS_DIFFER;
    }
    if interrupted && code == SUCCESS {
        messages::failure("interrupted: the result is of the runs that were finished");
        return INTERRUPTED;
    }
    code
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

fn session(args: &CompareArgs) -> Result<Session, String> {
    let sides = sides(args)?;
    let mut switches = Vec::new();
    switches.extend(args.gc_threads.map(|threads| format!("--gc-threads={threads}")));
    switches.extend(args.max_heap.map(|bytes| format!("--max-heap={bytes}")));
    switches.extend(args.seed.map(|seed| format!("--seed={seed}")));
    let environment: BTreeMap<String, String> =
        VARIABLES.iter().filter_map(|&name| Some((name.to_owned(), env::var(name).ok()?))).collect();
    Ok(Session {
        launcher: Launcher {
            minigo: env::current_exe().map_err(|error| format!("cannot find minigo itself: {error}"))?,
            switches: switches.clone(),
            program: args.program.clone(),
            input: args.stdin.clone(),
            timeout: args.timeout,
            most_output: args.max_output as u64,
        },
        plan: Plan { sides: sides.len(), runs: args.runs, warm_up: args.warm_up, shard: args.shard },
        settings: Settings {
            program: args.program.iter().map(|word| word.to_string_lossy().into_owned()).collect(),
            sides,
            aa: args.aa,
            runs: args.runs,
            warm_up: args.warm_up,
            switches,
            environment,
        },
        shows_progress: !args.shown.display.quiet,
    })
}

/// What is compared with what.
fn sides(args: &CompareArgs) -> Result<Vec<Side>, String> {
    let collectors: Vec<&str> = args.gc.iter().map(|kind| kind.info().name).collect();
    if collectors.len() > MOST_SIDES {
        return Err(format!("at most {MOST_SIDES} collectors can be compared"));
    }
    let base = Side::new(collectors[0], None);
    if args.aa {
        let again =
            Side { name: format!("{} again", base.name), base: Some(base.name.clone()), ..base.clone() };
        return Ok(vec![base, again]);
    }
    if (1..collectors.len()).any(|index| collectors[..index].contains(&collectors[index])) {
        return Err("a collector is named twice; --aa compares one with itself".to_owned());
    }
    let others = collectors[1..].iter().map(|collector| Side::new(collector, Some(&base.name)));
    Ok(std::iter::once(base.clone()).chain(others).collect())
}
