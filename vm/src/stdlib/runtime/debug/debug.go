// Package debug sets the collector and prints traces.
package debug

import (
	"os"
	"runtime"
)

// SetGCPercent sets GOGC (negative: off) and returns the setting before.
func SetGCPercent(percent int) int { return setGCPercent(percent) }

// FreeOSMemory runs a collection and gives all free memory back to the system.
func FreeOSMemory() {
	runtime.GC()
	freeMemory()
}

// PrintStack writes Stack's trace to standard error.
func PrintStack() { os.Stderr.Write(Stack()) }
