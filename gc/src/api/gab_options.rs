//! How `balanced` works with its allocation buffers (GABs).

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::policy::{Choice, policy};

policy! {
    /// Which of the choices below are made together.
    GabMode {
        /// Buffers as ByteDance described theirs.
        "faithful" "as ByteDance described it: each context has its own, kept as a whole; all that maps point to is pinned" = Faithful,
        /// What the measurements in `DESIGN.md` decided for.
        #[default]
        "default" "the best by measurement (the default)" = Measured,
    }
}

policy! {
    /// Bytes of one buffer.
    GabSize {
        /// 256 bytes.
        "256" "256 bytes" = B256,
        /// 512 bytes.
        "512" "512 bytes" = B512,
        /// 1 KB.
        "1k" "1 KB, as ByteDance described it" = K1,
        /// 2 KB.
        "2k" "2 KB" = K2,
        /// 4 KB.
        #[default]
        "4k" "4 KB (the default)" = K4,
    }
}

policy! {
    /// Who bumps through a buffer.
    GabOwner {
        /// The mutator: contexts that take turns share it, and a parked one holds none.
        #[default]
        "worker" "contexts that take turns share one (the default)" = Worker,
        /// Each context, for as long as it lives.
        "goroutine" "each context has its own, parked or not" = Context,
        /// The context that runs; those that ran last find theirs again.
        "hybrid" "each context has its own while it runs; a few that ran last find theirs again" = Hybrid,
    }
}

policy! {
    /// Which pointers to objects in buffers keep these from being moved.
    GabPin {
        /// All in the tables of maps.
        "maps" "whatever the tables of maps point to" = Tables,
        /// Those in tables that are hashed by address.
        #[default]
        "address-keys" "what the tables of maps point to whose keys are hashed by address (the default)" = AddressKeys,
    }
}

/// How long an evacuation may stop the program. Its candidates that would take longer are dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvacuationBudget {
    /// As long as it takes.
    Unlimited,
    /// So long; nothing is evacuated within no time.
    Within(Duration),
}

/// Units of a budget, in nanoseconds.
const UNITS: [(&str, u64); 4] = [("us", 1_000), ("µs", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000)];

impl FromStr for EvacuationBudget {
    type Err = String;

    fn from_str(text: &str) -> Result<EvacuationBudget, String> {
        if text == "unlimited" {
            return Ok(EvacuationBudget::Unlimited);
        }
        let number = |(unit, nanos): &(&str, u64)| {
            let number = text.strip_suffix(unit)?;
            let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
            number.parse().ok().filter(|_| digits).and_then(|number: u64| number.checked_mul(*nanos))
        };
        let nanos = UNITS.iter().find_map(number);
        let nanos = nanos.ok_or("it takes a time such as 100us, 2ms or 0s, or unlimited")?;
        Ok(EvacuationBudget::Within(Duration::from_nanos(nanos)))
    }
}

impl fmt::Display for EvacuationBudget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EvacuationBudget::Unlimited => f.write_str("unlimited"),
            EvacuationBudget::Within(time) => write!(f, "{}us", time.as_micros()),
        }
    }
}

/// The choices. The default ones are those of [`GabMode::Measured`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GabOptions {
    /// What the other choices were before any was made by itself.
    pub mode: GabMode,
    /// Bytes of one buffer.
    pub size: GabSize,
    /// Who bumps through a buffer.
    pub owner: GabOwner,
    /// What may not be moved.
    pub pin: GabPin,
    /// Whether free memory between live objects of a buffer is filled again.
    pub reuses_holes: bool,
    /// How long an evacuation may stop the program.
    pub budget: EvacuationBudget,
}

impl Default for GabOptions {
    fn default() -> GabOptions {
        GabOptions {
            mode: GabMode::Measured,
            size: GabSize::default(),
            owner: GabOwner::default(),
            pin: GabPin::default(),
            reuses_holes: true,
            budget: EvacuationBudget::Within(Duration::from_micros(100)),
        }
    }
}

impl GabMode {
    /// The choices that it stands for.
    pub fn options(self) -> GabOptions {
        match self {
            GabMode::Measured => GabOptions::default(),
            GabMode::Faithful => GabOptions {
                mode: self,
                size: GabSize::K1,
                owner: GabOwner::Context,
                pin: GabPin::Tables,
                reuses_holes: false,
                budget: EvacuationBudget::Unlimited,
            },
        }
    }
}

impl GabSize {
    /// The number of bytes.
    pub(crate) fn bytes(self) -> usize {
        match self {
            GabSize::B256 => 256,
            GabSize::B512 => 512,
            GabSize::K1 => 1 << 10,
            GabSize::K2 => 2 << 10,
            GabSize::K4 => 4 << 10,
        }
    }
}

impl GabOptions {
    /// Whether survivors are ever copied out of sparse buffers.
    pub fn evacuates(&self) -> bool {
        self.budget != EvacuationBudget::Within(Duration::ZERO)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn budgets_are_times_with_units() {
        let budget = |text: &str| text.parse::<EvacuationBudget>();
        assert_eq!(budget("100us"), Ok(EvacuationBudget::Within(Duration::from_micros(100))));
        assert_eq!(budget("2ms"), budget("2000µs"));
        assert_eq!(budget("0s"), Ok(EvacuationBudget::Within(Duration::ZERO)));
        assert_eq!(budget("unlimited"), Ok(EvacuationBudget::Unlimited));
        for text in ["", "5", "us", "-1us", "+1us", "1.5ms", "99999999999999999999s", "1h", "1 us"] {
            assert!(budget(text).is_err(), "{text}");
        }
        assert_eq!(budget("2ms").unwrap().to_string(), "2000us");
    }
}
