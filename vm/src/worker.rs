//! A worker: the thread that runs goroutines, with everything the interpreter reaches from its context argument.

use std::sync::Arc;

use minigo_gc::{Address, AllocError, Cause, Heap, Mutator};
use minigo_lang::bytecode::{Compiler, Demand, FuncIdx, Program, Repr, TypeIdx};
use rustc_hash::FxHashMap;

use crate::clock::Clock;
use crate::config::{Compatibility, Config};
use crate::environment::Environment;
use crate::files::Files;
use crate::heap::word;
use crate::image::Image;
use crate::interp::POLL_FUEL;
use crate::map::{LastLookup, RecentKeys};
use crate::retries::{Moment, Retries};
use crate::rng::Rng;
use crate::sched::{Finalization, FrameState, Goroutine, Sched, Shared, Status, TimerId};
use crate::stdio::Stdio;
use crate::types::layout_of;
use crate::value::repr;

/// Polls of a time slice: some milliseconds.
const SLICE_POLLS: u32 = 200;
/// Most polls of a time slice that is chosen at random.
const STRESS_POLLS: usize = 3;
/// Most fuel between two polls when slices are random.
const STRESS_FUEL: usize = 64;

/// How long goroutines run at a stretch.
#[derive(Clone, Copy, Debug)]
enum Slices {
    Normal,
    Random,
    /// So much fuel.
    Fixed(u32),
}

impl Slices {
    fn of(config: &Config) -> Slices {
        match config.heap.stress.as_ref().and_then(|stress| stress.slice) {
            Some(fuel) => Slices::Fixed(fuel),
            None if config.shuffle => Slices::Random,
            None => Slices::Normal,
        }
    }
}

/// Why the interpreter was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leave {
    /// The time slice is over.
    Preempted,
    /// The goroutine waits; somebody will make it runnable.
    Parked,
    /// The goroutine ended.
    Ended,
    /// The program ends with this code.
    Exit(i32),
    /// The function that was entered last has no code yet.
    Uncompiled(FuncIdx),
    /// A native needs what [`Worker::demand`] says, and is called again when it is there.
    Demand,
}

/// The context of the interpreter.
pub(crate) struct Worker {
    // The registers of the running goroutine, while no handler holds them.
    pub(crate) pc: *const u64,
    pub(crate) fp: *mut u64,
    pub(crate) limit: *mut u64,
    pub(crate) fuel: isize,
    /// Fuel that was taken away to have the next poll come at once.
    spare_fuel: isize,
    // What handlers use directly.
    pub(crate) globals: *mut u8,
    pub(crate) strings: *const [u64; 2],
    pub(crate) closures: *const u64,
    pub(crate) jump_tables: *const Vec<i32>,
    pub(crate) constants: *const u64,
    pub(crate) mutator: Mutator,
    pub(crate) recent_keys: RecentKeys,
    /// Known until cold code runs.
    pub(crate) last_lookup: LastLookup,
    pub(crate) image: Arc<Image>,
    pub(crate) shared: Arc<Shared>,
    pub(crate) heap: Arc<Heap>,
    /// The goroutine that runs.
    pub(crate) current: *mut Goroutine,
    pub(crate) leave: Leave,
    pub(crate) sched: Sched,
    pub(crate) rng: Rng,
    pub(crate) clock: Clock,
    pub(crate) stdio: Stdio,
    pub(crate) files: Files,
    pub(crate) environment: Environment,
    polls_left: u32,
    /// Polls so far.
    polls: u64,
    retries: Retries,
    slices: Slices,
    /// The main goroutine called `runtime.Goexit`.
    pub(crate) main_exited: bool,
    /// The goroutine that calls finalizers.
    pub(crate) finalization: Finalization,
    /// Recent method look-ups of calls through interfaces.
    pub(crate) methods: crate::interp::MethodCache,
    /// What a native asked the compiler for, and the numbers of what was there before.
    pub(crate) demand: Option<Box<Demand>>,
    pub(crate) supplied: FxHashMap<Demand, u32>,
    /// Order in which a `select` tries its arms.
    pub(crate) select_order: Vec<u32>,
    /// Behaviour of older versions of Go.
    pub(crate) compatibility: Compatibility,
    /// A value on its way from a waiting sender to a buffer.
    pub(crate) passing: Vec<u64>,
}

impl Worker {
    pub(crate) fn new(image: Arc<Image>, shared: Arc<Shared>, heap: Arc<Heap>, config: &Config) -> Worker {
        let seed = config.seed.unwrap_or_else(Rng::system_seed);
        Worker {
            pc: std::ptr::null(),
            fp: std::ptr::null_mut(),
            limit: std::ptr::null_mut(),
            fuel: POLL_FUEL,
            spare_fuel: 0,
            globals: image.statics.globals(),
            strings: image.statics.strings(),
            closures: image.statics.closures(),
            jump_tables: image.statics.jump_tables(),
            constants: image.statics.constants(),
            mutator: heap.attach_mutator(),
            recent_keys: RecentKeys::NONE,
            last_lookup: LastLookup::NONE,
            sched: Sched::new(
                Arc::clone(&shared),
                config.shuffle,
                config.heap.max_heap.unwrap_or(usize::MAX),
            ),
            image,
            shared,
            heap,
            current: std::ptr::null_mut(),
            leave: Leave::Parked,
            rng: Rng::new(seed),
            clock: Clock::new(config.seed.is_some()),
            stdio: Stdio::new(),
            files: Files::default(),
            environment: Environment::of_process(),
            polls_left: SLICE_POLLS,
            polls: 0,
            retries: Retries::default(),
            slices: Slices::of(config),
            main_exited: false,
            compatibility: config.compatibility,
            finalization: Finalization::default(),
            methods: Default::default(),
            demand: None,
            supplied: FxHashMap::default(),
            select_order: Vec::new(),
            passing: Vec::new(),
        }
    }

    /// Adds a unit to the program.
    pub(crate) fn link(&mut self, unit: Program) {
        let fits = "a unit fits the machine as the program's first one did";
        let layouts = self.image.link(unit).expect(fits);
        self.mutator.add_layouts(&layouts).expect(fits);
    }

    /// Has the compiler supply what a native asked for. False if it cannot.
    pub(crate) fn fetch(&mut self, compiler: &mut dyn Compiler) -> bool {
        let demand = *self.demand.take().expect("a native has asked for something");
        let Some((number, unit)) = compiler.supply(&demand) else { return false };
        self.link(unit);
        self.supplied.insert(demand, number);
        true
    }

    /// The address of objects without size.
    #[inline]
    pub(crate) fn zero_address(&self) -> Address {
        self.image.statics.zero()
    }

    /// A new zeroed object.
    pub(crate) fn alloc_object(&mut self, ty: TypeIdx) -> Result<Address, AllocError> {
        if self.image.types.get(ty).size == 0 {
            return Ok(self.zero_address());
        }
        self.mutator.alloc(layout_of(ty))
    }

    /// The data word of an interface that holds a value given in register form.
    pub(crate) fn box_value(&mut self, ty: TypeIdx, words: &[u64]) -> Result<u64, AllocError> {
        self.box_from(ty, Address::from_word(words.as_ptr() as u64))
    }

    /// The data word of an interface that holds the value whose register form is at `from`. Small and zero values share
    /// static boxes, as in Go (`runtime.convT64` and its like).
    pub(crate) fn box_from(&mut self, ty: TypeIdx, from: Address) -> Result<u64, AllocError> {
        let rt = self.image.types.get(ty);
        if rt.direct {
            return Ok(word::load_u64(from, 0));
        }
        let shared = match rt.repr {
            Repr::Empty => Some(self.zero_address()),
            Repr::U8 | Repr::S8 => self.image.statics.small_box(word::load_u64(from, 0) & 0xFF),
            Repr::S16 => self.image.statics.small_box(word::load_u64(from, 0) & 0xFFFF),
            Repr::S32 => self.image.statics.small_box(word::load_u64(from, 0) & 0xFFFF_FFFF),
            Repr::U16 | Repr::U32 | Repr::Word => self.image.statics.small_box(word::load_u64(from, 0)),
            // A struct or array of one number is boxed as the number.
            Repr::Mem if rt.pointer_free && rt.size == rt.desc.align as usize => {
                let word = word::load_u64(from, 0);
                self.image.statics.small_box(if rt.size == 8 {
                    word
                } else {
                    word & ((1 << (8 * rt.size)) - 1)
                })
            }
            Repr::Str if word::load_u64(from, 8) == 0 => Some(self.zero_address()),
            Repr::Slice if word::load_u64(from, 0) == 0 => Some(self.zero_address()),
            _ => None,
        };
        if let Some(shared) = shared {
            return Ok(shared.word());
        }
        let address = self.mutator.alloc(layout_of(ty))?;
        repr::store(&mut self.mutator, &self.image.types, ty, address, from);
        Ok(address.word())
    }

    /// The running goroutine.
    pub(crate) fn goroutine(&mut self) -> &mut Goroutine {
        // SAFETY: set to a live goroutine whenever the interpreter runs; only this worker touches it then.
        unsafe { &mut *self.current }
    }

    /// Whether an address is in a frame of the running goroutine.
    pub(crate) fn is_in_frame(&mut self, address: Address) -> bool {
        self.goroutine().stack.contains(address.word() as usize)
    }

    /// Saves the registers in the goroutine, so that its frames can be walked.
    pub(crate) fn save(&mut self, state: FrameState) {
        let (pc, fp) = (self.pc, self.fp);
        let goroutine = self.goroutine();
        goroutine.pc = pc;
        goroutine.fp = fp;
        goroutine.state = state;
    }

    /// Runs the collection that a failed allocation asked for. The registers are at an instruction that has had no effect. False if
    /// to execute it again is in vain.
    pub(crate) fn collect_and_retry(&mut self) -> bool {
        self.save(FrameState::Before);
        let (pc, fp) = (self.pc as usize, self.fp as usize);
        let now = Moment { pc, fp, fuel: self.fuel + self.spare_fuel, polls: self.polls };
        self.mutator.collect_now() != Cause::AllocationFailure || self.retries.failed(now)
    }

    /// Has the next back-edge or call poll, without bringing the end of the time slice nearer: when goroutines take turns does
    /// not depend on the collector.
    pub(crate) fn poll_soon(&mut self) {
        if self.fuel > 0 {
            self.spare_fuel += std::mem::take(&mut self.fuel);
        }
    }

    /// Gives back the fuel that [`poll_soon`](Self::poll_soon) took away. False if it took none.
    pub(crate) fn restore_fuel(&mut self) -> bool {
        // The poll's instruction counts again when it is executed again.
        self.fuel += std::mem::take(&mut self.spare_fuel) + 1;
        self.fuel > 0
    }

    /// New fuel until the next poll. True if the time slice is over.
    pub(crate) fn refuel(&mut self) -> bool {
        self.fuel = match self.slices {
            Slices::Normal => POLL_FUEL,
            Slices::Random => 1 + self.rng.below(STRESS_FUEL) as isize,
            Slices::Fixed(fuel) => fuel as isize,
        };
        self.polls += 1;
        self.polls_left = self.polls_left.saturating_sub(1);
        self.polls_left == 0
    }

    /// Begins a time slice.
    pub(crate) fn new_slice(&mut self) {
        self.polls_left = match self.slices {
            Slices::Normal => SLICE_POLLS,
            Slices::Random => 1 + self.rng.below(STRESS_POLLS) as u32,
            Slices::Fixed(_) => 1,
        };
    }

    /// Makes a waiting goroutine runnable.
    pub(crate) fn ready(&mut self, goroutine: *mut Goroutine) {
        // SAFETY: a waiting goroutine is alive; its status belongs to the scheduler.
        unsafe { (*goroutine).status = Status::Runnable };
        self.sched.push_next(goroutine);
    }

    /// See [`NativeCx::timer_start`](crate::stdlib::native::NativeCx::timer_start).
    pub(crate) fn timer_start(
        &mut self,
        when: i64,
        period: i64,
        closure: Address,
        owner: Address,
    ) -> TimerId {
        let action = crate::sched::Action::Call { closure: closure.word(), owner: owner.word() };
        self.shared.timers().start(when, period, action)
    }

    /// See [`NativeCx::timer_stop`](crate::stdlib::native::NativeCx::timer_stop).
    pub(crate) fn timer_stop(&mut self, timer: TimerId) -> bool {
        self.shared.timers().stop(timer)
    }
}
