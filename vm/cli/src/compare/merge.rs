//! Joins the parts of a comparison that were made apart (`--shard`).

use std::collections::BTreeSet;

use super::document::Document;
use super::plan::place_in;

/// The comparison whose parts these are: the runs in the order in which one machine would have made them.
///
/// # Errors
///
/// The parts are not of one comparison, or have the same run twice. Parts are named by their number, from 1.
pub(crate) fn merge(parts: Vec<Document>) -> Result<Document, String> {
    let mut parts = parts.into_iter();
    let mut whole = parts.next().ok_or("there are no parts")?;
    for (index, part) in parts.enumerate() {
        let number = index + 2;
        if part.settings != whole.settings {
            return Err(format!("part {number} compares something else than part 1, or in another way"));
        }
        if part.minigo != whole.minigo {
            return Err(format!(
                "part {number} was made by minigo {}, part 1 by {}",
                part.minigo, whole.minigo
            ));
        }
        whole.interrupted |= part.interrupted;
        whole.runs.extend(part.runs);
        for machine in part.machines {
            if !whole.machines.contains(&machine) {
                whole.machines.push(machine);
            }
        }
    }
    let sides = &whole.settings.sides;
    let mut seen = BTreeSet::new();
    if let Some(run) = whole.runs.iter().find(|run| !seen.insert((run.side.clone(), run.round))) {
        return Err(format!("round {} of {} is in it twice", run.round + 1, run.side));
    }
    let place = |side: &str| sides.iter().position(|other| other.name == side).unwrap_or(0);
    whole.runs.sort_by_key(|run| (run.round, place_in(sides.len(), run.round, place(&run.side))));
    Ok(whole)
}
