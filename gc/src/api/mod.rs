//! The boundary between the heap and its embedder.
//!
//! The embedder gives [`Options`] and an [`Embedder`], gets a [`Heap`], and attaches one [`Mutator`] per thread that
//! runs program code. Invariants both sides rest on:
//!
//! - Allocation never stops, moves or collects anything. Objects move only inside [`Mutator::safepoint`] and
//!   [`Mutator::collect`].
//! - Every store of a pointer into memory the collector traces goes through the mutator's store operations.
//! - A context is entered before its stack is used and left when it parks; another context's stack is touched only
//!   inside [`Mutator::touch`].

mod address;
mod context;
mod embedder;
mod error;
mod gab_options;
mod heap;
mod layout;
mod mutator;
mod options;
mod policy;
mod specials;
mod stats;
mod table;

pub use address::Address;
pub use context::{Context, ContextId, Idle};
pub use embedder::{Embedder, SlotVisitor};
pub use error::{AllocError, HeapError};
pub use gab_options::{EvacuationBudget, GabMode, GabOptions, GabOwner, GabPin, GabSize};
pub use heap::Heap;
pub(crate) use heap::Shared;
pub use layout::{Bitmap, Layout, LayoutId, Pins};
pub use mutator::Mutator;
pub use options::Options;
pub use policy::{AssistPolicy, BarrierPolicy, Choice, MarkPolicy};
pub use specials::{Due, SpecialId};
pub use stats::{AllocStats, AllocStatsRow, BySize, Cause, MemStats};
pub use table::Table;
