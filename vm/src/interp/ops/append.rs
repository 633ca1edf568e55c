//! Appending to slices, in registers and where they lie in memory.

use minigo_gc::{Address, AllocError};
use minigo_lang::bytecode::{BACKING_BYTES, NO_REG, Op, Repr, TypeIdx};

use super::memory::{checked, nil};
use super::slices::zero_frame;
use super::{ColdOp, cold_entry};
use crate::fault::GoPanic;
use crate::heap::word::*;
use crate::interp::dispatch::{Dispatch, Handler};
use crate::interp::interrupt::Interrupt;
use crate::interp::state::{Ins, State};
use crate::types::{RtType, layout_of};
use crate::value::{repr, slice};
use crate::worker::Worker;

/// A slice that grows.
pub(super) struct Growth {
    pub(super) data: Address,
    pub(super) len: usize,
    pub(super) cap: usize,
}

impl Growth {
    /// The slice in register `b`.
    pub(super) fn of(i: Ins) -> Growth {
        Growth { data: i.pointer(i.b()), len: i.get(i.b() + 1) as usize, cap: i.get(i.b() + 2) as usize }
    }

    /// The slice whose header lies at an address.
    fn at(header: Address) -> Growth {
        let data = Address::from_word(load_u64(header, 0));
        Growth { data, len: load_u64(header, 8) as usize, cap: load_u64(header, 16) as usize }
    }

    /// Takes the array that the instruction has in the frame, if it is not in use yet, suffices, and nothing is to be
    /// copied there.
    fn take_backing(&mut self, w: &Worker, i: Ins, ty: TypeIdx, more: usize) {
        if i.e() == u32::from(NO_REG) {
            return;
        }
        let in_use = i.addr(i.e() as usize);
        let capacity = BACKING_BYTES as usize / w.image.types.get(ty).size;
        if self.len != 0 || more <= self.cap || more > capacity || load_u64(in_use, 0) != 0 {
            return;
        }
        let data = Address::from_word(in_use.word() + 8);
        zero_frame(data);
        store_u64(in_use, 0, data.word());
        *self = Growth { data, len: 0, cap: capacity };
    }

    /// Makes room for `more` elements of `size` bytes, in a new array if need be. Go's `growslice`.
    fn reserve(&mut self, w: &mut Worker, ty: TypeIdx, more: usize) -> Result<(), Interrupt> {
        let new_len = self.len.checked_add(more).filter(|&len| i64::try_from(len).is_ok());
        let rt = w.image.types.get(ty);
        let size = rt.size;
        let too_long = || Interrupt::from(GoPanic::Error("growslice: len out of range".to_owned()));
        let new_len = new_len.ok_or_else(too_long)?;
        if new_len <= self.cap {
            return Ok(());
        }
        if size == 0 {
            *self = Growth { data: w.zero_address(), len: self.len, cap: new_len };
            return Ok(());
        }
        let cap = slice::grown_capacity(new_len, self.cap, size, rt.pointer_free).ok_or_else(too_long)?;
        let used = self.len * size;
        let data = if rt.pointer_free {
            let data = w.mutator.alloc_bytes(cap * size, false)?;
            zero_bytes(Address::from_word(data.word() + used as u64), cap * size - used);
            data
        } else {
            w.mutator.alloc_array(layout_of(ty), cap)?
        };
        repr::copy_elements(&mut w.mutator, &w.image.types, ty, data, self.data, self.len);
        self.data = data;
        self.cap = cap;
        Ok(())
    }

    fn element(&self, index: usize, size: usize) -> Address {
        Address::from_word(self.data.word() + (index * size) as u64)
    }

    /// Writes the slice to register `a`, with `more` elements.
    pub(super) fn finish(self, i: Ins, more: usize) -> Result<(), Interrupt> {
        i.set(i.a(), self.data.word());
        i.set(i.a() + 1, (self.len + more) as u64);
        i.set(i.a() + 2, self.cap as u64);
        Ok(())
    }

    /// Room for bytes, whose type an instruction on strings does not name.
    fn reserve_bytes(&mut self, w: &mut Worker, more: usize) -> Result<(), Interrupt> {
        let new_len = self.len.saturating_add(more);
        if new_len <= self.cap {
            return Ok(());
        }
        let cap = slice::grown_capacity(new_len, self.cap, 1, true).ok_or(AllocError::OutOfMemory)?;
        let data = w.mutator.alloc_bytes(cap, false)?;
        zero_bytes(Address::from_word(data.word() + self.len as u64), cap - self.len);
        copy_words(data, self.data, self.len);
        self.data = data;
        self.cap = cap;
        Ok(())
    }
}

/// The type in operand `d`.
#[inline(always)]
unsafe fn element_type<'a>(s: State) -> &'a RtType {
    // SAFETY: the worker is alive while a handler runs, and its image does not change.
    unsafe { (&*s.cx).image.types.get(TypeIdx(s.d())) }
}

/// Writes the value in the registers from `c` on, of the instruction's type, as an element of an array. False where that
/// takes more, and nothing is written.
///
/// # Safety
///
/// The handlers' promise; the array has the element.
#[inline(always)]
unsafe fn write_element(s: State, data: u64, index: u64) -> bool {
    let (base, index) = (Address::from_word(data), index as usize);
    // SAFETY: the caller's promise.
    unsafe {
        let value = s.get(s.c());
        match element_type(s).repr {
            Repr::U8 | Repr::S8 => store_u8(base, index, value as u8),
            Repr::U32 | Repr::S32 => store_u32(base, 4 * index, value as u32),
            Repr::Word => store_u64(base, 8 * index, value),
            Repr::Ptr if !(*s.cx).mutator.barrier_active() => store_u64(base, 8 * index, value),
            Repr::Str | Repr::Iface if !(*s.cx).mutator.barrier_active() => {
                store_u64(base, 16 * index, value);
                store_u64(base, 16 * index + 8, s.get(s.c() + 1));
            }
            _ => return false,
        }
    }
    true
}

/// The instruction's type, if its values are several whole words that can be stored without the write barrier.
///
/// # Safety
///
/// The handlers' promise.
#[inline(always)]
unsafe fn plain_words<'a>(s: State) -> Option<&'a RtType> {
    // SAFETY: the caller's promise.
    unsafe {
        let ty = element_type(s);
        let plain = ty.pointer_free || !(*s.cx).mutator.barrier_active();
        (plain && ty.words > 1 && ty.size == 8 * ty.words).then_some(ty)
    }
}

/// Writes a value of such a type, as `write_element` does.
///
/// # Safety
///
/// As for `write_element`.
#[inline(always)]
unsafe fn write_words(s: State, ty: &RtType, data: u64, index: u64) {
    let element = Address::from_word(data + index * ty.size as u64);
    // SAFETY: the caller's promise.
    (0..ty.words).for_each(|word| store_u64(element, 8 * word, unsafe { s.get(s.c() + word) }));
}

control!(Append, |s| {
    let (data, len, cap) = (s.get(s.b()), s.get(s.b() + 1), s.get(s.b() + 2));
    if len >= cap {
        return D::cold(s, cold_entry::<Append>);
    }
    if !write_element(s, data, len) {
        return D::other::<AppendWords>(s);
    }
    s.set(s.a(), data);
    s.set(s.a() + 1, len + 1);
    s.set(s.a() + 2, cap);
    s.next::<D>(Append::WORDS)
});

/// Appends a value of several words, where there is room.
struct AppendWords;

impl Handler for AppendWords {
    #[inline(always)]
    unsafe fn run<D: Dispatch>(s: State) -> D::Out {
        // SAFETY: the handlers' promise.
        unsafe {
            let (data, len, cap) = (s.get(s.b()), s.get(s.b() + 1), s.get(s.b() + 2));
            let Some(ty) = plain_words(s) else { return D::cold(s, cold_entry::<Append>) };
            write_words(s, ty, data, len);
            s.set(s.a(), data);
            s.set(s.a() + 1, len + 1);
            s.set(s.a() + 2, cap);
            s.next::<D>(Append::WORDS)
        }
    }
}

impl ColdOp for Append {
    const WORDS: usize = Op::Append.len();

    fn execute(w: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        let ty = TypeIdx(i.d());
        let mut grown = Growth::of(i);
        grown.take_backing(w, i, ty, 1);
        grown.reserve(w, ty, 1)?;
        let at = grown.element(grown.len, w.image.types.get(ty).size);
        repr::store(&mut w.mutator, &w.image.types, ty, at, i.addr(i.c()));
        grown.finish(i, 1)
    }
}

cold_op!(AppendRoom, |w, i| {
    let more = i.get(i.c()) as usize;
    let ty = TypeIdx(i.d());
    let mut grown = Growth::of(i);
    grown.take_backing(w, i, ty, more);
    grown.reserve(w, ty, more)?;
    grown.finish(i, more)
});

control!(AppendAt, |s| {
    let base = s.get(s.a());
    if base == 0 {
        return D::cold(s, nil);
    }
    let header = Address::from_word(base + s.b() as u64);
    let (data, len, cap) = (load_u64(header, 0), load_u64(header, 8), load_u64(header, 16));
    if len >= cap {
        return D::cold(s, cold_entry::<AppendAt>);
    }
    if !write_element(s, data, len) {
        return D::other::<AppendWordsAt>(s);
    }
    store_u64(header, 8, len + 1);
    s.next::<D>(AppendAt::WORDS)
});

/// Appends a value of several words to a slice in memory, where there is room.
struct AppendWordsAt;

impl Handler for AppendWordsAt {
    #[inline(always)]
    unsafe fn run<D: Dispatch>(s: State) -> D::Out {
        // SAFETY: the handlers' promise.
        unsafe {
            let header = Address::from_word(s.get(s.a()) + s.b() as u64);
            let Some(ty) = plain_words(s) else { return D::cold(s, cold_entry::<AppendAt>) };
            let (data, len) = (load_u64(header, 0), load_u64(header, 8));
            // The header may lie where the element comes to.
            store_u64(header, 8, len + 1);
            write_words(s, ty, data, len);
            s.next::<D>(AppendAt::WORDS)
        }
    }
}

impl ColdOp for AppendAt {
    const WORDS: usize = Op::AppendAt.len();

    fn execute(w: &mut Worker, i: Ins) -> Result<(), Interrupt> {
        let ty = TypeIdx(i.d());
        let header = checked(i, i.a(), i.b())?;
        let mut grown = Growth::at(header);
        grown.reserve(w, ty, 1)?;
        if grown.data.word() != load_u64(header, 0) {
            repr::store_pointer(&mut w.mutator, header, grown.data.word());
        }
        store_u64(header, 8, (grown.len + 1) as u64);
        store_u64(header, 16, grown.cap as u64);
        let at = grown.element(grown.len, w.image.types.get(ty).size);
        repr::store(&mut w.mutator, &w.image.types, ty, at, i.addr(i.c()));
        Ok(())
    }
}

cold_op!(AppendSlice, |w, i| {
    let ty = TypeIdx(i.d());
    let more = i.get(i.c() + 1) as usize;
    let mut grown = Growth::of(i);
    if more > 0 {
        grown.reserve(w, ty, more)?;
        let at = grown.element(grown.len, w.image.types.get(ty).size);
        repr::copy_elements(&mut w.mutator, &w.image.types, ty, at, i.pointer(i.c()), more);
    }
    grown.finish(i, more)
});

cold_op!(AppendStr, |w, i| {
    let more = i.get(i.c() + 1) as usize;
    let mut grown = Growth::of(i);
    if more > 0 {
        grown.reserve_bytes(w, more)?;
        copy_words(grown.element(grown.len, 1), i.pointer(i.c()), more);
    }
    grown.finish(i, more)
});
