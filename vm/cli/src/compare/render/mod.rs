//! A comparison as text: for people and for other tools.

mod benchstat;
mod csv;
mod html;
mod markdown;
mod terminal;

use std::path::PathBuf;

use crate::output;

use super::analysis::{Analysis, Row};
use super::document::Document;
use super::figures::Better;

pub(crate) use terminal::table;

/// The files to write.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct Outputs {
    /// Write all that was measured and concluded as JSON; `minigo report` reads it
    #[arg(long, value_name = "FILE")]
    pub(crate) json: Option<PathBuf>,

    /// Write a page for browsers: one file that needs nothing else
    #[arg(long, value_name = "FILE")]
    pub(crate) html: Option<PathBuf>,

    /// Write a line for each run, a column for each figure
    #[arg(long, value_name = "FILE")]
    pub(crate) csv: Option<PathBuf>,

    /// Write the table in Markdown
    #[arg(long, value_name = "FILE")]
    pub(crate) markdown: Option<PathBuf>,

    /// Write a file for each side that Go's benchstat reads
    #[arg(long, value_name = "FOLDER")]
    pub(crate) benchstat: Option<PathBuf>,
}

impl Outputs {
    /// Checks that the files can be written, before the runs.
    ///
    /// # Errors
    ///
    /// A message that names the file.
    pub(crate) fn check(&self) -> Result<(), String> {
        [&self.json, &self.html, &self.csv, &self.markdown]
            .into_iter()
            .flatten()
            .try_for_each(|file| output::check(file))?;
        match &self.benchstat {
            Some(folder) => {
                std::fs::create_dir_all(folder)
                    .map_err(|error| format!("cannot make {}: {}", folder.display(), error.kind()))?;
                output::check(&folder.join("check"))
            }
            None => Ok(()),
        }
    }

    /// Writes the files.
    ///
    /// # Errors
    ///
    /// A message that names the file.
    pub(crate) fn write(&self, document: &Document, analysis: &Analysis) -> Result<(), String> {
        if let Some(file) = &self.json {
            let mut text = serde_json::to_string(document).map_err(|error| error.to_string())?;
            text.push('\n');
            output::write(file, text.as_bytes())?;
        }
        if let Some(file) = &self.html {
            output::write(file, html::render(document, analysis).as_bytes())?;
        }
        if let Some(file) = &self.csv {
            output::write(file, csv::render(document, analysis).as_bytes())?;
        }
        if let Some(file) = &self.markdown {
            output::write(file, markdown::render(document, analysis).as_bytes())?;
        }
        if let Some(folder) = &self.benchstat {
            for side in &analysis.sides {
                let name = side.name.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
                let text = benchstat::render(document, &side.name);
                output::write(&folder.join(format!("{name}.txt")), text.as_bytes())?;
            }
        }
        Ok(())
    }
}

/// A side's difference from the base as benchstat shows it: `-4.21% (p=0.003)`, or `~` if none is shown. Of a figure that only
/// explains others the difference alone.
fn shown_change(row: &Row, side: usize) -> String {
    let Some(change) = row.changes[side] else { return String::new() };
    let relative = match change.relative {
        Some(relative) if relative.abs() >= 9.995 => format!("×{:.1}", relative + 1.0),
        // Adding zero makes a zero of minus zero.
        Some(relative) => format!("{:+.2}%", (relative * 1e4).round() / 100.0 + 0.0),
        None => "≠".to_owned(),
    };
    match () {
        () if row.figure.better == Better::Neither => relative,
        () if change.is_shown() => format!("{relative} (p={:.3})", change.p),
        () => format!("~ (p={:.3})", change.p),
    }
}
