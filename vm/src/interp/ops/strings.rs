//! Strings: concatenation, conversions, iteration.

use minigo_gc::size_class::round_up_size;
use minigo_gc::{Address, AllocError};
use minigo_lang::bytecode::{NO_REG, Op, TEXT_BYTES, TEXT_RUNES};

use crate::heap::word::*;
use crate::interp::dispatch::Flow;
use crate::interp::interrupt::Interrupt;
use crate::interp::state::Ins;
use crate::value::string;
use crate::worker::Worker;

fn bytes<'a>(i: Ins, reg: usize) -> &'a [u8] {
    raw_bytes(i.pointer(reg), i.get(reg + 1) as usize)
}

/// Writes a string to register `a`.
fn set(i: Ins, data: Address, len: usize) -> Result<(), Interrupt> {
    i.set(i.a(), data.word());
    i.set(i.a() + 1, len as u64);
    Ok(())
}

/// Words of the frame that an instruction may have its result in: those of an operand that may be missing.
fn frame_words(i: Ins, word: usize) -> Option<Address> {
    (word != usize::from(NO_REG)).then(|| i.addr(word))
}

/// Memory for a text of `len` bytes: in the frame if it fits.
fn room(w: &mut Worker, frame: Option<Address>, len: usize) -> Result<Address, AllocError> {
    match frame {
        Some(frame) if len <= TEXT_BYTES as usize => Ok(frame),
        _ => w.mutator.alloc_bytes(len, false),
    }
}

/// Concatenates the strings whose registers begin at `regs`.
fn concat(
    w: &mut Worker,
    i: Ins,
    regs: impl Iterator<Item = usize> + Clone,
    frame: Option<Address>,
) -> Result<(), Interrupt> {
    let mut full = regs.clone().filter(|&reg| i.get(reg + 1) != 0);
    let (first, second) = (full.next(), full.next());
    match (first, second) {
        (None, _) => return set(i, Address::NULL, 0),
        // Bytes in a frame may go before the result does.
        (Some(only), None) if frame.is_some() || !w.is_in_frame(i.pointer(only)) => {
            return set(i, i.pointer(only), i.get(only + 1) as usize);
        }
        _ => {}
    }
    let len = regs.clone().try_fold(0u64, |sum, reg| sum.checked_add(i.get(reg + 1)));
    let Some(len) = len.filter(|&len| i64::try_from(len).is_ok()) else {
        return Err(Interrupt::throw("string concatenation too long"));
    };
    let data = room(w, frame, len as usize)?;
    let mut at = data.word();
    for reg in regs {
        let part = bytes(i, reg);
        write_bytes(Address::from_word(at), part);
        at += part.len() as u64;
    }
    set(i, data, len as usize)
}

cold_op!(Concat, |w, i| concat(w, i, [i.b(), i.c()].into_iter(), None));
cold_op!(ConcatN, |w, i| concat(w, i, (0..i.c()).map(|part| i.b() + 2 * part), None));
cold_op!(ConcatFrame, |w, i| {
    let frame = i.addr(i.d() as usize);
    concat(w, i, (0..i.c()).map(|part| i.b() + 2 * part), Some(frame))
});

cold_op!(BytesToStr, |w, i| {
    let text = bytes(i, i.b());
    let data = match text {
        [] => Address::NULL,
        &[byte] => w.image.statics.small_box(u64::from(byte)).expect("every byte has a box"),
        _ => {
            let data = room(w, frame_words(i, i.c()), text.len())?;
            write_bytes(data, text);
            data
        }
    };
    set(i, data, text.len())
});

cold_op!(StrToBytes, |w, i| {
    let text = bytes(i, i.b());
    let (data, cap) = match frame_words(i, i.c()) {
        Some(frame) if text.len() <= TEXT_BYTES as usize => (frame, TEXT_BYTES as usize),
        _ if text.is_empty() => (w.zero_address(), 0),
        _ => {
            let cap = round_up_size(text.len(), true);
            (w.mutator.alloc_bytes(cap, false)?, cap)
        }
    };
    write_bytes(data, text);
    zero_bytes(Address::from_word(data.word() + text.len() as u64), cap - text.len());
    i.set(i.a() + 2, cap as u64);
    set(i, data, text.len())
});

cold_op!(StrAsBytes, |w, i| {
    let (data, len) = (i.pointer(i.b()), i.get(i.b() + 1) as usize);
    let data = if data == Address::NULL { w.zero_address() } else { data };
    i.set(i.a() + 2, len as u64);
    set(i, data, len)
});

/// Bytes beyond the text that Go allocates for a string of runes.
const SPARE_BYTES: usize = 3;

cold_op!(RunesToStr, |w, i| {
    let runes = i.pointer(i.b());
    let count = i.get(i.b() + 1) as usize;
    let characters =
        || (0..count).map(|index| string::character(i64::from(load_u32(runes, 4 * index) as i32)));
    let len: usize = characters().map(char::len_utf8).sum();
    if len == 0 {
        return set(i, Address::NULL, 0);
    }
    let data = room(w, frame_words(i, i.c()), len + SPARE_BYTES)?;
    let mut at = data.word();
    for character in characters() {
        let mut buffer = [0; 4];
        let part = character.encode_utf8(&mut buffer);
        write_bytes(Address::from_word(at), part.as_bytes());
        at += part.len() as u64;
    }
    set(i, data, len)
});

cold_op!(StrToRunes, |w, i| {
    let text = bytes(i, i.b());
    let len = string::runes(text).count();
    let (data, cap) = match frame_words(i, i.c()) {
        Some(frame) if len <= TEXT_RUNES as usize => (frame, TEXT_RUNES as usize),
        _ if len == 0 => (w.zero_address(), 0),
        _ => {
            let cap = round_up_size(4 * len, true) / 4;
            (w.mutator.alloc_bytes(4 * cap, false)?, cap)
        }
    };
    for (index, rune) in string::runes(text).enumerate() {
        store_u32(data, 4 * index, rune);
    }
    zero_bytes(Address::from_word(data.word() + 4 * len as u64), 4 * (cap - len));
    i.set(i.a() + 2, cap as u64);
    set(i, data, len)
});

cold_op!(RuneToStr, |w, i| {
    let mut buffer = [0; 4];
    let text = string::character(i.get(i.b()) as i64).encode_utf8(&mut buffer).as_bytes();
    // Go takes room for the longest encoding, and shares no single bytes here.
    let data = room(w, frame_words(i, i.c()), 4)?;
    write_bytes(data, text);
    set(i, data, text.len())
});

cold_op!(RuneCount, |_w, i| {
    let count = string::runes(bytes(i, i.b())).count();
    i.set(i.a(), count as u64);
    Ok(())
});

control!(RangeStr, |s| {
    let (at, len) = (s.get(s.a()), s.get(s.b() + 1));
    if at >= len {
        return s.jump::<D>(i64::from(s.e() as i32));
    }
    let byte = load_u8(Address::from_word(s.get(s.b()) + at), 0);
    if byte >= 0x80 {
        return D::cold(s, range_wide);
    }
    s.set(s.a(), at + 1);
    s.set(s.a() + 1, u64::from(byte));
    s.next::<D>(const { Op::RangeStr.len() })
});

/// Cold code: the next code point is not ASCII.
unsafe fn range_wide(w: &mut Worker) -> Flow {
    let i = Ins::at(w);
    let at = i.get(i.a()) as usize;
    let (rune, len) = string::decode(&bytes(i, i.b())[at..]);
    i.set(i.a(), (at + len) as u64);
    i.set(i.a() + 1, u64::from(rune));
    w.pc = i.pc.wrapping_add(const { Op::RangeStr.len() });
    Flow::Resume
}
