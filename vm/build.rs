//! Chooses the interpreter's engine: without optimisation sibling calls are real calls, and the native stack would
//! overflow at once.

fn main() {
    println!("cargo::rustc-check-cfg=cfg(loop_engine)");
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("OPT_LEVEL").is_ok_and(|level| level == "0") {
        println!("cargo::rustc-cfg=loop_engine");
    }
}
