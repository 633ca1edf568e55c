package bytes

//go:noescape
func Compare(a, b []byte) int

//go:noescape
func Index(s, sep []byte) int

//go:noescape
func IndexByte(b []byte, c byte) int

//go:noescape
func LastIndex(s, sep []byte) int

//go:noescape
func LastIndexByte(s []byte, c byte) int

//go:noescape
func Count(s, sep []byte) int

// view returns b's bytes as a string that shares their memory.
//
//minigo:toresults
func view(b []byte) string

// The results below are always copies.

//go:noescape
func replace(s, old, new []byte, n int) []byte

//go:noescape
func ToUpper(s []byte) []byte

//go:noescape
func ToLower(s []byte) []byte

//go:noescape
func ToTitle(s []byte) []byte

//go:noescape
func ToValidUTF8(s, replacement []byte) []byte
