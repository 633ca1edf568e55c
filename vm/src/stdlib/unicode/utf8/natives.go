package utf8

func RuneCount(p []byte) int
func RuneCountInString(s string) int
func Valid(p []byte) bool
func ValidString(s string) bool
func decode(p []byte) (rune, int)
func decodeString(s string) (rune, int)
func decodeLast(p []byte) (rune, int)
func decodeLastString(s string) (rune, int)
func FullRune(p []byte) bool
func FullRuneInString(s string) bool
