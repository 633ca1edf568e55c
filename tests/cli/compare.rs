//! `minigo compare` and `minigo report`: what they write, and how they end when something is wrong.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::{HELLO, expect, minigo, prepare, start};

/// Prints the same in every run, and a figure of its own. Half of its objects are small and pointer-free.
const SOUND: &str = r#"package main

import (
	"fmt"
	"time"
)

var kept []*[]byte

func main() {
	start := time.Now()
	for i := 0; i < 100000; i++ {
		text := []byte(fmt.Sprint(i))
		kept = append(kept[:i%100], &text)
	}
	fmt.Println(len(kept))
	fmt.Printf("BenchmarkAppend-2\t%d\t%d ns/op\t%d apples\n", 100000, time.Since(start).Nanoseconds()/100000, 7)
}
"#;

fn folder(test: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test)
}

fn json_of(test: &str, file: &str) -> Value {
    serde_json::from_slice(&fs::read(folder(test).join(file)).unwrap()).unwrap()
}

/// Which runs a comparison has: side and round, in order.
fn runs(document: &Value) -> Vec<(String, u64)> {
    let runs = document["runs"].as_array().unwrap().iter();
    runs.map(|run| (run["side"].as_str().unwrap().to_owned(), run["round"].as_u64().unwrap())).collect()
}

#[test]
fn a_comparison_is_written_in_every_form() {
    let args = [
        "compare",
        "--gc=cms,balanced",
        "--runs=4",
        "--warm-up=0",
        "--json=c.json",
        "--csv=c.csv",
        "--markdown=c.md",
        "--benchstat=b",
        "prog.go",
    ];
    // A small goal, so that so short a program has cycles.
    let output =
        prepare("compare", &[("prog.go", SOUND.as_bytes())], &args).env("GOGC", "20").output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(0), "{err}");
    assert_eq!(err, "", "no progress where there is no terminal");
    assert!(out.lines().all(|line| line.chars().count() <= 100), "{out}");
    assert!(out.contains("Output identical in all runs"), "{out}");

    let document = json_of("compare", "c.json");
    assert_eq!(document["schema"], "minigo-compare");
    assert_eq!(document["schema_version"], 1);
    let order = ["cms", "balanced", "balanced", "cms", "cms", "balanced", "balanced", "cms"];
    assert_eq!(runs(&document).iter().map(|(side, _)| side.as_str()).collect::<Vec<_>>(), order);
    for run in document["runs"].as_array().unwrap() {
        assert_eq!(run["collector"], run["side"]);
        let [cpu, user, system] = ["cpu_s", "user_s", "sys_s"].map(|key| run[key].as_f64().unwrap());
        assert!((cpu - user - system).abs() < 1e-9 && cpu > 0.0 && run["wall_s"].as_f64().unwrap() > 0.0);
        assert!(run["peak_rss_bytes"].as_u64().unwrap() > 1 << 20);
        assert_eq!(
            run["pauses_ns"].as_array().unwrap().len(),
            run["record"]["stops"].as_array().unwrap().len()
        );
        assert_eq!(run["metrics"]["Append apples"], 7.0);
    }
    let verdict = document["verdict"].as_str().unwrap();
    assert!(verdict.contains("balanced") && verdict.contains("cms") && verdict.contains("p="), "{verdict}");
    let figure = |key: &str| {
        document["summary"].as_array().unwrap().iter().find(|row| row["figure"] == key).unwrap().clone()
    };
    assert_eq!(figure("cpu")["sides"][1]["n"], 4);
    assert_eq!(figure("Append apples")["sides"][0]["median"], 7.0);
    // One side packs the texts into blocks: both count texts.
    for key in ["objects", "small"] {
        assert!(figure(key)["sides"][1]["change"]["relative"].as_f64().unwrap().abs() < 0.001, "{key}");
    }

    assert_eq!(figure("mark-idle")["sides"][1]["median"], 0.0);
    assert!(out.contains("outlive a cycle") && out.contains("Stops by phase"), "{out}");
    for side in ["cms", "balanced"] {
        let runs = document["runs"].as_array().unwrap().iter().filter(|run| run["side"] == side);
        let pauses: Vec<u64> = runs
            .flat_map(|run| run["pauses_ns"].as_array().unwrap().iter().map(|pause| pause.as_u64().unwrap()))
            .collect();
        let rows = document["stops_by_phase"].as_array().unwrap().iter();
        let whole = rows.clone().find(|row| row["side"] == side && row["phase"] == "whole stop").unwrap();
        assert_eq!(whole["n"], pauses.len());
        assert_eq!(whole["wall_ns"]["max"], *pauses.iter().max().unwrap());
        assert!(whole["cpu_ns"]["p90"].as_u64() <= whole["wall_ns"]["p90"].as_u64());
        assert!(rows.clone().any(|row| row["side"] == side && row["phase"] == "initial-mark"));
    }

    let csv = fs::read_to_string(folder("compare").join("c.csv")).unwrap();
    assert_eq!(csv.lines().count(), 9);
    let columns = csv.lines().next().unwrap().split(',').count();
    assert!(csv.lines().all(|line| line.split(',').count() == columns), "{csv}");
    assert!(fs::read_to_string(folder("compare").join("c.md")).unwrap().contains("| CPU |"));
    let side = fs::read_to_string(folder("compare").join("b/balanced.txt")).unwrap();
    assert_eq!(side.lines().filter(|line| line.starts_with("BenchmarkRun/proggo 1 ")).count(), 4, "{side}");
    assert_eq!(
        side.lines().filter(|line| line.starts_with("BenchmarkAppend 1 7 apples ")).count(),
        4,
        "{side}"
    );
}

/// What does not depend on clocks and on the operating system, run by run.
fn counted(document: &Value) -> Vec<Value> {
    let runs = document["runs"].as_array().unwrap().iter();
    runs.map(|run| {
        let record = &run["record"];
        let metrics = record["metrics"].as_object().unwrap().iter();
        let metrics: Vec<_> = metrics.filter(|(name, _)| !name.ends_with(":nanoseconds")).collect();
        json!([
            run["side"],
            run["round"],
            run["output_sha256"],
            metrics,
            record["allocations"],
            record["survival"]
        ])
    })
    .collect()
}

#[test]
fn parts_of_a_sweep_are_what_one_machine_makes_with_the_same_seed() {
    let files = [("prog.go", SOUND.as_bytes())];
    let sweep = ["compare", "--gc=stw,cms", "--heap=2x", "--seed=7", "--runs=2", "--warm-up=0", "--quiet"];
    for (shard, json) in [("1/1", "whole"), ("1/2", "p1"), ("2/2", "p2")] {
        let (shard, json) = (format!("--shard={shard}"), format!("--json=../{json}.json"));
        expect(&minigo("sweep/made", &files, &[&sweep[..], &[&shard, &json, "prog.go"]].concat()), 0, "", "");
    }
    let parts = ["p1.json", "p2.json"].map(|file| fs::read(folder("sweep").join(file)).unwrap());
    let files = [("a.json", parts[0].as_slice()), ("b.json", &parts[1])];
    let args = ["report", "merge", "a.json", "b.json", "--quiet", "--json=merged.json"];
    expect(&minigo("sweep_merged", &files, &args), 0, "", "");
    let [whole, merged] = [json_of("sweep", "whole.json"), json_of("sweep_merged", "merged.json")];
    assert_eq!(merged["settings"], whole["settings"]);
    assert_eq!(counted(&merged), counted(&whole));
}

#[test]
fn parts_are_merged_into_the_whole_and_shown_again() {
    let files = [("prog.go", SOUND.as_bytes())];
    for part in ["1", "2"] {
        let (shard, json) = (format!("--shard={part}/2"), format!("--json=../p{part}.json"));
        let args = ["compare", "--runs=3", "--warm-up=0", "--quiet", &shard, &json, "prog.go"];
        expect(&minigo("parts/made", &files, &args), 0, "", "");
    }
    let parts: Vec<_> =
        ["p1.json", "p2.json"].map(|file| fs::read(folder("parts").join(file)).unwrap()).into();
    let files = [("a.json", parts[0].as_slice()), ("b.json", &parts[1])];
    let args = ["report", "merge", "b.json", "a.json", "--quiet", "--json=whole.json"];
    expect(&minigo("merged", &files, &args), 0, "", "");
    let whole = json_of("merged", "whole.json");
    let expected = [("cms", 0), ("balanced", 0), ("balanced", 1), ("cms", 1), ("cms", 2), ("balanced", 2)];
    assert_eq!(runs(&whole), expected.map(|(side, round)| (side.to_owned(), round)));
    assert_eq!(whole["settings"], serde_json::from_slice::<Value>(&parts[0]).unwrap()["settings"]);

    let twice = minigo("merged_twice", &files, &["report", "merge", "a.json", "b.json", "a.json"]);
    expect(&twice, 1, "", r"minigo: round 1 of cms is in it twice\n");
    let bytes = serde_json::to_vec(&whole).unwrap();
    let shown = minigo("shown", &[("whole.json", &bytes)], &["report", "whole.json", "--json=again.json"]);
    assert_eq!(shown.status.code(), Some(0));
    assert_eq!(json_of("shown", "again.json"), whole);
    let failing = ["report", "whole.json", "--quiet", "--fail-if=cpu>+10000%", "--fail-if=bogus>1%"];
    let output = minigo("shown", &[("whole.json", &bytes)], &failing);
    expect(&output, 2, "", r#"minigo: "bogus>1%": there is no figure "bogus"; there are cpu, [^\n]+\n"#);
}

/// A saved comparison in which one side takes ten times the CPU of the other.
pub(super) fn invented() -> Value {
    let run = |side: &str, round: u64, cpu: f64| {
        json!({
            "side": side, "collector": side, "round": round, "cpu_s": cpu, "user_s": cpu, "sys_s": 0.0,
            "wall_s": cpu, "peak_rss_bytes": 1 << 20, "pauses_ns": [1000, 2000], "metrics": {}, "hiccup_ns": 0,
            "output_sha256": "00", "record": {
                "schema": "minigo-run", "schema_version": 1, "minigo": "0", "collector": side, "exit_code": 0,
                "settings": { "gogc": 100, "memory_limit": null, "max_heap": null, "gc_threads": 1, "seed": null },
                "wall_ns": 1, "cpu_ns": 1, "startup_cpu_ns": 0, "program_cpu_ns": 1, "peak_rss_bytes": 1,
                "metrics": {}, "stops": [], "stalls": [], "assists": [], "cycles": [], "allocations": [],
            },
        })
    };
    let side = |name: &str, base: Value| json!({ "name": name, "collector": name, "switches": [], "environment": {}, "base": base });
    let sides = [("cms", 1.0), ("balanced", 10.0)];
    let runs: Vec<Value> = (0..6)
        .flat_map(|round| sides.map(|(side, cpu)| run(side, round, cpu + round as f64 / 100.0)))
        .collect();
    json!({
        "schema": "minigo-compare", "schema_version": 1, "minigo": "0",
        "machines": [{ "processors": 2, "model": "x", "kernel": "y" }], "interrupted": false, "runs": runs,
        "settings": {
            "program": ["p.go"], "sides": [side("cms", Value::Null), side("balanced", "cms".into())], "method": "collectors", "runs": 6, "warm_up": 0,
            "switches": [], "environment": {},
        },
    })
}

#[test]
fn a_condition_that_holds_ends_with_3() {
    let file = invented().to_string();
    let report = |condition: &str| {
        let args = ["report", "c.json", "--quiet", "--fail-if", condition];
        minigo("condition", &[("c.json", file.as_bytes())], &args)
    };
    expect(&report("cpu>+2%"), 3, "", r"minigo: cpu>\+2% holds for balanced\n");
    expect(&report("cpu<-2%"), 0, "", "");
    expect(&report("p99>+2%"), 0, "", "");
    let output = minigo("condition", &[("c.json", file.as_bytes())], &["report", "c.json"]);
    let out = String::from_utf8_lossy(&output.stdout);
    assert!(out.contains("balanced takes 9.8 times the CPU of cms (p=0.002 n=6)"), "{out}");
}

#[test]
fn what_is_no_comparison_is_refused() {
    let good = invented();
    let with = |change: &dyn Fn(&mut Value)| {
        let mut bad = good.clone();
        change(&mut bad);
        bad.to_string()
    };
    let text = good.to_string();
    let cases = [
        (String::new(), "the file is cut off"),
        (text[..text.len() / 2].to_owned(), "the file is cut off"),
        ("\u{0}\u{1}".to_owned(), "this is not JSON: .*"),
        ("[1, 2]".to_owned(), "this is no comparison of minigo's"),
        ("{}".to_owned(), "this is no comparison of minigo's"),
        ("[".repeat(100_000), ".*"),
        (with(&|c| c["schema"] = "minigo-run".into()), "this is no comparison but a file of the schema .*"),
        (with(&|c| c["schema_version"] = 99.into()), "its schema has version 99.*"),
        (with(&|c| c["runs"] = 1.into()), "invalid type.*"),
        (with(&|c| c["runs"][3]["cpu_s"] = (-1).into()), "run 4 has impossible times"),
        (with(&|c| c["runs"][3]["side"] = "x".into()), "run 4 is of the side .*"),
        (with(&|c| c["settings"]["sides"] = json!([])), "a comparison has 1 to 64 sides.*"),
        (with(&|c| c["settings"]["sides"][1]["name"] = "cms".into()), "it has the side \"cms\" twice"),
        (with(&|c| c["settings"]["sides"][0]["base"] = "cms".into()), ".* which is no earlier side"),
    ];
    for (file, message) in &cases {
        let output =
            minigo("foreign", &[("c.json", file.as_bytes())], &["report", "c.json", "--json=o.json"]);
        expect(&output, 1, "", &format!(r"minigo: c\.json: {message}\n"));
        assert!(!folder("foreign").join("o.json").exists());
    }
    expect(
        &minigo("foreign", &[], &["report", "none.json"]),
        1,
        "",
        r"minigo: cannot read none\.json: [^\n]+\n",
    );
    let hostile = with(&|c| {
        c["runs"][0]["record"]["metrics"]["/gc/pauses/total:nanoseconds"] = u64::MAX.into();
        c["runs"][0]["record"]["stops"] = json!([{ "start_ns": u64::MAX, "phases": [
            { "phase": "\u{1b}[2J", "wall_ns": u64::MAX, "cpu_ns": u64::MAX },
            { "phase": "x", "wall_ns": u64::MAX, "cpu_ns": 0 },
        ] }]);
        c["runs"][0]["metrics"]["\u{1b}[2J ns/op"] = 1e308.into();
        c["runs"][0]["metrics"]["<script>\"' p99-ns"] = 5.into();
        c["settings"]["program"][0] = "\u{1b}[2J<script>".into();
        c["machines"][0]["model"] = "</style><script>".into();
    });
    let args = ["report", "c.json", "--html=c.html", "--csv=c.csv", "--markdown=c.md", "--benchstat=b"];
    let output = minigo("hostile", &[("c.json", hostile.as_bytes())], &args);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!output.stdout.contains(&0x1b), "a file must not control the terminal");
    let page = fs::read_to_string(folder("hostile").join("c.html")).unwrap();
    assert!(!page.contains("<script") && !page.contains('\u{1b}') && page.matches("</style").count() == 1);
    assert!(!page.contains("://"), "the page needs nothing from elsewhere");
    assert!(!page.contains("NaN") && !page.contains("inf"), "every mark has a place");
}

#[test]
fn different_outputs_give_no_verdict() {
    let source = "package main\n\nimport (\n\t\"fmt\"\n\t\"time\"\n)\n\nfunc main() {\n\tfmt.Println(\"same\")\n\t\
                  fmt.Println(time.Now().UnixNano())\n}\n";
    let args = ["compare", "--runs=2", "--json=c.json", "prog.go"];
    let output = minigo("differ", &[("prog.go", source.as_bytes())], &args);
    let out = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(4), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(out.contains("No verdict: the runs printed different things."), "{out}");
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(err.starts_with("minigo: the output of cms and balanced differs first in line 2: “"), "{err}");
}

#[test]
fn runs_that_go_wrong_end_the_comparison_with_a_reason() {
    let compare = |test: &str, source: &str, args: &[&str]| {
        let args = [&["compare", "--gc=cms", "--json=c.json"], args, &["prog.go"]].concat();
        let output = minigo(test, &[("prog.go", source.as_bytes())], &args);
        assert!(!folder(test).join("c.json").exists(), "nothing is half written");
        output
    };
    let fails = "package main\n\nfunc main() { panic(\"no\") }\n";
    let said = r"minigo: cms: the program failed with exit code 2 and said:\npanic: no\n.*";
    expect(&compare("wrong", fails, &[]), 1, "", said);
    let broken = "package main\n\nfunc main() { x := 1 }\n";
    expect(&compare("wrong", broken, &[]), 1, "", r".*exit code 1 and said:\n\./prog\.go:3:15: [^\n]+\n");
    let hangs = "package main\n\nfunc main() {\n\tfor {\n\t}\n}\n";
    let late = compare("wrong", hangs, &["--timeout=300ms"]);
    expect(&late, 1, "", r"minigo: cms: the program did not end within 0\.3 s \(--timeout\)\n");
    let prints = "package main\n\nimport \"os\"\n\nfunc main() {\n\tfor {\n\t\tos.Stdout.Write(make([]byte, 65536))\n\t}\n}\n";
    let much = compare("wrong", prints, &["--max-output=1MiB"]);
    expect(&much, 1, "", r"minigo: cms: the program printed more than 1\.00MiB \(--max-output\)\n");
}

#[test]
fn wrong_command_lines_end_with_2() {
    for args in [
        &["compare"][..],
        &["compare", "--gc=cms,cms", "a.go"],
        &["compare", "--gc=fast", "a.go"],
        &["compare", "--runs=0", "a.go"],
        &["compare", "--shard=3/2", "a.go"],
        &["compare", "--fail-if=cpu", "a.go"],
        &["compare", "--timeout=soon", "a.go"],
        &["compare", "--what", "a.go"],
        &["compare", "--heap=2", "a.go"],
        &["compare", "--heap=2x", "--ladder", "a.go"],
        &["compare", "--heap=2x", "--gc=none", "a.go"],
        &["compare", "--heap=2x,2.0x", "a.go"],
        &["compare", "--gc=cms,stw", "--gab-size=512", "a.go"],
        &["compare", "--ladder", "--hole-reuse=off", "a.go"],
        &["compare", "--vary=", "a.go"],
        &["compare", "--vary=--gc-verify", "a.go"],
        &["compare", "--vary=GOGC=50", "--aa", "a.go"],
        &["compare", "--vary=GOGC=50", "--vary=GOGC=50", "a.go"],
        &["compare", "--gc=cms", "--vary=--gab-size=512", "a.go"],
        &["run", "--gc=cms", "--gab-mode=faithful", "a.go"],
        &["run", "--gc=stw", "--gc-barrier=hybrid", "a.go"],
        &["run", "--gc=balanced", "--gab-size=3k", "a.go"],
        &["run", "--gc=balanced", "--evac-budget=soon", "a.go"],
        &["report"],
        &["report", "merge"],
    ] {
        let output = minigo("compare_usage", &[("a.go", HELLO.as_bytes())], args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{args:?}");
    }
    let output = minigo("compare_usage", &[("a.go", HELLO.as_bytes())], &["compare", "--json=x/y", "a.go"]);
    expect(&output, 1, "", r"minigo: cannot write x/y: [^\n]+\n");
}

#[test]
fn an_interrupt_keeps_what_is_finished() {
    let source = "package main\n\nimport \"time\"\n\nfunc main() { time.Sleep(200 * time.Millisecond) }\n";
    let args = ["compare", "--gc=cms", "--warm-up=0", "--runs=1000", "--json=c.json", "prog.go"];
    let child = start("interrupted", &[("prog.go", source.as_bytes())], &args);
    // Long enough for the first runs, however slow the machine.
    std::thread::sleep(std::time::Duration::from_secs(3));
    let process = rustix::process::Pid::from_raw(child.id() as i32).unwrap();
    rustix::process::kill_process(process, rustix::process::Signal::INT).unwrap();
    let output = child.wait_with_output().unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(130), "{err}");
    assert_eq!(err, "minigo: interrupted: the result is of the runs that were finished\n");
    let document = json_of("interrupted", "c.json");
    assert_eq!(document["interrupted"], true);
    assert!(!runs(&document).is_empty());
    assert!(String::from_utf8_lossy(&output.stdout).contains("It was interrupted"));
}

#[test]
fn a_collector_compared_with_itself_is_called_so() {
    let args = ["compare", "--aa", "--gc=stw", "--runs=4", "--json=c.json", "prog.go"];
    let output = minigo("aa", &[("prog.go", SOUND.as_bytes())], &args);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let document = json_of("aa", "c.json");
    assert_eq!(document["settings"]["sides"][1]["name"], "stw again");
    assert!(document["verdict"].as_str().unwrap().starts_with("A/A: stw "));
}

#[test]
fn a_ladder_changes_one_thing_at_a_time() {
    let args = ["compare", "--ladder", "--runs=2", "--warm-up=0", "--quiet", "--json=c.json", "prog.go"];
    expect(&minigo("ladder", &[("prog.go", SOUND.as_bytes())], &args), 0, "", "");
    let document = json_of("ladder", "c.json");
    assert_eq!(document["settings"]["method"], "ladder");
    let sides = document["settings"]["sides"].as_array().unwrap();
    let names: Vec<&str> = sides.iter().map(|side| side["name"].as_str().unwrap()).collect();
    assert_eq!(names[..2], ["cms", "balanced gab-mode=faithful evac-budget=0s"]);
    assert!(names[2..].iter().all(|name| name.starts_with("+ ")), "{names:?}");
    for (step, below) in sides[1..].iter().zip(&names) {
        assert_eq!(step["base"], *below);
    }
    for run in document["runs"].as_array().unwrap() {
        let metric = |name: &str| run["record"]["metrics"][name].as_u64().unwrap();
        assert_eq!(metric("/minigo/buffers/refills:buffers") > 0, run["side"] != "cms");
        let evacuated = metric("/minigo/buffers/evacuated:objects") > 0;
        assert!(!evacuated || !run["side"].as_str().unwrap().ends_with("evac-budget=0s"));
    }
}

#[test]
fn runs_are_given_the_switches_that_their_collector_has() {
    let args = [
        "compare",
        "--gc-assist=go",
        "--gab-pin=maps",
        "--gab-size=512",
        "--vary",
        "--gc-barrier=hybrid GOGC=20",
        "--runs=1",
        "--warm-up=0",
        "--quiet",
        "--json=c.json",
        "prog.go",
    ];
    expect(&minigo("switches", &[("prog.go", SOUND.as_bytes())], &args), 0, "", "");
    let document = json_of("switches", "c.json");
    let own = ["--gab-size=512", "--gab-pin=maps"];
    assert_eq!(document["settings"]["method"], "variations");
    assert_eq!(document["settings"]["switches"], json!(["--gc-assist=go", own[0], own[1]]));
    let [varied, all] = ["--gc-barrier=hybrid", "--gc-assist=go"];
    let expected = [
        ("cms", json!(null), json!([all]), 100),
        ("cms GOGC=20 gc-barrier=hybrid", json!("cms"), json!([varied, all]), 20),
        ("balanced", json!("cms"), json!([all, own[0], own[1]]), 100),
        ("balanced GOGC=20 gc-barrier=hybrid", json!("balanced"), json!([varied, all, own[0], own[1]]), 20),
    ];
    let runs = document["runs"].as_array().unwrap();
    let sides = document["settings"]["sides"].as_array().unwrap();
    assert_eq!((runs.len(), sides.len()), (expected.len(), expected.len()));
    for ((name, base, switches, gogc), (side, run)) in expected.iter().zip(sides.iter().zip(runs)) {
        assert_eq!((&side["name"], &side["base"], &run["side"]), (&json!(name), base, &json!(name)));
        let settings = &run["record"]["settings"];
        assert_eq!((&settings["switches"], &settings["gogc"]), (switches, &json!(gogc)), "{name}");
    }
}

#[test]
fn a_sweep_gives_all_collectors_multiples_of_the_least_heap() {
    let args = [
        "compare",
        "--gc=stw,cms",
        "--heap=1.5x,3x",
        "--runs=1",
        "--warm-up=0",
        "--quiet",
        "--json=c.json",
        "prog.go",
    ];
    expect(&minigo("heaps", &[("prog.go", SOUND.as_bytes())], &args), 0, "", "");
    let document = json_of("heaps", "c.json");
    let heaps: Vec<(String, u64)> = document["runs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|run| {
            let settings = &run["record"]["settings"];
            assert_eq!(settings["gogc"], Value::Null);
            (run["side"].as_str().unwrap().to_owned(), settings["max_heap"].as_u64().unwrap())
        })
        .collect();
    let [(a, small), (b, also_small), (c, large), (d, _)] = heaps.as_slice() else { panic!("{heaps:?}") };
    assert_eq!([a, b, c, d], ["stw 1.5x", "cms 1.5x", "stw 3x", "cms 3x"]);
    assert!(small == also_small && (large / 2).abs_diff(*small) <= 1, "{heaps:?}");
    let bases = document["settings"]["sides"].as_array().unwrap().iter().map(|side| &side["base"]);
    assert_eq!(bases.collect::<Vec<_>>(), [&Value::Null, &"stw 1.5x".into(), &Value::Null, &"stw 3x".into()]);
}

#[test]
fn equal_memory_is_reached_with_gogc() {
    let args = [
        "compare",
        "--gc=cms,semispace",
        "--fix-rss",
        "--runs=1",
        "--warm-up=0",
        "--quiet",
        "--json=c.json",
        "p.go",
    ];
    expect(&minigo("equal", &[("p.go", SOUND.as_bytes())], &args), 0, "", "");
    let sides = json_of("equal", "c.json")["settings"]["sides"].as_array().unwrap().clone();
    let name = sides[1]["name"].as_str().unwrap();
    match sides[1]["environment"]["GOGC"].as_str() {
        Some(gogc) => assert_eq!(name, format!("semispace GOGC={gogc}")),
        None => assert_eq!(name, "semispace", "it took the same memory from the start"),
    }
}
