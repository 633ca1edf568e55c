//! Walking a goroutine's frames, from the innermost outwards.
//!
//! The two words below a frame are its return address and its caller's frame. Return addresses that are stubs of the
//! machine stand for what the machine put between two frames: a change of stack chunk, a deferred call run by a
//! panic, a call made to print a panic value, the bottom of the stack.

use minigo_lang::bytecode::{FuncIdx, WordMap};

use crate::image::{Image, Place};
use crate::interp::stubs::Stub;
use crate::sched::{FrameState, Goroutine};

/// Which pointer map of a frame holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MapKind {
    /// At the instruction, before it.
    Before,
    /// At the instruction, across it.
    Across,
    /// Across the call before the address.
    Return,
    /// The frame panicked: what its recovery needs.
    Panicked,
}

/// A frame.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    pub(crate) fp: *mut u64,
    pub(crate) func: FuncIdx,
    /// Words from the function's entry.
    pub(crate) offset: u32,
    pub(crate) kind: MapKind,
}

/// What lies between a frame and the frame that called it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// An ordinary call.
    Call,
    /// A deferred call at the function's end.
    Defer,
    /// A panic runs a deferred call.
    Panic,
    /// A method is called to print a panic value.
    Print,
    /// The bottom of the stack.
    Bottom,
}

/// A position in a walk.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Walker {
    /// The current frame; `None` past the bottom.
    pub(crate) frame: Option<Frame>,
    /// Panics that began in frames not yet passed.
    pub(crate) panics: usize,
}

impl Walker {
    /// Past the bottom.
    pub(crate) const END: Walker = Walker { frame: None, panics: 0 };

    /// Starts at a goroutine's innermost frame, as it was saved.
    ///
    /// # Safety
    ///
    /// The goroutine is not running, or has saved its state, and nobody else touches it.
    pub(crate) unsafe fn new(image: &Image, goroutine: *const Goroutine) -> Walker {
        // SAFETY: the caller's promise.
        let goroutine = unsafe { &*goroutine };
        let panics = goroutine.panics.len();
        let (kind, panics) = match goroutine.state {
            FrameState::Start => return Walker::END,
            FrameState::Before => (MapKind::Before, panics),
            FrameState::Across => (MapKind::Across, panics),
            FrameState::Panicked => (MapKind::Panicked, goroutine.panics[panics - 1].outer),
        };
        Walker::at(image, goroutine.pc, goroutine.fp, kind, panics)
    }

    /// Starts at a frame.
    pub(crate) fn at(image: &Image, pc: *const u64, fp: *mut u64, kind: MapKind, panics: usize) -> Walker {
        match image.place(pc) {
            Place::Func(func, offset) => Walker { frame: Some(Frame { fp, func, offset, kind }), panics },
            // Between two frames: a return to the frame is about to happen.
            Place::Trampoline(func, offset) => {
                Walker { frame: Some(Frame { fp, func, offset, kind: MapKind::Across }), panics }
            }
            Place::Stub(_) => Walker { frame: None, panics },
        }
    }

    /// Goes to the caller of the current frame, and says what led from it to the current one.
    ///
    /// # Safety
    ///
    /// As for `new`; the stack has not changed from the current frame outwards.
    pub(crate) unsafe fn step(&mut self, image: &Image, goroutine: *const Goroutine) -> Link {
        let Some(frame) = self.frame else { return Link::Bottom };
        let mut window = frame.fp;
        loop {
            // SAFETY: `window` is the base of a frame, or of the window it would have had: two header words lie below.
            let (pc, fp) = unsafe { (*window.sub(2) as *const u64, *window.sub(1) as *mut u64) };
            let (frame, link) = match image.place(pc) {
                Place::Func(func, offset) => {
                    (Some(Frame { fp, func, offset, kind: MapKind::Return }), Link::Call)
                }
                Place::Trampoline(func, offset) => {
                    (Some(Frame { fp, func, offset, kind: MapKind::Across }), Link::Defer)
                }
                Place::Stub(Stub::ChunkReturn) => {
                    window = fp;
                    continue;
                }
                Place::Stub(Stub::PanicReturn) => {
                    let inner = self.panics - 1;
                    // SAFETY: the caller's promise.
                    (unsafe { self.panic_site(image, goroutine, inner) }, Link::Panic)
                }
                Place::Stub(Stub::PrintReturn) => {
                    // SAFETY: the caller's promise.
                    let inner = unsafe { (*goroutine).printing }.map_or(0, |count| count - 1);
                    // SAFETY: the caller's promise.
                    (unsafe { self.panic_site(image, goroutine, inner) }, Link::Print)
                }
                Place::Stub(_) => (None, Link::Bottom),
            };
            self.frame = frame;
            return link;
        }
    }

    /// Passes over to the frame in which panic `index` was raised.
    ///
    /// # Safety
    ///
    /// As for `new`.
    unsafe fn panic_site(
        &mut self,
        image: &Image,
        goroutine: *const Goroutine,
        index: usize,
    ) -> Option<Frame> {
        // SAFETY: the caller's promise.
        let panics = unsafe { &(*goroutine).panics };
        let record = &panics[index];
        self.panics = record.outer;
        Walker::at(image, record.site_pc, record.site_fp, MapKind::Panicked, record.outer).frame
    }
}

impl Frame {
    /// A word of the instruction that the frame is at, counted from its function's entry: a return address is that of a call before it.
    pub(crate) fn instruction(&self) -> u32 {
        if self.kind == MapKind::Return { self.offset - 1 } else { self.offset }
    }

    /// The frame's pointer map; `None` if nothing in it is live.
    pub(crate) fn map<'a>(&self, image: &'a Image) -> Option<&'a WordMap> {
        let func = image.func(self.func);
        let points = &func.safepoints;
        let number = match self.kind {
            MapKind::Before | MapKind::Across => {
                let found = points.binary_search_by_key(&self.offset, |point| point.pc);
                let point = points[found.expect("a frame is suspended at safepoints only")];
                if self.kind == MapKind::Before { point.before } else { point.across }
            }
            MapKind::Return => {
                let after = points.partition_point(|point| point.pc < self.offset);
                points[after - 1].across
            }
            MapKind::Panicked => {
                let recovery = func.recover_pc?;
                points[points.partition_point(|point| point.pc < recovery)].before
            }
        };
        Some(&image.maps[number as usize])
    }
}
