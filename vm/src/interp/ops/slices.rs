//! Slicing, copying, making, and moving between frame and heap.

use minigo_gc::Address;
use minigo_lang::bytecode::{BACKING_BYTES, NO_REG, Op, TypeIdx};

use super::append::Growth;
use super::elements::bound;
use crate::fault::GoPanic;
use crate::heap::word::*;
use crate::interp::dispatch::Flow;
use crate::interp::interrupt::Interrupt;
use crate::interp::state::Ins;
use crate::types::layout_of;
use crate::value::{repr, slice};
use crate::worker::Worker;

/// An optional operand.
fn optional(i: Ins, reg: u32) -> Option<u64> {
    (reg != u32::from(NO_REG)).then(|| i.get(reg as usize))
}

fn bounds(text: String) -> Interrupt {
    GoPanic::Bounds(format!("slice bounds out of range {text}")).into()
}

/// `[:x] with capacity y`, or without the limit if `x` is negative.
fn over(prefix: &str, x: i128, what: &str, limit: u64) -> Interrupt {
    bounds(match x {
        x @ ..0 => format!("[{prefix}{x}]"),
        x => format!("[{prefix}{x}] with {what} {limit}"),
    })
}

/// `[x:y]`: the lower bound is greater than the upper one, or negative.
fn crossed(low: i128, high: i128) -> Interrupt {
    bounds(match low {
        low @ ..0 => format!("[{low}:]"),
        low => format!("[{low}:{high}]"),
    })
}

control!(SliceSlice, |s| {
    let (base, len, cap) = (s.get(s.b()), s.get(s.b() + 1), s.get(s.b() + 2));
    let (f, g) = (s.ext(2) as u32, (s.ext(2) >> 32) as u32);
    let low = if s.c() == usize::from(NO_REG) { 0 } else { s.get(s.c()) };
    let high = if f == u32::from(NO_REG) { len } else { s.get(f as usize) };
    let max = if g == u32::from(NO_REG) { cap } else { s.get(g as usize) };
    if max > cap || high > max || low > high {
        return D::cold(s, bad_slice);
    }
    let new_cap = max - low;
    // A pointer past the end would keep, or be taken for, the neighbouring object.
    let data = if new_cap == 0 { base } else { base + low * u64::from(s.d()) };
    s.set(s.a(), data);
    s.set(s.a() + 1, high - low);
    s.set(s.a() + 2, new_cap);
    s.next::<D>(const { Op::SliceSlice.len() })
});

/// Cold code: a bound of a slice is out of range.
#[cold]
unsafe fn bad_slice(w: &mut Worker) -> Flow {
    let i = Ins::at(w);
    let (len, cap) = (i.get(i.b() + 1), i.get(i.b() + 2));
    let high = optional(i, i.f()).unwrap_or(len);
    let what = if i.e() == 1 { "length" } else { "capacity" };
    let shown_low = bound(w, 0, optional(i, i.c() as u32).unwrap_or(0));
    let shown_high = bound(w, 1, high);
    let interrupt = match optional(i, i.g()) {
        None if high > cap => over(":", shown_high, what, cap),
        None => crossed(shown_low, shown_high),
        Some(max) if max > cap => over("::", bound(w, 2, max), what, cap),
        Some(max) if high > max => bounds(match shown_high {
            high @ ..0 => format!("[:{high}:]"),
            high => format!("[:{high}:{max}]"),
        }),
        Some(_) => bounds(match shown_low {
            low @ ..0 => format!("[{low}::]"),
            low => format!("[{low}:{shown_high}:]"),
        }),
    };
    w.interrupt(interrupt)
}

control!(SliceStr, |s| {
    let (base, len) = (s.get(s.b()), s.get(s.b() + 1));
    let low = if s.c() == usize::from(NO_REG) { 0 } else { s.get(s.c()) };
    let high = if s.d() == u32::from(NO_REG) { len } else { s.get(s.d() as usize) };
    if high > len || low > high {
        return D::cold(s, bad_string_slice);
    }
    s.set(s.a(), if low == high { base } else { base + low });
    s.set(s.a() + 1, high - low);
    s.next::<D>(const { Op::SliceStr.len() })
});

/// Cold code: a bound of a string's slice is out of range.
#[cold]
unsafe fn bad_string_slice(w: &mut Worker) -> Flow {
    let i = Ins::at(w);
    let len = i.get(i.b() + 1);
    let low = bound(w, 0, optional(i, i.c() as u32).unwrap_or(0));
    let high = optional(i, i.d()).unwrap_or(len);
    let shown_high = bound(w, 1, high);
    w.interrupt(if high > len { over(":", shown_high, "length", len) } else { crossed(low, shown_high) })
}

cold_op!(CopySlice, |w, i| {
    let count = i.get(i.b() + 1).min(i.get(i.c() + 1)) as usize;
    let (to, from) = (i.pointer(i.b()), i.pointer(i.c()));
    repr::copy_elements(&mut w.mutator, &w.image.types, TypeIdx(i.d()), to, from, count);
    i.set(i.a(), count as u64);
    Ok(())
});

cold_op!(CopyStr, |_w, i| {
    let count = i.get(i.b() + 1).min(i.get(i.c() + 1)) as usize;
    copy_words(i.pointer(i.b()), i.pointer(i.c()), count);
    i.set(i.a(), count as u64);
    Ok(())
});

cold_op!(ClearSlice, |w, i| {
    let count = i.get(i.a() + 1) as usize;
    repr::clear_elements(&mut w.mutator, &w.image.types, TypeIdx(i.d()), i.pointer(i.a()), count);
    Ok(())
});

cold_op!(MakeSlice, |w, i| {
    let ty = TypeIdx(i.d());
    let size = w.image.types.get(ty).size;
    let (len, cap) = (i.get(i.b()) as i64, i.get(i.c()) as i64);
    let bad = |what: &str| Err(GoPanic::Error(format!("makeslice: {what} out of range")).into());
    if !slice::fits(len, size) {
        return bad("len");
    }
    if !slice::fits(cap, size) || len > cap {
        return bad("cap");
    }
    let data = if cap == 0 || size == 0 {
        w.zero_address()
    } else if i.e() != u32::from(NO_REG) && cap as usize * size <= BACKING_BYTES as usize {
        let data = i.addr(i.e() as usize);
        zero_frame(data);
        data
    } else {
        w.mutator.alloc_array(layout_of(ty), cap as usize)?
    };
    i.set(i.a(), data.word());
    i.set(i.a() + 1, len as u64);
    i.set(i.a() + 2, cap as u64);
    Ok(())
});

/// Zeroes the frame's memory for a small array. Nobody else reads the frame of a running goroutine, so its pointers are
/// zeroed as all else.
pub(super) fn zero_frame(array: Address) {
    zero_bytes(array, BACKING_BYTES as usize);
}

cold_op!(GrowInFrame, |w, i| {
    let rt = w.image.types.get(TypeIdx(i.d()));
    let (size, pointer_free) = (rt.size, rt.pointer_free);
    let mut grown = Growth::of(i);
    let needed = grown.len + i.e() as usize;
    if needed > grown.cap && needed * size <= BACKING_BYTES as usize {
        let array = i.addr(i.c());
        if grown.data != array {
            copy_words(array, grown.data, grown.len * size);
        }
        let cap = slice::class_capacity(needed, size, pointer_free);
        // Nobody else reads the frame of a running goroutine, so its pointers are written as all else.
        zero_bytes(Address::from_word(array.word() + (grown.len * size) as u64), (cap - grown.len) * size);
        grown = Growth { data: array, len: grown.len, cap };
    }
    grown.finish(i, 0)
});

cold_op!(MoveToHeap, |w, i| {
    let ty = TypeIdx(i.d());
    let rt = w.image.types.get(ty);
    let mut moved = Growth::of(i);
    let (frame, words) = (i.addr(i.c()).word(), u64::from(i.e() / 2));
    if (frame..frame + 8 * words).contains(&moved.data.word()) {
        let keep_capacity = i.e() % 2 == 1;
        let cap = match (keep_capacity, moved.len) {
            (true, _) => moved.cap,
            (false, 0) => 0,
            (false, len) => slice::class_capacity(len, rt.size, rt.pointer_free),
        };
        let array = if cap == 0 { w.zero_address() } else { w.mutator.alloc_array(layout_of(ty), cap)? };
        let copied = if keep_capacity { cap } else { moved.len };
        repr::copy_elements(&mut w.mutator, &w.image.types, ty, array, moved.data, copied);
        moved = Growth { data: array, len: moved.len, cap };
    }
    moved.finish(i, 0)
});
