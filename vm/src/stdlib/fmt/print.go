// Package fmt formats and scans values.
//
// The walk over a value is Go, so that methods may do anything; what looks into a value is native (internal/reflectlite).
package fmt

import (
	"errors"
	"internal/reflectlite"
	"io"
	"os"
	"strconv"
	"sync"
	"unicode/utf8"
)

// Stringer is what prints itself.
type Stringer interface {
	String() string
}

// GoStringer prints itself for %#v.
type GoStringer interface {
	GoString() string
}

// State is the printer as a Formatter sees it.
type State interface {
	Write(b []byte) (n int, err error)
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)
	Flag(c int) bool
}

// Formatter prints itself for any verb.
type Formatter interface {
	Format(f State, verb rune)
}

type flags struct {
	hasWidth, hasPrec               bool
	minus, plus, sharp, space, zero bool
	plusV, sharpV                   bool // %+v and %#v: plus and sharp are then off
	width, prec                     int
}

// pp is a printer. Printers are used again, buffers included.
type pp struct {
	buf       []byte
	scratch   []byte
	fl        flags
	reordered bool // an operand was chosen by [n]
	goodIndex bool
	panicking bool // printing what a method panicked with
	erroring  bool // printing a wrong operand: methods are not called
	wraps     bool // %w is allowed
	wrapped   []int
}

var printers = sync.Pool{New: func() any { return new(pp) }}

func newPrinter() *pp {
	p := printers.Get().(*pp)
	p.panicking = false
	p.erroring = false
	p.wraps = false
	p.fl = flags{}
	return p
}

// free keeps the printer unless its buffer became large.
func (p *pp) free() {
	if cap(p.buf) > 64*1024 {
		p.buf = nil
	} else {
		p.buf = p.buf[:0]
	}
	p.wrapped = p.wrapped[:0]
	printers.Put(p)
}

// Width returns the verb's width.
func (p *pp) Width() (wid int, ok bool) { return p.fl.width, p.fl.hasWidth }

// Precision returns the verb's precision.
func (p *pp) Precision() (prec int, ok bool) { return p.fl.prec, p.fl.hasPrec }

// Flag reports whether a flag is set.
func (p *pp) Flag(c int) bool {
	switch c {
	case '-':
		return p.fl.minus
	case '+':
		return p.fl.plus || p.fl.plusV
	case '#':
		return p.fl.sharp || p.fl.sharpV
	case ' ':
		return p.fl.space
	case '0':
		return p.fl.zero
	}
	return false
}

func (p *pp) Write(b []byte) (int, error) {
	p.buf = append(p.buf, b...)
	return len(b), nil
}

// WriteString is Write for a string.
func (p *pp) WriteString(s string) (int, error) {
	p.buf = append(p.buf, s...)
	return len(s), nil
}

func (p *pp) str(s string) { p.buf = append(p.buf, s...) }
func (p *pp) byte(c byte)  { p.buf = append(p.buf, c) }
func (p *pp) rune(r rune)  { p.buf = utf8.AppendRune(p.buf, r) }
func (p *pp) separate(i int) {
	if i > 0 {
		if p.fl.sharpV {
			p.str(", ")
		} else {
			p.byte(' ')
		}
	}
}

// Fprintf formats and writes to w.
func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	p := newPrinter()
	p.printf(format, a)
	n, err = w.Write(p.buf)
	p.free()
	return
}

// Printf formats and writes to standard output.
func Printf(format string, a ...any) (n int, err error) { return Fprintf(os.Stdout, format, a...) }

// Sprintf formats and returns the string.
func Sprintf(format string, a ...any) string {
	if s, done := sprintfPlain(format, a); done {
		return s
	}
	p := newPrinter()
	p.printf(format, a)
	s := string(p.buf)
	p.free()
	return s
}

// Appendf formats and appends to b.
func Appendf(b []byte, format string, a ...any) []byte {
	p := newPrinter()
	p.printf(format, a)
	b = append(b, p.buf...)
	p.free()
	return b
}

// Fprint writes the operands to w, with blanks between those that are no strings.
func Fprint(w io.Writer, a ...any) (n int, err error) {
	p := newPrinter()
	p.print(a)
	n, err = w.Write(p.buf)
	p.free()
	return
}

// Print is Fprint to standard output.
func Print(a ...any) (n int, err error) { return Fprint(os.Stdout, a...) }

// Sprint is Fprint to a string.
func Sprint(a ...any) string {
	if s, done := sprintPlain(a, false); done {
		return s
	}
	p := newPrinter()
	p.print(a)
	s := string(p.buf)
	p.free()
	return s
}

// Append is Fprint to the end of b.
func Append(b []byte, a ...any) []byte {
	p := newPrinter()
	p.print(a)
	b = append(b, p.buf...)
	p.free()
	return b
}

// Fprintln writes the operands to w, with blanks between them and a newline at the end.
func Fprintln(w io.Writer, a ...any) (n int, err error) {
	p := newPrinter()
	p.println(a)
	n, err = w.Write(p.buf)
	p.free()
	return
}

// Println is Fprintln to standard output.
func Println(a ...any) (n int, err error) { return Fprintln(os.Stdout, a...) }

// Sprintln is Fprintln to a string.
func Sprintln(a ...any) string {
	if s, done := sprintPlain(a, true); done {
		return s
	}
	p := newPrinter()
	p.println(a)
	s := string(p.buf)
	p.free()
	return s
}

// Appendln is Fprintln to the end of b.
func Appendln(b []byte, a ...any) []byte {
	p := newPrinter()
	p.println(a)
	b = append(b, p.buf...)
	p.free()
	return b
}

func (p *pp) print(a []any) {
	for i := 0; ; i++ {
		i = printPlain(&p.buf, a, i, false)
		if i >= len(a) {
			return
		}
		if i > 0 && reflectlite.Kind(a[i]) != kindString && reflectlite.Kind(a[i-1]) != kindString {
			p.byte(' ')
		}
		p.printArg(a[i], 'v')
	}
}

func (p *pp) println(a []any) {
	for i := 0; ; i++ {
		i = printPlain(&p.buf, a, i, true)
		if i >= len(a) {
			break
		}
		if i > 0 {
			p.byte(' ')
		}
		p.printArg(a[i], 'v')
	}
	p.byte('\n')
}

// FormatString rebuilds the directive that a Formatter is called for.
func FormatString(state State, verb rune) string {
	b := []byte{'%'}
	for _, c := range " +-#0" {
		if state.Flag(int(c)) {
			b = append(b, byte(c))
		}
	}
	if w, ok := state.Width(); ok {
		b = strconv.AppendInt(b, int64(w), 10)
	}
	if prec, ok := state.Precision(); ok {
		b = append(b, '.')
		b = strconv.AppendInt(b, int64(prec), 10)
	}
	return string(utf8.AppendRune(b, verb))
}

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }
func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string   { return e.msg }
func (e *wrapErrors) Unwrap() []error { return e.errs }

// Errorf formats an error; it wraps the operands of %w.
func Errorf(format string, a ...any) error {
	if err := errorf(format, a); err != nil {
		return err
	}
	return errors.New(format)
}

func hasVerb(format string) bool {
	for i := 0; i < len(format); i++ {
		if format[i] == '%' {
			return true
		}
	}
	return false
}

// errorf returns nil if there is nothing to format.
func errorf(format string, a []any) (err error) {
	if len(a) == 0 && !hasVerb(format) {
		return nil
	}
	p := newPrinter()
	p.wraps = true
	p.printf(format, a)
	s := string(p.buf)
	switch len(p.wrapped) {
	case 0:
		err = errors.New(s)
	case 1:
		w := &wrapError{msg: s}
		w.err, _ = a[p.wrapped[0]].(error)
		err = w
	default:
		var errs []error
		for i, arg := range a {
			for _, n := range p.wrapped {
				if n == i {
					if e, ok := arg.(error); ok {
						errs = append(errs, e)
					}
					break
				}
			}
		}
		err = &wrapErrors{s, errs}
	}
	p.free()
	return err
}
