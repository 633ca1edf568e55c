package main

type Inner struct{ Depth int }

func (Inner) Measure() int { return 0 }

type Outer struct {
	Width int
	Inner
	_ int
}

func (Outer) Name() string   { return "" }
func (*Outer) Rename(string) {}

var (
	_ = Outer{Name: "a"}   // ERROR "unknown field Name in struct literal of type Outer"
	_ = Outer{name: "a"}   // ERROR "unknown field name in struct literal of type Outer"
	_ = Outer{Rename: nil} // ERROR "unknown field Rename in struct literal of type Outer"
	_ = Outer{width: 1}    // ERROR "unknown field width in struct literal of type Outer, but does have Width"
	_ = Outer{depth: 1}    // ERROR "unknown field depth in struct literal of type Outer, but does have Depth"
	_ = Outer{measure: 1}  // ERROR "unknown field measure in struct literal of type Outer, but does have Measure"
	_ = Outer{_: 1}        // ERROR "unknown field _ in struct literal of type Outer"
)

func main() {
	var o Outer
	o.name()    // ERROR "o\.name undefined \(type Outer has no field or method name, but does have method Name\)"
	o._ = 1     // ERROR "o\._ undefined \(type Outer has no field or method _\)"
	o.width = 1 // ERROR "o\.width undefined \(type Outer has no field or method width, but does have field Width\)"
}
