//! Static data: memory that lives as long as the program and never moves.
//!
//! Package-level variables (the only part with pointers into the heap), string constants, constants in interfaces, the
//! closure objects of declared functions, and the values that interfaces share instead of boxing (Go's `staticuint64s` and `zeroVal`).

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use minigo_gc::{Address, SlotVisitor, Table};
use minigo_lang::bytecode::{FuncIdx, Program, room};

use crate::image::table;

/// Values below this share static boxes.
const SMALL_VALUES: u64 = 256;
/// Words of zeros: as many as the largest value that shares them has, a slice.
const ZERO_WORDS: usize = 3;

/// Static data of one program.
#[derive(Debug)]
pub struct Statics {
    globals: Box<[AtomicU64]>,
    global_pointers: Box<[u64]>,
    /// The bytes of string constants, and their words.
    texts: Table<Arc<[u8]>>,
    strings: Table<[u64; 2]>,
    closures: Table<AtomicU64>,
    constants: Table<u64>,
    jump_tables: Table<Vec<i32>>,
    small: Box<[AtomicU64]>,
    zero: Box<[AtomicU64]>,
}

fn zeroed(words: usize) -> Box<[AtomicU64]> {
    (0..words).map(|_| AtomicU64::new(0)).collect()
}

impl Statics {
    /// Makes room for the static data of a program with this first unit, and for its package-level variables, of which
    /// later units bring none.
    pub(crate) fn new(unit: &Program) -> Statics {
        Statics {
            globals: zeroed((unit.globals.size as usize).div_ceil(8).max(1)),
            global_pointers: unit.globals.pointers.0.clone().into(),
            texts: table(unit.strings.len()),
            strings: table(unit.strings.len()),
            closures: Table::with_room(unit.funcs.len() + room::FUNCS),
            constants: table(unit.constants.words.len()),
            jump_tables: table(unit.jump_tables.len()),
            small: (0..SMALL_VALUES).map(AtomicU64::new).collect(),
            zero: zeroed(ZERO_WORDS),
        }
    }

    /// Adds a unit's static data.
    pub(crate) fn extend(&self, unit: &mut Program) {
        self.strings.extend(unit.strings.iter().map(|text| match text.len() {
            0 => [0, 0],
            len => [text.as_ptr() as u64, len as u64],
        }));
        self.texts.extend(std::mem::take(&mut unit.strings));
        self.closures.extend((0..unit.funcs.len()).map(|_| AtomicU64::new(0)));
        let mut words = std::mem::take(&mut unit.constants.words);
        let first = self.constants.len();
        for &(word, text) in &unit.constants.texts {
            words[word as usize - first] = self.text(text).as_ptr() as u64;
        }
        self.constants.extend(words);
        self.jump_tables.extend(std::mem::take(&mut unit.jump_tables));
    }

    /// The bytes of a string constant.
    pub(crate) fn text(&self, index: u32) -> &[u8] {
        &self.texts[index as usize]
    }

    /// The jump tables.
    pub(crate) fn jump_tables(&self) -> *const Vec<i32> {
        self.jump_tables.as_ptr()
    }

    /// Sets the entry of a declared function's closure object.
    pub(crate) fn set_entry(&self, func: usize, entry: *const u64) {
        self.closures[func].store(entry as u64, Relaxed);
    }

    /// Where package-level variables begin.
    pub(crate) fn globals(&self) -> *mut u8 {
        self.globals.as_ptr() as *mut u8
    }

    /// The string constants' words.
    pub(crate) fn strings(&self) -> *const [u64; 2] {
        self.strings.as_ptr()
    }

    /// The closure objects, one word each.
    pub(crate) fn closures(&self) -> *const u64 {
        self.closures.as_ptr() as *const u64
    }

    /// The closure object of a declared function.
    pub(crate) fn closure(&self, func: FuncIdx) -> Address {
        Address::from_word(&raw const self.closures[func.0 as usize] as u64)
    }

    /// Read-only values that interfaces point to.
    pub(crate) fn constants(&self) -> *const u64 {
        self.constants.as_ptr()
    }

    /// A box with a value below 256, valid for every width.
    #[inline]
    pub(crate) fn small_box(&self, value: u64) -> Option<Address> {
        (value < SMALL_VALUES).then(|| Address::from_word(&raw const self.small[value as usize] as u64))
    }

    /// Zeros that nobody writes: the address of all objects without size, and the box of empty strings and slices.
    #[inline]
    pub(crate) fn zero(&self) -> Address {
        Address::from_word(self.zero.as_ptr() as u64)
    }

    /// Reports the pointers in package-level variables.
    pub(crate) fn visit(&self, visitor: &mut dyn SlotVisitor) {
        visitor.slots(self.globals.as_ptr() as *mut u64, &self.global_pointers, self.globals.len());
    }
}
