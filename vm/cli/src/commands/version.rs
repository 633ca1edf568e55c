//! `minigo version`

/// The version of Go whose language and library minigo follows.
const GO_VERSION: &str = "go1.27";

pub(super) fn run() -> u8 {
    super::print(&format!(
        "minigo {} ({GO_VERSION}) {}/{}\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        "amd64"
    ))
}
