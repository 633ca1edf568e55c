//! `sort`: sorting of numbers, which have no order among equals that a program could see.

use minigo_gc::Address;

use super::native::NativeFn;
use crate::heap::word;

pub(super) const NATIVES: &[(&str, NativeFn)] = &[
    ("sortInts", |cx| {
        let slice = cx.slice(0);
        sort(slice.data, slice.len, |a, b| (a as i64) < (b as i64));
        Ok(())
    }),
    ("sortFloats", |cx| {
        let slice = cx.slice(0);
        sort(slice.data, slice.len, |a, b| float_less(f64::from_bits(a), f64::from_bits(b)));
        Ok(())
    }),
];

/// Not-a-number comes first.
fn float_less(a: f64, b: f64) -> bool {
    a < b || a.is_nan() && !b.is_nan()
}

fn get(data: Address, index: usize) -> u64 {
    word::load_u64(data, 8 * index)
}

fn set(data: Address, index: usize, value: u64) {
    word::store_u64(data, 8 * index, value);
}

/// Sorts words in place: quicksort with a median of three, insertion sort below, heapsort where it goes too deep.
fn sort(data: Address, len: usize, less: impl Fn(u64, u64) -> bool + Copy) {
    let mut ranges = vec![(0, len, 2 * len.checked_ilog2().unwrap_or(0))];
    while let Some((low, high, depth)) = ranges.pop() {
        if high - low <= 16 {
            insertion(data, low, high, less);
        } else if depth == 0 {
            heap(data, low, high, less);
        } else {
            let (left_end, right_start) = partition(data, low, high, less);
            ranges.push((low, left_end, depth - 1));
            ranges.push((right_start, high, depth - 1));
        }
    }
}

fn insertion(data: Address, low: usize, high: usize, less: impl Fn(u64, u64) -> bool) {
    for index in low + 1..high {
        let value = get(data, index);
        let mut hole = index;
        while hole > low && less(value, get(data, hole - 1)) {
            set(data, hole, get(data, hole - 1));
            hole -= 1;
        }
        set(data, hole, value);
    }
}

/// Hoare's partition around the median of three; the ends of the left and the start of the right part.
fn partition(data: Address, low: usize, high: usize, less: impl Fn(u64, u64) -> bool) -> (usize, usize) {
    let mut three = [get(data, low), get(data, low + (high - low) / 2), get(data, high - 1)];
    three.sort_by(|&a, &b| if less(a, b) { std::cmp::Ordering::Less } else { less(b, a).cmp(&false) });
    let pivot = three[1];
    let (mut left, mut right) = (low, high - 1);
    loop {
        while less(get(data, left), pivot) {
            left += 1;
        }
        while less(pivot, get(data, right)) {
            right -= 1;
        }
        if left <= right {
            let swapped = get(data, left);
            set(data, left, get(data, right));
            set(data, right, swapped);
            left += 1;
            if right == 0 {
                return (low, left);
            }
            right -= 1;
        }
        if left > right {
            return (right + 1, left);
        }
    }
}

fn heap(data: Address, low: usize, high: usize, less: impl Fn(u64, u64) -> bool + Copy) {
    let len = high - low;
    for root in (0..len / 2).rev() {
        sift(data, low, root, len, less);
    }
    for end in (1..len).rev() {
        let last = get(data, low + end);
        set(data, low + end, get(data, low));
        set(data, low, last);
        sift(data, low, 0, end, less);
    }
}

fn sift(data: Address, low: usize, mut root: usize, len: usize, less: impl Fn(u64, u64) -> bool) {
    loop {
        let mut child = 2 * root + 1;
        if child >= len {
            return;
        }
        if child + 1 < len && less(get(data, low + child), get(data, low + child + 1)) {
            child += 1;
        }
        let (parent, largest) = (get(data, low + root), get(data, low + child));
        if !less(parent, largest) {
            return;
        }
        set(data, low + root, largest);
        set(data, low + child, parent);
        root = child;
    }
}
