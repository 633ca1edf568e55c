//! Traces and panic values in Go's form.

use std::collections::VecDeque;
use std::fmt::Write as _;

use minigo_gc::Address;
use minigo_lang::bytecode::{FuncIdx, Kind, TypeIdx};

use crate::fault::RUNTIME_ERROR;
use crate::heap::frames::{Frame, Link, MapKind, Walker};
use crate::heap::word::{load_u64, raw_bytes};
use crate::image::Image;
use crate::interp::{scalar_text, value_text};
use crate::sched::{FrameState, Goroutine, PanicRecord, Status};
use crate::value::repr;
use crate::worker::Worker;

/// Frames shown at each end of a long trace, as in Go.
const SHOWN_FRAMES: usize = 50;
/// After this time a trace says how long a goroutine has waited, in nanoseconds.
const MINUTE: i64 = 60_000_000_000;

/// The bytes of the string whose two words stand at an address; they need not be UTF-8.
pub(crate) fn string_at(at: Address) -> Vec<u8> {
    raw_bytes(Address::from_word(load_u64(at, 0)), load_u64(at, 8) as usize).to_vec()
}

/// The method of a type that gives a panic value's text: `Error() string`, else `String() string`.
pub(crate) fn text_method(image: &Image, ty: TypeIdx) -> Option<FuncIdx> {
    let methods = image.types.get(ty).methods();
    ["Error", "String"].into_iter().find_map(|name| {
        let found = methods.iter().find(|entry| {
            let sig = image.sig(entry.func);
            let returns_string = sig.result_words == 2 && sig.result_pointers.contains(0);
            image.types.method_name(entry.method) == name && sig.param_words == 1 && returns_string
        });
        found.map(|entry| entry.func)
    })
}

/// A panic value as Go's runtime prints it, by its `Error` or `String` if it has one.
pub(crate) fn panic_text(image: &Image, record: &PanicRecord) -> Vec<u8> {
    match &record.text {
        Some(text) => indented(text),
        None => panic_value_text(image, record.value),
    }
}

fn indented(text: &[u8]) -> Vec<u8> {
    text.split(|byte| *byte == b'\n').collect::<Vec<_>>().join(&b"\n\t"[..])
}

/// A panic value as Go's runtime prints it where no code of the program may run any more.
pub(crate) fn panic_value_text(image: &Image, [ty, data]: [u64; 2]) -> Vec<u8> {
    let rt = image.types.get(TypeIdx(ty as u32));
    let (name, predeclared) = (&rt.desc.name, rt.desc.pkg_path.is_empty());
    match rt.kind {
        // In Go it is no string.
        Kind::String if **name == *"runtime.boundsError" => format!("({name}) {data:#x}").into_bytes(),
        Kind::String => {
            let text = string_at(Address::from_word(data));
            // These hold what `Error` returns, in Go it is without the prefix.
            let bare = match **name == *"runtime.errorString" {
                true => text.strip_prefix(RUNTIME_ERROR.as_bytes()),
                false => None,
            };
            let text = indented(bare.unwrap_or(&text));
            if predeclared { text } else { [name.as_bytes(), b"(\"", &text, b"\")"].concat() }
        }
        Kind::Bool
        | Kind::Int
        | Kind::Int8
        | Kind::Int16
        | Kind::Int32
        | Kind::Int64
        | Kind::Uint
        | Kind::Uint8
        | Kind::Uint16
        | Kind::Uint32
        | Kind::Uint64
        | Kind::Uintptr
        | Kind::Float32
        | Kind::Float64 => {
            let mut word = [0];
            repr::load_value(rt, Address::from_word(data), &mut word);
            let text = scalar_text(rt.kind, word[0]);
            if predeclared { text } else { format!("{name}({text})") }.into_bytes()
        }
        Kind::Complex64 | Kind::Complex128 => {
            let text = value_text(&image.types, TypeIdx(ty as u32), Address::from_word(data));
            // The text has parentheses of its own.
            if predeclared { text } else { [name.as_bytes(), &text].concat() }
        }
        _ => format!("({name}) {data:#x}").into_bytes(),
    }
}

/// A function that was called, inlined or not, where it goes on.
pub(crate) struct Position<'a> {
    pub(crate) name: &'a str,
    pub(crate) file: &'a str,
    pub(crate) line: u32,
    /// It has no frame of its own.
    pub(crate) inlined: bool,
}

/// The functions at an instruction, words from a function's entry, the innermost first: those inlined there, then the function.
pub(crate) fn positions(image: &Image, func: FuncIdx, pc: u32) -> Vec<Position<'_>> {
    let func = image.func(func);
    let after = func.lines.partition_point(|entry| entry.pc <= pc);
    let entry = after.checked_sub(1).map(|index| func.lines[index]);
    let (mut line, mut call) = entry.map_or((func.line, 0), |entry| (entry.line, entry.call));
    let file = |file: u32| image.files.get(file as usize).map_or("?", |file| file);
    let mut found = Vec::new();
    while let Some(index) = call.checked_sub(1) {
        let inlined = &func.inlined[index as usize];
        found.push(Position { name: &inlined.name, file: file(inlined.file), line, inlined: true });
        (line, call) = (inlined.line, inlined.outer);
    }
    found.push(Position { name: &func.name, file: file(func.file), line, inlined: false });
    found
}

fn frame_text(image: &Image, frame: &Frame) -> String {
    let params = image.sig(frame.func).param_words;
    let offset = 8 * frame.offset;
    let mut text = String::new();
    for Position { name, file, line, inlined } in positions(image, frame.func, frame.instruction()) {
        let args = if params == 0 && !inlined { "" } else { "..." };
        let _ = writeln!(text, "{name}({args})\n\t{file}:{line} +{offset:#x}");
    }
    text
}

/// The frames of a goroutine from a walk's position outwards.
pub(crate) fn frames(image: &Image, goroutine: *const Goroutine, mut walk: Walker) -> String {
    let mut first = Vec::new();
    let mut last = VecDeque::new();
    let mut elided = 0;
    while let Some(frame) = walk.frame {
        // SAFETY: the goroutine is stopped, or the worker's own with its registers saved.
        let link = unsafe { walk.step(image, goroutine) };
        let hidden = image.func(frame.func).wrapper;
        let item = (!hidden).then_some(frame);
        for entry in item.map(Some).into_iter().chain((link == Link::Panic).then_some(None)) {
            if first.len() < SHOWN_FRAMES {
                first.push(entry);
            } else {
                last.push_back(entry);
                if last.len() > SHOWN_FRAMES {
                    last.pop_front();
                    elided += 1;
                }
            }
        }
    }
    let text = |entry: &Option<Frame>| match entry {
        Some(frame) => frame_text(image, frame),
        None => "panic(...)\n\truntime/panic.go\n".to_owned(),
    };
    let mut out: String = first.iter().map(text).collect();
    if elided > 0 {
        let _ = writeln!(out, "...{elided} frames elided...");
    }
    out.extend(last.iter().map(text));
    out
}

/// Where a goroutine was started.
pub(crate) fn creator(image: &Image, goroutine: *const Goroutine) -> String {
    // SAFETY: the goroutine is alive, and its creator is never changed.
    let Some((func, offset, id)) = (unsafe { (*goroutine).creator }) else { return String::new() };
    let frame = Frame { fp: std::ptr::null_mut(), func, offset, kind: MapKind::Return };
    let positions = positions(image, frame.func, frame.instruction());
    let Position { name, file, line, .. } = &positions[0];
    format!("created by {name} in goroutine {id}\n\t{file}:{line} +{:#x}\n", 8 * offset)
}

/// A goroutine's trace with its header, in the given status or its own.
pub(crate) fn goroutine(
    image: &Image,
    goroutine: *const Goroutine,
    status: Option<Status>,
    now: i64,
) -> String {
    // SAFETY: the goroutine is stopped.
    let (id, own, since, state) = unsafe {
        let goroutine = &*goroutine;
        (goroutine.id, goroutine.status, goroutine.since, goroutine.state)
    };
    let status = match status.unwrap_or(own) {
        Status::Running => "running".to_owned(),
        Status::Runnable => "runnable".to_owned(),
        Status::Waiting(reason) if now - since >= MINUTE => {
            format!("{}, {} minutes", reason.text(), (now - since) / MINUTE)
        }
        Status::Waiting(reason) => reason.text().to_owned(),
    };
    let mut out = format!("goroutine {id} [{status}]:\n");
    if state != FrameState::Start {
        // SAFETY: the goroutine is stopped.
        let walk = unsafe { Walker::new(image, goroutine) };
        out += &frames(image, goroutine, walk);
    }
    out + &creator(image, goroutine)
}

/// The running goroutine's trace, as `debug.Stack` formats it.
pub(crate) fn current(worker: &mut Worker) -> String {
    let panics = worker.goroutine().panics.len();
    let walk = Walker::at(&worker.image, worker.pc, worker.fp, MapKind::Before, panics);
    let id = worker.goroutine().id;
    let trace = frames(&worker.image, worker.current, walk);
    format!("goroutine {id} [running]:\n{trace}{}", creator(&worker.image, worker.current))
}

/// Goes through the frames of the running goroutine, which calls a native, outwards from the native's caller, as long as `visit` says so.
/// Each comes with the panic that called it, if one did. `None`, or at the bottom whether a `go` statement started the goroutine.
pub(crate) fn walk_own(
    worker: &Worker,
    mut visit: impl FnMut(Frame, Option<&PanicRecord>) -> bool,
) -> Option<bool> {
    // SAFETY: the worker's own goroutine.
    let goroutine = unsafe { &*worker.current };
    let mut walk = Walker::at(&worker.image, worker.pc, worker.fp, MapKind::Before, goroutine.panics.len());
    while let Some(frame) = walk.frame {
        let panics = walk.panics;
        // SAFETY: the worker's own goroutine, in a native.
        let link = unsafe { walk.step(&worker.image, worker.current) };
        let caller = (link == Link::Panic).then(|| &goroutine.panics[panics - 1]);
        if !visit(frame, caller) {
            return None;
        }
    }
    Some(goroutine.creator.is_some())
}
