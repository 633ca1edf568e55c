//! `runtime`: collections, goroutines, statistics. The types of panics are Go code.

mod callers;
pub(super) mod debug;
pub(super) mod metrics;
mod specials;

use minigo_gc::MemStats;

pub(super) use callers::caller;

use super::append::{offset, pointer};
use super::native::{NativeCx, NativeExit, NativeFn, Park};
use crate::heap::word;

pub(super) const NATIVES: &[(&str, NativeFn)] = &[
    ("GC", |_| Err(NativeExit::CollectNow)),
    ("Gosched", |_| Err(NativeExit::Park(Park::Yield))),
    ("Goexit", |_| Err(NativeExit::Goexit)),
    ("NumGoroutine", |cx| {
        let count = cx.goroutine_count();
        cx.set_int(0, count as i64);
        Ok(())
    }),
    ("KeepAlive", |_| Ok(())),
    ("readMemStats", read_mem_stats),
    ("callers", callers::callers),
    ("called", callers::called),
    ("stack", debug::stack),
    ("setFinalizer", specials::set_finalizer),
    ("addCleanup", specials::add_cleanup),
    ("removeCleanup", specials::remove_cleanup),
    ("nextDue", specials::next_due),
];

/// Fills the fields of `runtime.MemStats` by their names.
fn read_mem_stats(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let address = pointer(cx, 0)?;
    let stats = cx.mem_stats();
    let stacks = cx.stack_bytes();
    let types = cx.types();
    let ty = types.get(cx.declaration().params[0]).elem;
    for field in &types.get(ty).desc.fields {
        let at = offset(address, field.offset as usize);
        match &*field.name {
            "PauseNs" => store_ring(at, &stats.pause_ns),
            "PauseEnd" => store_ring(at, &stats.pause_end),
            "NumGC" => word::store_u32(at, 0, stats.num_gc),
            "NumForcedGC" => word::store_u32(at, 0, stats.num_forced_gc),
            "GCCPUFraction" => word::store_u64(at, 0, stats.gc_cpu_fraction.to_bits()),
            "EnableGC" => word::store_u8(at, 0, 1),
            "DebugGC" => word::store_u8(at, 0, 0),
            "BySize" => {
                for (index, class) in stats.by_size.iter().take(61).enumerate() {
                    let entry = offset(at, 24 * index);
                    word::store_u32(entry, 0, class.size);
                    word::store_u64(entry, 8, class.mallocs);
                    word::store_u64(entry, 16, class.frees);
                }
            }
            name => word::store_u64(at, 0, counter(&stats, stacks, name)),
        }
    }
    Ok(())
}

fn store_ring(at: minigo_gc::Address, ring: &[u64]) {
    for (index, &nanos) in ring.iter().enumerate() {
        word::store_u64(at, 8 * index, nanos);
    }
}

/// A 64-bit counter by its name; what minigo has nothing of is 0. Goroutines' stacks take `stacks` bytes.
fn counter(stats: &MemStats, stacks: u64, name: &str) -> u64 {
    match name {
        "Alloc" => stats.alloc,
        "TotalAlloc" => stats.total_alloc,
        "Sys" => stats.sys + stacks,
        "StackInuse" | "StackSys" => stacks,
        "Mallocs" => stats.mallocs,
        "Frees" => stats.frees,
        "HeapAlloc" => stats.heap_alloc,
        "HeapSys" => stats.heap_sys,
        "HeapIdle" => stats.heap_idle,
        "HeapInuse" => stats.heap_inuse,
        "HeapReleased" => stats.heap_released,
        "HeapObjects" => stats.heap_objects,
        "GCSys" => stats.gc_sys,
        "NextGC" => stats.next_gc,
        "LastGC" => stats.last_gc,
        "PauseTotalNs" => stats.pause_total_ns,
        _ => 0,
    }
}
