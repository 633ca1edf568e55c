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

// join is Join of several elements.
//
//go:noescape
func join(elems []string, sep string) string

//minigo:toresults
func repeat(s string, count int) string

//minigo:toresults
func replace(s, old, new string, n int) string

//minigo:toresults
func expand(s string, oldnew []string) string

//go:noescape
func IndexAny(s, chars string) int

//go:noescape
func countFields(s string) int

// cutFields makes the fields of s at or after from the elements of a from a[n] on; it may stop early. It returns what n
// and from are then.
func cutFields(s string, from int, a []string, n int) (nextN, next int)

// cutParts makes the parts of s at or after from, each with the first save bytes of the separator behind it, the elements of a
// from a[n] on; it may stop early. It returns what n and from are then. Its caller gives a the last part, so that it is known
// there that a holds s.
//
//go:noescape
func cutParts(s string, from int, a []string, n int, sep string, save int) (nextN, next int)

// view returns b's bytes as a string that shares their memory.
//
//minigo:toresults
func view(b []byte) string

// setAddr stores b in b.addr. A native does it, so that a Builder need not escape.
//
//go:noescape
func setAddr(b *Builder)
