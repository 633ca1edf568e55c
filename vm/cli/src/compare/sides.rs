//! Which sides a comparison has, by its method.
//!
//! Some methods must measure before they know: how small a heap the program can live in, or which GOGC gives a collector the
//! memory of another. These searches take runs of their own, which are not part of the comparison.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use minigo_gc::CollectorKind;

use crate::args::CollectorArgs;

use super::child::{Launcher, Measured, RunError};
use super::document::Side;
use super::search::{confirmed, least, nearest};
use super::variation::Variation;

/// How the sides of a comparison differ.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Method {
    /// By collector, all else as it comes.
    Collectors,
    /// Not at all: a check of the method and the machine.
    Itself,
    /// By collector, each in heaps of these multiples of the least that all can live in.
    Heaps(Vec<f64>),
    /// By collector, with GOGC chosen so that all take the memory of the base.
    EqualMemory,
    /// By the parts of the last collector, added one by one.
    Ladder,
    /// By switches, each collector against itself as it comes.
    Variations(Vec<Variation>),
}

impl Method {
    /// Its name in files.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Method::Collectors => "collectors",
            Method::Itself => "itself",
            Method::Heaps(_) => "heaps",
            Method::EqualMemory => "equal-memory",
            Method::Ladder => "ladder",
            Method::Variations(_) => "variations",
        }
    }
}

/// A collector as it comes, with the switches that were given.
#[derive(Clone, Debug)]
pub(crate) struct Collector {
    kind: CollectorKind,
    side: Side,
}

impl Collector {
    /// Collectors to compare: each after the first with it. They are distinct.
    pub(crate) fn all(kinds: &[CollectorKind], switches: &CollectorArgs) -> Vec<Collector> {
        let collectors = kinds.iter().enumerate().map(|(index, &kind)| {
            let name = kind.info().name.to_owned();
            let side = Side {
                name: name.clone(),
                collector: name,
                switches: switches.given_to(kind),
                environment: BTreeMap::new(),
                base: (index > 0).then(|| kinds[0].info().name.to_owned()),
            };
            Collector { kind, side }
        });
        collectors.collect()
    }
}

/// Finds the sides.
pub(crate) struct Finder<'a> {
    /// How to run the program.
    pub(crate) launcher: &'a Launcher,
    /// Set when the user asks to stop.
    pub(crate) interrupted: &'a AtomicBool,
    /// Hears what is being searched for.
    pub(crate) tell: &'a dyn Fn(&str),
}

/// A heap is the least if one smaller by this share is too small.
const HEAP_PRECISION: f64 = 0.02;
/// A heap in which the program takes more times as long as it does without a limit is too small.
const MOST_SLOWDOWN: u32 = 10;
/// Runs that must all succeed in the least heap: where memory is scarce, chance has a say.
const CONFIRMATIONS: usize = 4;
/// The smallest heap that is tried.
const LEAST_HEAP: u64 = 64 << 10;
/// The range of GOGC that is searched.
const GOGC: std::ops::RangeInclusive<u64> = 5..=2000;
/// Peak memory within this share of the target is the same.
const MEMORY_PRECISION: f64 = 0.01;
/// Runs of the same settings differ by less than this share in peak memory.
const FAR_FROM_TARGET: f64 = 0.1;
/// Runs whose median is one measurement of memory.
const MEMORY_RUNS: usize = 3;

impl Finder<'_> {
    /// The sides, each base before what is compared with it. There is at least one collector.
    pub(crate) fn sides(&self, method: &Method, collectors: &[Collector]) -> Result<Vec<Side>, RunError> {
        let plain = || collectors.iter().map(|collector| collector.side.clone()).collect();
        match method {
            Method::Collectors => Ok(plain()),
            Method::Itself => {
                let first = collectors[0].side.clone();
                let name = format!("{} again", first.name);
                let again = Side { name, base: Some(first.name.clone()), ..first.clone() };
                Ok(vec![first, again])
            }
            Method::Heaps(multiples) => self.heaps(multiples, collectors),
            Method::EqualMemory => self.equal_memory(plain()),
            Method::Ladder => Ok(ladder(collectors)),
            Method::Variations(variations) => Ok(varied(collectors, variations)),
        }
    }

    fn heaps(&self, multiples: &[f64], collectors: &[Collector]) -> Result<Vec<Side>, RunError> {
        let mut minimum = 0;
        for collector in collectors {
            minimum = minimum.max(self.least_heap(&collector.side)?);
        }
        let sides = multiples.iter().flat_map(|multiple| {
            let named = move |name: &str| format!("{name} {multiple}x");
            collectors.iter().map(move |Collector { side, .. }| {
                let bytes = (minimum as f64 * multiple) as u64;
                let base = side.base.as_deref().map(named);
                Side { name: named(&side.name), base, ..in_heap(side, bytes) }
            })
        });
        Ok(sides.collect())
    }

    /// Bytes of the smallest heap in which the program runs on a collector, at all and not by collecting all the time.
    fn least_heap(&self, plain: &Side) -> Result<u64, RunError> {
        (self.tell)(&format!("the least heap of {}", plain.name));
        let free = self.run(plain)?;
        let taken = free.record.metrics.get("/memory/classes/total:bytes").copied().unwrap_or(0);
        // A heap as large as it grew by itself is enough, but for what moving collectors keep in reserve.
        let enough = taken.saturating_mul(4).max(LEAST_HEAP);
        let patience = free.wall * MOST_SLOWDOWN + Duration::from_secs(1);
        let launcher = Launcher { timeout: self.launcher.timeout.min(patience), ..self.launcher.clone() };
        let works = |bytes| {
            let side = in_heap(plain, bytes);
            match launcher.run(&side, self.interrupted) {
                Ok(_) => Ok(true),
                Err(RunError::Late(_)) => Ok(false),
                Err(RunError::Failed(how)) if how.contains("out of memory") => Ok(false),
                Err(error) => Err(error.of(&side)),
            }
        };
        confirmed(least(LEAST_HEAP, enough, HEAP_PRECISION, works)?, CONFIRMATIONS, HEAP_PRECISION, works)
    }

    /// Gives every other side the GOGC with which it takes the memory of its base. Where none was found, the name says how far the
    /// nearest one is off.
    fn equal_memory(&self, mut sides: Vec<Side>) -> Result<Vec<Side>, RunError> {
        (self.tell)(&format!("the memory of {}", sides[0].name));
        let target = self.memory(&sides[0], None)?;
        for side in &mut sides[1..] {
            let own = self.memory(side, Some(target))?;
            if (own / target - 1.0).abs() <= MEMORY_PRECISION {
                continue;
            }
            (self.tell)(&format!("the GOGC that gives {} the memory of its base", side.name));
            let with = |gogc: u64| {
                let mut side = side.clone();
                side.environment.insert("GOGC".to_owned(), gogc.to_string());
                side
            };
            let search =
                || nearest(target, GOGC, MEMORY_PRECISION, |gogc| self.memory(&with(gogc), Some(target)));
            let (mut gogc, mut off) = search()?;
            if off.abs() > MEMORY_PRECISION {
                // A run that took more or less than usual may have led it astray.
                let (again, off_again) = search()?;
                if off_again.abs() < off.abs() {
                    (gogc, off) = (again, off_again);
                }
            }
            let mut name = format!("{} GOGC={gogc}", side.name);
            if off.abs() > MEMORY_PRECISION {
                // Whoever reads the comparison must know that it is not what was asked for.
                name += &format!(",memory{:+.0}%", off * 100.0);
            }
            *side = Side { name, ..with(gogc) };
        }
        Ok(sides)
    }

    /// Peak memory of a side: the median of some runs. One is enough if it is far from what is looked for.
    fn memory(&self, side: &Side, target: Option<f64>) -> Result<f64, RunError> {
        let mut peaks = Vec::new();
        for _ in 0..MEMORY_RUNS {
            let peak = self.run(side)?.record.peak_rss_bytes;
            peaks.push(peak);
            if target.is_some_and(|target| (peak as f64 / target - 1.0).abs() > FAR_FROM_TARGET) {
                return Ok(peak as f64);
            }
        }
        peaks.sort_unstable();
        Ok(peaks[MEMORY_RUNS / 2] as f64)
    }

    fn run(&self, side: &Side) -> Result<Measured, RunError> {
        self.launcher.run(side, self.interrupted).map_err(|error| error.of(side))
    }
}

/// A side that has so much heap and uses all of it.
fn in_heap(plain: &Side, bytes: u64) -> Side {
    let mut side = plain.clone();
    side.switches.push(format!("--max-heap={bytes}"));
    side.environment.insert("GOGC".to_owned(), "off".to_owned());
    side
}

/// The base, then the last collector on every rung of its ladder. Each step is compared with the one before.
fn ladder(collectors: &[Collector]) -> Vec<Side> {
    let Collector { kind, side: top } = &collectors[collectors.len() - 1];
    let mut sides = vec![collectors[0].side.clone()];
    let mut settings: Vec<(&str, &str)> = Vec::new();
    for rung in kind.info().ladder {
        settings.retain(|(name, _)| rung.iter().all(|(own, _)| own != name));
        settings.extend_from_slice(rung);
        let words = rung.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" ");
        let name = if sides.len() == 1 { format!("{} {words}", top.name) } else { format!("+ {words}") };
        let mut switches = top.switches.clone();
        switches.extend(settings.iter().map(|(name, value)| format!("--{name}={value}")));
        let base = sides.last().map(|side| side.name.clone());
        sides.push(Side { name, switches, base, ..top.clone() });
    }
    sides
}

/// Each collector as it comes, then in every variation that it has.
fn varied(collectors: &[Collector], variations: &[Variation]) -> Vec<Side> {
    let sides = collectors.iter().flat_map(|Collector { kind, side }| {
        let varied = variations.iter().filter_map(|variation| {
            let mut varied =
                Side { name: variation.name(&side.name), base: Some(side.name.clone()), ..side.clone() };
            varied.switches.extend_from_slice(variation.switches_of(*kind)?);
            varied.environment.clone_from(&variation.environment);
            Some(varied)
        });
        std::iter::once(side.clone()).chain(varied)
    });
    sides.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collectors(switches: &[&str]) -> Vec<Collector> {
        let words: Vec<String> = switches.iter().map(|&word| word.to_owned()).collect();
        let switches = CollectorArgs::parse(&words).unwrap();
        Collector::all(&[CollectorKind::Cms, CollectorKind::Balanced], &switches)
    }

    #[test]
    fn sides_have_the_given_switches() {
        let collectors = collectors(&["--gc-assist=go", "--gab-size=512"]);
        assert_eq!(collectors[0].side.switches, ["--gc-assist=go"]);
        assert_eq!(collectors[1].side.switches, ["--gc-assist=go", "--gab-size=512"]);
        let heap = in_heap(&collectors[1].side, 1024);
        assert_eq!(heap.switches[2], "--max-heap=1024");
        assert!(ladder(&collectors).iter().all(|side| side.switches[0] == "--gc-assist=go"));
    }

    #[test]
    fn a_collector_is_compared_with_itself_in_the_variations_it_has() {
        let variations = ["--hole-reuse=off", "GOGC=50"].map(|text| Variation::parse(text).unwrap());
        let names: Vec<(String, Option<String>)> =
            varied(&collectors(&[]), &variations).into_iter().map(|side| (side.name, side.base)).collect();
        let name = |name: &str, base: Option<&str>| (name.to_owned(), base.map(str::to_owned));
        let expected = [
            name("cms", None),
            name("cms GOGC=50", Some("cms")),
            name("balanced", Some("cms")),
            name("balanced hole-reuse=off", Some("balanced")),
            name("balanced GOGC=50", Some("balanced")),
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn a_ladder_changes_one_thing_at_a_time() {
        let sides = ladder(&collectors(&[]));
        let steps: Vec<(&str, Option<&str>, usize)> = sides
            .iter()
            .map(|side| (side.name.as_str(), side.base.as_deref(), side.switches.len()))
            .collect();
        assert_eq!(steps[0], ("cms", None, 0));
        assert_eq!(steps[1], ("balanced gab-mode=faithful evac-budget=0s", Some("cms"), 2));
        assert_eq!(steps[2], ("+ evac-budget=unlimited", Some(steps[1].0), 2));
        assert_eq!(steps[3], ("+ gab-pin=address-keys", Some(steps[2].0), 3));
        assert_eq!(steps.len(), CollectorKind::Balanced.info().ladder.len() + 1);
        assert_eq!(sides[2].switches, ["--gab-mode=faithful", "--evac-budget=unlimited"]);
    }
}
