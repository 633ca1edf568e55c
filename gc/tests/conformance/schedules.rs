//! Whole cycles under schedules of shuttle's: whenever program or collector's thread takes a lock, waits, or comes to a hand-over
//! point, the other one may go on. Built and run by
//!
//!     RUSTFLAGS="--cfg shuttle" cargo test --target-dir target/shuttle -p minigo-gc --test conformance schedules
//!
//! The other conformance tests cannot run in that build. A failure prints the schedule that led to it.

use minigo_gc::Stress;
use shuttle::rand::Rng;
use shuttle::scheduler::{PctScheduler, RandomScheduler, Scheduler};
use shuttle::{Config, MaxSteps, Runner};

use crate::model::Model;
use crate::program::for_each_thread;

/// Schedules tried for each collector in each test.
const SCHEDULES: usize = 300;
/// Steps of the program in each.
const STEPS: usize = 1000;

/// Random graphs, another one in each schedule.
fn explore(scheduler: impl Fn() -> Box<dyn Scheduler + Send>, stress: &Stress) {
    for_each_thread(stress, |options| {
        let mut config = Config::new();
        // As much as a thread has: what runs on it is not made for less.
        config.stack_size = 1 << 20;
        config.max_steps = MaxSteps::None;
        Runner::new(scheduler(), config).run(move || {
            let mut model =
                Model::small(options.clone(), shuttle::rand::thread_rng().gen_range(1..=u64::MAX));
            for _ in 0..STEPS {
                model.step();
            }
            model.check();
        });
    });
}

/// Either may go on at any time.
fn random() -> Box<dyn Scheduler + Send> {
    Box::new(RandomScheduler::new(SCHEDULES))
}

/// One stands still for long while the other goes on, and that changes a few times.
fn by_priority() -> Box<dyn Scheduler + Send> {
    Box::new(PctScheduler::new(4, SCHEDULES))
}

fn stress() -> Stress {
    Stress { every: 200, step_bytes: 64, ..Stress::default() }
}

fn tiny_buffers() -> Stress {
    Stress { every: 100, gab_bytes: Some(64), barrier_entries: 2, ..stress() }
}

#[test]
fn random_graphs_survive_random_schedules() {
    explore(random, &stress());
    explore(random, &tiny_buffers());
}

#[test]
fn random_graphs_survive_schedules_by_priority() {
    explore(by_priority, &stress());
    explore(by_priority, &tiny_buffers());
}
