package slog

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync/atomic"
)

// A Level is how important an event is.
type Level int

const (
	LevelDebug Level = -4
	LevelInfo  Level = 0
	LevelWarn  Level = 4
	LevelError Level = 8
)

var levelNames = []struct {
	level Level
	name  string
}{{LevelError, "ERROR"}, {LevelWarn, "WARN"}, {LevelInfo, "INFO"}, {LevelDebug, "DEBUG"}}

// String returns the name of the level, or of the next lower one with the distance.
func (l Level) String() string {
	for _, named := range levelNames {
		switch {
		case l == named.level:
			return named.name
		case l > named.level || named.level == LevelDebug:
			return fmt.Sprintf("%s%+d", named.name, l-named.level)
		}
	}
	return ""
}

func (l Level) Level() Level { return l }

func (l Level) MarshalJSON() ([]byte, error) { return strconv.AppendQuote(nil, l.String()), nil }

func (l *Level) UnmarshalJSON(data []byte) error {
	s, err := strconv.Unquote(string(data))
	if err != nil {
		return err
	}
	return l.parse(s)
}

func (l Level) AppendText(b []byte) ([]byte, error) { return append(b, l.String()...), nil }
func (l Level) MarshalText() ([]byte, error)        { return l.AppendText(nil) }
func (l *Level) UnmarshalText(data []byte) error    { return l.parse(string(data)) }

// parse reads a name with or without a distance.
func (l *Level) parse(s string) error {
	name, offset := s, 0
	if i := strings.IndexAny(s, "+-"); i >= 0 {
		name = s[:i]
		var err error
		if offset, err = strconv.Atoi(s[i:]); err != nil {
			return fmt.Errorf("slog: level string %q: %w", s, err)
		}
	}
	for _, named := range levelNames {
		if strings.ToUpper(name) == named.name {
			*l = named.level + Level(offset)
			return nil
		}
	}
	return fmt.Errorf("slog: level string %q: %w", s, errors.New("unknown name"))
}

// A Leveler has a level, which may change.
type Leveler interface {
	Level() Level
}

// A LevelVar is a level that can be changed while others read it. The zero value is LevelInfo.
type LevelVar struct{ val atomic.Int64 }

func (v *LevelVar) Level() Level   { return Level(v.val.Load()) }
func (v *LevelVar) Set(l Level)    { v.val.Store(int64(l)) }
func (v *LevelVar) String() string { return fmt.Sprintf("LevelVar(%s)", v.Level()) }

func (v *LevelVar) AppendText(b []byte) ([]byte, error) { return v.Level().AppendText(b) }
func (v *LevelVar) MarshalText() ([]byte, error)        { return v.AppendText(nil) }

func (v *LevelVar) UnmarshalText(data []byte) error {
	var l Level
	err := l.UnmarshalText(data)
	if err == nil {
		v.Set(l)
	}
	return err
}
