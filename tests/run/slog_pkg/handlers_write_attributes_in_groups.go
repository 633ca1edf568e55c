package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"math"
	"os"
	"strings"
	"time"
)

type user struct {
	ID   int
	Name string `json:"name"`
}

func (u user) LogValue() slog.Value {
	return slog.GroupValue(slog.Int("id", u.ID), slog.String("name", u.Name))
}

type loop struct{}

func (l loop) LogValue() slog.Value { return slog.AnyValue(l) }

type secret string

func (secret) LogValue() slog.Value { return slog.StringValue("***") }

type text struct{ fail bool }

func (t *text) MarshalText() ([]byte, error) {
	if t.fail {
		return nil, errors.New("no text")
	}
	return []byte("a text"), nil
}

type plain struct {
	A int
	B []string
	c bool
}

type boom struct{}

func (boom) MarshalText() ([]byte, error) { panic("boom") }

type bytesType []byte

func noTime(groups []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey && len(groups) == 0 {
		return slog.Attr{}
	}
	return a
}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, r)
		}
	}()
	f()
}

func main() {
	t := time.Date(2023, 4, 5, 6, 7, 8, 123456789, time.UTC)
	var null *text
	args := [][]any{
		{}, {"a", 1}, {"a"}, {1, 2}, {"a", "b c", "d"}, {"e", ""}, {"q", `a"b\c`}, {"k=v", "x=y"}, {"uni", "héllo wörld"}, {"nl", "a\nb\t\x00\x1b"},
		{"bad", "\xff\xef"}, {"ls", "\u2028\u2029"}, {"html", "<a&b>"}, {slog.Int("i", -5), slog.Uint64("u", math.MaxUint64), slog.Float64("f", 1e21), slog.Float64("g", 0.5)},
		{"nan", math.NaN(), "inf", math.Inf(-1)}, {"b", true, "d", 90 * time.Second, "t", t, "lt", t.In(time.FixedZone("X", 3600))}, {"nil", nil, "err", errors.New("an error"), "wrapped", fmt.Errorf("w: %w", os.ErrNotExist)},
		{"user", user{7, "Ann Lee"}, "secret", secret("pw"), "loop", loop{}}, {"p", plain{1, []string{"x", "y z"}, true}, "pp", &plain{A: 2}}, {"text", &text{}, "failing", &text{true}, "null", null},
		{"bytes", []byte("ab c"), "bt", bytesType("x"), "boom", boom{}}, {"map", map[string]int{"z": 1, "a": 2}, "slice", []int{1, 2}, "u", user{}}, {slog.Group("g", "x", 1, slog.Group("h", "y", 2)), "after", 3},
		{slog.Group("", "inline", 1), slog.Group("empty")}, {slog.Group("only", slog.Group("empty"))}, {slog.Attr{}}, {"level", slog.LevelWarn, "dur", time.Duration(0)}, {"rune", 'x', "by", byte(7), "f32", float32(0.1), "up", uintptr(9), "i8", int8(-3)},
		{"old", time.Date(-5, 1, 1, 0, 0, 0, 0, time.UTC), "zero", time.Time{}}, {"raw", json.RawMessage(`{"a":1}`), "num", json.Number("12")}, {"year", time.Date(12345, 1, 1, 0, 0, 0, 0, time.UTC)}, {"kind", slog.KindBool, "value", slog.IntValue(3)},
		{"ptr", (*int)(nil), "attrs", []slog.Attr{slog.Int("a", 1), slog.Bool("b", false)}},
	}
	var opts = []*slog.HandlerOptions{
		{ReplaceAttr: noTime},
		{Level: slog.LevelDebug, ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
			switch a.Key {
			case "time", "a", "x", "id":
				return slog.Attr{}
			case "msg":
				return slog.String("message", strings.ToUpper(a.Value.String()))
			case "level":
				return slog.Any("LEVEL", a.Value.Any().(slog.Level)+1)
			case "y":
				return slog.Any("y", user{1, "why"})
			}
			return slog.Any(fmt.Sprint(a.Key, groups), a.Value)
		}},
	}
	for _, o := range opts {
		for _, h := range []slog.Handler{slog.NewTextHandler(os.Stdout, o), slog.NewJSONHandler(os.Stdout, o)} {
			l := slog.New(h)
			for _, a := range args {
				l.Info("a message", a...)
				l.With("pre", 1).WithGroup("G").Warn("m", a...)
				l.WithGroup("G").With(a...).WithGroup("H").Error("msg")
				l.WithGroup("G").With(a...).WithGroup("H").Log(context.Background(), slog.LevelError+3, "msg=1", a...)
			}
			l.Debug("debug", "a", 1)
			l.LogAttrs(context.TODO(), slog.LevelInfo, "", slog.Int("n", 1))
			l.With().WithGroup("").With("x", slog.GroupValue()).InfoContext(nil, "ctx", "z", 26)
			fmt.Println(l.Enabled(nil, slog.LevelDebug), l.Enabled(context.Background(), slog.LevelInfo))
		}
	}
	for _, json := range []bool{false, true} {
		var b bytes.Buffer
		var h slog.Handler = slog.NewTextHandler(&b, nil)
		if json {
			h = slog.NewJSONHandler(&b, nil)
		}
		r := slog.NewRecord(t, slog.LevelInfo, "record", 0)
		r.AddAttrs(slog.Int("a", 1))
		c := r.Clone()
		c.Add("b", 2, "c")
		r.Add(slog.Group("none"), "d", 4)
		for _, r := range []slog.Record{r, c, slog.NewRecord(time.Time{}, -3, "no time", 0), slog.NewRecord(t.In(time.FixedZone("Y", -19800)), 9, "", 0), slog.NewRecord(t.Truncate(time.Second), 2, "x", 0)} {
			fmt.Println(h.Handle(context.Background(), r), r.NumAttrs(), r.Source())
			r.Attrs(func(a slog.Attr) bool { fmt.Println(a); return a.Key != "a" })
		}
		fmt.Print(b.String())
	}
	for l := slog.Level(-9); l < 12; l++ {
		j, _ := l.MarshalJSON()
		x, _ := l.MarshalText()
		var m slog.Level
		fmt.Print(l, " ", string(j), string(x), m.UnmarshalText(x), m == l, m.UnmarshalJSON(j), " ")
	}
	fmt.Println()
	for _, s := range []string{"info", "Warn+2", "x", "debug-", "", "error+x", "INFO 1"} {
		var l slog.Level
		var v slog.LevelVar
		fmt.Println(l.UnmarshalText([]byte(s)), l, l.UnmarshalJSON([]byte(s)), v.UnmarshalText([]byte(s)), &v)
	}
	for k := slog.Kind(-1); k < 12; k++ {
		fmt.Print(k, " ")
	}
	fmt.Println()
	values := []slog.Value{{}, slog.IntValue(1), slog.Int64Value(1), slog.Uint64Value(1), slog.Float64Value(1), slog.StringValue("1"), slog.BoolValue(true), slog.TimeValue(t), slog.DurationValue(1), slog.AnyValue(user{1, "n"}), slog.GroupValue(slog.Int("a", 1)), slog.AnyValue([]slog.Attr{slog.Int("a", 1)}), slog.AnyValue(plain{}.A), slog.AnyValue(errors.ErrUnsupported), slog.TimeValue(t.In(time.FixedZone("Z", 60)))}
	for _, v := range values {
		fmt.Println(v, v.Kind(), v.Any(), v.Resolve())
		for _, w := range values {
			fmt.Print(v.Equal(w), " ")
		}
		try("int", func() { fmt.Println(v.Int64()) })
		try("uint", func() { fmt.Println(v.Uint64()) })
		try("float", func() { fmt.Println(v.Float64()) })
		try("bool", func() { fmt.Println(v.Bool()) })
		try("duration", func() { fmt.Println(v.Duration()) })
		try("time", func() { fmt.Println(v.Time()) })
		try("group", func() { fmt.Println(v.Group()) })
	}
	try("nil handler", func() { slog.New(nil) })
	fmt.Println(slog.Group("g", "a", 1, "b").String(), slog.Any("x", nil).Equal(slog.Any("x", nil)))

	log.SetFlags(0)
	log.SetOutput(os.Stdout)
	slog.Info("default", "a", 1, "b", "two words")
	slog.Debug("hidden")
	fmt.Println(slog.SetLogLoggerLevel(slog.LevelDebug))
	slog.Debug("shown", slog.Group("g", "x", 1))
	slog.With("w", 1).WithGroup("G").Warn("grouped", "y", 2)
	fmt.Println(slog.SetLogLoggerLevel(slog.LevelInfo))
	log.SetFlags(log.Lshortfile)
	slog.Warn("placed")
	slog.Default().Error("placed", "k", "v")
	slog.Default().LogAttrs(context.Background(), slog.LevelInfo, "placed")
	log.SetFlags(0)
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: noTime})))
	slog.Info("json now", "n", 1)
	log.Print("from log")
	log.Printf("from log %d\n", 2)
	ll := slog.NewLogLogger(slog.NewTextHandler(os.Stdout, opts[0]), slog.LevelWarn)
	ll.Print("by a log.Logger")
	ll.SetPrefix("p: ")
	ll.Println("with prefix")
	m := slog.New(slog.NewMultiHandler(slog.NewTextHandler(os.Stdout, opts[0]), slog.DiscardHandler, slog.NewJSONHandler(os.Stdout, opts[0]))).With("a", 1).WithGroup("g")
	m.Info("many", "b", 2)
	src := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{AddSource: true, ReplaceAttr: func(g []string, a slog.Attr) slog.Attr {
		if s, ok := a.Value.Any().(*slog.Source); ok {
			s.File = s.File[strings.LastIndex(s.File, "/")+1:]
			fmt.Println(s.Function)
		}
		return noTime(g, a)
	}}))
	src.Info("where")
	func() { src.With("x", 1).Warn("there") }()
	slog.New(slog.DiscardHandler).Error("nothing")
}
