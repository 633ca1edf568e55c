//! `time`: clocks, sleeping, timers.

use super::append::pointer;
use super::native::{NativeCx, NativeExit, NativeFn, Park};
use crate::sched::TimerId;

pub(super) const NATIVES: &[(&str, NativeFn)] = &[
    ("now", |cx| {
        let (seconds, nanos) = cx.wall_clock();
        let monotonic = cx.monotonic_nanos();
        cx.set_int(0, seconds);
        cx.set_int(1, i64::from(nanos));
        cx.set_int(2, monotonic);
        Ok(())
    }),
    ("monotonic", |cx| {
        let monotonic = cx.monotonic_nanos();
        cx.set_int(0, monotonic);
        Ok(())
    }),
    ("Sleep", |cx| {
        let duration = cx.int(0);
        if duration <= 0 {
            return Ok(());
        }
        Err(NativeExit::Park(Park::Sleep(cx.monotonic_nanos().saturating_add(duration))))
    }),
    ("startTimer", |cx| {
        let (when, period) = (cx.int(0), cx.int(1));
        let closure = pointer(cx, 2)?;
        let owner = cx.pointer(4);
        let timer = cx.timer_start(when, period, closure, owner);
        cx.set_word(0, timer.0);
        Ok(())
    }),
    ("stopTimer", stop_timer),
];

fn stop_timer(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let active = cx.timer_stop(TimerId(cx.word(0)));
    cx.set_bool(0, active);
    Ok(())
}
