//! Conditions for scripts: `--fail-if 'cpu>+2%'`.

use super::analysis::{Analysis, Change};

/// One condition on the change of a figure against the base.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Condition {
    /// As it was given.
    pub(crate) text: String,
    /// The figure's key.
    figure: String,
    /// Whether it holds above the limit; below it otherwise.
    above: bool,
    /// The limit as a share.
    limit: f64,
}

impl Condition {
    /// Reads a condition: a figure's key, `>` or `<`, a signed number of percent.
    ///
    /// # Errors
    ///
    /// What is wrong with it. Whether the figure exists is known after the runs only, since programs add their own.
    pub(crate) fn parse(text: &str) -> Result<Condition, String> {
        let shape = "a condition is a figure, > or <, and a percentage, such as cpu>+2%";
        let at = text.rfind(['>', '<']).ok_or(shape)?;
        let (figure, rest) = (text[..at].trim(), text[at + 1..].trim());
        let limit: f64 = rest.strip_suffix('%').and_then(|number| number.trim().parse().ok()).ok_or(shape)?;
        if figure.is_empty() || !limit.is_finite() {
            return Err(shape.to_owned());
        }
        let above = text.as_bytes()[at] == b'>';
        Ok(Condition { text: text.to_owned(), figure: figure.to_owned(), above, limit: limit / 100.0 })
    }

    /// The sides for which it holds: the change is shown, and beyond the limit.
    ///
    /// # Errors
    ///
    /// There is no such figure.
    pub(crate) fn holds_for<'a>(&self, analysis: &'a Analysis) -> Result<Vec<&'a str>, String> {
        let row = analysis.row(&self.figure).ok_or_else(|| {
            let keys: Vec<&str> = analysis.rows.iter().map(|row| row.figure.key.as_str()).collect();
            format!("{:?}: there is no figure {:?}; there are {}", self.text, self.figure, keys.join(", "))
        })?;
        let beyond = |change: &Change| {
            let relative = change.relative.unwrap_or(f64::INFINITY);
            change.is_shown() && if self.above { relative > self.limit } else { relative < self.limit }
        };
        let sides = analysis.sides.iter().zip(&row.changes);
        Ok(sides
            .filter(|(_, change)| change.as_ref().is_some_and(beyond))
            .map(|(side, _)| side.name.as_str())
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_has_a_figure_a_direction_and_a_limit() {
        let condition = Condition::parse("cpu>+2%").unwrap();
        assert_eq!((condition.figure.as_str(), condition.above, condition.limit), ("cpu", true, 0.02));
        let condition = Condition::parse("Session/flatout req/s < -5.5 %").unwrap();
        assert_eq!((condition.figure.as_str(), condition.above), ("Session/flatout req/s", false));
        assert!((condition.limit + 0.055).abs() < 1e-12);
        for text in ["", "cpu", "cpu>", "cpu>2", ">2%", "cpu>NaN%", "cpu=2%"] {
            assert!(Condition::parse(text).is_err(), "{text}");
        }
    }
}
