//! Every run with every figure, as comma-separated values (RFC 4180).

use crate::compare::analysis::Analysis;
use crate::compare::document::Document;

/// A line of keys, then a line for each run. Times are seconds, sizes bytes.
pub(super) fn render(document: &Document, analysis: &Analysis) -> String {
    let figures: Vec<_> = analysis.rows.iter().map(|row| &row.figure).collect();
    let mut out = String::from("side,collector,round");
    for figure in &figures {
        out.push(',');
        out.push_str(&quoted(&figure.key));
    }
    out.push('\n');
    for run in &document.runs {
        out.push_str(&format!("{},{},{}", quoted(&run.side), quoted(&run.collector), run.round));
        for figure in &figures {
            out.push(',');
            out.extend(figure.read(run).map(|value| value.to_string()));
        }
        out.push('\n');
    }
    out
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_commas_and_quotes_are_quoted() {
        assert_eq!(quoted("X ns/op"), "X ns/op");
        assert_eq!(quoted("a,\"b\""), "\"a,\"\"b\"\"\"");
    }
}
