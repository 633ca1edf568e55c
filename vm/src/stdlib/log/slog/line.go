package slog

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"time"
	"unicode"
	"unicode/utf8"
)

// line is a record's line as it is written.
type line struct {
	h      *handler
	buf    []byte
	sep    string   // before the next key
	prefix []byte   // of keys of text: the open groups
	groups []string // the open groups, for ReplaceAttr
}

// line begins with what buf has.
func (h *handler) line(buf []byte, sep string) *line {
	s := &line{h: h, buf: buf, sep: sep}
	if h.opts.ReplaceAttr != nil {
		s.groups = append(s.groups, h.groups[:h.opened]...)
	}
	return s
}

// own writes time, level, source and message, which are in no group.
func (s *line) own(r Record) {
	groups := s.groups
	s.groups = nil
	if !r.Time.IsZero() {
		s.attr(Time(TimeKey, r.Time))
	}
	if s.h.opts.ReplaceAttr == nil {
		s.key(LevelKey)
		s.string(r.Level.String())
	} else {
		s.attr(Any(LevelKey, r.Level))
	}
	if s.h.opts.AddSource {
		source := r.Source()
		if source == nil {
			source = &Source{}
		}
		s.attr(Any(SourceKey, source))
	}
	s.attr(String(MessageKey, r.Message))
	s.groups = groups
}

// record writes the attributes of WithAttrs and of the record, and closes all groups.
func (s *line) record(r Record) {
	if len(s.h.ready) > 0 {
		s.buf = append(append(s.buf, s.sep...), s.h.ready...)
		s.sep = s.h.behindReady()
	}
	open := s.h.opened
	if r.NumAttrs() > 0 {
		s.prefix = append(s.prefix, s.h.prefix...)
		if s.inGroups(func() bool { return s.attrs(r.attrs) }) {
			open = len(s.h.groups)
		}
	}
	if s.h.json {
		for range open + 1 {
			s.buf = append(s.buf, '}')
		}
	}
}

// inGroups opens the groups that are not open yet and writes in them; nothing if nothing is to write.
func (s *line) inGroups(write func() bool) bool {
	start := len(s.buf)
	for _, name := range s.h.groups[s.h.opened:] {
		s.open(name)
	}
	if write() {
		return true
	}
	s.buf = s.buf[:start]
	return false
}

func (s *line) open(name string) {
	if s.h.json {
		s.key(name)
		s.buf = append(s.buf, '{')
		s.sep = ""
	} else {
		s.prefix = append(append(s.prefix, name...), '.')
	}
	if s.h.opts.ReplaceAttr != nil {
		s.groups = append(s.groups, name)
	}
}

func (s *line) close(name string) {
	if s.h.json {
		s.buf = append(s.buf, '}')
	} else {
		s.prefix = s.prefix[:len(s.prefix)-len(name)-1]
	}
	s.sep = s.h.separator()
	if s.h.opts.ReplaceAttr != nil {
		s.groups = s.groups[:len(s.groups)-1]
	}
}

// attrs writes attributes and reports whether there was one to write.
func (s *line) attrs(as []Attr) (written bool) {
	for _, a := range as {
		if s.attr(a) {
			written = true
		}
	}
	return written
}

// attr writes an attribute unless there is nothing to write.
func (s *line) attr(a Attr) bool {
	a.Value = a.Value.Resolve()
	if replace := s.h.opts.ReplaceAttr; replace != nil && a.Value.kind != KindGroup {
		a = replace(s.groups, a)
		a.Value = a.Value.Resolve()
	}
	if a.isEmpty() {
		return false
	}
	if source, ok := a.Value.any.(*Source); ok {
		switch {
		case source.isEmpty():
			return false
		case s.h.json:
			a.Value = source.group()
		default:
			a.Value = StringValue(fmt.Sprintf("%s:%d", source.File, source.Line))
		}
	}
	if a.Value.kind != KindGroup {
		s.key(a.Key)
		s.value(a.Value)
		return true
	}
	attrs := a.Value.Group()
	switch start := len(s.buf); {
	case len(attrs) == 0:
	case a.Key == "":
		if !s.attrs(attrs) {
			s.buf = s.buf[:start]
			return false
		}
	default:
		s.open(a.Key)
		if !s.attrs(attrs) {
			// As in Go the group stays open for the keys that follow.
			s.buf = s.buf[:start]
			return false
		}
		s.close(a.Key)
	}
	return true
}

func (s *line) key(key string) {
	s.buf = append(s.buf, s.sep...)
	s.string(string(s.prefix) + key)
	if s.h.json {
		s.buf = append(s.buf, ':')
	} else {
		s.buf = append(s.buf, '=')
	}
	s.sep = s.h.separator()
}

func (s *line) string(text string) {
	switch {
	case s.h.json:
		s.buf = append(appendEscaped(append(s.buf, '"'), text), '"')
	case needsQuotes(text):
		s.buf = strconv.AppendQuote(s.buf, text)
	default:
		s.buf = append(s.buf, text...)
	}
}

// value writes a value. What panics in being written stands as its panic.
func (s *line) value(v Value) {
	defer func() {
		if r := recover(); r != nil {
			if v := reflect.ValueOf(v.any); v.Kind() == reflect.Pointer && v.IsNil() {
				s.string("<nil>")
			} else {
				s.string(fmt.Sprintf("!PANIC: %v", r))
			}
		}
	}()
	write := s.textValue
	if s.h.json {
		write = s.jsonValue
	}
	if err := write(v); err != nil {
		s.string(fmt.Sprintf("!ERROR:%v", err))
	}
}

func (s *line) textValue(v Value) error {
	switch v.kind {
	case KindString:
		s.string(v.any.(string))
	case KindTime:
		s.buf = appendMillis(s.buf, v.Time())
	case KindAny:
		if m, ok := v.any.(encoding.TextMarshaler); ok {
			text, err := m.MarshalText()
			if err == nil {
				s.string(string(text))
			}
			return err
		}
		if v := reflect.ValueOf(v.any); v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8 {
			s.buf = strconv.AppendQuote(s.buf, string(v.Bytes()))
			return nil
		}
		s.string(fmt.Sprintf("%+v", v.any))
	default:
		s.buf = v.append(s.buf)
	}
	return nil
}

// appendMillis appends a time of RFC 3339 with three digits of the second's fraction: of four that are printed the last is dropped. As in
// Go it is another one where the year has not four digits.
func appendMillis(b []byte, t time.Time) []byte {
	dropped := len(b) + len("2006-01-02T15:04:05.000")
	b = t.Truncate(time.Millisecond).Add(time.Millisecond/10).AppendFormat(b, time.RFC3339Nano)
	return append(b[:dropped], b[dropped+1:]...)
}

func (s *line) jsonValue(v Value) error {
	switch v.kind {
	case KindString:
		s.string(v.any.(string))
	case KindInt64, KindUint64, KindBool:
		s.buf = v.append(s.buf)
	case KindDuration:
		s.buf = strconv.AppendInt(s.buf, int64(v.Duration()), 10)
	case KindTime:
		t := v.Time()
		if year := t.Year(); year < 0 || year >= 10000 {
			return errors.New("time.Time year outside of range [0,9999]")
		}
		s.buf = append(t.AppendFormat(append(s.buf, '"'), time.RFC3339Nano), '"')
	default:
		_, marshals := v.any.(json.Marshaler)
		if err, ok := v.any.(error); ok && !marshals {
			s.string(err.Error())
			return nil
		}
		var b bytes.Buffer
		encoder := json.NewEncoder(&b)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(v.any); err != nil {
			return err
		}
		s.buf = append(s.buf, bytes.TrimSuffix(b.Bytes(), []byte{'\n'})...)
	}
	return nil
}

// needsQuotes reports whether text could be taken for something else than a key or a value.
func needsQuotes(text string) bool {
	for _, r := range text {
		if r == ' ' || r == '=' || r == '"' || r < ' ' || r == utf8.RuneError || r >= utf8.RuneSelf && (unicode.IsSpace(r) || !unicode.IsPrint(r)) {
			return true
		}
	}
	return text == ""
}

// appendEscaped appends the inside of a string of JSON.
func appendEscaped(b []byte, text string) []byte {
	const short = "\b\f\n\r\t\"\\"
	const letters = "bfnrt\"\\"
	for _, r := range text {
		switch at := bytes.IndexRune([]byte(short), r); {
		case at >= 0:
			b = append(b, '\\', letters[at])
		case r < ' ' || r == '\u2028' || r == '\u2029':
			b = fmt.Appendf(b, "\\u%04x", r)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}
