//! Spans that wait to be scanned as wholes: marking span by span, as Go's collector of 1.26 does ("Green Tea").
//!
//! Small objects that are found one after the other lie all over the heap. Rather than follow each at once, the collector
//! queues its span, once, however many of its objects are marked until its turn comes. First in, first out, so that much can
//! come together meanwhile. Then all of them are scanned in the order of their addresses, and page, pointer bits and the span's
//! record are looked up once for all.
//!
//! A span is queued with the object that had it queued. Often it stays the only one; then it is scanned as if it had been
//! queued itself, without a look at the others' bits. Which objects wait is known to the span ([`Deferred`]); of a queue
//! a span is a member at most once, and at most one queue's, so several tracers can mark in it at a time. That takes atomic operations, which
//! cost more than all the rest; a tracer that has never shared its work goes without ([`Tracer::sole`](super::Tracer)).
//!
//! Larger objects, of which a span has few, wait one by one ([`super::object_queue`]).

use std::collections::VecDeque;

use crate::heap::span::Deferred;
use crate::heap::{Space, Span};
use crate::mutant;

use super::object::Object;
use super::object_queue::Pending;

/// Spans between the prefetch of what a span knows of its objects and the scan.
const RECORD_DISTANCE: usize = 8;
/// Spans between the prefetch of the objects that wait in a span and the scan.
const OBJECT_DISTANCE: usize = 4;

/// The spans of one tracer, each with the object that had it queued, or with none (0) if a tracer saw others marked in it and
/// nobody is to scan them.
#[derive(Default)]
pub(super) struct SpanQueue {
    spans: VecDeque<Pending>,
}

impl SpanQueue {
    /// An object has been marked whose span [defers](crate::heap::Span::defers).
    #[inline(always)]
    pub(super) fn add(&mut self, object: &Object<'_>, sole: bool) {
        let start = match object.span.defer(object.span.index_of(object.start), sole) {
            Deferred::Alone => object.start,
            Deferred::WithOthers => 0,
            Deferred::Queued => return,
        };
        self.spans.push_back(Pending { start, span: object.id });
    }

    /// Adds a span that another queue has had.
    pub(super) fn put(&mut self, span: Pending) {
        self.spans.push_back(span);
    }

    /// The span that has waited longest.
    #[inline]
    pub(super) fn next(&mut self, space: &Space) -> Option<Pending> {
        if let Some(coming) = self.spans.get(RECORD_DISTANCE) {
            space.prefetch_deferred(coming.span);
        }
        if let Some(coming) = self.spans.get(OBJECT_DISTANCE) {
            let others = space.span(coming.span).has_deferred();
            for_each(space, *coming, others, Span::deferred, |object| {
                space.prefetch_object(object.start);
            });
        }
        self.spans.pop_front()
    }

    /// Whether no span waits.
    pub(super) fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Takes half of the spans, the oldest ones.
    pub(super) fn take_half(&mut self) -> impl Iterator<Item = Pending> {
        let half = self.spans.len() / 2;
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
    let others = space.span(queued.span).release_deferred(sole) && !mutant!(OthersUnscanned);
    for_each(space, queued, others, |span, index| span.take_deferred(index, sole), scan);
}

/// Calls `visit` with the object that had a span queued, and, if there are `others`, with those that `wait` names, 32 at a time.
#[inline(always)]
fn for_each<'a>(
    space: &'a Space,
    queued: Pending,
    others: bool,
    wait: impl Fn(&Span, usize) -> u32,
    mut visit: impl FnMut(Object<'a>),
) {
    let (id, span) = (queued.span, space.span(queued.span));
    let (base, bytes) = (span.base(), span.elem_bytes());
    if queued.start != 0 {
        visit(Object { start: queued.start, bytes, span, id });
    }
    if !others {
        return;
    }
    for index in 0..span.elem_count().div_ceil(32) {
        let mut bits = wait(span, index);
        while bits != 0 {
            let slot = index * 32 + bits.trailing_zeros() as usize;
            visit(Object { start: base + slot * bytes, bytes, span, id });
            bits &= bits - 1;
        }
    }
}
