//! Natives for signals.

use std::num::NonZeroI32;

use super::super::super::native::{NativeCx, NativeExit, Park};
use crate::signals::Deed;

type Native = Result<(), NativeExit>;

/// `Kill(pid int, signal int) (errno int)`
pub(super) fn kill(cx: &mut NativeCx<'_>) -> Native {
    use rustix::io::Errno;
    use rustix::process::{Pid, Signal, kill_process, test_kill_process};
    let target = NonZeroI32::new(cx.int(0) as i32).and_then(|pid| Pid::from_raw(pid.get()));
    let signal = NonZeroI32::new(cx.int(1) as i32);
    cx.flush_output();
    let result = match (target, signal.map(|signal| Signal::from_named_raw(signal.get()))) {
        (None, _) | (_, Some(None)) => Err(Errno::INVAL),
        (Some(pid), None) => test_kill_process(pid),
        (Some(pid), Some(Some(signal))) => kill_process(pid, signal),
    };
    cx.set_int(0, i64::from(result.err().map_or(0, Errno::raw_os_error)));
    Ok(())
}

/// `CatchSignal(signal int)` and its like
pub(super) fn set(cx: &mut NativeCx<'_>, deed: Deed) -> Native {
    let number = cx.int(0) as i32;
    cx.set_signal(number, deed);
    Ok(())
}

/// `SignalIgnored(signal int) bool`
pub(super) fn is_ignored(cx: &mut NativeCx<'_>) -> Native {
    let ignored = cx.is_signal_ignored(cx.int(0) as i32);
    cx.set_bool(0, ignored);
    Ok(())
}

/// `ReceiveSignal() (signal int)`
pub(super) fn receive(cx: &mut NativeCx<'_>) -> Native {
    let Some(number) = cx.take_signal() else {
        return Err(NativeExit::Park(Park::Input));
    };
    cx.set_int(0, i64::from(number));
    Ok(())
}
