//! Natives for files. Each writes the system's number of an error, or 0, behind its other results.

use std::ffi::OsStr;
use std::fs::{self, File, FileTimes, Metadata, Permissions};
use std::io;
use std::os::unix;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::{DirBuilderExt, FileTypeExt, MetadataExt, PermissionsExt};
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::super::super::native::{NativeCx, NativeExit, Park};
use crate::files::{Files, number};

/// `EINVAL`, the error of names with a zero byte.
const EINVAL: i32 = 22;
/// `ENOTDIR`.
const ENOTDIR: i32 = 20;
/// The highest descriptor of a standard stream.
const LAST_STREAM: i64 = 2;

type Native = Result<(), NativeExit>;

fn set_errno<T>(cx: &mut NativeCx<'_>, index: usize, result: Result<T, i32>) -> Native {
    cx.set_int(index, i64::from(result.err().unwrap_or(0)));
    Ok(())
}

/// Does something with the path of a string parameter.
fn at_path<T>(cx: &NativeCx<'_>, index: usize, act: impl FnOnce(&Path) -> io::Result<T>) -> Result<T, i32> {
    let bytes = cx.string(index);
    if bytes.contains(&0) {
        return Err(EINVAL);
    }
    act(Path::new(OsStr::from_bytes(bytes))).map_err(|error| number(&error))
}

/// `Open(name string, flags int, mode uint32) (fd int, errno int)`
pub(super) fn open(cx: &mut NativeCx<'_>) -> Native {
    let (flags, mode) = (cx.int(2) as i32, cx.word(3) as u32);
    let path = at_path(cx, 0, |path| Ok(path.to_owned()));
    let result = path.and_then(|path| cx.files().open(&path, flags, mode));
    cx.set_int(0, i64::from(result.unwrap_or(-1)));
    set_errno(cx, 1, result)
}

/// `Pipe() (reader, writer int, errno int)`
pub(super) fn pipe(cx: &mut NativeCx<'_>) -> Native {
    let result = cx.files().pipe();
    let (reader, writer) = result.unwrap_or((-1, -1));
    cx.set_int(0, i64::from(reader));
    cx.set_int(1, i64::from(writer));
    set_errno(cx, 2, result)
}

/// `Write(fd int, p []byte) (errno int)` and its like.
pub(super) fn write(cx: &mut NativeCx<'_>, bytes: &[u8], at: Option<u64>) -> Native {
    let fd = cx.int(0);
    let stream = (0..=LAST_STREAM).contains(&fd) && at.is_none();
    let result = if stream { cx.write(fd as u32, bytes) } else { cx.files().write(fd as i32, bytes, at) };
    set_errno(cx, 0, result)
}

/// `Read(fd int, p []byte) (n int, errno int)` and its like.
pub(super) fn read(cx: &mut NativeCx<'_>, at: Option<u64>) -> Native {
    let (fd, into) = (cx.int(0), cx.slice(1));
    let stdin = fd == 0 && at.is_none();
    if stdin && into.len > 0 && !cx.await_input() {
        return Err(NativeExit::Park(Park::Input));
    }
    let result = if stdin { cx.read(into) } else { cx.files().read(fd as i32, into, at) };
    cx.set_int(0, result.map_or(0, |count| count as i64));
    set_errno(cx, 1, result)
}

/// `Seek(fd int, offset int64, whence int) (position int64, errno int)`
pub(super) fn seek(cx: &mut NativeCx<'_>) -> Native {
    let (fd, offset, whence) = (cx.int(0) as i32, cx.int(1), cx.int(2));
    let result = cx.files().seek(fd, offset, whence);
    cx.set_word(0, result.unwrap_or(0));
    set_errno(cx, 1, result)
}

/// `Sync(fd int) (errno int)`
pub(super) fn sync(cx: &mut NativeCx<'_>) -> Native {
    let fd = cx.int(0) as i32;
    let result = cx.files().with(fd, File::sync_all);
    set_errno(cx, 0, result)
}

fn resize(file: &File, size: i64) -> io::Result<()> {
    let invalid = || io::Error::from_raw_os_error(EINVAL);
    file.set_len(u64::try_from(size).map_err(|_| invalid())?)
}

/// `Truncate(name string, size int64) (errno int)`
pub(super) fn truncate(cx: &mut NativeCx<'_>) -> Native {
    let size = cx.int(2);
    let result = at_path(cx, 0, |path| resize(&File::options().write(true).open(path)?, size));
    set_errno(cx, 0, result)
}

/// `Ftruncate(fd int, size int64) (errno int)`
pub(super) fn truncate_open(cx: &mut NativeCx<'_>) -> Native {
    let (fd, size) = (cx.int(0) as i32, cx.int(1));
    let result = cx.files().with(fd, |file| resize(file, size));
    set_errno(cx, 0, result)
}

/// `Chmod(name string, mode uint32) (errno int)`
pub(super) fn chmod(cx: &mut NativeCx<'_>) -> Native {
    let mode = Permissions::from_mode(cx.word(2) as u32);
    let result = at_path(cx, 0, |path| fs::set_permissions(path, mode));
    set_errno(cx, 0, result)
}

/// `Fchmod(fd int, mode uint32) (errno int)`
pub(super) fn chmod_open(cx: &mut NativeCx<'_>) -> Native {
    let (fd, mode) = (cx.int(0) as i32, Permissions::from_mode(cx.word(1) as u32));
    let result = cx.files().with(fd, |file| file.set_permissions(mode));
    set_errno(cx, 0, result)
}

/// An owner as the system takes it, -1 for the one that is.
fn owner(id: i64) -> Option<u32> {
    (id != -1).then_some(id as u32)
}

/// `Chown(name string, follow bool, uid, gid int) (errno int)`
pub(super) fn chown(cx: &mut NativeCx<'_>) -> Native {
    let (follow, user, group) = (cx.boolean(2), owner(cx.int(3)), owner(cx.int(4)));
    let result = at_path(cx, 0, |path| match follow {
        true => unix::fs::chown(path, user, group),
        false => unix::fs::lchown(path, user, group),
    });
    set_errno(cx, 0, result)
}

/// `Fchown(fd int, uid, gid int) (errno int)`
pub(super) fn chown_open(cx: &mut NativeCx<'_>) -> Native {
    let (fd, user, group) = (cx.int(0) as i32, owner(cx.int(1)), owner(cx.int(2)));
    let result = cx.files().with(fd, |file| unix::fs::fchown(file, user, group));
    set_errno(cx, 0, result)
}

/// The time of seconds and nanoseconds since 1970.
fn system_time(seconds: i64, nanos: i64) -> io::Result<SystemTime> {
    let span = Duration::from_secs(seconds.unsigned_abs());
    let epoch = SystemTime::UNIX_EPOCH;
    let whole = if seconds < 0 { epoch.checked_sub(span) } else { epoch.checked_add(span) };
    let time = whole.and_then(|time| time.checked_add(Duration::from_nanos(nanos as u64)));
    time.ok_or_else(|| io::Error::from_raw_os_error(EINVAL))
}

/// `Chtimes(name string, accessSec, accessNsec, modifiedSec, modifiedNsec int64) (errno int)`
pub(super) fn set_times(cx: &mut NativeCx<'_>) -> Native {
    let (accessed, modified) = (system_time(cx.int(2), cx.int(3)), system_time(cx.int(4), cx.int(5)));
    let result = at_path(cx, 0, |path| {
        File::open(path)?.set_times(FileTimes::new().set_accessed(accessed?).set_modified(modified?))
    });
    set_errno(cx, 0, result)
}

/// `(mode uint32, size, sec, nsec int64, dev, ino uint64, errno int)`
fn set_status(cx: &mut NativeCx<'_>, result: Result<Metadata, i32>) -> Native {
    if let Ok(status) = &result {
        cx.set_word(0, u64::from(status.mode()));
        cx.set_word(1, status.size());
        cx.set_int(2, status.mtime());
        cx.set_int(3, status.mtime_nsec());
        cx.set_word(4, status.dev());
        cx.set_word(5, status.ino());
    } else {
        (0..6).for_each(|index| cx.set_word(index, 0));
    }
    set_errno(cx, 6, result)
}

/// `stat(name string, follow bool)`
pub(super) fn stat(cx: &mut NativeCx<'_>) -> Native {
    let follow = cx.boolean(2);
    let result = at_path(cx, 0, |path| if follow { path.metadata() } else { path.symlink_metadata() });
    set_status(cx, result)
}

/// `fstat(fd int)`
pub(super) fn stat_open(cx: &mut NativeCx<'_>) -> Native {
    let fd = cx.int(0) as i32;
    let result = cx.files().with(fd, File::metadata);
    set_status(cx, result)
}

/// `ReadFile(name string) (data []byte, errno int)`
pub(super) fn read_file(cx: &mut NativeCx<'_>) -> Native {
    let result = at_path(cx, 0, |path| fs::read(path));
    let data = match &result {
        Ok(data) => cx.new_bytes_from(data)?,
        Err(_) => Default::default(),
    };
    cx.set_slice(0, data);
    set_errno(cx, 3, result)
}

/// The four bits of a mode that hold an entry's type.
fn type_bits(kind: fs::FileType) -> u8 {
    let kinds = [
        (kind.is_fifo(), 1),
        (kind.is_char_device(), 2),
        (kind.is_dir(), 4),
        (kind.is_block_device(), 6),
        (kind.is_file(), 8),
        (kind.is_symlink(), 10),
        (kind.is_socket(), 12),
    ];
    kinds.iter().find(|(holds, _)| *holds).map_or(0, |&(_, bits)| bits)
}

/// `ReadDir(fd int) (entries string, errno int)`
pub(super) fn read_dir(cx: &mut NativeCx<'_>) -> Native {
    let fd = cx.int(0) as i32;
    let is_dir = cx.files().with(fd, |file| file.metadata().map(|status| status.is_dir()));
    let result = is_dir.and_then(|is_dir| {
        if !is_dir {
            return Err(ENOTDIR);
        }
        let mut list = Vec::new();
        let mut entries = fs::read_dir(Files::path(fd)).map_err(|error| number(&error))?;
        entries
            .try_for_each(|entry| {
                let entry = entry?;
                list.push(b'A' + type_bits(entry.file_type()?));
                list.extend_from_slice(entry.file_name().as_bytes());
                list.push(0);
                Ok(())
            })
            .map_err(|error: io::Error| number(&error))?;
        Ok(list)
    });
    set_text(cx, result)
}

/// `(text string, errno int)`
fn set_text(cx: &mut NativeCx<'_>, result: Result<Vec<u8>, i32>) -> Native {
    let text = cx.new_string(result.as_deref().unwrap_or_default())?;
    cx.set_string(0, text);
    set_errno(cx, 2, result)
}

/// `Mkdir(name string, mode uint32) (errno int)`
pub(super) fn make_dir(cx: &mut NativeCx<'_>) -> Native {
    let mode = cx.word(2) as u32;
    let result = at_path(cx, 0, |path| fs::DirBuilder::new().mode(mode).create(path));
    set_errno(cx, 0, result)
}

/// `Rmdir(name string) (errno int)`
pub(super) fn remove_dir(cx: &mut NativeCx<'_>) -> Native {
    let result = at_path(cx, 0, |path| fs::remove_dir(path));
    set_errno(cx, 0, result)
}

/// `Unlink(name string) (errno int)`
pub(super) fn unlink(cx: &mut NativeCx<'_>) -> Native {
    let result = at_path(cx, 0, |path| fs::remove_file(path));
    set_errno(cx, 0, result)
}

/// Does something with two paths.
fn at_paths(cx: &mut NativeCx<'_>, act: impl FnOnce(&Path, &Path) -> io::Result<()>) -> Native {
    let to = at_path(cx, 2, |path| Ok(path.to_owned()));
    let result = to.and_then(|to| at_path(cx, 0, |from| act(from, &to)));
    set_errno(cx, 0, result)
}

/// `Rename(from, to string) (errno int)`
pub(super) fn rename(cx: &mut NativeCx<'_>) -> Native {
    at_paths(cx, |from, to| fs::rename(from, to))
}

/// `Link(from, to string) (errno int)`
pub(super) fn link(cx: &mut NativeCx<'_>) -> Native {
    at_paths(cx, |from, to| fs::hard_link(from, to))
}

/// `Symlink(from, to string) (errno int)`
pub(super) fn symlink(cx: &mut NativeCx<'_>) -> Native {
    at_paths(cx, |from, to| unix::fs::symlink(from, to))
}

/// `Readlink(name string) (target string, errno int)`
pub(super) fn read_link(cx: &mut NativeCx<'_>) -> Native {
    let result = at_path(cx, 0, |path| path.read_link());
    set_text(cx, result.map(|target| target.into_os_string().into_vec()))
}

/// `Chdir(name string) (errno int)`
pub(super) fn change_dir(cx: &mut NativeCx<'_>) -> Native {
    let result = at_path(cx, 0, |path| std::env::set_current_dir(path));
    set_errno(cx, 0, result)
}

/// `Fchdir(fd int) (errno int)`
pub(super) fn change_dir_open(cx: &mut NativeCx<'_>) -> Native {
    let path = Files::path(cx.int(0) as i32);
    let result = std::env::set_current_dir(path).map_err(|error| number(&error));
    set_errno(cx, 0, result)
}

/// `Getwd() (dir string, errno int)`
pub(super) fn working_dir(cx: &mut NativeCx<'_>) -> Native {
    let result = std::env::current_dir().map_err(|error| number(&error));
    set_text(cx, result.map(|dir| dir.into_os_string().into_vec()))
}
