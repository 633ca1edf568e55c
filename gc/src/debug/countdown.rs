//! When something unkind is due: seeded, often at first, and ever more seldom, so that a run stays affordable.

/// A small random number generator (xorshift64*, Vigna 2016), repeatable from its seed.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    /// The sequence of this seed.
    pub(crate) fn new(seed: u64) -> Random {
        // The state must not be zero; the odd constant spreads neighbouring seeds.
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// The next number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `bound`, which is not 0.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }
}

/// When something unkind is due next. Counts occasions for it.
#[derive(Debug)]
pub(crate) struct Countdown {
    random: Random,
    left: u64,
    interval: u64,
    times: u64,
    limit: u64,
}

impl Countdown {
    /// About one in `every` occasions, and no more than `limit` in all.
    pub(crate) fn new(random: Random, every: u64, limit: u64) -> Countdown {
        let mut countdown = Countdown { random, left: 0, interval: every, times: 0, limit };
        countdown.rearm();
        countdown
    }

    /// Counts an occasion; true when it is due.
    pub(crate) fn tick(&mut self) -> bool {
        if self.left > 0 {
            self.left -= 1;
            return false;
        }
        if self.times >= self.limit {
            return false;
        }
        self.times += 1;
        // Doubling after every 64 times bounds their number by the logarithm of the run's length.
        if self.times.is_multiple_of(64) {
            self.interval = self.interval.saturating_mul(2);
        }
        self.rearm();
        true
    }

    /// Puts the next time off until at least `occasions` more.
    pub(crate) fn put_off(&mut self, occasions: u64) {
        self.left = self.left.max(occasions);
    }

    /// A seeded choice.
    pub(crate) fn choose(&mut self, bound: u64) -> u64 {
        self.random.below(bound)
    }

    fn rearm(&mut self) {
        self.left = self.interval / 2 + self.random.below(self.interval.max(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_times_is_limited() {
        let mut countdown = Countdown::new(Random::new(1), 1, 500);
        assert!((0..1_000_000).filter(|_| countdown.tick()).count() <= 500);
    }
}
