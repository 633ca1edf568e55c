package slog

import (
	"runtime"
	"slices"
	"time"
)

// A Record is an event. Copies have attributes of their own.
type Record struct {
	Time    time.Time // none if zero
	Message string
	Level   Level
	PC      uintptr // of the call that made it, 0 if not known
	attrs   []Attr
}

func NewRecord(t time.Time, level Level, msg string, pc uintptr) Record {
	return Record{Time: t, Message: msg, Level: level, PC: pc}
}

// Clone returns a copy.
func (r Record) Clone() Record {
	r.attrs = slices.Clip(r.attrs)
	return r
}

// NumAttrs returns the number of attributes.
func (r Record) NumAttrs() int { return len(r.attrs) }

// Attrs calls f for each attribute until it returns false.
func (r Record) Attrs(f func(Attr) bool) {
	for _, a := range r.attrs {
		if !f(a) {
			return
		}
	}
}

// AddAttrs adds attributes but empty groups. Those of copies stay as they are.
func (r *Record) AddAttrs(attrs ...Attr) {
	r.attrs = slices.Clip(r.attrs)
	for _, a := range attrs {
		if !a.Value.isEmptyGroup() {
			r.attrs = append(r.attrs, a)
		}
	}
}

// Add adds attributes made of keys that values follow, and of attributes.
func (r *Record) Add(args ...any) { r.AddAttrs(attributes(args)...) }

// Source is a place in the program.
type Source struct {
	Function string `json:"function"`
	File     string `json:"file"`
	Line     int    `json:"line"`
}

// Source returns the place that made the record, nil if it is not known.
func (r Record) Source() *Source {
	if r.PC == 0 {
		return nil
	}
	frame, _ := runtime.CallersFrames([]uintptr{r.PC}).Next()
	return &Source{frame.Function, frame.File, frame.Line}
}

func (s *Source) isEmpty() bool { return s == nil || *s == Source{} }

// group returns what is known as a group.
func (s *Source) group() Value {
	var as []Attr
	if s.Function != "" {
		as = append(as, String("function", s.Function))
	}
	if s.File != "" {
		as = append(as, String("file", s.File))
	}
	if s.Line != 0 {
		as = append(as, Int("line", s.Line))
	}
	return GroupValue(as...)
}
