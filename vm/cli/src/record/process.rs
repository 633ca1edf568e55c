//! What the operating system knows of this process.

use std::fs;
use std::time::Duration;

use rustix::time::{ClockId, Timespec, clock_gettime};

/// CPU time of the process, all threads.
pub(super) fn cpu() -> Duration {
    duration(clock_gettime(ClockId::ProcessCPUTime))
}

/// CPU time of the calling thread.
pub(super) fn thread_cpu() -> Duration {
    duration(clock_gettime(ClockId::ThreadCPUTime))
}

fn duration(time: Timespec) -> Duration {
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// Bytes of memory in use now; 0 if that cannot be told.
pub(super) fn resident_bytes() -> u64 {
    let pages = fs::read_to_string("/proc/self/statm").ok();
    let pages = pages.as_deref().and_then(|text| text.split(' ').nth(1)).and_then(|text| text.parse().ok());
    pages.unwrap_or(0) * rustix::param::page_size() as u64
}

/// The most bytes of memory in use at any time; 0 if that cannot be told.
pub(super) fn peak_resident_bytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().strip_suffix(" kB")).and_then(|text| text.trim().parse().ok());
    kib.unwrap_or(0_u64) << 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_takes_memory_and_time() {
        // Other threads allocate between the two questions, and the system counts pages in batches for each processor.
        let (resident, thread) = (resident_bytes(), thread_cpu());
        assert!(resident > 0 && peak_resident_bytes() >= resident / 2);
        assert!(cpu() >= thread);
    }
}
