package slog

import (
	"bytes"
	"context"
	"log"
	"runtime"
	"sync/atomic"
	"time"
)

// logLevel is the default handler's least level, and that of what package log prints.
var logLevel LevelVar

// SetLogLoggerLevel sets the least level of the default handler and the level of what package log prints.
func SetLogLoggerLevel(level Level) (oldLevel Level) {
	oldLevel = logLevel.Level()
	logLevel.Set(level)
	return
}

var defaultLogger atomic.Pointer[Logger]

func init() { defaultLogger.Store(New(&defaultHandler{newHandler(nil, false, nil)})) }

func Default() *Logger { return defaultLogger.Load() }

// SetDefault sets the default logger, to which package log prints from now on.
func SetDefault(l *Logger) {
	defaultLogger.Store(l)
	if _, ok := l.handler.(*defaultHandler); !ok {
		placed := log.Flags()&(log.Lshortfile|log.Llongfile) != 0
		log.SetOutput(&writer{l.handler, &logLevel, placed})
		log.SetFlags(0)
	}
}

// defaultHandler prints by package log.
type defaultHandler struct{ *handler }

func (h *defaultHandler) Enabled(_ context.Context, l Level) bool { return l >= logLevel.Level() }

// The record's place is four calls further out than log.Output: Handle, hand, log, and what the program calls.
const depth = 5

func (h *defaultHandler) Handle(ctx context.Context, r Record) error {
	b := append([]byte(r.Level.String()+" "), r.Message...)
	s := h.line(b, " ")
	s.record(r)
	return log.Output(depth, string(s.buf))
}

func (h *defaultHandler) WithAttrs(as []Attr) Handler   { return &defaultHandler{h.withAttrs(as)} }
func (h *defaultHandler) WithGroup(name string) Handler { return &defaultHandler{h.withGroup(name)} }

// writer makes records of lines that package log writes.
type writer struct {
	h      Handler
	level  Leveler
	placed bool
}

func (w *writer) Write(buf []byte) (int, error) {
	level := w.level.Level()
	if !w.h.Enabled(context.Background(), level) {
		return 0, nil
	}
	var pcs [1]uintptr
	if w.placed {
		// Beyond this call and three of package log.
		runtime.Callers(4, pcs[:])
	}
	line := string(bytes.TrimSuffix(buf, []byte{'\n'}))
	return len(buf), w.h.Handle(context.Background(), NewRecord(time.Now(), level, line, pcs[0]))
}

// NewLogLogger returns a logger of package log whose lines become records of a level.
func NewLogLogger(h Handler, level Level) *log.Logger { return log.New(&writer{h, level, true}, "", 0) }
