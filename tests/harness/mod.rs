//! The parts of the golden runner, in the order in which a program passes through them:
//! [`discover`] finds it and reads its [`directive`]s, [`matrix`] says on which collectors it
//! runs, [`run`] runs it, [`expect`] judges what it did. [`graphs`] compares collectors.

pub(crate) mod directive;
pub(crate) mod discover;
pub(crate) mod expect;
pub(crate) mod graphs;
pub(crate) mod matrix;
pub(crate) mod run;
