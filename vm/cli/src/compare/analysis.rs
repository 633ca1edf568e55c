//! The statistics of a comparison.

use crate::stats::{Summary, holm, mann_whitney};

use super::document::{ChangeSummary, Document, Overhead, Side, SideSummary, SummaryRow};
use super::figures::{Better, Figure};
use super::units::Unit;

/// A difference is shown if equal sides would differ as much in at most this share of comparisons.
pub(crate) const ALPHA: f64 = 0.05;

/// All figures of a comparison, summarised and tested.
#[derive(Clone, Debug)]
pub(crate) struct Analysis {
    /// The sides.
    pub(crate) sides: Vec<Side>,
    /// One row for each figure.
    pub(crate) rows: Vec<Row>,
}

/// One figure.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// Which.
    pub(crate) figure: Figure,
    /// For each side: what is known of it.
    pub(crate) sides: Vec<Option<Summary>>,
    /// For each side: its difference from the side that it is compared with.
    pub(crate) changes: Vec<Option<Change>>,
}

impl Row {
    /// Whether it is one of the many figures that are asked about together.
    pub(crate) fn is_corrected(&self) -> bool {
        !self.figure.is_primary() && self.figure.better != Better::Neither
    }
}

/// How a side's figure differs from its base's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Change {
    /// Median over the base's median, less one. None where the base's is zero.
    pub(crate) relative: Option<f64>,
    /// The p-value, corrected for being one of many, but for the primary figure.
    pub(crate) p: f64,
}

impl Change {
    /// Whether the difference is shown.
    pub(crate) fn is_shown(&self) -> bool {
        self.p < ALPHA
    }
}

impl Analysis {
    /// Analyses a comparison.
    pub(crate) fn new(document: &Document) -> Analysis {
        let sides = document.settings.sides.clone();
        let bases: Vec<Option<usize>> = (0..sides.len()).map(|side| base_of(&sides, side)).collect();
        let mut rows: Vec<Row> = Figure::of(document)
            .into_iter()
            .map(|figure| {
                let samples: Vec<Vec<f64>> =
                    sides.iter().map(|side| document.values(&side.name, &figure)).collect();
                let changes = samples.iter().zip(&bases);
                Row {
                    sides: samples.iter().map(|sample| Summary::new(sample)).collect(),
                    changes: changes.map(|(sample, base)| change(&samples[(*base)?], sample)).collect(),
                    figure,
                }
            })
            .collect();
        for side in 0..sides.len() {
            correct(&mut rows, side);
        }
        Analysis { sides, rows }
    }

    /// The sides that are compared with another one, each with that.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        (0..self.sides.len()).filter_map(|side| Some((base_of(&self.sides, side)?, side)))
    }

    /// A figure by its key.
    pub(crate) fn row(&self, key: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.figure.key == key)
    }

    /// Lower bounds of what each side spends on its collector, as a share (Z. Cai et al., "Distilling the real cost of production
    /// garbage collectors", 2022): its cost against the least that any side takes without its collector's own CPU time.
    /// Nothing for a side alone.
    pub(crate) fn lower_bound_overheads(&self) -> Vec<Overhead> {
        let medians = |key: &str, side: usize| Some(self.row(key)?.sides[side]?.median);
        let cost = |side: usize| medians(Figure::PRIMARY, side);
        let distilled = |side: usize| Some(cost(side)? - medians("gc-cpu", side).unwrap_or(0.0));
        let sides = 0..self.sides.len();
        let least = sides.clone().filter_map(distilled).fold(f64::INFINITY, f64::min);
        if self.sides.len() < 2 || least <= 0.0 {
            return Vec::new();
        }
        let overhead = |side: usize| {
            Some(Overhead { side: self.sides[side].name.clone(), at_least: cost(side)? / least - 1.0 })
        };
        sides.filter_map(overhead).collect()
    }

    /// The summary as it is saved.
    pub(crate) fn summary(&self) -> Vec<SummaryRow> {
        let row = |row: &Row| SummaryRow {
            figure: row.figure.key.clone(),
            label: row.figure.label.trim().to_owned(),
            unit: match row.figure.unit {
                Unit::Seconds => "s",
                Unit::Bytes => "bytes",
                Unit::Share => "share",
                Unit::Plain => "",
            },
            sides: self
                .sides
                .iter()
                .zip(row.sides.iter().zip(&row.changes))
                .filter_map(|(side, (summary, change))| {
                    summary.map(|summary| SideSummary {
                        side: side.name.clone(),
                        n: summary.n,
                        median: summary.median,
                        interval: summary.interval,
                        change: change.map(|change| ChangeSummary {
                            relative: change.relative,
                            p: change.p,
                            shown: change.is_shown(),
                        }),
                    })
                })
                .collect(),
        };
        self.rows.iter().map(row).collect()
    }
}

/// The side that another one is compared with.
fn base_of(sides: &[Side], side: usize) -> Option<usize> {
    let base = sides[side].base.as_deref()?;
    sides.iter().position(|other| other.name == base)
}

/// The difference between two samples, uncorrected. None if one is empty.
fn change(base: &[f64], sample: &[f64]) -> Option<Change> {
    let (from, to) = (Summary::new(base)?.median, Summary::new(sample)?.median);
    let relative = if from == to { Some(0.0) } else { Some(to / from - 1.0).filter(|_| from != 0.0) };
    Some(Change { relative, p: mann_whitney(base, sample) })
}

/// Corrects the p-values of one side for being many. The primary figure is asked about alone, and figures without a better
/// direction explain others; they are not asked about, so they cost the others nothing.
fn correct(rows: &mut [Row], side: usize) {
    let mut asked: Vec<&mut Change> = rows
        .iter_mut()
        .filter(|row| row.is_corrected())
        .filter_map(|row| row.changes[side].as_mut())
        .collect();
    let p_values: Vec<f64> = asked.iter().map(|change| change.p).collect();
    for (change, p) in asked.iter_mut().zip(holm(&p_values)) {
        change.p = p;
    }
}
