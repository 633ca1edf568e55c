//! Percentiles of what has been measured completely, such as all pauses of a run.

/// The least value that is not exceeded by `share` (0 to 1) of an ascending list: the nearest rank, never between two values.
/// None for an empty list.
pub(crate) fn percentile<T: Copy>(sorted: &[T], share: f64) -> Option<T> {
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.clamp(1, sorted.len().max(1)) - 1).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_a_value_of_the_list() {
        let list: Vec<u64> = (1..=100).collect();
        let shares = [0.0, 0.5, 0.9, 0.99, 0.999, 1.0].map(|share| percentile(&list, share).unwrap());
        assert_eq!(shares, [1, 50, 90, 99, 100, 100]);
        assert_eq!(percentile(&[7], 0.01), Some(7));
        assert_eq!(percentile::<u64>(&[], 0.5), None);
    }
}
