package bytes

func Equal(a, b []byte) bool
func Compare(a, b []byte) int
func Index(s, sep []byte) int
func IndexByte(b []byte, c byte) int
func LastIndex(s, sep []byte) int
func LastIndexByte(s []byte, c byte) int
func Count(s, sep []byte) int

// view returns b's bytes as a string that shares their memory.
func view(b []byte) string

// The results below are always copies.

func replace(s, old, new []byte, n int) []byte
func ToUpper(s []byte) []byte
func ToLower(s []byte) []byte
func ToTitle(s []byte) []byte
func ToValidUTF8(s, replacement []byte) []byte
