//! In which order the runs are made.
//!
//! Rounds alternate their order (A B, B A, A B, …): whatever drifts slowly, such as the temperature of the processor,
//! weighs on all sides alike.

/// What is to be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    /// How many sides are compared.
    pub(crate) sides: usize,
    /// Measured runs of each.
    pub(crate) runs: usize,
    /// Runs of each before the measured ones.
    pub(crate) warm_up: usize,
    /// The part of the rounds to be made here.
    pub(crate) shard: Shard,
}

/// One part of a comparison that is made in parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shard {
    /// From 1.
    pub(crate) number: usize,
    /// How many there are.
    pub(crate) of: usize,
}

impl Shard {
    /// Reads `2/5`.
    pub(crate) fn parse(text: &str) -> Result<Shard, String> {
        let parts = text.split_once('/').and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
        match parts {
            Some((number, of)) if (1..=of).contains(&number) => Ok(Shard { number, of }),
            _ => Err("a part is a number and how many there are, such as 2/5".to_owned()),
        }
    }

    fn holds(self, round: usize) -> bool {
        round % self.of == self.number - 1
    }
}

/// One run to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// Which side.
    pub(crate) side: usize,
    /// In which round, from 0; none in the warm-up.
    pub(crate) round: Option<usize>,
}

impl Plan {
    /// Every run, in order.
    pub(crate) fn steps(&self) -> Vec<Step> {
        let rounds = (0..self.runs).filter(|&round| self.shard.holds(round)).map(Some);
        let rounds = std::iter::repeat_n(None, self.warm_up).chain(rounds);
        rounds.flat_map(|round| self.order(round).map(move |side| Step { side, round })).collect()
    }

    fn order(&self, round: Option<usize>) -> impl Iterator<Item = usize> {
        let (sides, round) = (self.sides, round.unwrap_or(0));
        (0..sides).map(move |place| place_in(sides, round, place))
    }
}

/// The place that a side has in a round, and the side that has a place: the same, since orders are reversed or not.
pub(super) fn place_in(sides: usize, round: usize, side: usize) -> usize {
    if round % 2 == 1 { sides - 1 - side } else { side }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Shard = Shard { number: 1, of: 1 };

    fn sides(plan: &Plan) -> String {
        plan.steps().iter().map(|step| char::from(b'A' + step.side as u8)).collect()
    }

    #[test]
    fn rounds_alternate() {
        let plan = Plan { sides: 2, runs: 4, warm_up: 1, shard: WHOLE };
        assert_eq!(sides(&plan), "ABABBAABBA");
        assert_eq!(plan.steps().iter().filter(|step| step.round.is_none()).count(), 2);
        assert_eq!(sides(&Plan { sides: 3, warm_up: 0, ..plan }), "ABCCBAABCCBA");
    }

    #[test]
    fn parts_make_the_whole() {
        let plan = |shard| Plan { sides: 2, runs: 7, warm_up: 0, shard };
        let mut parts: Vec<Step> = (1..=3).flat_map(|number| plan(Shard { number, of: 3 }).steps()).collect();
        parts.sort_by_key(|step| step.round);
        assert_eq!(parts, plan(WHOLE).steps());
        assert_eq!(Shard::parse("2/5"), Ok(Shard { number: 2, of: 5 }));
        for text in ["0/2", "3/2", "1", "a/b", "1/0", "-1/2"] {
            assert!(Shard::parse(text).is_err(), "{text}");
        }
    }
}
