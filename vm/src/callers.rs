//! Who called whom, as programs ask for it with `runtime.Callers`.
//!
//! In the place of a program counter stands a number with all that says where a call is: from bit 40 on the function, from bit 8
//! on the instruction and one, or 0 for the function's entry, from bit 1 on how deep in inlined calls. Bit 0 is set as in
//! a return address, so that a program which subtracts one, to be inside of the call, finds the same.

use minigo_gc::Address;
use minigo_lang::bytecode::{FuncIdx, TypeIdx};

use crate::fault::{GoPanic, RUNTIME_ERROR};
use crate::image::Image;
use crate::sched::PanicRecord;
use crate::traceback::{Position, positions, string_at, walk_own};
use crate::worker::Worker;

const FUNCTION: u32 = 40;
const INSTRUCTION: u32 = 8;
const DEPTH: u32 = 1;
const MAX_DEPTH: usize = 0x7F;

/// What is called, and where it is at.
pub(crate) struct Called<'a> {
    pub(crate) name: &'a str,
    pub(crate) file: &'a str,
    pub(crate) line: u32,
    /// The number of the entry of the function whose frame it is.
    pub(crate) entry: u64,
    /// It has no frame of its own.
    pub(crate) inlined: bool,
}

/// A function of Go's own runtime that stands on Go's stacks and has no frame here, and where it is at.
#[derive(Clone, Copy)]
enum Unseen {
    DoInit,
    DoInit1,
    Goexit,
    GoexitCalled,
    Gopanic,
    Main,
    MainInit,
    PanicBounds,
    PanicBounds64,
    PanicDivide,
    PanicMem,
    SigPanic,
}

/// In the order of the variants: name, file, line, whether it is inlined.
const UNSEEN: &[(&str, &str, u32, bool)] = &[
    ("runtime.doInit", "runtime/proc.go", 8121, true),
    ("runtime.doInit1", "runtime/proc.go", 8154, false),
    ("runtime.goexit", "runtime/asm_amd64.s", 1264, false),
    ("runtime.Goexit", "runtime/panic.go", 694, false),
    ("runtime.gopanic", "runtime/panic.go", 859, false),
    ("runtime.main", "runtime/proc.go", 302, false),
    ("runtime.main", "runtime/proc.go", 269, false),
    ("runtime.panicBounds", "runtime/asm_amd64.s", 1622, false),
    ("runtime.panicBounds64", "runtime/panic.go", 236, false),
    ("runtime.panicdivide", "runtime/panic.go", 315, false),
    ("runtime.panicmem", "runtime/panic.go", 336, true),
    ("runtime.sigpanic", "runtime/signal_unix.go", 931, false),
];

/// Stands for a function's number if what is called is one of [`UNSEEN`].
const UNSEEN_FUNCTION: u64 = (1 << (u64::BITS - FUNCTION)) - 1;

/// The number of a function's entry.
pub(crate) fn entry(func: FuncIdx) -> u64 {
    (u64::from(func.0) + 1) << FUNCTION
}

fn unseen(which: Unseen) -> u64 {
    UNSEEN_FUNCTION << FUNCTION | (which as u64 + 1) << INSTRUCTION | 1
}

/// The numbers of at most `most` callers behind the first `skip` of the native that runs, the innermost first.
pub(crate) fn numbers(worker: &Worker, skip: usize, most: usize) -> Vec<u64> {
    let image = &worker.image;
    let wanted = skip.saturating_add(most);
    let (mut found, mut outermost) = (Vec::new(), None);
    let started = walk_own(worker, |frame, panic| {
        if !image.func(frame.func).wrapper && !only_initialises(image, outermost, frame.func) {
            let instruction = (u64::from(frame.instruction()) + 1) << INSTRUCTION;
            let depth = positions(image, frame.func, frame.instruction()).len();
            let number =
                |depth: usize| entry(frame.func) | instruction | (depth.min(MAX_DEPTH) as u64) << DEPTH | 1;
            found.extend((0..depth).rev().map(number));
        }
        outermost = Some(frame.func);
        found.extend(panic.into_iter().flat_map(|record| panicking(image, record)).copied().map(unseen));
        found.len() < wanted
    });
    let bottom: &[Unseen] = match started {
        None => &[],
        Some(true) => &[Unseen::Goexit],
        Some(false) if outermost == image.boot.last().copied() => &[Unseen::Main, Unseen::Goexit],
        Some(false) => &[Unseen::DoInit1, Unseen::DoInit, Unseen::MainInit, Unseen::Goexit],
    };
    found.extend(bottom.iter().copied().map(unseen));
    found.truncate(wanted);
    found.drain(..skip.min(found.len()));
    found
}

/// Whether a function is that of a package's initialisation and called the other for being an `init` of the source, which in Go the runtime
/// does.
fn only_initialises(image: &Image, called: Option<FuncIdx>, func: FuncIdx) -> bool {
    let name = &*image.func(func).name;
    let number = called.and_then(|called| image.func(called).name.strip_prefix(name)?.strip_prefix('.'));
    image.boot.contains(&func)
        && number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What Go's runtime calls between the instruction that panicked and the deferred function.
fn panicking(image: &Image, record: &PanicRecord) -> &'static [Unseen] {
    const DIVIDE: &str = "integer divide by zero";
    let [ty, data] = record.value;
    let name = || &*image.types.get(TypeIdx(ty as u32)).desc.name;
    let (bounds, divide) = match &record.fault {
        Some(fault) => {
            (matches!(fault, GoPanic::Bounds(_)), matches!(fault, GoPanic::Error(text) if text == DIVIDE))
        }
        None if record.goexit || ty == 0 => (false, false),
        None => {
            let text = || string_at(Address::from_word(data));
            let divide = || [RUNTIME_ERROR.as_bytes(), DIVIDE.as_bytes()].concat();
            (name() == "runtime.boundsError", name() == "runtime.errorString" && text() == divide())
        }
    };
    match record {
        _ if record.goexit => &[Unseen::GoexitCalled],
        _ if record.signal => &[Unseen::Gopanic, Unseen::PanicMem, Unseen::SigPanic],
        _ if bounds => &[Unseen::Gopanic, Unseen::PanicBounds64, Unseen::PanicBounds],
        _ if divide => &[Unseen::Gopanic, Unseen::PanicDivide],
        _ => &[Unseen::Gopanic],
    }
}

/// What a number stands for; programs may have made it up.
pub(crate) fn called(image: &Image, number: u64) -> Option<Called<'_>> {
    let func = (number >> FUNCTION).checked_sub(1)?;
    let instruction = ((number >> INSTRUCTION) as u32).checked_sub(1);
    if func + 1 == UNSEEN_FUNCTION {
        let &(name, file, line, inlined) = UNSEEN.get(instruction? as usize)?;
        return Some(Called { name, file, line, entry: number & !((1 << INSTRUCTION) - 1), inlined });
    }
    let func = FuncIdx(u32::try_from(func).ok().filter(|&func| image.has_code_at(func))?);
    let entry = entry(func);
    let Some(instruction) = instruction else {
        let desc = image.func(func);
        let file = image.files.get(desc.file as usize).map_or("?", |file| file);
        return Some(Called { name: &desc.name, file, line: desc.line, entry, inlined: false });
    };
    let mut positions = positions(image, func, instruction);
    let depth = (number >> DEPTH) as usize & MAX_DEPTH;
    let Position { name, file, line, inlined } =
        positions.swap_remove(positions.len().checked_sub(depth + 1)?);
    Some(Called { name, file, line, entry, inlined })
}
