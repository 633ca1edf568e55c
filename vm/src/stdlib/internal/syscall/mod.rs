//! `internal/syscall`: standard streams, whole files, arguments, environment.

use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::OpenOptionsExt;
use std::{ffi::OsStr, fs, io, io::Write, path::Path};

use super::super::native::{NativeCx, NativeExit, NativeFn, Park};

pub(in super::super) const NATIVES: &[(&str, NativeFn)] = &[
    ("errorText", error_text),
    ("Write", |cx| {
        let errno = cx.write(cx.word(0) as u32, cx.bytes(1));
        set_errno(cx, 0, errno)
    }),
    ("WriteString", |cx| {
        let errno = cx.write(cx.word(0) as u32, cx.string(1));
        set_errno(cx, 0, errno)
    }),
    ("Read", read),
    ("ReadFile", read_file),
    ("WriteFile", write_file),
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
        let value = if key.is_empty() || key.contains(&b'=') || key.contains(&0) {
            None
        } else {
            std::env::var_os(OsStr::from_bytes(key))
        };
        set_optional(cx, value.map(OsStringExt::into_vec))
    }),
    ("Environ", |cx| {
        let entry = std::env::vars_os().nth(cx.int(0) as usize);
        let text = entry.map(|(key, value)| [key.as_bytes(), b"=", value.as_bytes()].concat());
        set_optional(cx, text)
    }),
    ("Exit", |cx| Err(NativeExit::Exit(cx.int(0) as i32))),
];

fn set_errno(cx: &mut NativeCx<'_>, index: usize, result: Result<(), i32>) -> Result<(), NativeExit> {
    cx.set_int(index, i64::from(result.err().unwrap_or(0)));
    Ok(())
}

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

/// `Read(fd int, p []byte) (n int, errno int)`
fn read(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    const EBADF: i32 = 9;
    let into = cx.slice(1);
    if cx.int(0) == 0 && into.len > 0 && !cx.await_input() {
        return Err(NativeExit::Park(Park::Input));
    }
    let result = if cx.int(0) == 0 { cx.read(into) } else { Err(EBADF) };
    cx.set_int(0, result.map_or(0, |count| count as i64));
    set_errno(cx, 1, result.map(|_| ()))
}

fn number(error: &io::Error) -> i32 {
    const EIO: i32 = 5;
    error.raw_os_error().unwrap_or(EIO)
}

fn path(bytes: &[u8]) -> Result<&Path, i32> {
    const EINVAL: i32 = 22;
    if bytes.contains(&0) { Err(EINVAL) } else { Ok(Path::new(OsStr::from_bytes(bytes))) }
}

/// `ReadFile(name string) (data []byte, errno int)`
fn read_file(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let result = path(cx.string(0)).and_then(|path| fs::read(path).map_err(|error| number(&error)));
    let data = match &result {
        Ok(data) => cx.new_bytes_from(data)?,
        Err(_) => Default::default(),
    };
    cx.set_slice(0, data);
    set_errno(cx, 3, result.map(|_| ()))
}

/// `WriteFile(name string, data []byte, mode uint32) (errno int)`
fn write_file(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let (data, mode) = (cx.bytes(2), cx.word(5) as u32);
    let result = path(cx.string(0)).and_then(|path| {
        let open = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(mode).open(path);
        open.and_then(|mut file| file.write_all(data)).map_err(|error| number(&error))
    });
    set_errno(cx, 0, result)
}
