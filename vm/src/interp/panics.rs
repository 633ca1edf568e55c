//! Panics, recovery, `runtime.Goexit`, fatal errors (Go specification, "Handling panics").
//!
//! Deferred calls of a panic run on top of the frame that panicked, so that nothing below is lost until one of them
//! recovers. A record per panic remembers how far outwards the deferred calls have been run.

use minigo_gc::Address;
use minigo_lang::bytecode::{Kind, TypeIdx};

use super::dispatch::Flow;
use super::stubs::Stub;
use crate::fault::GoPanic;
use crate::heap::frames::{Link, MapKind, Walker};
use crate::heap::word::{load_u64, store_u64, write_bytes};
use crate::image::Image;
use crate::sched::{FrameState, PanicRecord, Status};
use crate::traceback;
use crate::types::layout_of;
use crate::value::repr;
use crate::worker::{Leave, Worker};

/// Exit code of panics and fatal errors.
const FAILURE: i32 = 2;

impl Worker {
    /// The instruction at the saved registers panics.
    #[cold]
    #[inline(never)]
    pub(crate) fn raise(&mut self, fault: GoPanic) -> Flow {
        let outer = self.goroutine().panics.len();
        self.raise_over(fault, outer)
    }

    /// As `raise`, where only the first `outer` panics in progress began in frames outside of this one.
    fn raise_over(&mut self, fault: GoPanic, outer: usize) -> Flow {
        let signal = fault == GoPanic::NilDereference;
        self.begin_panic(Some(fault), outer, false, signal);
        match self.make_panic_value() {
            Ok(()) => self.run_deferred(),
            Err(flow) => flow,
        }
    }

    /// `runtime.Goexit`.
    pub(crate) fn goexit(&mut self) -> Flow {
        let outer = self.goroutine().panics.len();
        self.begin_panic(None, outer, true, false);
        self.run_deferred()
    }

    fn begin_panic(&mut self, fault: Option<GoPanic>, outer: usize, goexit: bool, signal: bool) {
        let (pc, fp) = (self.pc, self.fp);
        let walk = Walker::at(&self.image, pc, fp, MapKind::Panicked, outer);
        self.goroutine().panics.push(PanicRecord {
            value: [0; 2],
            fault,
            recovered: false,
            goexit,
            repanicked: false,
            signal,
            outer,
            site_pc: pc,
            site_fp: fp,
            walk,
            text: None,
        });
        self.save(FrameState::Panicked);
    }

    /// The record of the innermost panic.
    fn record(&mut self) -> &mut PanicRecord {
        self.goroutine().panics.last_mut().expect("a panic is in progress")
    }

    /// Gives the innermost panic its value, collecting if memory is short.
    fn make_panic_value(&mut self) -> Result<(), Flow> {
        let Some(fault) = self.record().fault.take() else { return Ok(()) };
        if let GoPanic::Value(ty, data) = fault {
            self.record().value = [u64::from(ty.0), data];
            return Ok(());
        }
        if matches!(fault, GoPanic::NilValue) && self.compatibility.nil_panics {
            self.record().text = Some(b"nil".to_vec());
            return Ok(());
        }
        let text = fault.text();
        self.record().text = Some(text.clone().into_bytes());
        // A program without package runtime has no type for it; then the text is all there is.
        let Some(ty) = self.image.types.well_known(fault.type_name()) else { return Ok(()) };
        let mut collected = false;
        loop {
            match self.panic_value(&fault, ty, &text) {
                Ok(value) => {
                    self.record().value = value;
                    return Ok(());
                }
                Err(minigo_gc::AllocError::NeedsCollection) if !collected => {
                    collected = true;
                    self.mutator.collect_now();
                }
                Err(_) => return Err(self.throw("out of memory")),
            }
        }
    }

    /// The value of a panic that the machine raised: a string type, or a pointer to a struct that begins with one.
    fn panic_value(
        &mut self,
        fault: &GoPanic,
        ty: TypeIdx,
        text: &str,
    ) -> Result<[u64; 2], minigo_gc::AllocError> {
        let data = self.mutator.alloc_bytes(text.len(), false)?;
        write_bytes(data, text.as_bytes());
        let words = [data.word(), text.len() as u64];
        if !fault.is_pointer() {
            return Ok([u64::from(ty.0), self.box_value(ty, &words)?]);
        }
        let object = self.mutator.alloc(layout_of(ty))?;
        repr::store_pointer(&mut self.mutator, object, words[0]);
        store_u64(object, 8, words[1]);
        let pointer = self.image.types.get(ty).desc.pointer_to.unwrap_or(ty);
        Ok([u64::from(pointer.0), object.word()])
    }

    /// Runs the next deferred call of the innermost panic; without any, the panic is fatal, or the goroutine ends.
    fn run_deferred(&mut self) -> Flow {
        let goroutine = self.current;
        loop {
            let mut walk = self.record().walk;
            let Some(frame) = walk.frame else {
                return if self.record().goexit { self.goroutine_ended() } else { self.fatal_panic() };
            };
            let func = self.image.func(frame.func);
            if let Some(head) = func.defer_head {
                // SAFETY: a word of the frame: the head of its list of deferred calls, whose records are two words.
                let slot = unsafe { frame.fp.add(usize::from(head)) };
                // SAFETY: as above.
                let record = Address::from_word(unsafe { *slot });
                if !record.is_null() {
                    let closure = load_u64(record, 8);
                    // SAFETY: as above.
                    unsafe { *slot = load_u64(record, 0) };
                    if closure == 0 {
                        let outer = self.record().outer;
                        return self.raise_over(GoPanic::NilDereference, outer);
                    }
                    return self.call_on_top(closure, self.top_frame_words(), Stub::PanicReturn);
                }
            }
            // SAFETY: the goroutine is this worker's, and its frames are intact.
            let link = unsafe { walk.step(&self.image, goroutine) };
            if link == Link::Print {
                return self.panic_while_printing();
            }
            self.record().walk = walk;
        }
    }

    /// Words of the frame at the saved registers.
    fn top_frame_words(&self) -> u32 {
        match self.image.place(self.pc) {
            crate::image::Place::Func(func, _) | crate::image::Place::Trampoline(func, _) => {
                self.image.func(func).frame_words
            }
            crate::image::Place::Stub(_) => 0,
        }
    }

    /// A deferred call that a panic made has returned.
    pub(crate) fn panic_returned(&mut self) -> Flow {
        let record = self.record();
        let (pc, fp, recovered) = (record.site_pc, record.site_fp, record.recovered);
        self.pc = pc;
        self.fp = fp;
        self.save(FrameState::Panicked);
        if recovered { self.recovery() } else { self.run_deferred() }
    }

    /// The innermost panic was recovered: drops it, all that it overtook, and the frames inside the one whose deferred
    /// call recovered; that frame returns to its caller.
    fn recovery(&mut self) -> Flow {
        let walk = self.record().walk;
        let frame = walk.frame.expect("a deferred call has a frame");
        let goexit = self.goroutine().panics.drain(walk.panics..).any(|record| record.goexit);
        let goroutine = self.goroutine();
        goroutine.stack.pop_to(frame.fp);
        self.limit = self.goroutine().stack.limit();
        let func = self.image.func(frame.func);
        let recovery = func.recover_pc.expect("a function with deferred calls can recover");
        self.fp = frame.fp;
        self.pc = self.image.entry(frame.func).wrapping_add(recovery as usize);
        if goexit {
            // Goexit cannot be recovered: it goes on from here.
            return self.goexit();
        }
        self.save(FrameState::Before);
        Flow::Resume
    }

    /// `recover()` in the frame at the saved registers: the panic's value if the frame belongs to a deferred
    /// call that a panic made, seen through wrappers.
    pub(crate) fn recover(&mut self) -> [u64; 2] {
        let goroutine = self.current;
        let Some(record) = self.goroutine().panics.last() else { return [0; 2] };
        if record.recovered || record.goexit {
            return [0; 2];
        }
        let panics = self.goroutine().panics.len();
        let mut walk = Walker::at(&self.image, self.pc, self.fp, MapKind::Before, panics);
        loop {
            // SAFETY: the goroutine is this worker's.
            match unsafe { walk.step(&self.image, goroutine) } {
                Link::Panic => break,
                Link::Call if walk.frame.is_some_and(|frame| self.image.func(frame.func).wrapper) => {}
                _ => return [0; 2],
            }
        }
        let record = self.record();
        record.recovered = true;
        record.value
    }

    /// A deferred call that `run_defers` made has returned: executes it again.
    pub(crate) fn defer_returned(&mut self) -> Flow {
        self.pc = self.image.trampoline_target(self.pc);
        Flow::Resume
    }

    /// The goroutine's function has returned, or `Goexit` has run all deferred calls.
    pub(crate) fn goroutine_ended(&mut self) -> Flow {
        self.goroutine().panics.clear();
        if self.goroutine().boot.is_some() {
            self.main_exited = true;
        }
        self.leave = Leave::Ended;
        Flow::Leave
    }

    // ── fatal ends ────────────────────────────────────────────────────────────────────────────────────

    /// No deferred call recovered: makes the values printable, then prints them.
    fn fatal_panic(&mut self) -> Flow {
        self.goroutine().printing = Some(self.goroutine().panics.len());
        self.mark_repanicked();
        self.make_printable()
    }

    /// A panic with the value of the one it came of is printed once.
    fn mark_repanicked(&mut self) {
        let panics = &mut self.goroutine().panics;
        for inner in (1..panics.len()).rev() {
            if panics[inner - 1].value == panics[inner].value {
                panics[inner - 1].repanicked = true;
            }
        }
    }

    /// Calls `Error` or `String` of the next panic value that has it; prints when there is none left.
    fn make_printable(&mut self) -> Flow {
        for index in (0..self.goroutine().panics.len()).rev() {
            let record = &self.goroutine().panics[index];
            if record.text.is_some() || record.goexit {
                continue;
            }
            let [ty, data] = record.value;
            let Some(method) = traceback::text_method(&self.image, TypeIdx(ty as u32)) else { continue };
            self.goroutine().panics[index].text = Some(Vec::new());
            let entry = self.image.entry(method);
            let parent = self.fp;
            let window =
                parent.wrapping_add(self.top_frame_words() as usize + crate::sched::stack::HEADER_WORDS);
            let stub = self.image.stub(Stub::PrintReturn);
            self.goroutine().print_frame = window;
            self.goroutine().panics[index].fault = Some(GoPanic::NilValue);
            // SAFETY: chunks have slack for a window beyond the last frame; the method takes the data word.
            let entered = unsafe {
                *window = data;
                self.enter(entry, window, (stub, parent), 1)
            };
            return self.entered(entered);
        }
        self.print_panics()
    }

    /// `Error` or `String` has returned.
    pub(crate) fn print_returned(&mut self) -> Flow {
        let window = Address::from_word(self.goroutine().print_frame as u64);
        let text = traceback::string_at(window);
        let panics = &mut self.goroutine().panics;
        let asked = panics.iter_mut().rev().find(|record| record.fault.is_some());
        let asked = asked.expect("one panic's value is being printed");
        asked.fault = None;
        asked.text = Some(text);
        let record = self.record();
        (self.pc, self.fp) = (record.site_pc, record.site_fp);
        self.save(FrameState::Panicked);
        self.make_printable()
    }

    /// `Error` or `String` of a panic value panicked itself.
    fn panic_while_printing(&mut self) -> Flow {
        let [ty, data] = self.record().value;
        let rt = self.image.types.get(TypeIdx(ty as u32));
        let text = if rt.kind == Kind::String && rt.desc.declared_name.is_empty() {
            String::from_utf8_lossy(&traceback::string_at(Address::from_word(data))).into_owned()
        } else {
            format!("type {}", rt.desc.name)
        };
        self.throw(&format!("panic while printing panic value: {text}"))
    }

    fn print_panics(&mut self) -> Flow {
        let mut out = self.panics_text(traceback::panic_text);
        let goroutine = self.current;
        if let Some(record) = self.goroutine().panics.iter().rev().find(|record| record.signal) {
            let pc = record.site_pc as usize;
            let signal = format!("[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc={pc:#x}]\n");
            out.extend(signal.into_bytes());
        }
        out.push(b'\n');
        let now = self.clock.monotonic();
        let trace = traceback::goroutine(&self.image, goroutine, Some(Status::Running), now);
        out.extend(trace.into_bytes());
        self.stdio.report(out);
        self.leave = Leave::Exit(FAILURE);
        Flow::Leave
    }

    /// A line for each of the running goroutine's panics, the oldest first.
    fn panics_text(&self, text: fn(&Image, &PanicRecord) -> Vec<u8>) -> Vec<u8> {
        let mut out = Vec::new();
        // SAFETY: this worker's goroutine, which nobody else touches.
        let panics = unsafe { &(*self.current).panics };
        let mut printed_before = false;
        for (index, record) in panics.iter().enumerate() {
            if index > 0 && panics[index - 1].repanicked {
                continue;
            }
            if printed_before {
                out.push(b'\t');
            }
            printed_before = !record.goexit;
            if record.goexit {
                continue;
            }
            out.extend(b"panic: ");
            out.extend(text(&self.image, record));
            if record.recovered && record.repanicked {
                out.extend(b" [recovered, repanicked]");
            } else if record.recovered {
                out.extend(b" [recovered]");
            }
            out.push(b'\n');
        }
        out
    }

    /// A fatal error that is the program's own fault: what it panics with meanwhile is told first, as it is, since no code of the program
    /// runs any more.
    pub(crate) fn fatal(&mut self, text: &str) -> Flow {
        self.mark_repanicked();
        let mut before = self.panics_text(|image, record| traceback::panic_value_text(image, record.value));
        if !self.goroutine().panics.is_empty() {
            before.push(b'\t');
        }
        self.throw_after(before, text)
    }

    /// A fatal error in the running goroutine.
    #[cold]
    pub(crate) fn throw(&mut self, text: &str) -> Flow {
        self.throw_after(Vec::new(), text)
    }

    fn throw_after(&mut self, mut report: Vec<u8>, text: &str) -> Flow {
        let image = std::sync::Arc::clone(&self.image);
        let walk = Walker::at(&image, self.pc, self.fp, MapKind::Before, self.goroutine().panics.len());
        let trace = traceback::frames(&image, self.current, walk);
        let id = self.goroutine().id;
        report.extend(format!("fatal error: {text}\n\ngoroutine {id} [running]:\n{trace}").into_bytes());
        report.extend(traceback::creator(&image, self.current).into_bytes());
        self.stdio.report(report);
        self.leave = Leave::Exit(FAILURE);
        Flow::Leave
    }

    /// A fatal error without a running goroutine: all of them are shown.
    pub(crate) fn throw_all(&mut self, text: &str) {
        let mut out = format!("fatal error: {text}\n");
        let now = self.clock.monotonic();
        for goroutine in self.sched.all() {
            out.push('\n');
            out += &traceback::goroutine(&self.image, goroutine, None, now);
        }
        self.stdio.report(out);
    }
}
