//! Sizes, multiples and times on the command line.

use std::time::Duration;

/// Units of sizes, as GOMEMLIMIT takes them, and their customary short forms.
const UNITS: [(&str, u32); 9] = [
    ("KiB", 10),
    ("MiB", 20),
    ("GiB", 30),
    ("TiB", 40),
    ("K", 10),
    ("M", 20),
    ("G", 30),
    ("T", 40),
    ("B", 0),
];

/// Reads a number of bytes with an optional unit.
pub(crate) fn parse_size(text: &str) -> Result<usize, String> {
    let unit = UNITS.iter().find(|(unit, _)| text.ends_with(unit));
    let (digits, shift) = unit.map_or((text, 0), |(unit, shift)| (&text[..text.len() - unit.len()], *shift));
    let number: usize =
        digits.parse().map_err(|_| "a size is a number of bytes, or a number with a unit, such as 64MiB")?;
    number.checked_mul(1 << shift).ok_or_else(|| "the size is larger than any memory".into())
}

/// Reads a multiple such as 1.3x.
pub(super) fn parse_multiple(text: &str) -> Result<f64, String> {
    let number = text.strip_suffix('x').and_then(|number| number.parse().ok());
    number
        .filter(|multiple| (1.0..=1000.0).contains(multiple))
        .ok_or_else(|| "a multiple is a number from 1 and an x, such as 1.3x".to_owned())
}

/// Reads a time with a unit.
pub(super) fn parse_duration(text: &str) -> Result<Duration, String> {
    let at = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
    let seconds = match &text[at..] {
        "ms" => 0.001,
        "s" => 1.0,
        "m" => 60.0,
        "h" => 3600.0,
        _ => 0.0,
    };
    text[..at]
        .parse::<f64>()
        .ok()
        .and_then(|number| Duration::try_from_secs_f64(number * seconds).ok())
        .filter(|duration| !duration.is_zero())
        .ok_or_else(|| "a time is a number with a unit, such as 90s or 5m".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn multiples_have_an_x() {
        assert_eq!(parse_multiple("1.3x"), Ok(1.3));
        for text in ["", "x", "2", "0.5x", "NaNx", "infx", "-2x"] {
            assert!(parse_multiple(text).is_err(), "{text}");
        }
    }

    #[test]
    fn times_have_units() {
        assert_eq!(parse_duration("90s"), Ok(Duration::from_secs(90)));
        assert_eq!(parse_duration("1.5m"), Ok(Duration::from_secs(90)));
        assert_eq!(parse_duration("250ms"), Ok(Duration::from_millis(250)));
        for text in ["", "5", "s", "-1s", "0s", "1e300h", "NaNs", "5 m x"] {
            assert!(parse_duration(text).is_err(), "{text}");
        }
    }

    #[test]
    fn sizes_have_units() {
        assert_eq!(parse_size("64MiB"), Ok(64 << 20));
        assert_eq!(parse_size("2G"), Ok(2 << 30));
        assert_eq!(parse_size("17"), Ok(17));
        assert!(parse_size("lots").is_err() && parse_size("").is_err() && parse_size("-1").is_err());
        assert!(parse_size("99999999999TiB").is_err());
    }
}
