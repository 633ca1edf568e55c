//! What a run measured, as files: `--stats-json` and `--trace`.

use std::fs;
use std::path::PathBuf;

use regex::Regex;
use serde_json::Value;

use super::{HELLO, expect, minigo, prepare};

/// Allocates some 60 MB, of which little stays.
const ALLOCATES: &str = r#"package main

import "fmt"

type node struct {
	next *node
	name string
}

func main() {
	var list *node
	for i := 0; i < 600000; i++ {
		if i%1000 == 0 {
			list = nil
		}
		list = &node{list, fmt.Sprint("node", i)}
	}
	fmt.Println(list.name)
}
"#;

fn folder(test: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test)
}

fn json(test: &str, file: &str) -> Value {
    serde_json::from_slice(&fs::read(folder(test).join(file)).unwrap()).unwrap()
}

/// How many slices of a name a trace has.
fn begins(trace: &Value, name: &str) -> usize {
    let events = trace["traceEvents"].as_array().unwrap().iter();
    events.filter(|event| event["name"] == name && event["ph"] == "B").count()
}

fn sum(list: &Value, of: impl Fn(&Value) -> u64) -> u64 {
    list.as_array().unwrap().iter().map(of).sum()
}

#[test]
fn a_record_agrees_with_itself_and_with_what_the_run_printed() {
    let printed = Regex::new(r"of (\d+) objects have at most 128 bytes").unwrap();
    for gc in ["none", "stw", "semispace", "cms", "balanced"] {
        let test = format!("record_{gc}");
        let flag = format!("--gc={gc}");
        let args = ["run", &flag, "--alloc-stats", "--stats-json=r.json", "--trace=t.json", "a.go"];
        let output = minigo(&test, &[("a.go", ALLOCATES.as_bytes())], &args);
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{gc}: {err}");
        let record = json(&test, "r.json");
        assert_eq!(record["schema"], "minigo-run");
        assert_eq!(record["collector"], gc);
        let metric = |name: &str| record["metrics"][name].as_u64().unwrap();

        let stops =
            sum(&record["stops"], |stop| sum(&stop["phases"], |part| part["wall_ns"].as_u64().unwrap()));
        assert_eq!(stops, metric("/gc/pauses/total:nanoseconds"), "{gc}");
        let cycles = record["cycles"].as_array().unwrap().len() as u64;
        assert_eq!(cycles, metric("/gc/cycles/total:gc-cycles"), "{gc}");
        assert_eq!(cycles > 2, gc != "none", "{gc}");
        let objects = sum(&record["allocations"], |row| row["objects"].as_u64().unwrap());
        assert_eq!(objects, metric("/gc/heap/allocs:objects"), "{gc}");
        assert_eq!(printed.captures(&err).unwrap()[1], objects.to_string(), "{gc}");
        assert_eq!(metric("/minigo/buffers/refills:buffers") > 0, gc == "balanced", "{gc}");
        let cpu = record["cpu_ns"].as_u64().unwrap();
        let parts = ["startup_cpu_ns", "program_cpu_ns"].map(|part| record[part].as_u64().unwrap());
        assert!(parts.iter().sum::<u64>() <= cpu && parts.iter().all(|&part| part > 0), "{gc}");
        // The process's CPU time is that of start, program and collector's thread. All are clocks of CPU time, so it does not
        // matter what else the machine does.
        let background: u64 =
            ["/cpu/classes/gc/mark/dedicated:nanoseconds", "/minigo/cpu/sweep/background:nanoseconds"]
                .map(metric)
                .iter()
                .sum();
        let told = parts.iter().sum::<u64>() + background;
        assert!(cpu.abs_diff(told) <= cpu / 20, "{gc}: {told} of {cpu}");
        let on_program = metric("/cpu/classes/gc/total:nanoseconds") - background;
        assert!(on_program + metric("/minigo/cpu/allocation:nanoseconds") <= parts[1], "{gc}");

        let survival = record["survival"].as_array().unwrap();
        assert_eq!(survival.is_empty(), gc == "none");
        for row in survival {
            assert!(row["survived"].as_u64().unwrap() <= row["samples"].as_u64().unwrap(), "{gc}: {row}");
        }

        let trace = json(&test, "t.json");
        let slices = |name: &str| begins(&trace, name);
        assert_eq!(slices("stop"), record["stops"].as_array().unwrap().len(), "{gc}");
        // The thread's, or the program's where there is little to mark.
        let marking = slices("mark-background") + slices("mark-assist");
        assert_eq!(marking > 0, matches!(gc, "cms" | "balanced"), "{gc}");
        assert_eq!(slices("run"), 1);
    }
}

/// What the program asks about itself, Go's trace, the record and the trace file are four views of the same counters.
#[test]
fn memstats_gctrace_record_and_trace_agree() {
    const ASKS: &str = r#"package main

import (
	"fmt"
	"runtime"
)

type node struct {
	next *node
	name [40]byte
}

var list *node

func main() {
	for i := 0; i < 400000; i++ {
		if i%5000 == 0 {
			list = nil
		}
		list = &node{next: list}
	}
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	fmt.Println(stats.NumGC, stats.NumForcedGC, stats.PauseTotalNs, stats.Mallocs, stats.TotalAlloc)
}
"#;
    let cycle =
        Regex::new(r"(?m)^gc (\d+) @.* (\d+)->(\d+)->(\d+) MB, (\d+) MB goal,.* P( \(forced\))?$").unwrap();
    for gc in ["stw", "semispace", "cms", "balanced"] {
        let test = format!("four_views_{gc}");
        let flag = format!("--gc={gc}");
        let args = ["run", &flag, "--stats-json=r.json", "--trace=t.json", "a.go"];
        let mut command = prepare(&test, &[("a.go", ASKS.as_bytes())], &args);
        let output = command.env("GODEBUG", "gctrace=1").output().unwrap();
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        let asked: Vec<u64> = out.split_whitespace().map(|word| word.parse().unwrap()).collect();
        let [cycles, forced, pauses, objects, bytes] = asked.as_slice() else { panic!("{gc}: {out}{err}") };
        let record = json(&test, "r.json");
        let metric = |name: &str| record["metrics"][name].as_u64().unwrap();
        assert_eq!(*cycles, metric("/gc/cycles/total:gc-cycles"), "{gc}");
        assert_eq!(*forced, metric("/gc/cycles/forced:gc-cycles"), "{gc}");
        assert_eq!(*pauses, metric("/gc/pauses/total:nanoseconds"), "{gc}");
        // What is printed is allocated after it was asked for.
        assert!((*objects..objects + 100).contains(&metric("/gc/heap/allocs:objects")), "{gc}: {objects}");
        assert!((*bytes..bytes + 10_000).contains(&metric("/gc/heap/allocs:bytes")), "{gc}: {bytes}");

        let lines: Vec<_> = cycle.captures_iter(&err).collect();
        let recorded = record["cycles"].as_array().unwrap();
        assert!(lines.len() == recorded.len() && lines.len() as u64 == *cycles, "{gc}: {err}");
        for (line, cycle) in lines.iter().zip(recorded) {
            let mebibytes = |key: &str| (cycle[key].as_u64().unwrap() >> 20).to_string();
            let keys = ["heap_start_bytes", "heap_end_bytes", "live_bytes", "goal_bytes"];
            assert_eq!(
                [2, 3, 4, 5].map(|group| line[group].to_owned()),
                keys.map(mebibytes),
                "{gc}: {}",
                &line[0]
            );
            assert_eq!(line[1], cycle["number"].to_string(), "{gc}");
            assert_eq!(line.get(6).is_some(), cycle["forced"] == true, "{gc}");
        }

        let trace = json(&test, "t.json");
        assert_eq!(begins(&trace, "stop"), record["stops"].as_array().unwrap().len(), "{gc}");
        for cycle in recorded {
            let name = format!("cycle {}", cycle["number"]);
            let mut events = trace["traceEvents"].as_array().unwrap().iter();
            let slice = events.find(|event| event["name"] == name.as_str()).unwrap();
            assert_eq!(slice["args"]["live_bytes"], cycle["live_bytes"], "{gc}");
            assert_eq!(
                slice["ts"].as_f64().unwrap(),
                cycle["start_ns"].as_u64().unwrap() as f64 / 1000.0,
                "{gc}"
            );
        }
    }
}

/// A cycle goes on while all goroutines sleep, although nothing is allocated then that would pay for it.
#[test]
fn marking_while_all_goroutines_sleep_is_counted_as_idle() {
    const SLEEPS: &str = r#"package main

import "time"

type node struct {
	next *node
	name [40]byte
}

var (
	lists   [100]*node
	garbage []byte
)

func main() {
	for i := range 200_000 {
		lists[i%100] = &node{next: lists[i%100]}
	}
	for range 200 {
		garbage = make([]byte, 100_000)
		time.Sleep(100 * time.Microsecond)
	}
}
"#;
    let idle = Regex::new(r"(?m)^gc .* ms clock, [\d.]+\+[\d.]+/[\d.]+/0\.\d+\+[\d.]+ ms cpu").unwrap();
    for gc in ["cms", "balanced"] {
        // With a seed what passes while nobody runs must not matter, so nothing is marked then.
        for (seed, marks) in [("--gc-threads=0", true), ("--seed=1", false)] {
            let test = format!("idle_{gc}_{marks}");
            let args = ["run", &format!("--gc={gc}"), seed, "--stats-json=r.json", "a.go"];
            let mut command = prepare(&test, &[("a.go", SLEEPS.as_bytes())], &args);
            let output = command.env("GODEBUG", "gctrace=1").output().unwrap();
            let err = String::from_utf8_lossy(&output.stderr);
            let record = json(&test, "r.json");
            let counted = record["metrics"]["/cpu/classes/gc/mark/idle:nanoseconds"].as_u64().unwrap();
            let in_cycles = sum(&record["cycles"], |cycle| cycle["idle_cpu_ns"].as_u64().unwrap());
            assert!(in_cycles <= counted, "{gc}: {in_cycles} of {counted}");
            assert_eq!(in_cycles > 0, marks, "{gc}: {err}");
            assert_eq!(idle.is_match(&err), marks, "{gc}: {err}");
        }
    }
}

#[test]
fn a_program_that_fails_leaves_a_record() {
    let source = b"package main\n\nfunc main() { panic(\"no\") }\n";
    let output = minigo("record_of_panic", &[("a.go", source)], &["run", "--stats-json", "r.json", "a.go"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(json("record_of_panic", "r.json")["exit_code"], 2);
}

#[test]
fn a_file_that_cannot_be_written_is_refused_before_the_program_runs() {
    let output = minigo("no_record", &[("a.go", HELLO.as_bytes())], &["run", "--trace=none/t.json", "a.go"]);
    expect(&output, 1, "", r"minigo: cannot write none/t\.json: [^\n]+\n");
    let broken = b"package main\n\nfunc main() { x := 1 }\n";
    minigo("no_record", &[("a.go", broken)], &["run", "--stats-json=r.json", "a.go"]);
    assert!(!folder("no_record").join("r.json").exists());
}
