//! The result in words, and what weakens it.

use crate::stats::{MIN_RUNS_FOR_INTERVAL, MIN_RUNS_FOR_TEST, mann_whitney};

use super::analysis::{ALPHA, Analysis, Change, Row};
use super::document::Document;
use super::figures::Figure;
use super::phases;
use super::sides::Method;

/// An interval that reaches farther than this from the median makes a result doubtful.
const NOISY: f64 = 0.05;
/// A thread that wakes up later than this was kept from running.
const LONG_HICCUP_NS: u64 = 10_000_000;

/// What may be paid with or gained beside CPU: figure, name, and the words for less, more and many times as much.
const TRADES: &[(&str, &str, [&str; 3])] = &[
    ("rss", "peak memory", ["smaller", "larger", "as large"]),
    ("p99", "pauses (p99)", ["shorter", "longer", "as long"]),
    ("wall", "wall time", ["shorter", "longer", "as long"]),
];

/// Fills in what is concluded from the runs.
pub(crate) fn conclude(document: &mut Document) -> Analysis {
    let analysis = Analysis::new(document);
    document.summary = analysis.summary();
    document.stops_by_phase = phases::summary(document);
    document.lower_bound_overheads = analysis.lower_bound_overheads();
    document.verdict = verdict(document, &analysis);
    document.warnings = warnings(document, &analysis);
    analysis
}

/// The result of a comparison in a sentence or two for each side.
fn verdict(document: &Document, analysis: &Analysis) -> String {
    if document.runs.is_empty() {
        return "No verdict: there are no runs.".to_owned();
    }
    if document.output().is_none() {
        return "No verdict: the runs printed different things.".to_owned();
    }
    let Some(primary) = analysis.row(Figure::PRIMARY) else { return String::new() };
    let mut sentences = Vec::new();
    for (base, index) in analysis.pairs() {
        let [base, side] = [base, index].map(|side| analysis.sides[side].name.as_str());
        let (Some(change), Some(ours)) = (primary.changes[index], primary.sides[index]) else {
            sentences.push(format!("No verdict on {side}: it has no runs."));
            continue;
        };
        if document.settings.method == Method::Itself.name() {
            sentences.push(self_check(base, change));
        } else if change.is_shown() {
            let relative = change.relative.unwrap_or_default();
            let cpu = in_words(relative, "less CPU than", "more CPU than", "the CPU of");
            let trade = trade(analysis, index);
            sentences.push(format!("{side} takes {cpu} {base} (p={:.3} n={}){trade}.", change.p, ours.n));
        } else {
            let trade = trade(analysis, index);
            sentences.push(format!(
                "No difference in CPU between {side} and {base} is shown (p={:.3} n={}){trade}.",
                change.p, ours.n
            ));
        }
    }
    if sentences.is_empty() {
        let median = primary.sides[0].map_or(0.0, |summary| summary.median);
        let alone = &analysis.sides[0].name;
        sentences.push(format!("{alone} alone takes {} of CPU.", primary.figure.unit.show(median)));
    }
    sentences.join(" ")
}

fn self_check(base: &str, change: Change) -> String {
    if change.is_shown() {
        format!(
            "A/A: {base} differs from itself (p={:.3}): so much for this machine now; in 1 of 20 checks that is chance.",
            change.p
        )
    } else {
        format!("A/A: {base} does not differ from itself (p={:.3}), as it should be.", change.p)
    }
}

/// Puts a relative difference into words.
fn in_words(relative: f64, less: &str, more: &str, times: &str) -> String {
    match relative {
        _ if relative < 0.0 => format!("{:.1}% {less}", -relative * 100.0),
        _ if relative < 1.0 => format!("{:.1}% {more}", relative * 100.0),
        _ => format!("{:.1} times {times}", relative + 1.0),
    }
}

/// What comes with the difference in CPU: every shown difference in memory, pauses and wall time.
fn trade(analysis: &Analysis, side: usize) -> String {
    let parts: Vec<String> = TRADES
        .iter()
        .filter_map(|&(key, name, [less, more, times])| {
            let change = analysis.row(key)?.changes[side].filter(Change::is_shown)?;
            Some(format!("{name} {}", in_words(change.relative?, less, more, times)))
        })
        .collect();
    match parts.as_slice() {
        [] => String::new(),
        [one] => format!(", with {one}"),
        [first @ .., last] => format!(", with {} and {last}", first.join(", ")),
    }
}

/// The p-value of a figure beside CPU if its samples of so many runs do not overlap at all, corrected for being one of many.
fn least_corrected_p(analysis: &Analysis, runs: usize) -> f64 {
    let [low, high] = [0, runs].map(|from| (from..from + runs).map(|value| value as f64).collect::<Vec<_>>());
    let asked = analysis.rows.iter().filter(|row| row.is_corrected()).count();
    mann_whitney(&low, &high) * asked as f64
}

/// What weakens a comparison.
fn warnings(document: &Document, analysis: &Analysis) -> Vec<String> {
    let mut warnings = Vec::new();
    if document.interrupted {
        warnings.push("It was interrupted before all runs were made.".to_owned());
    }
    if document.machines.len() > 1 {
        warnings.push(format!(
            "Its parts were made on {} different machines: what differs between them counts as noise.",
            document.machines.len()
        ));
    }
    let fewest = analysis.sides.iter().map(|side| document.runs_of(&side.name).count()).min().unwrap_or(0);
    if fewest < MIN_RUNS_FOR_TEST {
        warnings.push(format!(
            "{fewest} runs of a side cannot show any difference: at least {MIN_RUNS_FOR_TEST} are needed."
        ));
    } else if fewest < MIN_RUNS_FOR_INTERVAL {
        warnings.push(format!(
            "{fewest} runs are too few for intervals: at least {MIN_RUNS_FOR_INTERVAL} are needed."
        ));
    }
    if fewest >= MIN_RUNS_FOR_TEST && least_corrected_p(analysis, fewest) >= ALPHA {
        warnings.push(format!(
            "With {fewest} runs no difference can be shown but in CPU: the other figures are many."
        ));
    }
    let noisy = |row: &&Row| row.sides.iter().flatten().any(|side| side.spread().is_some_and(|s| s > NOISY));
    if let Some(row) = analysis.row(Figure::PRIMARY).filter(noisy) {
        let spread = row.sides.iter().flatten().filter_map(|side| side.spread()).fold(0.0, f64::max);
        warnings.push(format!(
            "CPU varies by ±{:.0}%: more runs (--runs) or a quieter machine would show more.",
            spread * 100.0
        ));
    }
    let disturbed = document.runs.iter().filter(|run| run.hiccup_ns > LONG_HICCUP_NS).count();
    if disturbed > 0 {
        let longest = document.runs.iter().map(|run| run.hiccup_ns).max().unwrap_or(0);
        warnings.push(format!(
            "In {disturbed} of {} runs an idle thread woke up late, by up to {:.0} ms: the longest pauses may be the machine's.",
            document.runs.len(),
            longest as f64 / 1e6
        ));
    }
    warnings
}
