package runtime

// Caller tells where the calling function is; skip goes up the callers.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	var pcs [1]uintptr
	if callers(skip+1, pcs[:]) == 0 {
		return
	}
	_, file, line, _, _ = called(pcs[0])
	return pcs[0], file, line, true
}

// Callers fills pc with the calls that the calling goroutine is in, the innermost first; with skip 0 that is Callers itself. It returns how
// many it stored.
func Callers(skip int, pc []uintptr) int { return callers(skip, pc) }

// Func is a function of the program.
type Func struct {
	name  string
	entry uintptr
	next  *Func
}

// functions are those that were asked for. What stands in the list never changes, so that it needs no lock.
var functions *Func

// FuncForPC returns the function that a number of Callers or reflect.Value.Pointer is in, or nil. As in Go it is the same each time, but for
// one that was inlined.
func FuncForPC(pc uintptr) *Func {
	name, _, _, entry, inlined := called(pc)
	switch {
	case name == "":
		return nil
	case inlined:
		return &Func{name, entry, nil}
	}
	for f := functions; f != nil; f = f.next {
		if f.entry == entry && f.name == name {
			return f
		}
	}
	functions = &Func{name, entry, functions}
	return functions
}

// Name returns the function's name with its package's path.
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

// Entry returns the number of the function's beginning.
func (f *Func) Entry() uintptr { return f.entry }

// FileLine returns where a number points to.
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	_, file, line, _, _ = called(pc)
	if file == "" {
		return "?", 0
	}
	return file, line
}

// Frame is one of the calls that Frames goes through.
type Frame struct {
	PC       uintptr
	Func     *Func // nil for a function that was inlined
	Function string
	File     string
	Line     int
	Entry    uintptr
}

// Frames goes through the calls whose numbers Callers gave.
type Frames struct{ rest []uintptr }

// CallersFrames returns the calls of these numbers.
func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

// Next returns the next call and whether there are more behind it. A frame without a name is that of no call.
func (ci *Frames) Next() (frame Frame, more bool) {
	for len(ci.rest) > 0 {
		pc := ci.rest[0]
		ci.rest = ci.rest[1:]
		name, file, line, entry, inlined := called(pc)
		if name == "" {
			continue
		}
		frame = Frame{PC: pc - 1, Function: name, File: file, Line: line, Entry: entry}
		if !inlined {
			frame.Func = FuncForPC(pc)
		}
		break
	}
	return frame, len(ci.rest) > 0
}
