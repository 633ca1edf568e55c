//! The goroutine that calls finalizers and cleanups, as Go's run-time system has one. It is there while something is due.

/// What the scheduler knows of it.
#[derive(Debug, Default)]
pub(crate) struct Finalization {
    /// The function that it runs; 0 until the program has asked for something that may become due. A static closure.
    closure: u64,
    /// It has been started and has not ended.
    is_running: bool,
    /// It is in a call of the program's, and counts among the program's goroutines.
    is_calling: bool,
}

impl Finalization {
    /// Sets the function.
    pub(crate) fn run_by(&mut self, closure: u64) {
        self.closure = closure;
    }

    /// Something is due: the function to start a goroutine with, unless it runs already.
    pub(crate) fn begin(&mut self) -> Option<u64> {
        let begins = !self.is_running && self.closure != 0;
        self.is_running |= begins;
        begins.then_some(self.closure)
    }

    /// It has taken the next call, or found none and ends.
    pub(crate) fn took(&mut self, found: bool) {
        (self.is_running, self.is_calling) = (found, found);
    }

    /// Whether it runs, but no code of the program's.
    pub(crate) fn is_idle(&self) -> bool {
        self.is_running && !self.is_calling
    }
}
