package unicode

// Version is the edition of Unicode that the tables are of.
const Version = "17.0.0"

// General categories. C, L, M, N, P, S and Z are what those with two letters are together, LC is Ll, Lt and Lu.
var (
	C  = table("C")
	Cc = table("Cc")
	Cf = table("Cf")
	Cn = table("Cn")
	Co = table("Co")
	Cs = table("Cs")
	L  = table("L")
	LC = table("LC")
	Ll = table("Ll")
	Lm = table("Lm")
	Lo = table("Lo")
	Lt = table("Lt")
	Lu = table("Lu")
	M  = table("M")
	Mc = table("Mc")
	Me = table("Me")
	Mn = table("Mn")
	N  = table("N")
	Nd = table("Nd")
	Nl = table("Nl")
	No = table("No")
	P  = table("P")
	Pc = table("Pc")
	Pd = table("Pd")
	Pe = table("Pe")
	Pf = table("Pf")
	Pi = table("Pi")
	Po = table("Po")
	Ps = table("Ps")
	S  = table("S")
	Sc = table("Sc")
	Sk = table("Sk")
	Sm = table("Sm")
	So = table("So")
	Z  = table("Z")
	Zl = table("Zl")
	Zp = table("Zp")
	Zs = table("Zs")

	Other  = C
	Letter = L
	Lower  = Ll
	Title  = Lt
	Upper  = Lu
	Mark   = M
	Number = N
	Digit  = Nd
	Punct  = P
	Symbol = S
	Space  = Z

	White_Space = table("White_Space")
)

// Categories has the general categories by name.
var Categories = map[string]*RangeTable{
	"C": C, "Cc": Cc, "Cf": Cf, "Cn": Cn, "Co": Co, "Cs": Cs, "L": L, "LC": LC, "Ll": Ll, "Lm": Lm, "Lo": Lo,
	"Lt": Lt, "Lu": Lu, "M": M, "Mc": Mc, "Me": Me, "Mn": Mn, "N": N, "Nd": Nd, "Nl": Nl, "No": No, "P": P,
	"Pc": Pc, "Pd": Pd, "Pe": Pe, "Pf": Pf, "Pi": Pi, "Po": Po, "Ps": Ps, "S": S, "Sc": Sc, "Sk": Sk, "Sm": Sm,
	"So": So, "Z": Z, "Zl": Zl, "Zp": Zp, "Zs": Zs,
}

// GraphicRanges are what IsGraphic holds for, PrintRanges what IsPrint does, the space aside.
var (
	GraphicRanges = []*RangeTable{L, M, N, P, S, Zs}
	PrintRanges   = []*RangeTable{L, M, N, P, S}
)
