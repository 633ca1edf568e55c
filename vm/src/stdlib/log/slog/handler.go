package slog

import (
	"context"
	"errors"
	"io"
	"slices"
	"sync"
)

// A Handler deals with records.
type Handler interface {
	Enabled(context.Context, Level) bool
	Handle(context.Context, Record) error
	WithAttrs(attrs []Attr) Handler
	WithGroup(name string) Handler
}

// HandlerOptions are those of TextHandler and JSONHandler.
type HandlerOptions struct {
	// AddSource adds the place of the call.
	AddSource bool
	// Level is the least that is logged, LevelInfo if it is nil.
	Level Leveler
	// ReplaceAttr, if it is not nil, returns what is logged for an attribute within groups.
	ReplaceAttr func(groups []string, a Attr) Attr
}

// Keys of a record's own attributes.
const (
	TimeKey    = "time"
	LevelKey   = "level"
	MessageKey = "msg"
	SourceKey  = "source"
)

// handler is what handlers that write lines have in common.
type handler struct {
	json   bool
	opts   HandlerOptions
	groups []string // what WithGroup opened
	ready  []byte   // the attributes of WithAttrs
	prefix string   // of keys behind them
	opened int      // how many of the groups are open behind them
	mu     *sync.Mutex
	w      io.Writer
}

func newHandler(w io.Writer, json bool, opts *HandlerOptions) *handler {
	if opts == nil {
		opts = &HandlerOptions{}
	}
	return &handler{json: json, opts: *opts, mu: new(sync.Mutex), w: w}
}

func (h *handler) enabled(l Level) bool {
	least := LevelInfo
	if h.opts.Level != nil {
		least = h.opts.Level.Level()
	}
	return l >= least
}

// separator stands between attributes.
func (h *handler) separator() string {
	if h.json {
		return ","
	}
	return " "
}

// behindReady is the separator behind the attributes that are ready.
func (h *handler) behindReady() string {
	if len(h.ready) == 0 || h.json && h.ready[len(h.ready)-1] == '{' {
		return ""
	}
	return h.separator()
}

func (h *handler) withGroup(name string) *handler {
	g := *h
	g.groups = append(slices.Clip(h.groups), name)
	return &g
}

func (h *handler) withAttrs(as []Attr) *handler {
	if emptyGroups(as) == len(as) {
		return h
	}
	g := *h
	s := g.line(slices.Clone(h.ready), g.behindReady())
	s.prefix = []byte(h.prefix)
	if s.inGroups(func() bool { return s.attrs(as) }) {
		g.prefix, g.opened = string(s.prefix), len(g.groups)
	}
	g.ready = s.buf
	return &g
}

// handle writes a record as a line.
func (h *handler) handle(r Record) error {
	s := h.line(nil, "")
	if h.json {
		s.buf = append(s.buf, '{')
	}
	s.own(r)
	s.record(r)
	s.buf = append(s.buf, '\n')
	h.mu.Lock()
	defer h.mu.Unlock()
	_, err := h.w.Write(s.buf)
	return err
}

// A TextHandler writes lines of key=value.
type TextHandler struct{ *handler }

func NewTextHandler(w io.Writer, opts *HandlerOptions) *TextHandler {
	return &TextHandler{newHandler(w, false, opts)}
}

func (h *TextHandler) Enabled(_ context.Context, level Level) bool { return h.enabled(level) }
func (h *TextHandler) Handle(_ context.Context, r Record) error    { return h.handle(r) }
func (h *TextHandler) WithAttrs(attrs []Attr) Handler              { return &TextHandler{h.withAttrs(attrs)} }
func (h *TextHandler) WithGroup(name string) Handler               { return &TextHandler{h.withGroup(name)} }

// A JSONHandler writes lines that are JSON objects.
type JSONHandler struct{ *handler }

func NewJSONHandler(w io.Writer, opts *HandlerOptions) *JSONHandler {
	return &JSONHandler{newHandler(w, true, opts)}
}

func (h *JSONHandler) Enabled(_ context.Context, level Level) bool { return h.enabled(level) }
func (h *JSONHandler) Handle(_ context.Context, r Record) error    { return h.handle(r) }
func (h *JSONHandler) WithAttrs(attrs []Attr) Handler              { return &JSONHandler{h.withAttrs(attrs)} }
func (h *JSONHandler) WithGroup(name string) Handler               { return &JSONHandler{h.withGroup(name)} }

// DiscardHandler drops all records.
var DiscardHandler Handler = discardHandler{}

type discardHandler struct{}

func (discardHandler) Enabled(context.Context, Level) bool  { return false }
func (discardHandler) Handle(context.Context, Record) error { return nil }
func (d discardHandler) WithAttrs([]Attr) Handler           { return d }
func (d discardHandler) WithGroup(string) Handler           { return d }

// A MultiHandler hands records to several handlers.
type MultiHandler struct{ handlers []Handler }

func NewMultiHandler(handlers ...Handler) *MultiHandler { return &MultiHandler{slices.Clone(handlers)} }

func (h *MultiHandler) Enabled(ctx context.Context, l Level) bool {
	return slices.ContainsFunc(h.handlers, func(each Handler) bool { return each.Enabled(ctx, l) })
}

func (h *MultiHandler) Handle(ctx context.Context, r Record) error {
	var errs []error
	for _, each := range h.handlers {
		if each.Enabled(ctx, r.Level) {
			if err := each.Handle(ctx, r.Clone()); err != nil {
				errs = append(errs, err)
			}
		}
	}
	return errors.Join(errs...)
}

func (h *MultiHandler) WithAttrs(attrs []Attr) Handler {
	return h.each(func(each Handler) Handler { return each.WithAttrs(attrs) })
}

func (h *MultiHandler) WithGroup(name string) Handler {
	return h.each(func(each Handler) Handler { return each.WithGroup(name) })
}

func (h *MultiHandler) each(change func(Handler) Handler) *MultiHandler {
	changed := make([]Handler, len(h.handlers))
	for i, each := range h.handlers {
		changed[i] = change(each)
	}
	return &MultiHandler{changed}
}
