//! The table in Markdown.

use std::fmt::Write as _;

use crate::compare::analysis::Analysis;
use crate::compare::document::Document;

/// Verdict, table, warnings.
pub(super) fn render(document: &Document, analysis: &Analysis) -> String {
    let mut out = format!("**{}**\n\n", escaped(&document.verdict));
    out.push_str("| figure |");
    for side in &analysis.sides {
        let _ = write!(out, " {} |", escaped(&side.name));
        if let Some(base) = &side.base {
            let _ = write!(out, " vs {} |", escaped(base));
        }
    }
    out.push_str("\n|---|");
    out.push_str(&"--:|".repeat(analysis.sides.len() + analysis.pairs().count()));
    out.push('\n');
    for row in &analysis.rows {
        let _ = write!(out, "| {} |", escaped(row.figure.label.trim()));
        for (index, summary) in row.sides.iter().enumerate() {
            let value = summary.map_or_else(String::new, |summary| row.figure.unit.show(summary.median));
            let _ = write!(out, " {value} |");
            if analysis.sides[index].base.is_some() {
                let change = super::shown_change(row, index);
                let _ = write!(out, " {change} |");
            }
        }
        out.push('\n');
    }
    for warning in &document.warnings {
        let _ = write!(out, "\n- {}", escaped(warning));
    }
    if !document.warnings.is_empty() {
        out.push('\n');
    }
    out
}

/// What comes from programs and files must not look like a table's end or a tag.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '|' | '*' | '_' | '`' | '\\' | '<' | '[' => out.extend(['\\', c]),
            '\n' | '\r' => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}
