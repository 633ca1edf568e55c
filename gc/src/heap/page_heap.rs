//! Which pages are free: a frontier of untouched pages and coalesced runs of returned ones.

use std::collections::{BTreeMap, BTreeSet};

/// Free page runs. Page numbers count from the heap's base.
#[derive(Default)]
pub(crate) struct PageHeap {
    frontier: usize,
    runs: BTreeMap<usize, usize>,
    by_length: BTreeSet<(usize, usize)>,
    free_pages: usize,
}

impl PageHeap {
    /// Takes `pages` consecutive returned pages, best fit, lowest address first.
    pub(crate) fn take_returned(&mut self, pages: usize) -> Option<usize> {
        let &(length, start) = self.by_length.range((pages, 0)..).next()?;
        self.remove(start, length);
        if length > pages {
            self.insert(start + pages, length - pages);
        }
        Some(start)
    }

    /// Takes returned pages at a place, all of which are free.
    pub(crate) fn take_at(&mut self, start: usize, pages: usize) {
        let Some((&run, &length)) = self.runs.range(..=start).next_back() else { return };
        self.remove(run, length);
        if run < start {
            self.insert(run, start - run);
        }
        if start + pages < run + length {
            self.insert(start + pages, run + length - start - pages);
        }
    }

    /// The runs of returned pages that start below a page, from the highest down: start and length.
    pub(crate) fn runs_below(&self, page: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.runs.range(..page).rev().map(|(&start, &length)| (start, length))
    }

    /// Takes `pages` untouched pages below `limit`.
    pub(crate) fn take_fresh(&mut self, pages: usize, limit: usize) -> Option<usize> {
        let end = self.frontier.checked_add(pages).filter(|&end| end <= limit)?;
        Some(std::mem::replace(&mut self.frontier, end))
    }

    /// Gives back pages that [`take_fresh`](Self::take_fresh) just handed out.
    pub(crate) fn undo_fresh(&mut self, start: usize) {
        self.frontier = start;
    }

    /// Returns pages and merges them with free neighbours.
    pub(crate) fn give_back(&mut self, mut start: usize, mut pages: usize) {
        if let Some((&before, &length)) = self.runs.range(..start).next_back()
            && before + length == start
        {
            self.remove(before, length);
            start = before;
            pages += length;
        }
        if let Some(&length) = self.runs.get(&(start + pages)) {
            self.remove(start + pages, length);
            pages += length;
        }
        self.insert(start, pages);
    }

    /// Pages ever handed out.
    pub(crate) fn touched_pages(&self) -> usize {
        self.frontier
    }

    /// Pages handed out and returned.
    pub(crate) fn free_pages(&self) -> usize {
        self.free_pages
    }

    fn insert(&mut self, start: usize, length: usize) {
        self.free_pages += length;
        self.runs.insert(start, length);
        self.by_length.insert((length, start));
    }

    fn remove(&mut self, start: usize, length: usize) {
        self.free_pages -= length;
        self.runs.remove(&start);
        self.by_length.remove(&(length, start));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn returned_runs_merge_with_both_neighbours_and_are_reused_best_fit() {
        let mut heap = PageHeap::default();
        let runs: Vec<_> = (0..4).map(|_| heap.take_fresh(2, 100).unwrap()).collect();
        heap.give_back(runs[0], 2);
        heap.give_back(runs[2], 2);
        assert_eq!(heap.take_returned(3), None);
        heap.give_back(runs[1], 2);
        assert_eq!(heap.free_pages(), 6);
        assert_eq!(heap.take_returned(5), Some(0));
        assert_eq!(heap.take_returned(1), Some(5));
        assert_eq!(heap.take_fresh(93, 100), None);
    }

    #[test]
    fn pages_are_taken_out_of_the_middle_of_a_run() {
        let mut heap = PageHeap::default();
        heap.take_fresh(10, 100).unwrap();
        heap.give_back(0, 10);
        heap.take_at(4, 3);
        assert_eq!(heap.runs_below(100).collect::<Vec<_>>(), [(7, 3), (0, 4)]);
        assert_eq!(heap.free_pages(), 7);
        heap.give_back(4, 3);
        assert_eq!(heap.runs_below(100).collect::<Vec<_>>(), [(0, 10)]);
    }
}
