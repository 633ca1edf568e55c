//! Chooses the interpreter's engine: without optimisation sibling calls are real calls, and the native stack would
//! overflow at once. And sums up the library's Go sources, so that export data of others are not used.

use std::fs;
use std::path::{Path, PathBuf};

/// The library's sources.
const LIBRARY: &str = "src/stdlib";

fn main() {
    println!("cargo::rustc-check-cfg=cfg(loop_engine)");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={LIBRARY}");
    if std::env::var("OPT_LEVEL").is_ok_and(|level| level == "0") {
        println!("cargo::rustc-cfg=loop_engine");
    }
    let mut files = Vec::new();
    go_files(Path::new(LIBRARY), &mut files);
    files.sort();
    let mut sum = Fnv::default();
    for file in files {
        sum.add(file.to_string_lossy().as_bytes());
        sum.add(&fs::read(&file).expect("a source file is readable"));
    }
    println!("cargo::rustc-env=LIBRARY_SUM={:016x}", sum.0);
}

/// All Go files below a folder.
fn go_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the library is a folder") {
        let path = entry.expect("a folder can be listed").path();
        if path.is_dir() {
            go_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "go") {
            found.push(path);
        }
    }
}

/// The FNV-1a hash of byte strings.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xCBF2_9CE4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        // The length keeps neighbours apart.
        for byte in bytes.len().to_le_bytes().iter().chain(bytes) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x100_0000_01B3);
        }
    }
}
