//! What a run measured, as files: `--stats-json` and `--trace`.

use std::fs;
use std::path::PathBuf;

use regex::Regex;
use serde_json::Value;

use super::{HELLO, expect, minigo};

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

        let trace = json(&test, "t.json");
        let slices = |name: &str| {
            trace["traceEvents"].as_array().unwrap().iter().filter(|event| event["name"] == name).count()
        };
        assert_eq!(slices("stop"), record["stops"].as_array().unwrap().len(), "{gc}");
        assert_eq!(slices("mark-background") > 0, matches!(gc, "cms" | "balanced"), "{gc}");
        assert_eq!(slices("run"), 1);
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
