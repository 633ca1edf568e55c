package testing

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
)

// Helper marks the calling function: what is logged in it is shown at its caller's line.
func (c *common) Helper() {
	_, _, function, _ := caller(1)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.helpers == nil {
		c.helpers = map[string]bool{}
	}
	c.helpers[function] = true
}

// caller tells where the function that calls it is, or one that is skip further up.
func caller(skip int) (file string, line int, function string, ok bool)

// callers are the callers of the function that calls it, without the first skip.
func callers(skip int) []uintptr {
	var pc [50]uintptr
	return append([]uintptr(nil), pc[:runtime.Callers(skip+3, pc[:])]...)
}

// position is the file and line of the function that is so many frames up, helpers not counted.
func (c *common) position(skip int) string {
	frame := c.outside(runtime.CallersFrames(callers(skip)))
	if frame.File == "" {
		return "???:1: "
	}
	return fmt.Sprintf("%s:%d: ", filepath.Base(frame.File), frame.Line)
}

// outside is the first frame that is no helper's. Above what Cleanup registered is the call of Cleanup, above a subtest's own
// function the call of Run.
func (c *common) outside(frames *runtime.Frames) runtime.Frame {
	c.mu.Lock()
	defer c.mu.Unlock()
	var first, last runtime.Frame
	inRange := false
	for more := true; more; {
		var frame runtime.Frame
		frame, more = frames.Next()
		if inRange {
			// The function that a helper ranges over.
			inRange = false
			continue
		}
		if frame.Function == "runtime.gopanic" {
			continue
		}
		if frame.Function == "testing.(*common).runCleanups" && c.cleaning != nil {
			frames = runtime.CallersFrames(c.cleaning)
			more = true
			continue
		}
		if first.PC == 0 {
			first = frame
		}
		name, number, found := strings.Cut(frame.Function, "-range")
		inRange = found && strings.Trim(number, "0123456789") == ""
		if !inRange {
			name = frame.Function
		}
		switch {
		case c.helpers[name]:
		case !strings.HasPrefix(name, "testing."):
			return frame
		case c.creator != nil:
			return c.parent.outside(runtime.CallersFrames(c.creator))
		default:
			return last
		}
		last = frame
	}
	return first
}
