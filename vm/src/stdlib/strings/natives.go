package strings

//go:noescape
func Index(s, substr string) int

//go:noescape
func IndexByte(s string, c byte) int

//go:noescape
func LastIndex(s, substr string) int

//go:noescape
func LastIndexByte(s string, c byte) int

//go:noescape
func Count(s, substr string) int

//go:noescape
func Compare(a, b string) int

//go:noescape
func EqualFold(s, t string) bool

//minigo:toresults
func ToUpper(s string) string

//minigo:toresults
func ToLower(s string) string

//minigo:toresults
func ToTitle(s string) string

//minigo:toresults
func ToValidUTF8(s, replacement string) string

//minigo:toresults
func TrimSpace(s string) string

//minigo:toresults
func repeat(s string, count int) string

//minigo:toresults
func replace(s, old, new string, n int) string

//minigo:toresults
func expand(s string, oldnew []string) string

// nextField returns the bounds of the first field at or after from; start is -1 at the end.
//
//go:noescape
func nextField(s string, from int) (start, end int)

//go:noescape
func countFields(s string) int

// view returns b's bytes as a string that shares their memory.
//
//minigo:toresults
func view(b []byte) string

// setAddr stores b in b.addr. A native does it, so that a Builder need not escape.
//
//go:noescape
func setAddr(b *Builder)
