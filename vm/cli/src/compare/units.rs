//! Numbers with units, for people.

/// What a figure is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Seconds of time.
    Seconds,
    /// Bytes.
    Bytes,
    /// A number of things, or of the program's own unit.
    Plain,
    /// A share of one.
    Share,
}

impl Unit {
    /// A value with its unit, three digits of it.
    pub(crate) fn show(self, value: f64) -> String {
        match self {
            Unit::Seconds => seconds(value),
            Unit::Bytes => bytes(value),
            Unit::Plain => scaled(value, 1000.0, &["", "k", "M", "G", "T"]),
            Unit::Share => format!("{:.2}%", value * 100.0),
        }
    }
}

/// Seconds, from nanoseconds on.
fn seconds(value: f64) -> String {
    match value.abs() {
        0.0 => "0s".to_owned(),
        at_least if at_least >= 1.0 => scaled(value, f64::INFINITY, &["s"]),
        _ => scaled(value * 1e9, 1000.0, &["ns", "µs", "ms", "s"]),
    }
}

/// Bytes in binary units, as sizes are given on the command line.
pub(crate) fn bytes(value: f64) -> String {
    scaled(value, 1024.0, &["B", "KiB", "MiB", "GiB", "TiB"])
}

fn scaled(value: f64, step: f64, units: &[&str]) -> String {
    let (mut value, mut units) = (value, units.iter());
    let mut unit = units.next().copied().unwrap_or_default();
    // What would be shown as 1000 of a unit is one of the next.
    while value.abs() >= step * 0.9995 {
        let Some(next) = units.next() else { break };
        value /= step;
        unit = next;
    }
    let digits = match value.abs() {
        0.0 => 0,
        size if size < 9.995 => 2,
        size if size < 99.95 => 1,
        _ => 0,
    };
    format!("{value:.digits$}{unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_three_digits() {
        let shown =
            [0.0, 1.5e-8, 0.000_250, 0.612_34, 0.99999, 12.3456, 4321.0].map(|v| Unit::Seconds.show(v));
        assert_eq!(shown, ["0s", "15.0ns", "250µs", "612ms", "1.00s", "12.3s", "4321s"]);
        let shown = [0.0, 1000.0, 1023.9, 36_995_072.0].map(|v| Unit::Bytes.show(v));
        assert_eq!(shown, ["0B", "1000B", "1.00KiB", "35.3MiB"]);
        let shown = [0.0, 43.0, 159_992.0, 0.5].map(|v| Unit::Plain.show(v));
        assert_eq!(shown, ["0", "43.0", "160k", "0.50"]);
        assert_eq!(Unit::Share.show(0.0231), "2.31%");
    }
}
