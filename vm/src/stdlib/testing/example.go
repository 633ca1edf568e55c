package testing

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"time"
)

// runExamples runs the examples that match the flags and have a comment with their output.
func runExamples(examples []InternalExample) (ran, ok bool) {
	ok = true
	match := newMatcher(*runPattern, "-test.run", *skipPattern)
	for _, example := range examples {
		if matched, _ := match.matches(example.Name); !matched {
			continue
		}
		ran = true
		ok = runExample(example) && ok
	}
	return ran, ok
}

func runExample(example InternalExample) (ok bool) {
	if *verbose {
		fmt.Printf("=== RUN   %s\n", example.Name)
	}
	// What the example prints goes to a file.
	stdout := os.Stdout
	file, err := os.CreateTemp("", "example")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Stdout = file
	finished := false
	start := time.Now()
	defer func() {
		duration := time.Since(start)
		os.Stdout = stdout
		printed, _ := os.ReadFile(file.Name())
		file.Close()
		os.Remove(file.Name())
		panicked := recover()
		ok = example.conclude(string(printed), duration, finished, panicked)
	}()
	example.F()
	finished = true
	return
}

// conclude compares what an example printed with what it says it prints.
func (example *InternalExample) conclude(printed string, duration time.Duration, finished bool, panicked any) bool {
	got, want := strings.TrimSpace(printed), strings.TrimSpace(example.Output)
	fail := ""
	if example.Unordered {
		if sortedLines(got) != sortedLines(want) && panicked == nil {
			fail = fmt.Sprintf("got:\n%s\nwant (unordered):\n%s\n", printed, example.Output)
		}
	} else if got != want && panicked == nil {
		fail = fmt.Sprintf("got:\n%s\nwant:\n%s\n", got, want)
	}
	passed := fail == "" && finished && panicked == nil
	if !passed {
		fmt.Printf("--- FAIL: %s (%s)\n%s", example.Name, seconds(duration), fail)
		failures.Add(1)
	} else if *verbose {
		fmt.Printf("--- PASS: %s (%s)\n", example.Name, seconds(duration))
	}
	if panicked != nil {
		panic(panicked)
	}
	if !finished {
		panic(errGoexit)
	}
	return passed
}

func sortedLines(text string) string {
	lines := strings.Split(text, "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
