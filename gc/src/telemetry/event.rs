//! The events of a collection, each declared once in the table below.
//!
//! Everything that reports on collections is a [`Listener`]: gctrace is one, an embedder adds others with
//! [`Heap::listen`](crate::Heap::listen). Listeners run on the thread on which the event happens, in stops too, so they must
//! be quick and must not allocate in the heap.

use std::time::Duration;

use crate::api::Cause;

use super::{CpuClass, CycleRecord, Stop};

/// Receives events.
pub trait Listener: Send + Sync {
    /// `event` happened `at` this time after the heap's creation.
    fn event(&self, at: Duration, event: &Event);
}

macro_rules! events {
    ($($(#[$doc:meta])* $name:literal = $variant:ident { $($(#[$field_doc:meta])* $field:ident: $ty:ty),* },)*) => {
        /// Something that happened in the collector.
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum Event {
            $($(#[$doc])* $variant { $($(#[$field_doc])* $field: $ty),* },)*
        }

        /// The names of all events, in the order of the table.
        pub const EVENT_NAMES: &[&str] = &[$($name),*];

        impl Event {
            /// The event's name, for traces.
            pub fn name(&self) -> &'static str {
                match self {
                    $(Event::$variant { .. } => $name,)*
                }
            }
        }
    };
}

events! {
    /// A cycle begins; its first stop follows.
    "cycle-started" = CycleStarted {
        /// Why.
        cause: Cause,
        /// Bytes in use.
        heap_bytes: usize
    },
    /// Mark termination found work left and marking goes on.
    "marking-resumed" = MarkingResumed {
        /// How often in this cycle.
        times: u32
    },
    /// The program stood still and goes on.
    "stopped" = Stopped {
        /// When, for what and how long.
        stop: Stop
    },
    /// The program waited for the marking thread: it outran it, or asked for a collection.
    "stalled" = Stalled {
        /// Since when, since the heap's creation.
        start: Duration,
        /// How long.
        wall: Duration
    },
    /// A piece of the collector's work outside stops is done.
    "worked" = Worked {
        /// What it was.
        class: CpuClass,
        /// When it began, since the heap's creation.
        start: Duration,
        /// CPU time of the thread that did it.
        cpu: Duration
    },
    /// Survivors have been copied out of sparse allocation buffers.
    "evacuated" = Evacuated {
        /// Objects copied.
        objects: usize,
        /// Buffers emptied.
        buffers: usize
    },
    /// A cycle is over; sweeping may go on.
    "cycle-ended" = CycleEnded {
        /// Its number, from 1.
        number: u32,
        /// What it did and how long it took.
        record: Box<CycleRecord>
    },
}
