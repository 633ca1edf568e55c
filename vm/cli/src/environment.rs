//! The environment variables that Go's runtime reads.

use std::env;

use crate::args::parse_size;

/// What the environment asks of the collector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Environment {
    /// `GOGC`: percent; `None` is `off`.
    pub(crate) gogc: Option<u32>,
    /// `GOMEMLIMIT` in bytes.
    pub(crate) memory_limit: Option<usize>,
    /// The level of `GODEBUG=gctrace=1`.
    pub(crate) gctrace: u32,
    /// `GODEBUG` as it is.
    pub(crate) godebug: String,
}

impl Environment {
    /// The variables that collectors heed.
    pub(crate) const COLLECTORS: [&str; 2] = ["GOGC", "GOMEMLIMIT"];

    /// Reads the process's environment.
    ///
    /// # Errors
    ///
    /// Go's own message where Go's runtime refuses to start.
    pub(crate) fn read() -> Result<Environment, String> {
        Environment::from(|name| env::var(name).ok())
    }

    /// Reads variables.
    ///
    /// # Errors
    ///
    /// As [`Environment::read`].
    pub(crate) fn from(variable: impl Fn(&str) -> Option<String>) -> Result<Environment, String> {
        let memory_limit = match variable("GOMEMLIMIT").as_deref() {
            None | Some("" | "off") => None,
            Some(text) => Some(parse_size(text).map_err(|_| {
                format!("GOMEMLIMIT={text}\nfatal error: malformed GOMEMLIMIT; see `go doc runtime/debug.SetMemoryLimit`")
            })?),
        };
        let godebug = variable("GODEBUG").unwrap_or_default();
        Ok(Environment {
            gogc: gogc(variable("GOGC").as_deref()),
            memory_limit,
            gctrace: gctrace(&godebug),
            godebug,
        })
    }
}

/// As Go's runtime reads it: what is no number means 100, what is negative means off.
fn gogc(text: Option<&str>) -> Option<u32> {
    match text {
        Some("off") => None,
        Some(text) => text.parse::<i32>().map_or(Some(100), |percent| u32::try_from(percent).ok()),
        None => Some(100),
    }
}

/// The level to which a comma-separated list of settings sets `gctrace`; the last one counts.
fn gctrace(settings: &str) -> u32 {
    settings
        .split(',')
        .filter_map(|setting| setting.strip_prefix("gctrace="))
        .next_back()
        .and_then(|value| value.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(variables: &[(&str, &str)]) -> Result<Environment, String> {
        Environment::from(|name| variables.iter().find(|(key, _)| *key == name).map(|(_, v)| (*v).into()))
    }

    #[test]
    fn variables_mean_what_they_mean_to_go() {
        let none = environment(&[]).unwrap();
        let godebug = String::new();
        assert_eq!(none, Environment { gogc: Some(100), memory_limit: None, gctrace: 0, godebug });
        assert_eq!(environment(&[("GOGC", "off")]).unwrap().gogc, None);
        assert_eq!(environment(&[("GOGC", "-1")]).unwrap().gogc, None);
        assert_eq!(environment(&[("GOGC", "50")]).unwrap().gogc, Some(50));
        assert_eq!(environment(&[("GOGC", "many")]).unwrap().gogc, Some(100));
        assert_eq!(environment(&[("GODEBUG", "x=1,gctrace=2")]).unwrap().gctrace, 2);
        assert_eq!(environment(&[("GODEBUG", "gctrace=1,gctrace=0")]).unwrap().gctrace, 0);
        assert_eq!(environment(&[("GODEBUG", "gctrace=-1")]).unwrap().gctrace, 0);
        assert_eq!(environment(&[("GOMEMLIMIT", "1GiB")]).unwrap().memory_limit, Some(1 << 30));
        assert!(environment(&[("GOMEMLIMIT", "lots")]).is_err());
    }
}
