//! The collectors, one folder or file each, and the table they are chosen from.
//!
//! A collector is slow paths only: what happens when a cursor is empty, when a safepoint is due, when a collection is
//! asked for. Fast paths are the mutator's and the same for all.

pub(crate) mod balanced;
mod census;
mod cms;
mod none;
mod semispace;
mod stw;
mod switches;

use crate::alloc::Request;
use crate::alloc::plan::Placement;
use crate::api::{AllocError, Cause, Idle, Mutator, Shared};

pub use self::switches::{Rung, SWITCHES, Switch, Values, switch};

/// Slow paths of one collector.
pub(crate) trait Collector: Send + Sync {
    /// Allocates after the fast path could not.
    fn allocate(&self, heap: &Shared, mutator: &mut Mutator, request: Request) -> Result<usize, AllocError>;

    /// Whether a cursor may be given more memory now.
    fn admit(&self, _heap: &Shared, _mutator: &mut Mutator) -> Result<(), AllocError> {
        Ok(())
    }

    /// Does what is due at a safepoint.
    fn safepoint(&self, _heap: &Shared, _mutator: &mut Mutator) {}

    /// Does a little of what is to be done anyway, for a mutator none of whose contexts can run.
    fn mark_while_idle(&self, _heap: &Shared, _mutator: &mut Mutator) -> Idle {
        Idle::Nothing
    }

    /// Runs a full collection.
    fn collect(&self, heap: &Shared, mutator: &mut Mutator, cause: Cause);

    /// The concurrent collector behind this one, for its thread.
    fn as_cms(&self) -> Option<&cms::Cms> {
        None
    }

    /// Stops whatever runs beside the mutators, for good.
    fn stop(&self, _heap: &Shared) {}
}

/// The collectors by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CollectorKind {
    /// Never collects.
    None,
    /// Stop-the-world mark-sweep.
    Stw,
    /// Two-space copying.
    Semispace,
    /// Concurrent mark & sweep, Go's kind.
    Cms,
    /// Bump-allocated buffers with evacuation on top of `cms`.
    Balanced,
}

/// What tells one collector from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attributes {
    /// Frees memory at all.
    pub collects: bool,
    /// Moves objects.
    pub moves: bool,
    /// Marks while the program runs.
    pub concurrent: bool,
    /// Gives every context an allocation buffer of its own.
    pub buffers: bool,
}

/// One row of the table.
pub struct CollectorInfo {
    /// Which collector.
    pub kind: CollectorKind,
    /// Its name on the command line.
    pub name: &'static str,
    /// One line of help.
    pub summary: &'static str,
    /// Its attributes.
    pub attributes: Attributes,
    /// The steps of an ablation ladder, from the simplest form of the collector to the default.
    pub ladder: &'static [Rung],
    pub(crate) placement: Placement,
    /// How many copies of the live data a collection may need room for.
    pub(crate) spaces: usize,
    pub(crate) construct: fn() -> Box<dyn Collector>,
}

/// Every collector, in the order of the help text.
pub static COLLECTORS: &[CollectorInfo] = &[
    CollectorInfo {
        kind: CollectorKind::None,
        name: "none",
        summary: "never collects: the baseline",
        attributes: Attributes { collects: false, moves: false, concurrent: false, buffers: false },
        ladder: &[],
        placement: Placement::SizeClasses,
        spaces: 1,
        construct: || Box::new(none::None),
    },
    CollectorInfo {
        kind: CollectorKind::Stw,
        name: "stw",
        summary: "stop-the-world mark-sweep",
        attributes: Attributes { collects: true, moves: false, concurrent: false, buffers: false },
        ladder: &[],
        placement: Placement::SizeClasses,
        spaces: 1,
        construct: || Box::new(stw::Stw),
    },
    CollectorInfo {
        kind: CollectorKind::Semispace,
        name: "semispace",
        summary: "stop-the-world copying: every small object moves in every collection",
        attributes: Attributes { collects: true, moves: true, concurrent: false, buffers: false },
        ladder: &[],
        placement: Placement::Bump,
        spaces: 2,
        construct: || Box::<semispace::Semispace>::default(),
    },
    CollectorInfo {
        kind: CollectorKind::Cms,
        name: "cms",
        summary: "concurrent mark & sweep, Go's kind (the default)",
        attributes: Attributes { collects: true, moves: false, concurrent: true, buffers: false },
        ladder: switches::CMS_LADDER,
        placement: Placement::SizeClasses,
        spaces: 1,
        construct: || Box::new(cms::Cms::new()),
    },
    CollectorInfo {
        kind: CollectorKind::Balanced,
        name: "balanced",
        summary: "cms with bump-allocated buffers for small pointer-free objects, sparse ones evacuated",
        attributes: Attributes { collects: true, moves: true, concurrent: true, buffers: true },
        ladder: switches::BALANCED_LADDER,
        placement: Placement::Buffers,
        spaces: 1,
        construct: || Box::new(cms::Cms::new()),
    },
];

impl CollectorKind {
    /// The table row.
    pub fn info(self) -> &'static CollectorInfo {
        COLLECTORS.iter().find(|info| info.kind == self).expect("every kind has a row")
    }

    /// The switches that it has.
    pub fn switches(self) -> impl Iterator<Item = &'static Switch> {
        SWITCHES.iter().filter(move |switch| switch.of.contains(&self))
    }

    /// The collector with this name.
    pub fn from_name(name: &str) -> Option<CollectorKind> {
        COLLECTORS.iter().find(|info| info.name == name).map(|info| info.kind)
    }
}
