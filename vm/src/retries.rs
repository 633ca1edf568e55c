//! Instructions that are executed again because memory was short.
//!
//! What an instruction allocates in several parts may never fit at once: then the first part succeeds after every collection, and
//! the collector cannot tell that from a program that goes on.

/// Executions of one instruction, each followed by a collection, after which memory is out.
const MAX_RETRIES: u32 = 8;

/// One execution of an instruction: equal only for the same one, tried again. Whoever comes back to an instruction has passed a call
/// or a back-edge, which takes fuel or polls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) pc: usize,
    pub(crate) fp: usize,
    pub(crate) fuel: isize,
    pub(crate) polls: u64,
}

/// How often the instruction that failed last has been tried.
#[derive(Debug, Default)]
pub(crate) struct Retries {
    last: Moment,
    times: u32,
}

impl Retries {
    /// An instruction has failed and may be tried again after a collection. False if it has been tried often enough.
    pub(crate) fn failed(&mut self, now: Moment) -> bool {
        self.times = if now == self.last { self.times + 1 } else { 0 };
        self.last = now;
        self.times < MAX_RETRIES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instruction_that_always_fails_ends_and_a_loop_that_goes_on_does_not() {
        let mut retries = Retries::default();
        let mut now = Moment { pc: 8, fp: 16, fuel: 100, polls: 0 };
        for _ in 0..100 {
            now.fuel -= 1;
            assert!(retries.failed(now));
        }
        assert_eq!((0..100).take_while(|_| retries.failed(now)).count() as u32, MAX_RETRIES - 1);
    }
}
