//! The page's tables.

use std::fmt::Write as _;

use minigo_gc::telemetry::CpuClass;

use crate::compare::analysis::Analysis;
use crate::compare::document::Document;
use crate::compare::figures::{Better, Group};
use crate::compare::render::shown_change;
use crate::compare::units::Unit;
use crate::stats::Summary;

use super::escape;

/// A table that scrolls by itself where it is wider than the page.
pub(super) fn table(caption: &str, columns: &[String], rows: &str) -> String {
    let heads: String =
        columns.iter().map(|name| format!("<th scope=\"col\">{}</th>", escape(name))).collect();
    format!(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\"><table><caption>{0}</caption>\
         <thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>",
        escape(caption)
    )
}

/// Every figure of every side.
pub(super) fn figures(analysis: &Analysis) -> String {
    let mut columns = vec!["figure".to_owned()];
    for side in &analysis.sides {
        columns.push(side.name.clone());
        columns.extend(side.base.as_ref().map(|base| format!("vs {base}")));
    }
    let mut rows = String::new();
    for group in Group::ALL {
        let members: Vec<_> = analysis.rows.iter().filter(|row| row.figure.group == group).collect();
        if members.is_empty() {
            continue;
        }
        let _ = write!(
            rows,
            "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"{}\">{}</th></tr>",
            columns.len(),
            group.title()
        );
        for row in members {
            let indent = if row.figure.label.starts_with(' ') { " class=\"indent\"" } else { "" };
            let _ = write!(rows, "<tr><th scope=\"row\"{indent}>{}</th>", escape(row.figure.label.trim()));
            for (index, side) in analysis.sides.iter().enumerate() {
                let value = row.sides[index].map_or_else(|| "–".to_owned(), |s| value(row.figure.unit, &s));
                let _ = write!(rows, "<td>{value}</td>");
                if side.base.is_some() {
                    let is_tested = row.figure.better != Better::Neither;
                    let shown = is_tested && row.changes[index].is_some_and(|change| change.is_shown());
                    let class = if shown { " class=\"shown\"" } else { "" };
                    let _ = write!(rows, "<td{class}>{}</td>", escape(&shown_change(row, index)));
                }
            }
            rows.push_str("</tr>");
        }
    }
    table("Medians with the reach of their 95 % intervals; differences in bold are shown", &columns, &rows)
}

fn value(unit: Unit, summary: &Summary) -> String {
    let median = escape(&unit.show(summary.median));
    match summary.spread().filter(|spread| spread.is_finite()) {
        Some(spread) => format!("{median}&nbsp;±{:.0}%", spread * 100.0),
        None => median,
    }
}

/// Where the CPU time of each side went: the median of each class, with a bar below it.
pub(super) fn cpu(analysis: &Analysis) -> String {
    const PARTS: [(&str, CpuClass); 9] = [
        ("mark-background", CpuClass::MarkBackground),
        ("mark-idle", CpuClass::MarkIdle),
        ("mark-assist", CpuClass::MarkAssist),
        ("stw-cpu", CpuClass::Pause),
        ("copy", CpuClass::Copy),
        ("sweep-background", CpuClass::SweepBackground),
        ("sweep-assist", CpuClass::SweepAssist),
        ("stack-scan", CpuClass::StackScan),
        ("allocation", CpuClass::Allocation),
    ];
    let most = PARTS
        .iter()
        .filter_map(|(key, _)| analysis.row(key))
        .flat_map(|row| row.sides.iter().flatten())
        .fold(0.0, |most: f64, side| most.max(side.median));
    let mut rows = String::new();
    for (key, class) in PARTS {
        let Some(row) = analysis.row(key) else { continue };
        let _ = write!(rows, "<tr><th scope=\"row\">{}</th>", class.name().replace('-', " "));
        for (index, summary) in row.sides.iter().enumerate() {
            let median = summary.map_or(0.0, |summary| summary.median);
            let (shown, bar) = (escape(&Unit::Seconds.show(median)), bar(index, median / most));
            let _ = write!(rows, "<td class=\"measure\">{shown}{bar}</td>");
        }
        rows.push_str("</tr>");
    }
    if rows.is_empty() {
        return rows;
    }
    let mut columns = vec!["work".to_owned()];
    columns.extend(analysis.sides.iter().map(|side| side.name.clone()));
    table("CPU time of collector and allocator in a run, median", &columns, &rows)
}

fn bar(style: usize, share: f64) -> String {
    let percent = if share.is_finite() { share.clamp(0.0, 1.0) * 100.0 } else { 0.0 };
    let style = style % super::chart::STYLES;
    format!("<span class=\"bar s{style}\" style=\"width:{percent:.1}%\"></span>")
}

/// What the sides take at least more than a run without any collector's cost would.
pub(super) fn lower_bound_overhead(document: &Document) -> String {
    let overheads = &document.lower_bound_overheads;
    let most = overheads.iter().map(|overhead| overhead.at_least).fold(0.0, f64::max);
    let mut rows = String::new();
    for (index, overhead) in overheads.iter().enumerate() {
        let _ = write!(
            rows,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"bars\">{}</td></tr>",
            escape(&overhead.side),
            Unit::Share.show(overhead.at_least),
            bar(index, overhead.at_least / most)
        );
    }
    if rows.is_empty() {
        return rows;
    }
    table(
        "Lower bound of each side's overhead in CPU time",
        &["side", "at least", ""].map(str::to_owned),
        &rows,
    )
}

/// The main figures with a line for each side, where there are more than two.
pub(super) fn overview(analysis: &Analysis) -> String {
    const FIGURES: [&str; 5] = ["cpu", "wall", "rss", "p99", "gc-cpu"];
    if analysis.sides.len() <= 2 {
        return String::new();
    }
    let figures: Vec<_> = FIGURES.iter().filter_map(|key| analysis.row(key)).collect();
    let mut columns = vec!["side".to_owned(), "against".to_owned()];
    columns.extend(figures.iter().flat_map(|row| [row.figure.label.clone(), "change".to_owned()]));
    let mut rows = String::new();
    for (index, side) in analysis.sides.iter().enumerate() {
        let against = side.base.as_deref().unwrap_or("–");
        let _ = write!(rows, "<tr><th scope=\"row\">{}</th><td>{}</td>", escape(&side.name), escape(against));
        for row in &figures {
            let value = row.sides[index].map_or_else(|| "–".to_owned(), |side| value(row.figure.unit, &side));
            let shown = row.changes[index].is_some_and(|change| change.is_shown());
            let class = if shown { " class=\"shown\"" } else { "" };
            let _ = write!(rows, "<td>{value}</td><td{class}>{}</td>", escape(&shown_change(row, index)));
        }
        rows.push_str("</tr>");
    }
    table("The sides, each with the one that it is compared with", &columns, &rows)
}

/// What was allocated, by size class and kind, in the first run.
pub(super) fn allocations(document: &Document) -> String {
    let Some(run) = document.runs.first() else { return String::new() };
    let rows = &run.record.allocations;
    let all: f64 = rows.iter().map(|row| row.objects as f64).sum();
    let most = rows.iter().map(|row| row.objects).max().unwrap_or(0) as f64;
    let mut out = String::new();
    for row in rows {
        let size = if row.size == 0 { "larger".to_owned() } else { row.size.to_string() };
        let kind = if row.pointer_free { "pointer-free" } else { "with pointers" };
        let _ = write!(
            out,
            "<tr><th scope=\"row\">{size}</th><td>{kind}</td><td>{}</td><td>{}</td><td>{:.2}%</td><td class=\"bars\">{}</td></tr>",
            Unit::Plain.show(row.objects as f64),
            Unit::Bytes.show(row.bytes as f64),
            row.objects as f64 / all * 100.0,
            bar(usize::from(!row.pointer_free), row.objects as f64 / most)
        );
    }
    if out.is_empty() {
        return out;
    }
    let columns = ["size class", "kind", "objects", "bytes", "share", ""].map(str::to_owned);
    let table = table("Objects allocated in one run, by size class in bytes", &columns, &out);
    format!("<details><summary>Every size class</summary>{table}</details>")
}
