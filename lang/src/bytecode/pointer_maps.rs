//! Pointer maps as they are made: equal ones are one.

use rustc_hash::FxHashMap;

use super::{SafepointEntry, WordMap};

/// The maps of a program whose functions are gone through one after the other.
#[derive(Debug, Default)]
pub(crate) struct PointerMaps {
    /// Each map once: the program's table, while functions are gone through.
    pub(super) list: Vec<WordMap>,
    index: FxHashMap<WordMap, u32>,
    /// The safepoints of the present function.
    entries: Vec<SafepointEntry>,
}

impl PointerMaps {
    /// Adds a safepoint of the present function. `across` is `None` where nothing runs in between.
    pub(super) fn add(&mut self, pc: u32, before: &WordMap, across: Option<&WordMap>) {
        let before = self.intern(before);
        let across = across.map_or(before, |map| self.intern(map));
        self.entries.push(SafepointEntry { pc, before, across });
    }

    /// The safepoints of the present function, which ends here.
    pub(super) fn end_function(&mut self) -> Vec<SafepointEntry> {
        std::mem::take(&mut self.entries)
    }

    fn intern(&mut self, map: &WordMap) -> u32 {
        if let Some(&index) = self.index.get(map) {
            return index;
        }
        let index = self.list.len() as u32;
        self.list.push(map.clone());
        self.index.insert(map.clone(), index);
        index
    }
}
