//! Files for other tools: what they promise to read is what minigo writes.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::{compare, minigo};

fn folder(test: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test)
}

/// A line of Go's benchmark format.
#[derive(Debug, PartialEq)]
enum Line {
    Key,
    /// Unit and its metadata.
    Unit(String, String),
    /// Name, and values with their units.
    Result(String, Vec<(f64, String)>),
}

/// Reads a line as `golang.org/x/perf/benchfmt` does, but that what it ignores is an error here.
fn benchmark_line(line: &str) -> Result<Line, String> {
    let error = |what: &str| Err(format!("{what}: {line:?}"));
    let fields: Vec<&str> = line.split_whitespace().collect();
    if let Some(rest) = line.strip_prefix("Benchmark") {
        if rest.starts_with(char::is_whitespace) || fields.len() < 4 || !fields.len().is_multiple_of(2) {
            return error("a result is a name, a number of iterations, and pairs of value and unit");
        }
        if !fields[1].parse::<i64>().is_ok_and(|iterations| iterations > 0) {
            return error("iterations");
        }
        let pairs = fields[2..].chunks(2).map(|pair| Some((pair[0].parse().ok()?, pair[1].to_owned())));
        let Some(values) = pairs.collect::<Option<Vec<(f64, String)>>>() else { return error("value") };
        return Ok(Line::Result(fields[0]["Benchmark".len()..].to_owned(), values));
    }
    if fields.first() == Some(&"Unit") {
        return match fields.as_slice() {
            [_, unit, metadata] if metadata.contains('=') => {
                Ok(Line::Unit((*unit).to_owned(), (*metadata).to_owned()))
            }
            _ => error("a unit has metadata of the form key=value"),
        };
    }
    match line.split_once(':') {
        Some((key, value))
            if key.starts_with(char::is_lowercase)
                && !key.contains(|c: char| c.is_whitespace() || c.is_uppercase())
                && (value.is_empty() || value.starts_with([' ', '\t'])) =>
        {
            Ok(Line::Key)
        }
        _ => error("neither a result nor a key"),
    }
}

#[test]
fn benchstat_finds_every_run_and_no_syntax_error() {
    let mut document = compare::invented();
    let metrics = json!({ "Serve/flatout req/s": 1000.5, "Serve/flatout p99-ns": 1e300, "Parse ns/op": 7 });
    for run in document["runs"].as_array_mut().unwrap() {
        run["metrics"] = metrics.clone();
    }
    // From a file that somebody else made.
    document["machines"][0]["model"] = "x\nBenchmarkEvil 1 1 ns/op".into();
    for hostile in ["Two\nBenchmarkEvil 1 1 ns/op", "Wide\u{2003}space ns/op", " ns/op", "None "] {
        document["runs"][0]["metrics"][hostile] = 1.into();
    }
    let args = ["report", "c.json", "--quiet", "--benchstat=b"];
    let output = minigo("benchstat", &[("c.json", document.to_string().as_bytes())], &args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for side in ["cms", "balanced"] {
        let text = fs::read_to_string(folder("benchstat").join(format!("b/{side}.txt"))).unwrap();
        let lines: Vec<Line> = text.lines().map(|line| benchmark_line(line).unwrap()).collect();
        let mut results: BTreeMap<&str, usize> = BTreeMap::new();
        for line in &lines {
            if let Line::Result(name, _) = line {
                *results.entry(name).or_default() += 1;
            }
        }
        let expected = [("Parse", 6), ("Run/pgo", 6), ("Serve/flatout", 6)];
        assert_eq!(results.into_iter().collect::<Vec<_>>(), expected, "{text}");
        let unit = |unit: &str, better: &str| Line::Unit(unit.to_owned(), better.to_owned());
        assert!(lines.contains(&unit("req/s", "better=higher")), "{text}");
        assert!(lines.contains(&unit("cpu-ns/op", "better=lower")), "{text}");
        let first = lines.iter().position(|line| matches!(line, Line::Result(..))).unwrap();
        assert!(lines[first..].iter().all(|line| matches!(line, Line::Result(..))), "units come first");
    }
}

/// Allocates for some cycles of every collector, and forces one.
const CYCLES: &str = r#"package main

import (
	"fmt"
	"runtime"
)

var kept [4096]*[64]byte

func main() {
	for i := 0; i < 300000; i++ {
		kept[i%len(kept)] = new([64]byte)
	}
	runtime.GC()
	fmt.Println(len(kept))
}
"#;

/// The rules of the trace event format (documented with Chromium's tracing) on which readers rely.
#[test]
fn a_trace_has_the_form_of_chrome_trace_events() {
    for gc in ["none", "stw", "semispace", "cms", "balanced"] {
        for threads in ["0", "1"] {
            let test = format!("trace_{gc}_{threads}");
            let args =
                ["run", &format!("--gc={gc}"), &format!("--gc-threads={threads}"), "--trace=t.json", "a.go"];
            let output = minigo(&test, &[("a.go", CYCLES.as_bytes())], &args);
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            let trace: Value =
                serde_json::from_slice(&fs::read(folder(&test).join("t.json")).unwrap()).unwrap();
            check_trace(&trace, &test);
        }
    }
}

fn check_trace(trace: &Value, test: &str) {
    // Of each track: what is open, and the time of its last event.
    let mut tracks: BTreeMap<u64, (Vec<&str>, f64)> = BTreeMap::new();
    let mut named = Vec::new();
    for event in trace["traceEvents"].as_array().unwrap() {
        let time = || {
            let time = event["ts"].as_f64().unwrap_or_else(|| panic!("{test}: the time of {event}"));
            assert!(time >= 0.0 && time.is_finite(), "{test}: {event}");
            time
        };
        let name = || event["name"].as_str().unwrap_or_else(|| panic!("{test}: the name of {event}"));
        assert!(event["pid"].is_u64(), "{test}: {event}");
        let phase = event["ph"].as_str().unwrap();
        match phase {
            "B" | "E" => {
                let (open, last) = tracks.entry(event["tid"].as_u64().unwrap()).or_default();
                assert!(time() >= *last, "{test}: {event} comes after {last}");
                *last = time();
                if phase == "B" {
                    assert!(event["args"].is_object(), "{test}: {event}");
                    open.push(name());
                } else {
                    assert_eq!(open.pop(), Some(name()), "{test}: {event} ends something else");
                }
            }
            "i" => {
                time();
                assert!(event["tid"].is_u64() && event["s"] == "t" && !name().is_empty(), "{test}: {event}");
            }
            "C" => {
                time();
                assert!(event["args"].as_object().unwrap().values().all(Value::is_number), "{test}: {event}");
            }
            "M" => {
                assert!(
                    ["process_name", "thread_name"].contains(&name()) && event["args"]["name"].is_string()
                );
                named.extend(event["tid"].as_u64());
            }
            other => panic!("{test}: an event of phase {other}"),
        }
    }
    for (track, (open, _)) in tracks {
        assert!(open.is_empty(), "{test}: {open:?} do not end");
        assert!(named.contains(&track), "{test}: track {track} has no name");
    }
}
