//! All living contexts, by their small reusable numbers.

use std::sync::Arc;

use crate::api::{Context, ContextId};
use crate::sync::{Mutex, MutexGuard};

#[derive(Default)]
struct Slots {
    contexts: Vec<Option<Arc<Context>>>,
    free: Vec<u32>,
}

/// The living contexts.
#[derive(Default)]
pub(crate) struct Registry {
    slots: Mutex<Slots>,
}

impl Registry {
    /// Adds a context made by `make` from its number.
    pub(crate) fn add(&self, make: impl FnOnce(ContextId) -> Context) -> Arc<Context> {
        let mut slots = self.lock();
        let id = slots.free.pop().unwrap_or_else(|| {
            slots.contexts.push(None);
            slots.contexts.len() as u32 - 1
        });
        let context = Arc::new(make(ContextId(id)));
        slots.contexts[id as usize] = Some(Arc::clone(&context));
        context
    }

    /// Forgets a context; its number may be given to the next one.
    pub(crate) fn remove(&self, id: ContextId) {
        let mut slots = self.lock();
        if slots.contexts[id.0 as usize].take().is_some() {
            slots.free.push(id.0);
        }
    }

    /// How many contexts live.
    pub(crate) fn living(&self) -> usize {
        let slots = self.lock();
        slots.contexts.len() - slots.free.len()
    }

    /// One past the largest number in use.
    pub(crate) fn bound(&self) -> u32 {
        self.lock().contexts.len() as u32
    }

    /// The context with this number, if it lives.
    pub(crate) fn get(&self, id: u32) -> Option<Arc<Context>> {
        self.lock().contexts.get(id as usize).cloned().flatten()
    }

    /// Every living context, in the order of their numbers.
    pub(crate) fn for_each(&self, mut visit: impl FnMut(&Context)) {
        for id in 0..self.bound() {
            if let Some(context) = self.get(id) {
                visit(&context);
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Slots> {
        self.slots.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}
