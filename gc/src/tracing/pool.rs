//! Marked objects that change hands: what the marking thread gives up so that mutators can assist, and what they have left.
//!
//! Everything marked and not yet scanned is in a tracer or here. A mutator's tracer is empty again when its assist ends, so
//! mark termination, which a mutator runs, need look at the cycle's tracer and at the pool only.

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::Relaxed;

use super::Tracer;
use super::object_queue::Pending;
use super::tracer::Oblet;
use crate::sync::{Mutex, MutexGuard};

/// What assists found, until the cycle takes it over.
#[derive(Default)]
pub(crate) struct Findings {
    /// Bytes of objects marked.
    pub(crate) marked_bytes: usize,
    /// Slots found to point into candidates for evacuation.
    pub(crate) slots: Vec<usize>,
}

#[derive(Default)]
struct Contents {
    /// Objects, and the spans that wait as wholes.
    pending: Vec<Pending>,
    oblets: Vec<Oblet>,
    findings: Findings,
}

/// The pool of one heap.
#[derive(Default)]
pub(crate) struct MarkPool {
    contents: Mutex<Contents>,
    /// A mutator found the pool empty.
    wanted: AtomicBool,
}

impl MarkPool {
    /// Asks the marking thread for objects.
    pub(crate) fn ask(&self) {
        self.wanted.store(true, Relaxed);
    }

    /// Whether somebody asked; that is answered then.
    pub(crate) fn is_wanted(&self) -> bool {
        self.wanted.load(Relaxed) && self.wanted.swap(false, Relaxed)
    }

    /// Adds objects and spans.
    pub(super) fn add(&self, pending: impl IntoIterator<Item = Pending>) {
        self.lock().pending.extend(pending);
    }

    /// Takes up to `most` objects and spans from the pool.
    pub(super) fn take(&self, most: usize) -> Vec<Pending> {
        let pending = &mut self.lock().pending;
        pending.split_off(pending.len().saturating_sub(most))
    }

    /// Adds parts of large objects and empties the list they came from.
    pub(super) fn add_oblets(&self, oblets: &mut Vec<Oblet>) {
        if !oblets.is_empty() {
            self.lock().oblets.append(oblets);
        }
    }

    /// Moves up to `most` parts of large objects from the pool. False if it has none.
    pub(super) fn take_oblets(&self, to: &mut Vec<Oblet>, most: usize) -> bool {
        let oblets = &mut self.lock().oblets;
        let keep = oblets.len().saturating_sub(most);
        let any = oblets.len() > keep;
        to.extend(oblets.drain(keep..));
        any
    }

    /// Takes over what an assist found and has left to scan.
    pub(crate) fn settle(&self, mut tracer: Tracer) {
        tracer.give_all(self);
        let mut contents = self.lock();
        contents.findings.marked_bytes += tracer.marked_bytes;
        contents.findings.slots.append(&mut tracer.slots);
    }

    /// Takes what assists have found.
    pub(super) fn take_findings(&self) -> Findings {
        std::mem::take(&mut self.lock().findings)
    }

    fn lock(&self) -> MutexGuard<'_, Contents> {
        self.contents.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}
