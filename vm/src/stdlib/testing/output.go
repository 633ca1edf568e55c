package testing

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// log is called by methods that users call, and by nothing else: their caller is two frames up.
func (c *common) log(text string) {
	c.logAt(c.position(2), text)
}

// logAt logs text with its position.
func (c *common) logAt(position, text string) {
	text = strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n        ")
	open := c.open()
	if open == nil {
		panic("Log in goroutine after " + c.name + " has completed: " + text + "\n")
	}
	open.endLine()
	open.put("    " + position + text + "\n")
}

// open is the test itself, or if it has reported, the next one around it that has not.
func (c *common) open() *common {
	for ; c != nil; c = c.parent {
		c.mu.Lock()
		done := c.done
		c.mu.Unlock()
		if !done {
			break
		}
	}
	return c
}

// put adds whole lines to what the test says.
func (c *common) put(text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.chatty != nil && c.bench:
		fmt.Print(text)
	case c.chatty != nil:
		c.chatty.say(c.name, text)
	default:
		c.output = append(c.output, text...)
	}
}

// outputWriter adds lines to what a test says, indented. The beginning of a line waits for its end.
type outputWriter struct {
	c       *common
	partial []byte
}

// Output returns what writes to the test's log, without positions.
func (c *common) Output() io.Writer {
	c.outsideTarget("Output")
	open := c.open()
	if open == nil {
		panic("Output called after " + c.name + " has completed")
	}
	open.mu.Lock()
	defer open.mu.Unlock()
	if open.writer == nil {
		open.writer = &outputWriter{c: open}
	}
	return open.writer
}

// Write logs the lines that text ends.
func (w *outputWriter) Write(text []byte) (int, error) {
	if w.c.open() == nil {
		panic("Write called after " + w.c.name + " has completed")
	}
	w.c.mu.Lock()
	all := append(w.partial, text...)
	end := bytes.LastIndexByte(all, '\n') + 1
	w.partial = bytes.Clone(all[end:])
	w.c.mu.Unlock()
	for line := range bytes.Lines(all[:end]) {
		w.c.put("    " + string(line))
	}
	return len(text), nil
}

// endLine ends a line that was begun by Output's writer.
func (c *common) endLine() {
	c.mu.Lock()
	begun := c.writer != nil && len(c.writer.partial) > 0
	c.mu.Unlock()
	if begun {
		c.writer.Write([]byte("\n"))
	}
}

// Attr tells an attribute of the test, if all is shown.
func (c *common) Attr(key, value string) {
	if strings.ContainsFunc(key, unicode.IsSpace) {
		c.logAt("testing.go:1761: ", fmt.Sprintf("disallowed whitespace in attribute key %q", key))
		c.Fail()
		return
	}
	if strings.ContainsAny(value, "\r\n") {
		c.logAt("testing.go:1765: ", fmt.Sprintf("disallowed newline in attribute value %q", value))
		c.Fail()
		return
	}
	if c.chatty != nil {
		c.chatty.announce(c.name, fmt.Sprintf("=== ATTR  %s %v %v\n", c.name, key, value))
	}
}
