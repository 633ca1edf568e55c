//! Another way of running a collector, to be compared with the way it comes.

use std::collections::BTreeMap;

use minigo_gc::CollectorKind;

use crate::args::CollectorArgs;
use crate::environment::Environment;

/// Switches and variables that a side has beyond those of its base.
#[derive(Clone, Debug)]
pub(crate) struct Variation {
    /// Switches of the collector.
    switches: CollectorArgs,
    /// Variables of the environment.
    pub(crate) environment: BTreeMap<String, String>,
}

impl Variation {
    /// Reads `GOGC=50 --gc-barrier=hybrid`.
    pub(crate) fn parse(text: &str) -> Result<Variation, String> {
        let (mut switches, mut environment) = (Vec::new(), BTreeMap::new());
        for word in text.split_whitespace() {
            match word.split_once('=') {
                Some((name, value)) if Environment::COLLECTORS.contains(&name) => {
                    environment.insert(name.to_owned(), value.to_owned());
                }
                _ => switches.push(word.to_owned()),
            }
        }
        let switches = CollectorArgs::parse(&switches)?;
        if switches.given.is_empty() && environment.is_empty() {
            return Err("nothing is varied".to_owned());
        }
        Environment::from(|name| environment.get(name).cloned())?;
        Ok(Variation { switches, environment })
    }

    /// Its switches, if the collector has all of them.
    pub(crate) fn switches_of(&self, kind: CollectorKind) -> Option<&[String]> {
        let has = self.switches.given_to_none(&[kind]).is_none();
        has.then_some(&self.switches.given)
    }

    /// What a side that has it is called.
    pub(crate) fn name(&self, collector: &str) -> String {
        let variables = self.environment.iter().map(|(name, value)| format!("{name}={value}"));
        let words = self.switches.given.iter().map(|word| word.trim_start_matches("--").to_owned());
        std::iter::once(collector.to_owned()).chain(variables).chain(words).collect::<Vec<_>>().join(" ")
    }
}

impl PartialEq for Variation {
    fn eq(&self, other: &Variation) -> bool {
        self.environment == other.environment && self.switches.given == other.switches.given
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_and_switches_are_told_apart() {
        let variation = Variation::parse("--gc-barrier hybrid GOGC=50").unwrap();
        assert_eq!(variation.environment["GOGC"], "50");
        assert_eq!(variation.switches_of(CollectorKind::Cms).unwrap(), ["--gc-barrier=hybrid"]);
        assert_eq!(variation.name("cms"), "cms GOGC=50 gc-barrier=hybrid");
    }

    #[test]
    fn a_collector_without_a_switch_has_no_such_side() {
        let variation = Variation::parse("--gab-size=512").unwrap();
        assert!(variation.switches_of(CollectorKind::Cms).is_none());
        assert!(variation.switches_of(CollectorKind::Balanced).is_some());
    }

    #[test]
    fn what_is_no_variation_is_refused() {
        for text in ["", "  ", "GOGC", "HOME=/", "--gc=cms", "--gc-barrier=none", "GOMEMLIMIT=much"] {
            assert!(Variation::parse(text).is_err(), "{text}");
        }
    }
}
