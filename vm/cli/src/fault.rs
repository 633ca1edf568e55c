//! A bug of minigo's own: reported as such, never as a panic of the program.

use std::panic;

use crate::messages;

/// Exit code after a bug of ours, `EX_SOFTWARE` of sysexits.h: no Go program's failure looks like it.
pub(crate) const EXIT_CODE: u8 = 70;

/// Makes every panic of ours print what it is.
pub(crate) fn report_our_own() {
    panic::set_hook(Box::new(|info| {
        let what = info
            .payload()
            .downcast_ref::<&str>()
            .copied()
            .or_else(|| info.payload().downcast_ref::<String>().map(String::as_str))
            .unwrap_or("no message");
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        messages::failure(&format!(
            "internal error: {what} ({place})\nThis is a bug in minigo, not in your program."
        ));
    }));
}
