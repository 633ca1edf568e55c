//! Which pages are free: a frontier of untouched pages, and a bit for each page below it.
//!
//! Returned pages are taken first fit, lowest address first, so that a heap stays dense at its beginning. Neighbours merge by
//! standing side by side; giving back and taking a short run touches a word or two.

/// Pages of one word of the bitmap.
const WORD_PAGES: usize = 64;
/// Lengths of runs for which the place of the first fit is remembered; longer runs begin where this one does, or later.
const REMEMBERED_LENGTHS: usize = 16;

/// Free pages. Page numbers count from the heap's base.
#[derive(Default)]
pub(crate) struct PageHeap {
    frontier: usize,
    /// A set bit is a page that was handed out and returned.
    free: Vec<u64>,
    /// No run of `index + 1` free pages starts in an earlier word.
    first_fit: [u32; REMEMBERED_LENGTHS],
    free_pages: usize,
}

impl PageHeap {
    /// Takes `pages` consecutive returned pages, first fit. At least one.
    pub(crate) fn take_returned(&mut self, pages: usize) -> Option<usize> {
        let length = pages.min(REMEMBERED_LENGTHS) - 1;
        let found = self.find(pages, self.first_fit[length] as usize);
        if pages <= REMEMBERED_LENGTHS {
            self.first_fit[length] = found.map_or(self.free.len(), |start| start / WORD_PAGES) as u32;
        }
        if let Some(start) = found {
            self.clear(start, pages);
        }
        found
    }

    /// Takes returned pages at a place, all of which are free.
    pub(crate) fn take_at(&mut self, start: usize, pages: usize) {
        self.clear(start, pages);
    }

    /// The last run of returned pages that starts below a page: start and length.
    pub(crate) fn run_below(&self, page: usize) -> Option<(usize, usize)> {
        let limit = self.free.len() * WORD_PAGES;
        let last = self.last_page(page.min(limit), |bits| bits)?;
        let start = self.last_page(last, |bits| !bits).map_or(0, |taken| taken + 1);
        let end = (last + 1..limit).find(|&page| !self.is_free(page)).unwrap_or(limit);
        Some((start, end - start))
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

    /// Returns pages.
    pub(crate) fn give_back(&mut self, start: usize, pages: usize) {
        let words = (start + pages).div_ceil(WORD_PAGES);
        if words > self.free.len() {
            self.free.resize(words, 0);
        }
        for_each_word(start, pages, |word, mask| {
            debug_assert!(self.free[word] & mask == 0, "a page was returned twice");
            self.free[word] |= mask;
        });
        self.free_pages += pages;
        // A run that begins before these pages may have grown long enough.
        let earliest = (start.saturating_sub(REMEMBERED_LENGTHS - 1) / WORD_PAGES) as u32;
        self.first_fit.iter_mut().for_each(|word| *word = (*word).min(earliest));
    }

    /// Pages ever handed out.
    pub(crate) fn touched_pages(&self) -> usize {
        self.frontier
    }

    /// Pages handed out and returned.
    pub(crate) fn free_pages(&self) -> usize {
        self.free_pages
    }

    fn clear(&mut self, start: usize, pages: usize) {
        for_each_word(start, pages, |word, mask| self.free[word] &= !mask);
        self.free_pages -= pages;
    }

    fn is_free(&self, page: usize) -> bool {
        self.free[page / WORD_PAGES] >> (page % WORD_PAGES) & 1 == 1
    }

    /// The first run of `pages` free pages that starts in `word` or later.
    fn find(&self, pages: usize, word: usize) -> Option<usize> {
        // Free pages right before the word looked at.
        let mut before = 0;
        for (word, &bits) in self.free.iter().enumerate().skip(word) {
            let begin = word * WORD_PAGES;
            if before + bits.trailing_ones() as usize >= pages {
                return Some(begin - before);
            }
            if bits == u64::MAX {
                before += WORD_PAGES;
                continue;
            }
            if let Some(page) = run_in_word(bits, pages) {
                return Some(begin + page);
            }
            before = bits.leading_ones() as usize;
        }
        None
    }

    /// The last page below `below` whose bit is set after `select` was applied to its word.
    fn last_page(&self, below: usize, select: impl Fn(u64) -> u64) -> Option<usize> {
        let mut end = below;
        while end > 0 {
            let word = (end - 1) / WORD_PAGES;
            let bits = select(self.free[word]) & (u64::MAX >> (WORD_PAGES - (end - word * WORD_PAGES)));
            if bits != 0 {
                return Some(word * WORD_PAGES + bits.ilog2() as usize);
            }
            end = word * WORD_PAGES;
        }
        None
    }
}

/// Where the first run of `length` set bits starts that lies within a word.
fn run_in_word(mut bits: u64, length: usize) -> Option<usize> {
    // After each step a bit is set if a run of `reached` bits starts there.
    let mut reached = 1;
    while reached < length && bits != 0 {
        let step = reached.min(length - reached);
        bits &= bits >> step;
        reached += step;
    }
    (bits != 0).then(|| bits.trailing_zeros() as usize)
}

/// Calls `visit` with each word that has bits of these pages, and which.
fn for_each_word(start: usize, pages: usize, mut visit: impl FnMut(usize, u64)) {
    let (mut page, end) = (start, start + pages);
    while page < end {
        let word = page / WORD_PAGES;
        let stop = end.min((word + 1) * WORD_PAGES);
        visit(word, (u64::MAX >> (WORD_PAGES - (stop - page))) << (page % WORD_PAGES));
        page = stop;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn returned_runs_merge_with_both_neighbours_and_are_reused_first_fit() {
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
        assert_eq!(heap.run_below(100), Some((7, 3)));
        assert_eq!(heap.run_below(7), Some((0, 4)));
        assert_eq!(heap.run_below(0), None);
        assert_eq!(heap.free_pages(), 7);
        heap.give_back(4, 3);
        assert_eq!(heap.run_below(100), Some((0, 10)));
    }

    #[test]
    fn what_is_taken_is_the_first_run_that_is_long_enough() {
        // A second heap that keeps a flag for each page, and looks at them one by one.
        const PAGES: usize = 600;
        let mut heap = PageHeap::default();
        heap.take_fresh(PAGES, PAGES).unwrap();
        let mut free = vec![false; PAGES];
        let mut taken: Vec<(usize, usize)> = (0..PAGES).map(|page| (page, 1)).collect();
        let mut random = 1_u64;
        for _ in 0..20_000 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let choice = (random >> 33) as usize;
            if choice.is_multiple_of(2) && !taken.is_empty() {
                let (start, pages) = taken.swap_remove(choice / 2 % taken.len());
                heap.give_back(start, pages);
                free[start..start + pages].fill(true);
            } else {
                let pages = if choice % 16 == 1 { 1 + choice / 16 % 150 } else { 1 + choice / 16 % 12 };
                let first =
                    (0..=PAGES - pages).find(|&start| free[start..start + pages].iter().all(|&free| free));
                assert_eq!(heap.take_returned(pages), first);
                if let Some(start) = first {
                    free[start..start + pages].fill(false);
                    taken.push((start, pages));
                }
            }
            assert_eq!(heap.free_pages(), free.iter().filter(|&&free| free).count());
        }
    }
}
