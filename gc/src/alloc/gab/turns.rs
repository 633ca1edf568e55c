//! What becomes of a mutator's buffer when contexts take turns: [`GabOwner`] as code.

use crate::alloc::Cursor;
use crate::alloc::cursor::BUMP_CURSOR;
use crate::api::{Context, ContextId, GabOwner, Mutator, Options};

use super::BUFFERED_CLASSES;

/// Contexts whose buffers rest until they run again.
const RESTS: usize = 64;

/// Whose a buffer is while its context is parked.
pub(crate) enum Turns {
    /// The mutator's: whoever runs next goes on in it.
    Shared,
    /// The context's.
    Kept,
    /// The context's if it runs again before another one takes its place here; then anybody's. So a parked context holds
    /// nothing, however many there are.
    Resting(Box<[Option<(ContextId, Cursor)>; RESTS]>),
}

impl Turns {
    /// The rule of these options.
    pub(crate) fn new(options: &Options) -> Turns {
        match options.gab.owner {
            _ if !options.collector.info().attributes.buffers => Turns::Shared,
            GabOwner::Worker => Turns::Shared,
            GabOwner::Context => Turns::Kept,
            GabOwner::Hybrid => Turns::Resting(Box::new([None; RESTS])),
        }
    }

    /// The buffer that a context that does not run has kept.
    fn take(&mut self, context: &Context) -> Cursor {
        match self {
            Turns::Shared => Cursor::default(),
            Turns::Kept => context.take_buffer(),
            Turns::Resting(rests) => {
                let rest = &mut rests[context.id.0 as usize % RESTS];
                rest.take_if(|(owner, _)| *owner == context.id)
                    .map_or_else(Cursor::default, |(_, buffer)| buffer)
            }
        }
    }

    /// Keeps the buffer of a context that stops running. Returns what there is no place for.
    fn keep(&mut self, context: &Context, buffer: Cursor) -> Cursor {
        match self {
            Turns::Shared => buffer,
            Turns::Kept => {
                context.put_buffer(buffer);
                Cursor::default()
            }
            Turns::Resting(rests) => {
                let rest = &mut rests[context.id.0 as usize % RESTS];
                rest.replace((context.id, buffer)).map_or_else(Cursor::default, |(_, displaced)| displaced)
            }
        }
    }
}

impl Mutator {
    /// Whether the cursor's buffer comes and goes with the running context.
    #[inline]
    fn swaps_buffers(&self) -> bool {
        !matches!(self.turns, Turns::Shared)
    }

    /// Installs the buffer of a context that is about to run.
    pub(crate) fn install_buffer(&mut self, context: &Context) {
        if self.swaps_buffers() {
            // What was allocated between contexts used a buffer too.
            self.put_back_buffer();
            self.cursors[usize::from(BUMP_CURSOR)] = self.turns.take(context);
        }
    }

    /// Takes the buffer of the running context, which parks.
    pub(crate) fn save_buffer(&mut self, context: &Context) {
        if self.swaps_buffers() {
            let buffer = self.take_buffer();
            let displaced = self.turns.keep(context, buffer);
            self.recycle(displaced);
        }
    }

    /// The running context has exited: lets another one go on in its buffer.
    pub(crate) fn leave_buffer(&mut self) {
        if self.swaps_buffers() {
            self.put_back_buffer();
        }
    }

    /// A held context that does not run has exited.
    pub(crate) fn recycle_buffer_of(&mut self, context: &Context) {
        let buffer = self.turns.take(context);
        self.recycle(buffer);
    }

    /// Takes the allocation buffer from the cursor.
    pub(crate) fn take_buffer(&mut self) -> Cursor {
        self.settle_buffer();
        std::mem::take(&mut self.cursors[usize::from(BUMP_CURSOR)])
    }

    /// Counts, in the buffer and in the mutator's totals, what has been allocated in the current buffer.
    pub(crate) fn settle_buffer(&mut self) {
        let Cursor { end, .. } = self.cursors[usize::from(BUMP_CURSOR)];
        let Some(buffers) = self.heap.buffers.as_ref().filter(|_| end != 0) else { return };
        let buffer = buffers.at(end - 1);
        for class in 1..BUFFERED_CLASSES {
            let objects = std::mem::take(&mut self.bump_counts[class][1]);
            if objects > 0 {
                buffer.add_objects(class, objects);
                self.settled[class] += objects as usize;
            }
        }
    }

    /// Lets another context go on in the buffer that the cursor has now.
    fn put_back_buffer(&mut self) {
        let buffer = self.take_buffer();
        self.recycle(buffer);
    }

    fn recycle(&mut self, buffer: Cursor) {
        if let Some(buffers) = self.heap.buffers.as_ref().filter(|_| buffer.end != 0) {
            buffers.give_back(&self.heap, self.barrier.is_active(), buffer);
        }
    }
}
