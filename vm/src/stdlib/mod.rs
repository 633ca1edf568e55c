//! The standard library: what packages there are, and where their parts stand.
//!
//! A package is a folder with declarations in Go and natives in Rust, and one line in the table below. A function
//! without a body in the Go files is a native; the package's module lists it by name, a method as `Type.Method`.

mod append;
mod bufio;
mod bytes;
mod compress;
mod crypto;
mod fields;
mod fmt;
mod hash;
mod html;
mod internal;
mod math;
pub mod native;
mod native_exit;
mod reflect;
mod regexp;
mod runtime;
mod search;
mod sort;
mod strconv;
mod strings;
mod sync;
mod testing;
#[cfg(test)]
mod tests;
mod time;
mod unicode;
mod unsupported;
mod weak;

use std::borrow::Cow;

use minigo_lang::importer::{Import, Importer, PackageSource};

use native::NativeFn;

/// A package of the standard library.
struct Package {
    /// Import path.
    path: &'static str,
    /// Its Go files: name and text.
    files: &'static [(&'static str, &'static str)],
    /// Natives by name.
    natives: &'static [(&'static str, NativeFn)],
}

/// A sum of the library's Go sources.
pub const SOURCES_SUM: &str = env!("LIBRARY_SUM");

/// The library's export data. Its first line is the sum of the sources that it was made from.
const EXPORT_DATA: &str = include_str!("export.txt");

/// The export data, if they are those of the sources: others may be wrong, and would corrupt memory.
fn export_data() -> &'static str {
    match EXPORT_DATA.split_once('\n') {
        Some((SOURCES_SUM, data)) => data,
        _ => "",
    }
}

macro_rules! packages {
    ($($path:literal: [$($file:literal),*], $natives:expr;)*) => {
        const PACKAGES: &[Package] = &[$(Package {
            path: $path,
            files: &[$((concat!($path, "/", $file), include_str!(concat!($path, "/", $file)))),*],
            natives: $natives,
        }),*];
    };
}

// Import path: Go files, natives.
packages! {
    "bufio": ["bufio.go", "scan.go"], bufio::NATIVES;
    "bytes": ["buffer.go", "bytes.go", "iter.go", "natives.go", "reader.go"], bytes::NATIVES;
    "cmp": ["cmp.go"], &[];
    "compress/flate": [
        "bits.go", "block.go", "decoder.go", "encoder.go", "finder1.go", "finder2.go", "finder3.go", "finder4.go", "finder5.go", "flate.go",
        "history.go", "inflate.go", "lazy.go", "token.go", "window.go", "writer.go"
    ], compress::FLATE;
    "compress/gzip": ["reader.go", "writer.go"], &[];
    "compress/zlib": ["reader.go", "writer.go"], &[];
    "container/heap": ["heap.go"], &[];
    "container/list": ["list.go"], &[];
    "container/ring": ["ring.go"], &[];
    "context": ["cancel.go", "context.go"], &[];
    "crypto/aes": ["aes.go"], &[];
    "crypto/cipher": ["cipher.go", "gcm.go", "stream.go"], crypto::CIPHER;
    "crypto/hkdf": ["hkdf.go"], &[];
    "crypto/hmac": ["hmac.go"], &[];
    "crypto/md5": ["md5.go"], crypto::MD5;
    "crypto/pbkdf2": ["pbkdf2.go"], &[];
    "crypto/rand": ["rand.go"], crypto::RANDOM;
    "crypto/rc4": ["rc4.go"], &[];
    "crypto/sha1": ["sha1.go"], crypto::SHA1;
    "crypto/sha256": ["sha256.go"], crypto::SHA256;
    "crypto/sha3": ["sha3.go", "shake.go", "sponge.go"], crypto::SHA3;
    "crypto/sha512": ["sha512.go"], crypto::SHA512;
    "crypto/subtle": ["subtle.go"], &[];
    "encoding": ["encoding.go"], &[];
    "encoding/ascii85": ["ascii85.go"], &[];
    "encoding/base32": ["base32.go", "stream.go"], &[];
    "encoding/base64": ["base64.go", "stream.go"], &[];
    "encoding/binary": ["data.go", "order.go", "varint.go"], &[];
    "encoding/csv": ["reader.go", "writer.go"], &[];
    "encoding/gob": ["decode.go", "decoder.go", "encode.go", "encoder.go", "gob.go", "skip.go", "types.go"], &[];
    "encoding/hex": ["dump.go", "hex.go"], &[];
    "encoding/json": [
        "decode.go", "decode_errors.go", "encode.go", "fields.go", "indent.go", "keys.go", "scan.go", "stream.go", "unquote.go"
    ], &[];
    "encoding/pem": ["pem.go"], &[];
    "encoding/xml": [
        "decoder.go", "encoder.go", "escape.go", "fields.go", "html.go", "marshal.go", "names.go", "scan.go", "text.go", "unmarshal.go", "xml.go"
    ], &[];
    "errors": ["errors.go"], &[];
    "flag": ["flag.go", "values.go"], &[];
    "fmt": [
        "format.go", "natives.go", "print.go", "printf.go", "scan.go", "scan_state.go", "scan_value.go", "value.go"
    ], fmt::NATIVES;
    "hash": ["hash.go"], &[];
    "hash/adler32": ["adler32.go"], hash::ADLER32;
    "hash/crc32": ["crc32.go"], hash::CRC32;
    "hash/crc64": ["crc64.go"], hash::CRC64;
    "hash/fnv": ["fnv.go"], hash::FNV;
    "hash/maphash": ["maphash.go"], hash::MAPHASH;
    "html": ["escape.go", "unescape.go"], html::NATIVES;
    "image": ["alpha.go", "format.go", "geometry.go", "gray.go", "image.go", "nrgba.go", "paletted.go", "rgba.go"], &[];
    "image/color": ["color.go", "model.go"], &[];
    "image/png": ["filter.go", "pixels.go", "png.go", "reader.go", "row.go", "writer.go"], &[];
    "internal/aes": ["aes.go"], internal::aes::NATIVES;
    "internal/alias": ["alias.go"], internal::alias::NATIVES;
    "internal/alphabet": ["alphabet.go"], &[];
    "internal/crc": ["crc.go"], &[];
    "internal/groups": ["groups.go"], &[];
    "internal/hashstate": ["state.go"], &[];
    "internal/oserror": ["oserror.go"], &[];
    "internal/reflectlite": ["natives.go", "value_error.go"], internal::reflectlite::NATIVES;
    "internal/runtime/maps": ["maps.go"], &[];
    "internal/syscall": ["files.go", "signal.go", "syscall.go"], internal::syscall::NATIVES;
    "internal/ziggurat": ["ziggurat.go"], &[];
    "internal/zipf": ["zipf.go"], &[];
    "io": ["combine.go", "io.go", "pipe.go"], &[];
    "io/fs": ["fs.go", "mode.go", "system.go", "walk.go"], &[];
    "io/ioutil": ["ioutil.go"], &[];
    "iter": ["iter.go", "pull.go"], &[];
    "log": ["log.go", "std.go"], &[];
    "log/slog": [
        "attr.go", "default.go", "handler.go", "level.go", "line.go", "logger.go", "record.go", "value.go"
    ], &[];
    "maps": ["maps.go"], &[];
    "math": ["math.go", "natives.go"], math::NATIVES;
    "math/big": [
        "divide.go", "float.go", "float_arith.go", "float_convert.go", "float_scan.go", "float_text.go", "int.go", "nat.go", "rat.go",
        "rounding.go", "scan.go", "text.go"
    ], math::big::NATIVES;
    "math/bits": ["bits.go", "natives.go"], math::bits::NATIVES;
    "math/cmplx": ["cmplx.go", "reduce.go", "trigonometric.go"], &[];
    "math/rand": ["natives.go", "rand.go", "ziggurat.go", "zipf.go"], math::rand::NATIVES;
    "math/rand/v2": ["chacha8.go", "global.go", "pcg.go", "rand.go", "zipf.go"], math::rand_v2::NATIVES;
    "net/netip": ["addr.go", "parse.go", "port.go", "prefix.go"], &[];
    "net/url": ["escape.go", "query.go", "url.go"], &[];
    "os": [
        "copyfs.go", "dir.go", "dirfs.go", "env.go", "error.go", "file.go", "os.go", "path.go", "pipe.go", "process.go", "stat.go", "temp.go"
    ], &[];
    "os/signal": ["context.go", "signal.go"], &[];
    "path": ["match.go", "path.go"], &[];
    "path/filepath": ["path.go", "walk.go"], &[];
    "reflect": [
        "call.go", "chan.go", "convert.go", "equal.go", "field.go", "iter.go", "make.go", "method.go", "natives.go", "of.go",
        "set.go", "type.go", "value.go"
    ], reflect::NATIVES;
    "regexp": ["class.go", "compile.go", "find.go", "parse.go", "read.go", "regexp.go", "replace.go"], regexp::NATIVES;
    "regexp/syntax": ["error.go"], &[];
    "runtime": ["callers.go", "error.go", "natives.go", "runtime.go", "specials.go"], runtime::NATIVES;
    "runtime/debug": ["debug.go", "gcstats.go", "natives.go"], runtime::debug::NATIVES;
    "runtime/metrics": ["metrics.go", "natives.go"], runtime::metrics::NATIVES;
    "slices": ["iter.go", "pdqsort.go", "slices.go", "sort.go", "stable.go"], &[];
    "sort": ["natives.go", "pdqsort.go", "slice.go", "sort.go"], sort::NATIVES;
    "strconv": ["complex.go", "natives.go", "quote.go", "strconv.go"], strconv::NATIVES;
    "strings": ["builder.go", "iter.go", "natives.go", "reader.go", "replacer.go", "strings.go"], strings::NATIVES;
    "structs": ["structs.go"], &[];
    "sync": ["map.go", "mutex.go", "natives.go", "once_value.go", "pool.go", "wait.go"], sync::NATIVES;
    "sync/atomic": ["atomic.go", "natives.go", "pointer.go"], sync::atomic::NATIVES;
    "syscall": ["errno.go", "syscall.go"], &[];
    "testing": [
        "benchmark.go", "common.go", "corpus.go", "example.go", "fuzz.go", "match.go", "output.go", "position.go", "run.go",
        "test.go", "testing.go"
    ], testing::NATIVES;
    "testing/fstest": ["mapfs.go"], &[];
    "testing/iotest": ["iotest.go"], &[];
    "testing/quick": ["quick.go", "value.go"], &[];
    "text/scanner": ["literal.go", "scanner.go"], &[];
    "text/tabwriter": ["tabwriter.go"], &[];
    "text/template": [
        "compare.go", "escape.go", "eval.go", "exec.go", "files.go", "funcs.go", "node.go", "parse.go", "scan.go", "template.go"
    ], &[];
    "time": [
        "binary.go", "calendar.go", "duration.go", "format.go", "marshal.go", "natives.go", "parse.go", "parse_zone.go", "time.go",
        "timer.go", "zone.go", "zoneinfo.go", "zonerule.go"
    ], time::NATIVES;
    "unicode": ["case.go", "categories.go", "natives.go", "properties.go", "scripts.go", "unicode.go"], unicode::NATIVES;
    "unicode/utf16": ["utf16.go"], &[];
    "unicode/utf8": ["natives.go", "utf8.go"], unicode::utf8::NATIVES;
    "unique": ["unique.go"], &[];
    "uuid": ["uuid.go"], &[];
    "weak": ["natives.go", "weak.go"], weak::NATIVES;
}

/// Packages of Go's standard library that minigo does not have.
const MISSING: &[&str] = &[
    "archive/tar",
    "archive/zip",
    "compress/bzip2",
    "compress/lzw",
    "crypto",
    "crypto/des",
    "crypto/dsa",
    "crypto/ecdh",
    "crypto/ecdsa",
    "crypto/ed25519",
    "crypto/elliptic",
    "crypto/fips140",
    "crypto/hpke",
    "crypto/mldsa",
    "crypto/mlkem",
    "crypto/mlkem/mlkemtest",
    "crypto/rsa",
    "crypto/tls",
    "crypto/x509",
    "crypto/x509/pkix",
    "database/sql",
    "database/sql/driver",
    "debug/buildinfo",
    "debug/dwarf",
    "debug/elf",
    "debug/gosym",
    "debug/macho",
    "debug/pe",
    "debug/plan9obj",
    "embed",
    "encoding/asn1",
    "encoding/json/jsontext",
    "encoding/json/v2",
    "expvar",
    "go/ast",
    "go/build",
    "go/build/constraint",
    "go/constant",
    "go/doc",
    "go/doc/comment",
    "go/format",
    "go/importer",
    "go/parser",
    "go/printer",
    "go/scanner",
    "go/token",
    "go/types",
    "go/version",
    "html/template",
    "image/color/palette",
    "image/draw",
    "image/gif",
    "image/jpeg",
    "index/suffixarray",
    "log/syslog",
    "mime",
    "mime/multipart",
    "mime/quotedprintable",
    "net",
    "net/http",
    "net/http/cgi",
    "net/http/cookiejar",
    "net/http/fcgi",
    "net/http/httptest",
    "net/http/httptrace",
    "net/http/httputil",
    "net/http/pprof",
    "net/mail",
    "net/rpc",
    "net/rpc/jsonrpc",
    "net/smtp",
    "net/textproto",
    "os/exec",
    "os/user",
    "plugin",
    "runtime/cgo",
    "runtime/coverage",
    "runtime/pprof",
    "runtime/race",
    "runtime/trace",
    "testing/cryptotest",
    "testing/slogtest",
    "testing/synctest",
    "text/template/parse",
    "time/tzdata",
    "unsafe",
];

/// The standard library as the compiler sees it.
#[derive(Clone, Copy, Debug, Default)]
pub struct StandardLibrary;

impl Importer for StandardLibrary {
    fn import(&self, path: &str) -> Import {
        if let Some(package) = PACKAGES.iter().find(|package| package.path == path) {
            let files = package.files.iter().map(|&(name, text)| (Cow::Borrowed(name), Cow::Borrowed(text)));
            return Import::Found(PackageSource {
                files: files.collect(),
                export: export_data(),
                unsupported: unsupported(path),
                namesakes: namesakes(path),
            });
        }
        if MISSING.contains(&path) { Import::Unsupported(None) } else { Import::Unknown }
    }
}

/// The exported names of Go's package that are missing here.
fn unsupported(path: &str) -> &'static [&'static str] {
    let found = unsupported::UNSUPPORTED.binary_search_by_key(&path, |row| row.0);
    found.map_or(&[], |index| unsupported::UNSUPPORTED[index].1)
}

/// The packages that share a name with one that Go's own package imports, at some remove. Almost all of them import the
/// run-time system, which has an `atomic` and a `sync` of its own.
fn namesakes(path: &str) -> &'static [&'static str] {
    match path {
        "container/list" | "math" | "math/bits" | "sync/atomic" | "unicode" | "unicode/utf8" => &[],
        _ => &["strconv", "sync", "sync/atomic"],
    }
}

/// The native of a full name (`strings.Index`, `sync/atomic.AddInt64`).
pub(crate) fn native(full_name: &str) -> Option<NativeFn> {
    let folder = full_name.rfind('/').map_or(0, |slash| slash + 1);
    let dot = folder + full_name[folder..].find('.')?;
    let (path, name) = (&full_name[..dot], &full_name[dot + 1..]);
    let package = PACKAGES.binary_search_by_key(&path, |package| package.path).ok()?;
    PACKAGES[package].natives.iter().find(|native| native.0 == name).map(|native| native.1)
}
