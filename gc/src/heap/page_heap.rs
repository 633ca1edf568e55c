//! Which pages are free: a frontier of untouched pages, and a bit for each page below it.
//!
//! Returned pages are taken first fit, lowest address first, so that a heap stays dense at its beginning. Neighbours merge by
//! standing side by side; giving back and taking a short run touches a word or two.
//!
//! Pages come in *areas* of 64, each of one [`Zone`]. Some side metadata is kept in one zone only, and takes no memory
//! for areas of the other: a page of the system holds what is known of half an area, so zones must not alternate more often.
//! Returned pages of the other zone are taken before untouched ones: a program does not grow for the sake of its zones.

use std::ops::Range;

use super::span::Scan;

/// Which side metadata a page's span needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zone {
    /// That of objects with pointers, or with and without: which words hold some.
    Pointers = 0,
    /// That of pointer-free objects: of allocation buffers and their objects' starts, too.
    PointerFree = 1,
}

impl Zone {
    /// The zone of a span whose objects are traced so.
    pub(crate) fn of(scan: Scan) -> Zone {
        if scan == Scan::PointerFree { Zone::PointerFree } else { Zone::Pointers }
    }
}

const ZONES: usize = 2;

/// Pages of one word of the bitmap, which are an area.
const WORD_PAGES: usize = 64;
/// Lengths of runs for which the place of the first fit is remembered; longer runs begin where this one does, or later.
const REMEMBERED_LENGTHS: usize = 16;

/// Free pages. Page numbers count from the heap's base.
#[derive(Default)]
pub(crate) struct PageHeap {
    /// Where areas begin that have not been begun: a multiple of [`WORD_PAGES`], or the end of the address space.
    frontier: usize,
    /// What is untouched of the area of each zone that was begun last.
    begun: [Range<usize>; ZONES],
    /// The zone of each area.
    zones: Vec<Zone>,
    /// A set bit is a page that was handed out, or left over, and returned.
    free: Vec<u64>,
    /// No run of `index + 1` free pages in areas of a zone starts in an earlier word; at last, of any.
    first_fit: [[u32; REMEMBERED_LENGTHS]; ZONES + 1],
    free_pages: usize,
}

impl PageHeap {
    /// Takes `pages` consecutive returned pages, first fit, of this zone if there are some. At least one.
    pub(crate) fn take_returned(&mut self, pages: usize, zone: Zone) -> Option<usize> {
        let found = self.first_fit(pages, Some(zone)).or_else(|| self.first_fit(pages, None));
        if let Some(start) = found {
            self.clear(start, pages);
        }
        found
    }

    /// The first run of free pages in areas of a zone, or of any.
    fn first_fit(&mut self, pages: usize, zone: Option<Zone>) -> Option<usize> {
        let (row, length) = (zone.map_or(ZONES, |zone| zone as usize), pages.min(REMEMBERED_LENGTHS) - 1);
        let found = self.find(pages, self.first_fit[row][length] as usize, zone);
        if pages <= REMEMBERED_LENGTHS {
            self.first_fit[row][length] = found.map_or(self.free.len(), |start| start / WORD_PAGES) as u32;
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

    /// Where [`take_fresh`](Self::take_fresh) will find so many untouched pages below `limit`, which is always the same.
    pub(crate) fn fresh(&self, pages: usize, zone: Zone, limit: usize) -> Option<usize> {
        let rest = |area: &Range<usize>| (area.len() >= pages).then_some(area.start);
        let new = || self.frontier.checked_add(pages).filter(|&end| end <= limit).map(|_| self.frontier);
        rest(&self.begun[zone as usize]).or_else(new).or_else(|| self.begun.iter().find_map(rest))
    }

    /// Takes untouched pages where [`fresh`](Self::fresh) has said. Returns those that are left over and are to be
    /// [given back](Self::give_back), too.
    pub(crate) fn take_fresh(
        &mut self,
        start: usize,
        pages: usize,
        zone: Zone,
        limit: usize,
    ) -> Range<usize> {
        let end = start + pages;
        if start < self.frontier {
            self.begun.iter_mut().filter(|area| area.start == start).for_each(|area| area.start = end);
            return 0..0;
        }
        self.frontier = end.next_multiple_of(WORD_PAGES).min(limit);
        self.zones.resize(self.frontier.div_ceil(WORD_PAGES), zone);
        let (begun, rest) = (&mut self.begun[zone as usize], end..self.frontier);
        if rest.len() > begun.len() { std::mem::replace(begun, rest) } else { rest }
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
        self.first_fit.iter_mut().flatten().for_each(|word| *word = (*word).min(earliest));
    }

    /// Pages ever handed out or left over.
    pub(crate) fn touched_pages(&self) -> usize {
        self.frontier - self.begun.iter().map(Range::len).sum::<usize>()
    }

    /// Pages handed out, or left over, and returned.
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

    /// The first run of `pages` free pages in areas of a zone, or of any, that starts in `word` or later.
    fn find(&self, pages: usize, word: usize, zone: Option<Zone>) -> Option<usize> {
        // Free pages right before the word looked at.
        let mut before = 0;
        for (word, &bits) in self.free.iter().enumerate().skip(word) {
            let begin = word * WORD_PAGES;
            let bits = if zone.is_none_or(|zone| self.zones[word] == zone) { bits } else { 0 };
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
    use super::Zone::{PointerFree, Pointers};
    use super::*;

    /// Takes untouched pages and returns what is left over.
    fn take_fresh(heap: &mut PageHeap, pages: usize, zone: Zone, limit: usize) -> Option<usize> {
        let start = heap.fresh(pages, zone, limit)?;
        let rest = heap.take_fresh(start, pages, zone, limit);
        if !rest.is_empty() {
            heap.give_back(rest.start, rest.len());
        }
        Some(start)
    }

    #[test]
    fn returned_runs_merge_with_both_neighbours_and_are_reused_first_fit() {
        let mut heap = PageHeap::default();
        let runs: Vec<_> = (0..4).map(|_| take_fresh(&mut heap, 2, Pointers, 100).unwrap()).collect();
        heap.give_back(runs[0], 2);
        heap.give_back(runs[2], 2);
        assert_eq!(heap.take_returned(3, Pointers), None);
        heap.give_back(runs[1], 2);
        assert_eq!(heap.free_pages(), 6);
        assert_eq!(heap.take_returned(5, Pointers), Some(0));
        assert_eq!(heap.take_returned(1, Pointers), Some(5));
        assert_eq!(take_fresh(&mut heap, 93, Pointers, 100), None);
    }

    #[test]
    fn zones_have_areas_of_their_own_until_there_are_no_others() {
        let mut heap = PageHeap::default();
        let takes = [(Pointers, 2), (PointerFree, 60), (Pointers, 3), (PointerFree, 8), (Pointers, 80)];
        let starts = takes.map(|(zone, pages)| take_fresh(&mut heap, pages, zone, 400));
        assert_eq!(starts, [Some(0), Some(64), Some(2), Some(128), Some(192)]);
        // Of the second area four pages were left, of the last forty-eight, less than of the first.
        assert_eq!((heap.free_pages(), heap.touched_pages()), (4 + 48, 320 - 59 - 56));
        assert_eq!(heap.take_returned(4, Pointers), Some(272), "there are some of its zone");
        assert_eq!(heap.take_returned(4, PointerFree), Some(124));
        assert_eq!(heap.take_returned(4, PointerFree), Some(276), "there are none of its zone");
        assert_eq!(take_fresh(&mut heap, 60, PointerFree, 400), Some(320));
        assert_eq!(take_fresh(&mut heap, 57, PointerFree, 400), Some(5), "the other zone's");
        assert_eq!(take_fresh(&mut heap, 57, PointerFree, 400), None);
    }

    #[test]
    fn pages_are_taken_out_of_the_middle_of_a_run() {
        let mut heap = PageHeap::default();
        take_fresh(&mut heap, 10, Pointers, 100).unwrap();
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
        const PAGES: usize = 640;
        let mut heap = PageHeap::default();
        let zone_of = |page: usize| if page / 128 % 2 == 1 { PointerFree } else { Pointers };
        for start in (0..PAGES).step_by(128) {
            take_fresh(&mut heap, 128, zone_of(start), PAGES).unwrap();
        }
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
                let zone = if (choice / 2).is_multiple_of(4) { PointerFree } else { Pointers };
                let first = |fits: &dyn Fn(usize) -> bool| {
                    (0..=PAGES - pages)
                        .find(|&start| (start..start + pages).all(|page| free[page] && fits(page)))
                };
                let first = first(&|page| zone_of(page) == zone).or_else(|| first(&|_| true));
                assert_eq!(heap.take_returned(pages, zone), first);
                if let Some(start) = first {
                    free[start..start + pages].fill(false);
                    taken.push((start, pages));
                }
            }
            assert_eq!(heap.free_pages(), free.iter().filter(|&&free| free).count());
        }
    }
}
