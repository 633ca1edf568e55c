package utf8

//go:noescape
func RuneCount(p []byte) int

//go:noescape
func RuneCountInString(s string) (n int)

//go:noescape
func Valid(p []byte) bool

//go:noescape
func ValidString(s string) bool

//go:noescape
func decode(p []byte) (rune, int)

//go:noescape
func decodeString(s string) (rune, int)

//go:noescape
func decodeLast(p []byte) (rune, int)

//go:noescape
func decodeLastString(s string) (rune, int)

//go:noescape
func FullRune(p []byte) bool

//go:noescape
func FullRuneInString(s string) bool
