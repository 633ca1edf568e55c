//! Searches for a setting by trying some.

use std::ops::RangeInclusive;

/// The least value that works, to a relative precision, if whatever is larger than one that works does, too. `enough` is
/// taken to work.
pub(super) fn least<E>(
    from: u64,
    enough: u64,
    precision: f64,
    mut works: impl FnMut(u64) -> Result<bool, E>,
) -> Result<u64, E> {
    let (mut fails, mut good) = (from, enough);
    if works(from)? {
        return Ok(from);
    }
    while good - fails > 1 && (good - fails) as f64 > good as f64 * precision {
        // The geometric middle: precision is relative.
        let middle = ((fails as f64 * good as f64).sqrt() as u64).clamp(fails + 1, good - 1);
        if works(middle)? {
            good = middle;
        } else {
            fails = middle;
        }
    }
    Ok(good)
}

/// The first value from `value` on, in steps of a relative size, that works so many times in a row.
pub(super) fn confirmed<E>(
    mut value: u64,
    times: usize,
    step: f64,
    mut works: impl FnMut(u64) -> Result<bool, E>,
) -> Result<u64, E> {
    let mut left = times;
    while left > 0 {
        if works(value)? {
            left -= 1;
        } else {
            value += ((value as f64 * step) as u64).max(1);
            left = times;
        }
    }
    Ok(value)
}

/// The value whose measurement is nearest to a target, and by which part of the target that is larger, if measurements grow with
/// values: one that is within the precision, or the best that was tried.
pub(super) fn nearest<E>(
    target: f64,
    range: RangeInclusive<u64>,
    precision: f64,
    mut measure: impl FnMut(u64) -> Result<f64, E>,
) -> Result<(u64, f64), E> {
    let (mut low, mut high) = range.into_inner();
    let mut best = (low, f64::INFINITY);
    while low <= high {
        let middle = ((low as f64 * high as f64).sqrt() as u64).clamp(low, high);
        let off = measure(middle)? / target - 1.0;
        if off.abs() < best.1.abs() {
            best = (middle, off);
        }
        if best.1.abs() <= precision {
            break;
        }
        if off > 0.0 {
            high = middle - 1;
        } else {
            low = middle + 1;
        }
    }
    Ok(best)
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    #[test]
    fn the_least_is_found_in_few_tries() {
        let mut tries = 0;
        let found = least(1 << 16, 1 << 30, 0.02, |bytes| {
            tries += 1;
            Ok::<_, Infallible>(bytes >= 12_345_678)
        });
        let Ok(found) = found;
        assert!((12_345_678..12_600_000).contains(&found) && tries < 25, "{found} in {tries}");
        assert_eq!(least(8, 100, 0.02, |_| Ok::<_, Infallible>(true)), Ok(8));
        assert_eq!(least(8, 9, 0.02, |_| Ok::<_, Infallible>(false)), Ok(9));
        assert_eq!(least(8, 100, 0.02, |_| Err::<bool, _>("stop")), Err("stop"));
    }

    #[test]
    fn what_works_by_chance_is_not_enough() {
        let mut tries = 0;
        let found = confirmed(1000, 3, 0.1, |value| {
            tries += 1;
            Ok::<_, Infallible>(value > 1000 || tries == 1)
        });
        assert_eq!((found, tries), (Ok(1100), 5));
    }

    #[test]
    fn the_nearest_is_found_or_the_end_of_the_range() {
        let square = |value: u64| Ok::<_, Infallible>((value * value) as f64);
        assert_eq!(nearest(10_000.0, 5..=2000, 0.01, square), Ok((100, 0.0)));
        assert_eq!(nearest(1.0, 5..=2000, 0.01, square), Ok((5, 24.0)));
        assert_eq!(nearest(8e6, 5..=2000, 0.01, square), Ok((2000, -0.5)));
    }
}
