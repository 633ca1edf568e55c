//! `minigo report`

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::{FAILURE, compare};
use crate::args::{ReportArgs, ReportCommand, ShownArgs};
use crate::compare::{Document, merge};
use crate::messages;

/// The largest file that is read.
const MOST_BYTES: u64 = 2 << 30;

pub(super) fn run(args: &ReportArgs) -> u8 {
    let (files, shown): (Vec<&PathBuf>, &ShownArgs) = match &args.merge {
        Some(ReportCommand::Merge { files, shown }) => (files.iter().collect(), shown),
        None => (args.file.iter().collect(), &args.shown),
    };
    let parts: Result<Vec<Document>, String> = files.into_iter().map(|file| read(file)).collect();
    match parts.and_then(merge).and_then(|document| shown.outputs.check().map(|()| document)) {
        Ok(document) => compare::finish(document, shown),
        Err(message) => {
            messages::failure(&message);
            FAILURE
        }
    }
}

fn read(file: &Path) -> Result<Document, String> {
    let named = |message: &dyn std::fmt::Display| format!("{}: {message}", file.display());
    let mut text = Vec::new();
    let opened =
        File::open(file).map_err(|error| format!("cannot read {}: {}", file.display(), error.kind()))?;
    opened.take(MOST_BYTES + 1).read_to_end(&mut text).map_err(|error| named(&error.kind()))?;
    if text.len() as u64 > MOST_BYTES {
        return Err(named(&"the file is too large to be a comparison"));
    }
    Document::parse(&text).map_err(|message| named(&message))
}
