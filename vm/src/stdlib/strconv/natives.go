package strconv

// Codes that the parsers return beside their value.
const (
	parsed = iota
	badSyntax
	badRange
	badBase
	badBits
)

//go:noescape
func parseInt(s string, base int, bits int) (v int64, code int)

//go:noescape
func parseUint(s string, base int, bits int) (v uint64, code int)

//go:noescape
func parseFloat(s string, bits int) (v float64, code int)

func formatInt(i int64, base int) string

func formatUint(i uint64, base int) string

//minigo:toresults
func AppendInt(dst []byte, i int64, base int) []byte

//minigo:toresults
func AppendUint(dst []byte, i uint64, base int) []byte

//minigo:toresults
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte

func FormatFloat(f float64, fmt byte, prec, bitSize int) string

// Modes of quoting: what is written as it is.
const (
	printable = iota
	ascii
	graphic
)

//minigo:toresults
func appendQuote(dst []byte, s string, mode int) []byte

//minigo:toresults
func appendQuoteRune(dst []byte, r rune, mode int) []byte

func IsPrint(r rune) bool

func IsGraphic(r rune) bool

//go:noescape
func CanBackquote(s string) bool
