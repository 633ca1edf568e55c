//! `stw`: mark-sweep with the program stopped.
//!
//! A collection, wholly inside [`Mutator::collect`]: (1) cursors are released and the last sweep is finished; (2) globals
//! and every stack are marked from; (3) the mark loop runs dry; (4) all spans become unswept; (5) a collection that the
//! program asked for, or that memory ran out for, sweeps at once, any other one leaves it to the allocation that needs
//! the memory.

use crate::alloc::Request;
use crate::api::{AllocError, Cause, Mutator, Shared};
use crate::debug::verify;
use crate::heap::{scavenger, segregated, sweep};
use crate::telemetry::{CycleRecord, Event, Phase, StopWatch};
use crate::tracing::{Tracer, root_set};

use super::{Collector, census};

/// Stop-the-world mark-sweep.
pub(crate) struct Stw;

impl Collector for Stw {
    fn allocate(&self, heap: &Shared, mutator: &mut Mutator, request: Request) -> Result<usize, AllocError> {
        segregated::allocate(heap, mutator, request)
    }

    fn admit(&self, heap: &Shared, _mutator: &mut Mutator) -> Result<(), AllocError> {
        heap.pacer.limiter.refresh(heap);
        if heap.pacer.reached_goal() { Err(AllocError::NeedsCollection) } else { Ok(()) }
    }

    fn collect(&self, heap: &Shared, mutator: &mut Mutator, cause: Cause) {
        let before = heap.pacer.heap_live();
        heap.telemetry.emit(|| Event::CycleStarted { cause, heap_bytes: before });
        heap.pacer.limiter.update(heap);
        let mut watch = StopWatch::start(heap);
        segregated::release_cursors(heap, mutator);
        sweep::finish(heap);
        scavenger::release_surplus(heap);
        watch.ended(Phase::SweepTermination);
        if heap.verifies_cycle() {
            watch.uncounted(|| heap.specials.verify(heap));
        }
        heap.specials.cycle_began();
        let mut tracer = Tracer::new(heap, false);
        let roots = root_set::read_all(heap, |word| tracer.mark(heap, word));
        for start in heap.specials.finalizable(heap) {
            tracer.scan_contents(heap, start);
        }
        tracer.drain(heap, usize::MAX);
        heap.specials.expire();
        let goal = heap.pacer.goal();
        heap.pacer.cycle_ended(tracer.marked_bytes, roots.stacks + roots.globals, 0);
        heap.central.expire_all((0, 0));
        watch.ended(Phase::Mark);
        if heap.verifies_cycle() {
            watch.uncounted(|| verify::marks(heap));
        }
        watch.uncounted(|| census::take(heap));
        if cause != Cause::Pacer {
            sweep::finish(heap);
            scavenger::release_surplus(heap);
            watch.ended(Phase::Sweep);
        }
        let stop = watch.finish();
        let start_pause = stop.phases[0].wall;
        let record = CycleRecord {
            forced: cause == Cause::Explicit,
            start: stop.start,
            start_pause,
            end_pause: stop.wall() - start_pause,
            heap: [before, before, tracer.marked_bytes],
            goal,
            stack_bytes: roots.stacks,
            global_bytes: roots.globals,
            ..CycleRecord::default()
        };
        heap.telemetry.cycle(heap, record);
    }
}
