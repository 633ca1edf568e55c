package strings

func Index(s, substr string) int
func IndexByte(s string, c byte) int
func LastIndex(s, substr string) int
func LastIndexByte(s string, c byte) int
func Count(s, substr string) int
func Compare(a, b string) int
func EqualFold(s, t string) bool
func ToUpper(s string) string
func ToLower(s string) string
func ToTitle(s string) string
func ToValidUTF8(s, replacement string) string
func TrimSpace(s string) string
func repeat(s string, count int) string
func replace(s, old, new string, n int) string
func expand(s string, oldnew []string) string

// nextField returns the bounds of the first field at or after from; start is -1 at the end.
func nextField(s string, from int) (start, end int)
func countFields(s string) int

// view returns b's bytes as a string that shares their memory.
func view(b []byte) string

// setAddr stores b in b.addr. A native does it, so that a Builder need not escape.
func setAddr(b *Builder)
