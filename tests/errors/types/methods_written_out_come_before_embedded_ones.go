package main

type Stringer interface{ String() string }

type Broken interface {
	Stringer // ERROR "duplicate method String\n\t.*methods_written_out_come_before_embedded_ones.go:8:2: other declaration of method String"
	Other()
	String() int
}

type Fine interface {
	Stringer
	String() string
}

func main() {
	var f Fine
	var s Stringer = f
	_ = s
}
