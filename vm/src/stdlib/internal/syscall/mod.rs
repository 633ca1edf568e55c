//! `internal/syscall`: standard streams, files, arguments, environment.

mod files;
mod signals;

use std::io;

use super::super::native::{NativeCx, NativeExit, NativeFn};
use crate::signals::Deed;

pub(in super::super) const NATIVES: &[(&str, NativeFn)] = &[
    ("errorText", error_text),
    ("Argument", |cx| {
        let argument = &cx.args()[cx.int(0) as usize];
        let string = cx.new_string(argument.as_bytes())?;
        cx.set_string(0, string);
        Ok(())
    }),
    ("Arguments", |cx| {
        let count = cx.args().len();
        cx.set_int(0, count as i64);
        Ok(())
    }),
    ("Getenv", |cx| {
        let key = cx.string(0);
        let value = cx.environment().get(key).map(<[u8]>::to_vec);
        set_optional(cx, value)
    }),
    ("Environ", |cx| {
        let index = cx.int(0) as usize;
        let entry = cx.environment().nth(index);
        let text = entry.map(|(key, value)| [key.as_slice(), b"=", value.as_slice()].concat());
        set_optional(cx, text)
    }),
    ("Setenv", |cx| {
        let (key, value) = (cx.string(0), cx.string(2));
        cx.environment().set(key, value);
        Ok(())
    }),
    ("Unsetenv", |cx| {
        let key = cx.string(0);
        cx.environment().unset(key);
        Ok(())
    }),
    ("Clearenv", |cx| {
        cx.environment().clear();
        Ok(())
    }),
    ("Exit", |cx| Err(NativeExit::Exit(cx.int(0) as i32))),
    ("Random", |cx| {
        let random = cx.random();
        cx.set_word(0, random);
        Ok(())
    }),
    ("ID", id),
    ("Open", files::open),
    ("Close", |cx| {
        let fd = cx.int(0) as i32;
        cx.files().close(fd);
        Ok(())
    }),
    ("Pipe", files::pipe),
    ("Write", |cx| files::write(cx, cx.bytes(1), None)),
    ("WriteString", |cx| files::write(cx, cx.string(1), None)),
    ("WriteAt", |cx| files::write(cx, cx.bytes(1), Some(cx.word(4)))),
    ("Read", |cx| files::read(cx, None)),
    ("ReadAt", |cx| files::read(cx, Some(cx.word(4)))),
    ("Seek", files::seek),
    ("Sync", files::sync),
    ("Truncate", files::truncate),
    ("Ftruncate", files::truncate_open),
    ("Chmod", files::chmod),
    ("Fchmod", files::chmod_open),
    ("Chown", files::chown),
    ("Fchown", files::chown_open),
    ("Chtimes", files::set_times),
    ("stat", files::stat),
    ("fstat", files::stat_open),
    ("ReadFile", files::read_file),
    ("ReadDir", files::read_dir),
    ("Mkdir", files::make_dir),
    ("Rmdir", files::remove_dir),
    ("Unlink", files::unlink),
    ("Rename", files::rename),
    ("Link", files::link),
    ("Symlink", files::symlink),
    ("Readlink", files::read_link),
    ("Chdir", files::change_dir),
    ("Fchdir", files::change_dir_open),
    ("Getwd", files::working_dir),
    ("Kill", signals::kill),
    ("CatchSignal", |cx| signals::set(cx, Deed::Tell)),
    ("IgnoreSignal", |cx| signals::set(cx, Deed::Ignore)),
    ("ResetSignal", |cx| signals::set(cx, Deed::Default)),
    ("SignalIgnored", signals::is_ignored),
    ("ReceiveSignal", signals::receive),
];

fn set_optional(cx: &mut NativeCx<'_>, text: Option<Vec<u8>>) -> Result<(), NativeExit> {
    let string = cx.new_string(text.as_deref().unwrap_or_default())?;
    cx.set_string(0, string);
    cx.set_bool(2, text.is_some());
    Ok(())
}

/// The system's text of an error number, as C libraries have it.
fn error_text(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let number = cx.int(0) as i32;
    let full = io::Error::from_raw_os_error(number).to_string();
    let text = full.split(" (os error").next().unwrap_or(&full);
    let mut text = text.to_owned();
    // Go writes these texts in lower case.
    if text.chars().nth(1).is_some_and(char::is_lowercase) {
        text[..1].make_ascii_lowercase();
    }
    let string = cx.new_string(text.as_bytes())?;
    cx.set_string(0, string);
    Ok(())
}

/// `ID(which int) int`
fn id(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    use rustix::process::{getegid, geteuid, getgid, getpid, getppid, getuid};
    let id = match cx.int(0) {
        0 => i64::from(getpid().as_raw_nonzero().get()),
        1 => getppid().map_or(0, |pid| i64::from(pid.as_raw_nonzero().get())),
        2 => i64::from(getuid().as_raw()),
        3 => i64::from(geteuid().as_raw()),
        4 => i64::from(getgid().as_raw()),
        _ => i64::from(getegid().as_raw()),
    };
    cx.set_int(0, id);
    Ok(())
}
