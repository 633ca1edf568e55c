package fmt

// formatPlain formats from format[i:] and a[arg:] on as far as no method may be called and nothing is wrong, and says
// where it is then: at the end or at a per cent sign.
//
//go:noescape
func formatPlain(buf *[]byte, format string, i int, a []any, arg int) (next, nextArg int)

// printPlain prints a[i:] as far as no method may be called, with blanks as in a line or as for Print.
//
//go:noescape
func printPlain(buf *[]byte, a []any, i int, line bool) (next int)

// sprintfPlain is Sprintf, if no method may be called and nothing is wrong.
//
//go:noescape
func sprintfPlain(format string, a []any) (s string, done bool)

// sprintPlain is Sprintln or Sprint, if no method may be called.
//
//go:noescape
func sprintPlain(a []any, line bool) (s string, done bool)
