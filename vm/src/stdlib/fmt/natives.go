package fmt

// formatPlain formats from format[i:] and a[arg:] on as far as no method may be called and nothing is wrong, and says
// where it is then: at the end or at a per cent sign.
func formatPlain(buf []byte, format string, i int, a []any, arg int) (out []byte, next, nextArg int)

// printPlain prints a[i:] as far as no method may be called, with blanks as in a line or as for Print.
func printPlain(buf []byte, a []any, i int, line bool) (out []byte, next int)

// sprintfPlain and sprintPlain are Sprintf, Sprintln and Sprint, if no method may be called and nothing is wrong.
func sprintfPlain(format string, a []any) (s string, done bool)
func sprintPlain(a []any, line bool) (s string, done bool)
