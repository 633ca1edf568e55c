//! The calling convention of native functions. Why one does not simply return stands in `native_exit.rs`.
//!
//! A native is the Rust body of a Go function that is declared without one. It reads its parameters from its *window*, the
//! words in which they stand in register form one after the other (receiver first), and writes its results from word
//! 0 on, over the parameters: it reads all it needs before it writes.
//!
//! Rules:
//! - A native never calls back into Go and never blocks the worker for long.
//! - Allocate first, take effect afterwards: when an allocation fails for want of a collection, `?` hands the failure to
//!   the interpreter, which collects and calls the native again from its beginning.
//! - Nothing moves while a native runs, so addresses stay valid until it returns, and not a moment longer.

use std::fs::File;
use std::io::Read;

use minigo_gc::{Address, Cause, Due, Heap, MemStats, Mutator};
use minigo_lang::bytecode::{Demand, FuncIdx, NativeDesc, TypeIdx};

use crate::callers::{self, Called};
use crate::chan;
use crate::environment::Environment;
use crate::files::Files;
use crate::heap::word;
use crate::image::Image;
use crate::map;
use crate::sched::{TimerId, WaitReason};
use crate::signals::Deed;
use crate::types::{RtTypes, layout_of};
use crate::value::repr;
use crate::worker::Worker;

pub use super::native_exit::{NativeExit, Park};

/// How many types and functions reflection may ask for: units have so much room.
const MAX_SUPPLIED: usize = 1000;

/// A native function.
pub type NativeFn = fn(&mut NativeCx<'_>) -> Result<(), NativeExit>;

/// A string's two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Str {
    /// Address of the bytes.
    pub data: Address,
    /// Length in bytes.
    pub len: usize,
}

/// A slice's three words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct RawSlice {
    /// Address of the first element.
    pub data: Address,
    /// Number of elements.
    pub len: usize,
    /// Capacity in elements.
    pub cap: usize,
}

/// What a native sees of the machine.
pub struct NativeCx<'a> {
    pub(super) worker: &'a mut Worker,
    image: &'a Image,
    window: Address,
    native: usize,
}

impl<'a> NativeCx<'a> {
    pub(crate) fn new(worker: &'a mut Worker, image: &'a Image, window: *mut u64, native: usize) -> Self {
        NativeCx { worker, image, window: Address::from_word(window as u64), native }
    }

    // ── parameters ────────────────────────────────────────────────────────────────────────────────────

    /// A parameter word.
    #[inline(always)]
    pub fn word(&self, index: usize) -> u64 {
        word::load_u64(self.window, 8 * index)
    }

    /// A parameter of a signed integer type.
    #[inline(always)]
    pub fn int(&self, index: usize) -> i64 {
        self.word(index) as i64
    }

    /// A float64 parameter.
    #[inline(always)]
    pub fn float(&self, index: usize) -> f64 {
        f64::from_bits(self.word(index))
    }

    /// A float32 parameter.
    #[inline(always)]
    pub fn float32(&self, index: usize) -> f32 {
        f32::from_bits(self.word(index) as u32)
    }

    /// A bool parameter.
    #[inline(always)]
    pub fn boolean(&self, index: usize) -> bool {
        self.word(index) != 0
    }

    /// A pointer parameter.
    #[inline(always)]
    pub fn pointer(&self, index: usize) -> Address {
        Address::from_word(self.word(index))
    }

    /// A string parameter's words.
    #[inline(always)]
    pub fn str(&self, index: usize) -> Str {
        Str { data: self.pointer(index), len: self.word(index + 1) as usize }
    }

    /// A string parameter's bytes, valid until the native returns.
    #[inline(always)]
    pub fn string(&self, index: usize) -> &'a [u8] {
        word::raw_bytes(self.pointer(index), self.word(index + 1) as usize)
    }

    /// A slice parameter.
    #[inline(always)]
    pub fn slice(&self, index: usize) -> RawSlice {
        let (len, cap) = (self.word(index + 1) as usize, self.word(index + 2) as usize);
        RawSlice { data: self.pointer(index), len, cap }
    }

    /// A `[]byte` parameter's bytes. Not to be used any more once the native has written to a byte slice.
    #[inline(always)]
    pub fn bytes(&self, index: usize) -> &'a [u8] {
        word::raw_bytes(self.pointer(index), self.word(index + 1) as usize)
    }

    /// An interface parameter: dynamic type (0 for nil) and data word.
    #[inline(always)]
    pub fn iface(&self, index: usize) -> (TypeIdx, u64) {
        (TypeIdx(self.word(index) as u32), self.word(index + 1))
    }

    // ── results ───────────────────────────────────────────────────────────────────────────────────────

    /// Writes a result word.
    #[inline(always)]
    pub fn set_word(&mut self, index: usize, value: u64) {
        word::store_u64(self.window, 8 * index, value);
    }

    /// Writes an integer, already extended from its type's width.
    #[inline(always)]
    pub fn set_int(&mut self, index: usize, value: i64) {
        self.set_word(index, value as u64);
    }

    /// Writes a float64.
    #[inline(always)]
    pub fn set_float(&mut self, index: usize, value: f64) {
        self.set_word(index, value.to_bits());
    }

    /// Writes a float32.
    #[inline(always)]
    pub fn set_float32(&mut self, index: usize, value: f32) {
        self.set_word(index, u64::from(value.to_bits()));
    }

    /// Writes a bool.
    #[inline(always)]
    pub fn set_bool(&mut self, index: usize, value: bool) {
        self.set_word(index, u64::from(value));
    }

    /// Writes a pointer.
    #[inline(always)]
    pub fn set_pointer(&mut self, index: usize, value: Address) {
        self.set_word(index, value.word());
    }

    /// Writes a string.
    #[inline(always)]
    pub fn set_string(&mut self, index: usize, value: Str) {
        self.set_pointer(index, value.data);
        self.set_word(index + 1, value.len as u64);
    }

    /// Writes a slice.
    #[inline(always)]
    pub fn set_slice(&mut self, index: usize, value: RawSlice) {
        self.set_pointer(index, value.data);
        self.set_word(index + 1, value.len as u64);
        self.set_word(index + 2, value.cap as u64);
    }

    /// Writes an interface. The data word is as [`box_value`](Self::box_value) returns it.
    #[inline(always)]
    pub fn set_iface(&mut self, index: usize, ty: TypeIdx, data: u64) {
        self.set_word(index, u64::from(ty.0));
        self.set_word(index + 1, data);
    }

    // ── allocation ────────────────────────────────────────────────────────────────────────────────────

    /// A string of these bytes, as conversion from a slice makes it: none or one take no allocation.
    pub fn new_string(&mut self, bytes: &[u8]) -> Result<Str, NativeExit> {
        let data = match *bytes {
            [] => return Ok(Str::default()),
            [byte] => self.image.statics.small_box(u64::from(byte)).expect("every byte has a box"),
            _ => {
                let data = self.worker.mutator.alloc_bytes(bytes.len(), false)?;
                word::write_bytes(data, bytes);
                data
            }
        };
        Ok(Str { data, len: bytes.len() })
    }

    /// A string of these bytes, as a `strings.Builder` makes it that had grown to `room` bytes first.
    pub fn built_string(&mut self, bytes: &[u8], room: usize) -> Result<Str, NativeExit> {
        if bytes.is_empty() && room == 0 {
            return Ok(Str::default());
        }
        let data = self.new_bytes(room.max(bytes.len()), true)?.data;
        word::write_bytes(data, bytes);
        Ok(Str { data, len: bytes.len() })
    }

    /// A new `[]byte` of zeros, with the capacity that the allocator rounds to if `rounded`.
    pub fn new_bytes(&mut self, len: usize, rounded: bool) -> Result<RawSlice, NativeExit> {
        let cap = if rounded { minigo_gc::size_class::round_up_size(len, true) } else { len };
        if cap == 0 {
            return Ok(RawSlice { data: self.worker.zero_address(), len: 0, cap: 0 });
        }
        let data = self.worker.mutator.alloc_bytes(cap, true)?;
        Ok(RawSlice { data, len, cap })
    }

    /// A new `[]byte` with a copy of the bytes.
    pub fn new_bytes_from(&mut self, bytes: &[u8]) -> Result<RawSlice, NativeExit> {
        let slice = self.new_bytes(bytes.len(), false)?;
        word::write_bytes(slice.data, bytes);
        Ok(slice)
    }

    /// A new zeroed slice. `cap` is at least `len`.
    pub fn new_slice(&mut self, elem: TypeIdx, len: usize, cap: usize) -> Result<RawSlice, NativeExit> {
        let data = if cap == 0 || self.types().get(elem).size == 0 {
            self.worker.zero_address()
        } else {
            self.worker.mutator.alloc_array(layout_of(elem), cap)?
        };
        Ok(RawSlice { data, len, cap })
    }

    /// A new zeroed object.
    pub fn new_object(&mut self, ty: TypeIdx) -> Result<Address, NativeExit> {
        Ok(self.worker.alloc_object(ty)?)
    }

    /// The data word of an interface that holds a value of a type, given in register form.
    pub fn box_value(&mut self, ty: TypeIdx, words: &[u64]) -> Result<u64, NativeExit> {
        Ok(self.worker.box_value(ty, words)?)
    }

    // ── memory ────────────────────────────────────────────────────────────────────────────────────────

    /// Stores a pointer, with write barrier. `slot` is a pointer word of a live object.
    pub fn store_ptr(&mut self, slot: Address, value: Address) {
        repr::store_pointer(&mut self.worker.mutator, slot, value.word());
    }

    /// Stores a value in register form to memory of its type, with write barrier.
    pub fn store_value(&mut self, ty: TypeIdx, address: Address, words: &[u64]) {
        repr::store_value(&mut self.worker.mutator, &self.image.types, ty, address, words);
    }

    /// Loads a value from memory of its type into its register form, `words.len()` being the type's words.
    pub fn load_value(&self, ty: TypeIdx, address: Address, words: &mut [u64]) {
        repr::load_value(self.types().get(ty), address, words);
    }

    /// Copies `count` elements of a type, with write barrier; the ranges may overlap.
    pub fn copy_elements(&mut self, elem: TypeIdx, dst: Address, src: Address, count: usize) {
        repr::copy_elements(&mut self.worker.mutator, &self.image.types, elem, dst, src, count);
    }

    /// The addresses of a map's keys and elements, in no particular order. The map may be null.
    pub fn map_entries(&mut self, ty: TypeIdx, map: Address) -> Result<Vec<(Address, Address)>, NativeExit> {
        let types = self.types();
        let mut words = [0_u64; map::ITERATOR_WORDS];
        let iterator = map::IterState::at(Address::from_word(words.as_mut_ptr() as u64));
        map::iter_start(iterator, map, 0);
        let cx = &mut map::MapCx { mutator: &mut self.worker.mutator, types };
        let mut entries = Vec::new();
        while let Some(entry) = map::iter_next(cx, types.map(ty), iterator).map_err(|error| match error {
            map::MapError::Panic(panic) => NativeExit::from(panic),
            map::MapError::Alloc(error) => NativeExit::from(error),
        })? {
            entries.push(entry);
        }
        Ok(entries)
    }

    /// Gives the memory of all free pages of the heap back to the operating system.
    pub fn release_free_memory(&self) {
        self.worker.heap.release_free_memory();
    }

    /// The heap, for what it has counted.
    pub(crate) fn heap(&self) -> &Heap {
        &self.worker.heap
    }

    /// The mutator's handle, for what has no method here.
    pub fn mutator(&mut self) -> &mut Mutator {
        &mut self.worker.mutator
    }

    // ── types ─────────────────────────────────────────────────────────────────────────────────────────

    /// The program's types.
    #[inline(always)]
    pub fn types(&self) -> &'a RtTypes {
        &self.image.types
    }

    /// A type by name (`reflect.rtype`, `os.PathError`), if the program has it.
    pub fn well_known(&self, name: &str) -> Option<TypeIdx> {
        self.image.types.well_known(name)
    }

    /// The number of a type or function that the program may not have yet.
    ///
    /// # Errors
    ///
    /// The compiler is to make it.
    pub fn supplied(&self, demand: Demand) -> Result<u32, NativeExit> {
        match self.worker.supplied.get(&demand) {
            Some(&number) => Ok(number),
            None if self.worker.supplied.len() >= MAX_SUPPLIED => {
                Err(NativeExit::throw("minigo does not support so many types made by reflection"))
            }
            None => Err(NativeExit::Demand(Box::new(demand))),
        }
    }

    /// The function value of a function that captures nothing.
    pub fn function_value(&self, func: FuncIdx) -> Address {
        self.image.statics.closure(func)
    }

    /// A closure of a function that captures one pointer.
    pub fn new_closure(&mut self, func: FuncIdx, captured: Address) -> Result<Address, NativeExit> {
        let ty = self.image.closure_type(func).expect("the function captures something");
        let closure = self.new_object(ty)?;
        word::store_u64(closure, 0, self.image.entry(func) as u64);
        self.store_ptr(Address::from_word(closure.word() + 8), captured);
        Ok(closure)
    }

    /// A new channel of elements of a type.
    pub(crate) fn new_chan(&mut self, elem: TypeIdx, size: i64) -> Result<Address, NativeExit> {
        chan::make(self.worker, elem, size)
    }

    /// The native's own declaration: types of its parameters and results.
    pub fn declaration(&self) -> &'a NativeDesc {
        &self.image.natives[self.native].desc
    }

    // ── services ──────────────────────────────────────────────────────────────────────────────────────

    /// The monotonic clock, in nanoseconds from an arbitrary start.
    pub fn monotonic_nanos(&mut self) -> i64 {
        self.worker.clock.step();
        self.worker.clock.monotonic()
    }

    /// The time of day: seconds since 1970 and nanoseconds.
    pub fn wall_clock(&self) -> (i64, u32) {
        self.worker.clock.wall()
    }

    /// A random word; with `--seed`, of a sequence that the seed fixes.
    pub fn random(&mut self) -> u64 {
        self.worker.rng.word()
    }

    /// Fills `bytes` with what the system has for keys; with `--seed`, from the sequence that the seed fixes. False if the system has none.
    pub fn random_bytes(&mut self, bytes: &mut [u8]) -> bool {
        if self.worker.clock.is_repeatable() {
            for chunk in bytes.chunks_mut(8) {
                chunk.copy_from_slice(&self.random().to_le_bytes()[..chunk.len()]);
            }
            return true;
        }
        File::open("/dev/urandom").and_then(|mut source| source.read_exact(bytes)).is_ok()
    }

    /// Writes to standard output (1) or standard error (2), all of it.
    ///
    /// # Errors
    ///
    /// The system's error number.
    pub fn write(&mut self, fd: u32, bytes: &[u8]) -> Result<(), i32> {
        self.worker.stdio.write(fd, bytes)
    }

    /// Whether a read of standard input would not wait. If it would, the caller parks with [`Park::Input`]; other goroutines
    /// go on meanwhile. With `--seed` every read waits in place, for a run must not depend on when input comes.
    pub fn await_input(&mut self) -> bool {
        if self.worker.clock.is_repeatable() || self.worker.stdio.has_input() {
            return true;
        }
        // The program's questions come before its wait for answers.
        let _ = self.worker.stdio.flush();
        !self.worker.shared.watch_input()
    }

    /// Writes out what is kept back of standard output: what follows may end the process.
    pub(crate) fn flush_output(&mut self) {
        // Nobody is left to tell of a failure.
        let _ = self.worker.stdio.flush();
    }

    /// Sets what is done at a signal.
    pub(crate) fn set_signal(&mut self, number: i32, deed: Deed) {
        self.worker.shared.set_signal(number, deed);
    }

    /// Whether a signal is ignored.
    pub(crate) fn is_signal_ignored(&self, number: i32) -> bool {
        self.worker.shared.signals.is_ignored(number)
    }

    /// The next signal that the program is to be told of. If there is none, the caller parks with [`Park::Input`].
    pub(crate) fn take_signal(&mut self) -> Option<i32> {
        self.worker.shared.signals.take()
    }

    /// Reads from standard input into memory of a byte slice. 0 is the end of the input.
    ///
    /// # Errors
    ///
    /// The system's error number.
    pub fn read(&mut self, into: RawSlice) -> Result<usize, i32> {
        self.worker.stdio.read(into)
    }

    /// The files that the program has opened.
    pub(crate) fn files(&mut self) -> &mut Files {
        &mut self.worker.files
    }

    /// The program's environment.
    pub(crate) fn environment(&mut self) -> &mut Environment {
        &mut self.worker.environment
    }

    /// The program's arguments, its name first.
    pub fn args(&self) -> &'a [String] {
        &self.image.args
    }

    /// Takes one from the semaphore at `address` (a `uint32`), or queues the goroutine for it: then the error is
    /// to be returned, and the call is done once another goroutine has released the semaphore to this one. The word
    /// is a count; while goroutines wait it holds the queue's number with the top bit set.
    pub fn semaphore_acquire(
        &mut self,
        address: Address,
        first: bool,
        reason: WaitReason,
    ) -> Result<(), NativeExit> {
        self.worker.semaphore_acquire(address, first, reason)
    }

    /// Gives one to the semaphore: the first goroutine that waits for it goes on.
    pub fn semaphore_release(&mut self, address: Address) {
        self.worker.semaphore_release(address);
    }

    /// Starts a timer, which keeps `owner` as long as it is pending: at `when` of the monotonic clock, and then every `period` nanoseconds if that is positive, a new
    /// goroutine calls the closure (a `func()`).
    pub fn timer_start(&mut self, when: i64, period: i64, closure: Address, owner: Address) -> TimerId {
        self.worker.timer_start(when, period, closure, owner)
    }

    /// Stops a timer; false if it had fired (and has no period) or was stopped already.
    pub fn timer_stop(&mut self, timer: TimerId) -> bool {
        self.worker.timer_stop(timer)
    }

    /// Goroutines that have not ended, without the machine's own.
    pub fn goroutine_count(&self) -> usize {
        self.worker.sched.count() - usize::from(self.worker.finalization.is_idle())
    }

    /// Has what finalizers and cleanups are due called by a function that package `runtime` gives as this parameter.
    pub(crate) fn run_due_by(&mut self, index: usize) {
        self.worker.finalization.run_by(self.word(index));
    }

    /// Takes the call that has been due longest.
    pub(crate) fn take_due(&mut self) -> Option<Due> {
        let due = self.worker.mutator.take_due();
        self.worker.finalization.took(due.is_some());
        due
    }

    /// Go's memory statistics.
    pub fn mem_stats(&mut self) -> MemStats {
        self.worker.mutator.stats()
    }

    /// Bytes that goroutines' stacks take.
    pub(crate) fn stack_bytes(&self) -> u64 {
        self.worker.sched.stack_memory.in_use() as u64
    }

    /// Sets GOGC (`None`: off); returns the setting before.
    pub fn set_gogc(&mut self, gogc: Option<u32>) -> Option<u32> {
        self.worker.heap.set_gogc(gogc)
    }

    /// Sets the soft memory limit (`None`: none); returns the setting before.
    pub fn set_memory_limit(&mut self, limit: Option<usize>) -> Option<usize> {
        self.worker.heap.set_memory_limit(limit)
    }

    /// The cause under which [`NativeExit::CollectNow`] collects.
    pub const COLLECT_CAUSE: Cause = Cause::Explicit;

    /// The calling goroutine's trace, as `debug.Stack` formats it.
    pub fn stack_trace(&mut self) -> Vec<u8> {
        crate::traceback::current(self.worker).into_bytes()
    }

    /// The numbers of at most `most` callers behind the first `skip`: 0 is the Go function that called this native.
    pub(crate) fn callers(&self, skip: usize, most: usize) -> Vec<u64> {
        callers::numbers(self.worker, skip, most)
    }

    /// What the number of a caller stands for.
    pub(crate) fn called(&self, number: u64) -> Option<Called<'a>> {
        callers::called(self.image, number)
    }

    /// The number of the function that a closure calls.
    ///
    /// # Errors
    ///
    /// The function is to be compiled first, so that it has a name.
    pub(crate) fn function_number(&self, closure: Address) -> Result<u64, NativeExit> {
        let func = self.worker.func_at(word::load_u64(closure, 0) as *const u64);
        if self.image.has_code(func) { Ok(callers::entry(func)) } else { Err(NativeExit::Uncompiled(func)) }
    }
}
