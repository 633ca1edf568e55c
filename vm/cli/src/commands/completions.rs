//! `minigo completions`

use clap::CommandFactory;
use clap_complete::Shell;

use crate::args::Args;

pub(super) fn run(shell: Shell) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "minigo", &mut script);
    super::print(&String::from_utf8_lossy(&script))
}
