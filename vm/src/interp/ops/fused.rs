//! Accesses in one instruction that would otherwise take two: parts of elements, rows, slices in memory, arrays in memory.
//!
//! Each makes the checks of the simple instructions in their order. A failing check leaves for cold code that makes them
//! once more, to find out which one failed.

use minigo_gc::Address;
use minigo_lang::bytecode::Op;

use super::elements::{bad_array_load, bad_array_store, bad_load, bad_store, bound};
use super::memory::nil;
use crate::fault::GoPanic;
use crate::heap::word::*;
use crate::interp::dispatch::Flow;
use crate::interp::state::Ins;
use crate::worker::Worker;

/// Bytes of a slice's header.
const HEADER: u64 = 24;

/// A part of an element of the slice in `$base`.
macro_rules! part {
    ($s:ident $D:ident $size:literal $bad:ident $base:ident $at:ident) => {{
        let (slice, index) = ($s.$base(), $s.get($s.$at()));
        if index >= $s.get(slice + 1) {
            return $D::cold($s, $bad);
        }
        let element = $s.get(slice).wrapping_add(index.wrapping_mul(u64::from($s.d())));
        Address::from_word(element.wrapping_add(u64::from($s.e())))
    }};
}

/// An element of the slice that is an element of the slice in `$base`.
macro_rules! row {
    ($s:ident $D:ident $size:literal $bad:ident $base:ident $at:ident) => {{
        let (slice, row, index) = ($s.$base(), $s.get($s.$at()), $s.get($s.d() as usize));
        if row >= $s.get(slice + 1) {
            return $D::cold($s, $bad);
        }
        let header = Address::from_word($s.get(slice).wrapping_add(row * HEADER));
        if index >= load_u64(header, 8) {
            return $D::cold($s, $bad);
        }
        Address::from_word(load_u64(header, 0).wrapping_add(index * $size))
    }};
}

/// An element of the slice whose header lies in memory.
macro_rules! field {
    ($s:ident $D:ident $size:literal $bad:ident $base:ident $at:ident) => {{
        let (base, index) = ($s.get($s.$base()), $s.get($s.d() as usize));
        if base == 0 {
            return $D::cold($s, nil);
        }
        let header = Address::from_word(base);
        if index >= load_u64(header, $s.$at() + 8) {
            return $D::cold($s, $bad);
        }
        Address::from_word(load_u64(header, $s.$at()).wrapping_add(index * $size))
    }};
}

/// An element of the array in memory.
macro_rules! array {
    ($s:ident $D:ident $size:literal $bad:ident $base:ident $at:ident) => {{
        let (base, index) = ($s.get($s.$base()), $s.get($s.$at()));
        if base == 0 {
            return $D::cold($s, nil);
        }
        if index >= u64::from($s.d()) {
            return $D::cold($s, $bad);
        }
        Address::from_word(base.wrapping_add(index * $size).wrapping_add(u64::from($s.e())))
    }};
}

/// Makes, for one way to find the element, a handler for each width.
macro_rules! accesses {
    (
        $place:ident $bad_load:ident { $($Load:ident $lsize:literal: $load:ident $(as $lty:ty)?;)* }
        $bad_store:ident { $($Store:ident $ssize:literal: $store:ident $sty:ty;)* }
    ) => {
        $(control!($Load, |s| {
            let at = $place!(s D $lsize $bad_load b c);
            s.set(s.a(), $load(at, 0) $(as $lty)? as u64);
            s.next::<D>(const { Op::$Load.len() })
        });)*
        $(control!($Store, |s| {
            let at = $place!(s D $ssize $bad_store a b);
            $store(at, 0, s.get(s.c()) as $sty);
            s.next::<D>(const { Op::$Store.len() })
        });)*
    };
}

accesses! {
    part bad_load {
        PartLoad8U 1: load_u8;
        PartLoad8S 1: load_u8 as i8;
        PartLoad16U 2: load_u16;
        PartLoad16S 2: load_u16 as i16;
        PartLoad32U 4: load_u32;
        PartLoad32S 4: load_u32 as i32;
        PartLoad64 8: load_u64;
        PartLoadPtr 8: load_u64;
    }
    bad_store {
        PartStore8 1: store_u8 u8;
        PartStore16 2: store_u16 u16;
        PartStore32 4: store_u32 u32;
        PartStore64 8: store_u64 u64;
    }
}

accesses! {
    row bad_row_load {
        RowLoad8U 1: load_u8;
        RowLoad8S 1: load_u8 as i8;
        RowLoad16U 2: load_u16;
        RowLoad16S 2: load_u16 as i16;
        RowLoad32U 4: load_u32;
        RowLoad32S 4: load_u32 as i32;
        RowLoad64 8: load_u64;
        RowLoadPtr 8: load_u64;
    }
    bad_row_store {
        RowStore8 1: store_u8 u8;
        RowStore16 2: store_u16 u16;
        RowStore32 4: store_u32 u32;
        RowStore64 8: store_u64 u64;
    }
}

accesses! {
    field bad_field_load {
        FieldLoad8U 1: load_u8;
        FieldLoad8S 1: load_u8 as i8;
        FieldLoad16U 2: load_u16;
        FieldLoad16S 2: load_u16 as i16;
        FieldLoad32U 4: load_u32;
        FieldLoad32S 4: load_u32 as i32;
        FieldLoad64 8: load_u64;
        FieldLoadPtr 8: load_u64;
    }
    bad_field_store {
        FieldStore8 1: store_u8 u8;
        FieldStore16 2: store_u16 u16;
        FieldStore32 4: store_u32 u32;
        FieldStore64 8: store_u64 u64;
    }
}

accesses! {
    array bad_array_load {
        ArrayLoad8U 1: load_u8;
        ArrayLoad8S 1: load_u8 as i8;
        ArrayLoad16U 2: load_u16;
        ArrayLoad16S 2: load_u16 as i16;
        ArrayLoad32U 4: load_u32;
        ArrayLoad32S 4: load_u32 as i32;
        ArrayLoad64 8: load_u64;
        ArrayLoadPtr 8: load_u64;
    }
    bad_array_store {
        ArrayStore8 1: store_u8 u8;
        ArrayStore16 2: store_u16 u16;
        ArrayStore32 4: store_u32 u32;
        ArrayStore64 8: store_u64 u64;
    }
}

/// The index of a row, or the one inside it, is out of range.
fn bad_row(w: &mut Worker, slice: usize, row: usize) -> Flow {
    let i = Ins::at(w);
    let (row, rows) = (i.get(row), i.get(slice + 1));
    if row >= rows {
        return w.raise(GoPanic::index(bound(w, 0, row), rows));
    }
    let header = Address::from_word(i.get(slice) + row * HEADER);
    w.raise(GoPanic::index(bound(w, 1, i.get(i.d() as usize)), load_u64(header, 8)))
}

#[cold]
unsafe fn bad_row_load(w: &mut Worker) -> Flow {
    let i = Ins::at(w);
    bad_row(w, i.b(), i.c())
}

#[cold]
unsafe fn bad_row_store(w: &mut Worker) -> Flow {
    let i = Ins::at(w);
    bad_row(w, i.a(), i.b())
}

/// The index is out of range of the slice at an offset from a pointer.
fn bad_field(w: &mut Worker, base: usize, offset: usize) -> Flow {
    let i = Ins::at(w);
    w.raise(GoPanic::index(bound(w, 0, i.get(i.d() as usize)), load_u64(i.pointer(base), offset + 8)))
}

#[cold]
unsafe fn bad_field_load(w: &mut Worker) -> Flow {
    let i = Ins::at(w);
    bad_field(w, i.b(), i.c())
}

#[cold]
unsafe fn bad_field_store(w: &mut Worker) -> Flow {
    let i = Ins::at(w);
    bad_field(w, i.a(), i.b())
}
