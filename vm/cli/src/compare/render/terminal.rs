//! The table for a terminal, at most [`WIDTH`] columns wide.

use std::fmt::Write as _;

use crate::compare::analysis::{Analysis, Row};
use crate::compare::document::Document;
use crate::compare::figures::Group;
use crate::compare::phases::PhaseSummary;
use crate::compare::units::Unit;

/// Columns of a line.
const WIDTH: usize = 100;
const LABEL: usize = 30;
const VALUE: usize = 19;

/// A comparison for people: what was done, the figures, the verdict, the warnings.
pub(crate) fn table(document: &Document, analysis: &Analysis, explains: bool) -> String {
    let mut out = head(document);
    // More than two columns of figures would not fit, so each pair has a table. A side without another has one, too.
    let mut pairs: Vec<(usize, Option<usize>)> =
        analysis.pairs().map(|(base, side)| (base, Some(side))).collect();
    if pairs.is_empty() {
        pairs.push((0, None));
    }
    for (base, side) in pairs {
        let name = |side: usize| analysis.sides[side].name.as_str();
        out.push('\n');
        let _ = write!(out, "{:LABEL$}{:>VALUE$}", "", fit(name(base), VALUE - 1));
        if let Some(side) = side {
            let versus = format!("vs {}", name(base));
            let _ = write!(out, "{:>VALUE$}  {}", fit(name(side), VALUE - 1), fit(&versus, 28));
        }
        out.push('\n');
        for group in Group::ALL {
            let rows: Vec<&Row> = analysis.rows.iter().filter(|row| row.figure.group == group).collect();
            if !rows.is_empty() && (explains || !explanatory(group)) {
                let _ = writeln!(out, "{}", group.title());
                rows.iter().for_each(|row| line(&mut out, row, base, side));
            }
        }
    }
    if explains {
        stops(&mut out, &document.stops_by_phase);
    }
    out.push('\n');
    wrapped(&mut out, "", &document.verdict);
    for warning in &document.warnings {
        wrapped(&mut out, "! ", warning);
    }
    let overheads = document.lower_bound_overheads.iter();
    let overheads: Vec<String> =
        overheads.map(|o| format!("{} {:.1}%", o.side, o.at_least * 100.0)).collect();
    if !overheads.is_empty() && explains {
        wrapped(&mut out, "", &format!("Overhead in CPU of at least (LBO): {}.", overheads.join(", ")));
    }
    if let Some(hash) = document.output() {
        let _ = writeln!(out, "Output identical in all runs (sha256 {}…).", hash.get(..12).unwrap_or(hash));
    }
    out
}

/// Whether a group explains the others rather than being what the program's user sees.
fn explanatory(group: Group) -> bool {
    matches!(group, Group::Collector | Group::Heap | Group::Survival | Group::Buffers)
}

fn head(document: &Document) -> String {
    let settings = &document.settings;
    let mut out = String::new();
    let rounds = document.runs.iter().map(|run| run.round).collect::<std::collections::BTreeSet<_>>().len();
    wrapped(&mut out, "", &document.title());
    let mut how = format!("{rounds} runs each, interleaved, after {} to warm up", settings.warm_up);
    for switch in &settings.switches {
        let _ = write!(how, " · {switch}");
    }
    for (name, value) in &settings.environment {
        let _ = write!(how, " · {name}={value}");
    }
    for machine in &document.machines {
        let _ = write!(how, " · {} × {}", machine.processors, machine.model);
    }
    wrapped(&mut out, "", &how);
    out
}

fn line(out: &mut String, row: &Row, base: usize, side: Option<usize>) {
    let label = format!("  {}", row.figure.label);
    let _ = write!(out, "{}", fit(&label, LABEL - 1));
    let used = label.chars().count().min(LABEL - 1);
    out.push_str(&" ".repeat(LABEL - used));
    let _ = write!(out, "{:>VALUE$}", value(row, base));
    if let Some(side) = side {
        let change = super::shown_change(row, side);
        let _ = write!(out, "{:>VALUE$}  {change}", value(row, side));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
}

/// The distribution of stops and of their phases.
fn stops(out: &mut String, rows: &[PhaseSummary]) {
    const SIDE: usize = 16;
    if rows.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{:40}wall{:20}CPU of the stopping thread", "Stops by phase, all runs", "");
    let _ = write!(out, "{:36}", "");
    for name in ["p50", "p90", "p99", "max", "p50", "p90", "p99", "max"] {
        let _ = write!(out, "{name:>7}");
    }
    out.push('\n');
    let mut last = "";
    for row in rows {
        let phase = if row.phase == last { String::new() } else { row.phase.replace('-', " ") };
        last = row.phase;
        let _ = write!(out, "{:20}{:SIDE$}", format!("  {phase}"), fit(&row.side, SIDE - 1));
        for nanos in row.wall_ns.values().into_iter().chain(row.cpu_ns.values()) {
            let _ = write!(out, " {:>6}", Unit::Seconds.show(nanos as f64 * 1e-9));
        }
        out.push('\n');
    }
}

/// A side's median with how far its interval reaches.
fn value(row: &Row, side: usize) -> String {
    let Some(summary) = row.sides[side] else { return "–".to_owned() };
    let median = row.figure.unit.show(summary.median);
    match summary.spread() {
        Some(spread) if spread.is_finite() => format!("{median} ±{:>3.0}%", spread * 100.0),
        Some(_) => format!("{median} ±  ∞"),
        None => format!("{median} ±  ?"),
    }
}

/// A text cut to a width, without characters that control a terminal: names come from programs and files.
fn fit(text: &str, width: usize) -> String {
    let harmless = text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c });
    if text.chars().count() <= width {
        return harmless.collect();
    }
    harmless.take(width - 1).chain(['…']).collect()
}

/// Adds a paragraph, its lines broken between words.
fn wrapped(out: &mut String, mark: &str, text: &str) {
    let indent = " ".repeat(mark.chars().count());
    let mut line = mark.to_owned();
    let mut empty = true;
    for word in text.split_whitespace() {
        let word = fit(word, WIDTH - indent.len());
        if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            let _ = writeln!(out, "{line}");
            (line, empty) = (indent.clone(), true);
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(&word);
        empty = false;
    }
    let _ = writeln!(out, "{line}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_keep_to_the_width() {
        let mut out = String::new();
        wrapped(&mut out, "! ", &"words and ".repeat(40));
        assert!(out.lines().count() > 3 && out.lines().all(|line| line.len() <= WIDTH));
        assert!(out.starts_with("! words") && out.lines().nth(1).unwrap().starts_with("  "));
        let mut out = String::new();
        wrapped(&mut out, "", &"x".repeat(500));
        assert_eq!(out.trim_end().chars().count(), WIDTH);
    }
}
