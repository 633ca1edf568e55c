//! A comparison as one page that needs nothing else: no script, no network, no file beside it.
//!
//! `sections` says what the page holds, `chart` draws, `style.css` has colours for light and dark and layouts for wide and
//! narrow. Whatever comes from programs and files is escaped, and the page forbids itself to load or run anything.

mod chart;
mod phases;
mod sections;
mod tables;

use std::fmt::Write as _;

use crate::compare::analysis::Analysis;
use crate::compare::document::Document;

/// What every page says of itself, and that it must not load or run anything.
const HEAD: &str = include_str!("head.html");
const STYLE: &str = include_str!("style.css");

/// A part of the page: where links lead, heading, content. Sections without content are left out.
struct Section {
    id: &'static str,
    title: &'static str,
    content: String,
}

/// The page.
pub(super) fn render(document: &Document, analysis: &Analysis) -> String {
    let title = escape(&document.title());
    // A long path breaks at its slashes.
    let heading = title.replace('/', "/<wbr>");
    let verdict = if analysis.pairs().count() > 2 { "verdict long" } else { "verdict" };
    let sections: Vec<Section> =
        sections::all(document, analysis).into_iter().filter(|section| !section.content.is_empty()).collect();
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n{HEAD}\
         <meta name=\"generator\" content=\"minigo {}\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n\
         <body>\n<a class=\"skip\" href=\"#main\">Skip to the figures</a>\n<header>\n<h1>{heading}</h1>\n\
         <p class=\"{verdict}\">{}</p>\n",
        escape(&document.minigo),
        escape(&document.verdict)
    );
    if !document.warnings.is_empty() {
        out.push_str("<ul class=\"warnings\">");
        for warning in &document.warnings {
            let _ = write!(out, "<li>{}</li>", escape(warning));
        }
        out.push_str("</ul>\n");
    }
    let _ = write!(out, "<p class=\"how\">{}</p>\n</header>\n", escape(&how(document)));
    out.push_str("<nav aria-label=\"Contents\"><ul>");
    for section in &sections {
        let _ = write!(out, "<li><a href=\"#{}\">{}</a></li>", section.id, section.title);
    }
    out.push_str("</ul></nav>\n<main id=\"main\">\n");
    for Section { id, title, content } in &sections {
        let _ = writeln!(
            out,
            "<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n{content}\n</section>"
        );
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// How the comparison was made, in a line.
fn how(document: &Document) -> String {
    let settings = &document.settings;
    let runs = document.runs.len();
    let mut how = format!("{runs} runs in fresh processes, interleaved, by minigo {}", document.minigo);
    for switch in &settings.switches {
        let _ = write!(how, " · {switch}");
    }
    for (name, value) in &settings.environment {
        let _ = write!(how, " · {name}={value}");
    }
    for machine in &document.machines {
        let _ = write!(how, " · {} × {}, {}", machine.processors, machine.model, machine.kernel);
    }
    if let Some(hash) = document.output() {
        let _ = write!(how, " · output identical (sha256 {}…)", hash.chars().take(12).collect::<String>());
    }
    how
}

/// A text as it stands in HTML, between tags and in quotes.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() && c != '\n' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
