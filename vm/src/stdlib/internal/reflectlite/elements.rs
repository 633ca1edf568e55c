//! Exchanging elements of a slice, for `sort.Slice`: the Go type `Elements`.

use minigo_gc::Address;
use minigo_lang::bytecode::{Kind, TypeIdx};

use super::super::super::append::offset;
use super::super::super::native::{NativeCx, NativeExit};
use super::any;
use crate::heap::word;

/// Words of the longest element that [`swap`] is called for: eight bytes.
const SHORT_WORDS: usize = 8;

/// `ElementsOf(slice any) Elements`
pub(super) fn of(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let slice = any(cx);
    let elem = slice.ty.elem;
    let first = Address::from_word(word::load_u64(slice.address(), 0));
    cx.set_pointer(0, first);
    cx.set_word(1, u64::from(elem.0));
    cx.set_word(2, cx.types().get(elem).size as u64);
    Ok(())
}

/// The receiver's type, and the addresses of two of its elements, whose indices stand from a parameter word on.
fn pair(cx: &NativeCx<'_>, at: usize) -> (TypeIdx, Address, Address) {
    let element = |index: i64| offset(cx.pointer(0), index as usize * cx.word(2) as usize);
    (TypeIdx(cx.word(1) as u32), element(cx.int(at)), element(cx.int(at + 1)))
}

/// `Elements.Spare() *byte`: Go's exchanges elements in registers if they have a word's or string's form.
pub(super) fn spare(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let index = TypeIdx(cx.word(1) as u32);
    let elem = cx.types().get(index);
    let short = matches!(elem.size, 1 | 2 | 4 | 8) || elem.kind == Kind::String;
    let spare = if short && elem.words <= SHORT_WORDS { Address::NULL } else { cx.new_object(index)? };
    cx.set_pointer(0, spare);
    Ok(())
}

/// `Elements.Swap(i, j int)`
pub(super) fn swap(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let (elem, a, b) = pair(cx, 3);
    let words = cx.types().get(elem).words;
    let (mut x, mut y) = ([0; SHORT_WORDS], [0; SHORT_WORDS]);
    cx.load_value(elem, a, &mut x[..words]);
    cx.load_value(elem, b, &mut y[..words]);
    cx.store_value(elem, a, &y[..words]);
    cx.store_value(elem, b, &x[..words]);
    Ok(())
}

/// `Elements.SwapBy(spare *byte, i, j int)`
pub(super) fn swap_by(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let (elem, a, b) = pair(cx, 4);
    let spare = cx.pointer(3);
    for (to, from) in [(spare, a), (a, b), (b, spare)] {
        cx.copy_elements(elem, to, from, 1);
    }
    Ok(())
}
