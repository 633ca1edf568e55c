//! The heap of minigo: allocators, collectors and write barriers behind one boundary.
//!
//! What it is: memory for objects whose pointer layout is known, with a collector chosen at start-up from the
//! table in [`collectors`]. What it is not: it knows no types beyond [`Layout`], no stacks, no scheduler and no
//! Go. A *mutator* is one thread that allocates; a *context* is one stack together with its allocation buffer.
//!
//! Start reading at [`api`] (the boundary), then `heap` (address space and metadata), then the collector you care
//! about; `DESIGN.md` tells each collector's cycle as a numbered story.

pub mod api;
pub mod collectors;
pub mod debug;
pub mod telemetry;

mod alloc;
mod barrier;
mod heap;
mod pacing;
mod specials;
mod sync;
mod tracing;
mod world;

pub use api::{
    Address, AllocError, AllocStats, AssistPolicy, BarrierPolicy, Bitmap, Cause, Choice, Context, ContextId,
    Due, Embedder, EvacuationBudget, GabMode, GabOptions, GabOwner, GabPin, GabSize, Heap, HeapError, Idle,
    Layout, LayoutId, MarkPolicy, MemStats, Mutator, Options, Pins, SlotVisitor, SpecialId, Table,
};
pub use collectors::CollectorKind;
pub use debug::Stress;
pub use heap::size_class;
