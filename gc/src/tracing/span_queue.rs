//! Spans that wait to be scanned as wholes: marking span by span, as Go's collector of 1.26 does ("Green Tea").
//!
//! Small objects that are found one after the other lie all over the heap. Rather than follow each at once, the collector
//! queues its span, once, however many of its objects are marked until its turn comes. First in, first out, so that much can
//! come together meanwhile. Then all of them are scanned in the order of their addresses, and page, pointer bits and the span's
//! record are looked up once for all.
//!
//! A span is queued with the object that had it queued. Often it stays the only one; then it is scanned as if it had been
//! queued itself, without a look at the others' bits. Which objects wait stands among the marks ([`deferral`]); of a queue
//! a span is a member at most once, and at most one queue's, so several tracers can mark in it at a time. That takes atomic operations, which
//! cost more than all the rest; a tracer that has never shared its work goes without ([`Tracer::sole`](super::Tracer)).
//!
//! Larger objects, of which a span has few, wait one by one ([`super::object_queue`]).

use std::collections::VecDeque;

use crate::heap::Space;
use crate::heap::deferral::{self, Deferred};
use crate::mutant;

use super::object::Object;
use super::object_queue::Pending;

/// Spans between the prefetch of what a span knows of its objects and the scan.
const RECORD_DISTANCE: usize = 8;
/// Spans between the prefetch of the objects that wait in a span and the scan.
const OBJECT_DISTANCE: usize = 4;

/// The spans of one tracer, each with the object that had it queued, or with none if a tracer saw others marked in it and
/// nobody is to scan them.
#[derive(Default)]
pub(super) struct SpanQueue {
    spans: VecDeque<Pending>,
}

impl SpanQueue {
    /// Marks an object whose span [defers](crate::heap::Span::defers). False if it was marked before.
    #[inline(always)]
    pub(super) fn mark(&mut self, space: &Space, object: &Object<'_>, sole: bool) -> bool {
        let deferred = object.span.mark_and_defer(&space.marks, space.granule(object.start), sole);
        match deferred {
            None => return false,
            Some(Deferred::Queued) => (),
            Some(Deferred::Alone) => self.spans.push_back(Pending::object(space, object.start, object.id)),
            Some(Deferred::WithOthers) => self.spans.push_back(Pending::span_alone(object.id)),
        }
        true
    }

    /// Adds a span that another queue has had.
    pub(super) fn put(&mut self, span: Pending) {
        self.spans.push_back(span);
    }

    /// The span that has waited longest.
    #[inline]
    pub(super) fn next(&mut self, space: &Space) -> Option<Pending> {
        if let Some(coming) = self.spans.get(RECORD_DISTANCE)
            && let Some(start) = coming.start(space)
        {
            space.prefetch_waiting(start, coming.span());
        }
        if let Some(coming) = self.spans.get(OBJECT_DISTANCE) {
            let others = space.span(coming.span()).has_deferred();
            for_each(space, *coming, others, false, |object| space.prefetch_object(object.start));
        }
        self.spans.pop_front()
    }

    /// Whether no span waits.
    pub(super) fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Takes half of the spans, the oldest ones, up to `most`.
    pub(super) fn take_half(&mut self, most: usize) -> impl Iterator<Item = Pending> {
        let half = (self.spans.len() / 2).min(most);
        self.spans.drain(..half)
    }

    /// Takes all spans.
    pub(super) fn take_all(&mut self) -> impl Iterator<Item = Pending> {
        self.spans.drain(..)
    }
}

/// Calls `scan` with every object that waits in a span that has been taken from its queue.
#[inline]
pub(super) fn for_each_waiting<'a>(
    space: &'a Space,
    queued: Pending,
    sole: bool,
    scan: impl FnMut(Object<'a>),
) {
    let others = space.span(queued.span()).release_deferred(sole) && !mutant!(OthersUnscanned);
    for_each(space, queued, others, true, scan);
}

/// Calls `visit` with the object that had a span queued, and, if there are `others`, with those that wait in it, which it `take`s.
#[inline(always)]
fn for_each<'a>(
    space: &'a Space,
    queued: Pending,
    others: bool,
    take: bool,
    mut visit: impl FnMut(Object<'a>),
) {
    let (id, span) = (queued.span(), space.span(queued.span()));
    let bytes = span.elem_bytes();
    if let Some(start) = queued.start(space) {
        visit(Object { start, bytes, span, id });
    }
    if others {
        deferral::waiting(&space.marks, space.granule(span.base()), bytes, take, |granule| {
            visit(Object { start: space.address_of(granule), bytes, span, id });
        });
    }
}
