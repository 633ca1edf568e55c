package main

import (
	"bytes"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand"
	"reflect"
	"strings"
	"testing/iotest"
	"time"
)

type Point struct{ X, Y int }
type Shape interface{ Area() float64 }
type Circle struct{ R float64 }
type Square struct{ Side float64 }

func (c Circle) Area() float64  { return c.R * c.R * 3 }
func (s *Square) Area() float64 { return s.Side * s.Side }

type Tree struct {
	Left, Right *Tree
	Val         int
	Label       string
}
type Custom struct{ a, b int }

func (c Custom) GobEncode() ([]byte, error) {
	if c.a < 0 {
		return nil, errors.New("negative custom")
	}
	return []byte(fmt.Sprintf("%d/%d", c.a, c.b)), nil
}
func (c *Custom) GobDecode(b []byte) error {
	_, err := fmt.Sscanf(string(b), "%d/%d", &c.a, &c.b)
	return err
}

type PtrEnc struct{ s string }

func (p *PtrEnc) MarshalBinary() ([]byte, error) { return []byte(p.s), nil }
func (p *PtrEnc) UnmarshalBinary(b []byte) error  { p.s = strings.ToUpper(string(b)); return nil }

type Kinds struct {
	B    bool
	I8   int8
	I16  int16
	I32  int32
	I64  int64
	I    int
	U8   uint8
	U16  uint16
	U32  uint32
	U64  uint64
	U    uint
	Up   uintptr
	F32  float32
	F64  float64
	C64  complex64
	C128 complex128
	S    string
	By   []byte
	Arr  [3]int
	BArr [4]byte
	SArr [2]string
	Is   []int
	Ss   []string
	Fs   []float64
	Bs   []bool
	Ps   []Point
	PPs  []*Point
	M    map[string]int
	MM   map[int]map[string][]Point
	P    *Point
	PP   **int
	If   any
	Sh   Shape
	Shs  []Shape
	T    time.Time
	D    time.Duration
	Cu   Custom
	CuP  *Custom
	Cus  []Custom
	PE   PtrEnc
	Ch   chan int
	Fn   func()
	priv int
	Nest struct {
		A int
		B struct{ C string }
	}
	Named Names
	E     struct{}
}
type Names []string
type IntMap map[string]IntMap
type SelfSlice []SelfSlice
type ViaStruct []struct{ X ViaStruct }
type Emb struct {
	Point
	*Tree
	Z int
}
type V1 struct {
	A int
	B string
	C []int
	D map[string]Point
	E Point
	F any
	G Custom
	H [2]bool
	I complex128
	J *V1
}
type V2 struct {
	B string
	Z float64
}
type V3 struct{ B int }
type V4 struct{ Q, R int }
type V5 struct {
	A int8
	C []uint
}
type V6 struct{ A int8 }
type V7 struct{ C []int8 }
type V8 struct{ E struct{ Y int } }
type V9 struct{ H [3]bool }
type NoExp struct{ a int }
type BadCh struct{ C []chan int }
type HoldsNoExp struct {
	A int
	N *NoExp
}
type Empty struct{}

var seq int

func enc(v any) []byte {
	var b bytes.Buffer
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic", r)
		}
	}()
	e := gob.NewEncoder(&b)
	err := e.Encode(v)
	fmt.Printf("%T %d %x %v\n", v, b.Len(), b.Bytes(), err)
	n := b.Len()
	err = e.Encode(v)
	fmt.Printf(" again %d %v\n", b.Len()-n, err)
	return b.Bytes()
}

func dec(b []byte, targets ...any) {
	d := gob.NewDecoder(bytes.NewReader(b))
	for _, t := range targets {
		func() {
			defer func() {
				if r := recover(); r != nil {
					fmt.Println("panic", r)
				}
			}()
			err := d.Decode(t)
			if t == nil {
				fmt.Println(" skipped", err)
				return
			}
			fmt.Printf(" %T %s %v\n", t, show(reflect.ValueOf(t)), err)
		}()
	}
}

func show(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return "nil"
		}
		return "&" + show(v.Elem())
	case reflect.Struct:
		if !v.CanInterface() {
			return "?"
		}
		if _, ok := v.Interface().(fmt.Stringer); ok {
			return fmt.Sprint(v.Interface())
		}
		s := v.Type().Name() + "{"
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				s += show(v.Field(i)) + " "
			} else {
				s += fmt.Sprint(v.Field(i)) + " "
			}
		}
		return s + "}"
	case reflect.Slice, reflect.Array:
		s := "["
		for i := range v.Len() {
			s += show(v.Index(i)) + " "
		}
		if v.Kind() == reflect.Slice && v.IsNil() {
			s += "nil"
		}
		return s + "]"
	case reflect.Map:
		if v.IsNil() {
			return "nilmap"
		}
		s := map[string]string{}
		for it := v.MapRange(); it.Next(); {
			s[show(it.Key())] = show(it.Value())
		}
		return fmt.Sprint(s)
	}
	if v.Kind() == reflect.String {
		return fmt.Sprintf("%q", v.String())
	}
	return fmt.Sprintf("%v", v)
}

func main() {
	gob.Register(Circle{})
	gob.Register(&Square{})
	gob.RegisterName("pt", Point{})
	gob.Register(map[string]any{})
	gob.Register([]any{})
	gob.Register(Custom{})
	for _, f := range []func(){func() { gob.RegisterName("", 1) }, func() { gob.RegisterName("pt", Circle{}) }, func() { gob.RegisterName("other", Point{}) }, func() { gob.Register(Circle{}) }, func() { gob.Register((*Circle)(nil)) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	p := Point{22, -33}
	dec(enc(p), new(Point), new(Point), new(Point))
	dec(enc(&p), new(*Point), new(**Point))
	seven := 7
	pp := &seven
	k := Kinds{B: true, I8: -128, I16: 1, I32: -1 << 31, I64: math.MinInt64, I: 5, U8: 200, U16: 65535, U32: 1 << 31, U64: math.MaxUint64, U: 128, Up: 9, F32: 1.5, F64: 17, C64: 1 + 2i, C128: -1i, S: "héllo", By: []byte{0, 255}, Arr: [3]int{1, 0, -1}, BArr: [4]byte{1, 200, 0, 3}, SArr: [2]string{"", "x"}, Is: []int{1, -2, 300}, Ss: []string{"a", ""}, Fs: []float64{0, math.Inf(1), math.NaN()}, Bs: []bool{true, false}, Ps: []Point{{}, {1, 2}}, PPs: []*Point{{3, 4}}, M: map[string]int{"k": 1}, MM: map[int]map[string][]Point{-1: {"q": {{5, 6}}}}, P: &Point{}, PP: &pp, If: p, Sh: Circle{2}, Shs: []Shape{&Square{3}, Circle{1}, nil}, T: time.Date(2024, 2, 3, 4, 5, 6, 7, time.UTC), D: time.Second, Cu: Custom{1, 2}, CuP: &Custom{3, 4}, Cus: []Custom{{5, 6}, {}}, PE: PtrEnc{"pe"}, priv: 3, Named: Names{"n"}}
	k.Nest.B.C = "deep"
	b := enc(&k)
	dec(b, new(Kinds), nil, new(Kinds))
	enc(k)
	dec(enc(&Kinds{}), new(Kinds), &Kinds{I: 5, Is: []int{1}})
	dec(b, &Kinds{Is: make([]int, 1, 10), M: map[string]int{"old": 1}, By: make([]byte, 5), P: &Point{7, 8}, If: 5})
	t := &Tree{Val: 1, Left: &Tree{Val: 2, Label: "l"}, Right: &Tree{Right: &Tree{}}}
	dec(enc(t), new(Tree), nil, new(Tree))
	dec(enc(IntMap{"a": {"b": nil}}), new(IntMap))
	dec(enc(SelfSlice{{}, {{}, nil}}), new(SelfSlice))
	dec(enc(ViaStruct{{}, {ViaStruct{{}}}}), new(ViaStruct))
	dec(enc(Emb{Point{1, 2}, t, 3}), new(Emb), new(V4))
	dec(enc(Emb{Z: 1}), new(Emb))
	for _, v := range []any{true, false, 0, -1, 63, 64, -65, 1 << 40, uint8(255), int16(-300), 3.5, float32(0.1), 0.0, 2 + 3i, "", "str", []byte("bytes"), []byte(nil), []int{}, []int(nil), []string{"a"}, map[string]int{}, map[string]int(nil), map[bool]string{true: "t"}, [2]bool{true}, [0]int{}, Names{"x", "y"}, time.Duration(5), Custom{7, 8}, &Custom{9, 1}, Custom{-1, 0}, PtrEnc{"x"}, &PtrEnc{"y"}, Empty{}, &Empty{}, NoExp{}, BadCh{}, BadCh{}, HoldsNoExp{A: 1}, make(chan int), func() {}, nil, (*int)(nil), []any{1, "a", nil, 2.5, []int{1}, Point{1, 2}}, []any{struct{}{}}, []any{Empty{}}, []Shape{Circle{1}, (*Square)(nil)}, map[string]any{"k": []any{1}}, []*int{&seven, nil}, map[string]*int{"n": nil}, time.Date(2020, 1, 1, 0, 0, 0, 0, time.FixedZone("X", 3600)), struct{ A, B any }{p, Circle{3}}, struct{ X any }{map[string]any{"z": Circle{1}}}, [][]int{{1}, nil, {2, 3}}, [][]byte{[]byte("q")}, []Custom{{1, 1}}, map[Point]string{{1, 2}: "p"}, &pp, error(nil), []error{errors.New("x")}} {
		b := enc(v)
		if len(b) > 0 && v != nil {
			dec(b, reflect.New(reflect.TypeOf(v)).Interface(), nil, nil)
			dec(b, nil, reflect.New(reflect.TypeOf(v)).Interface())
			dec(b, new(int), new(string), new(Point), new(any), new([]int), new(map[string]int), new(Custom))
		}
	}
	v1 := V1{300, "b", []int{1, -200}, map[string]Point{"d": p}, p, []any{1, Circle{1}}, Custom{1, 2}, [2]bool{true, true}, 1i, &V1{A: 1}}
	b = enc(&v1)
	for _, t := range []any{new(V1), new(V2), new(V3), new(V4), new(V5), new(V6), new(V7), new(V8), new(V9), new(Empty), new(Point), new(Custom), new(any), new(int), new(map[string]int)} {
		dec(b, t, t)
	}
	fmt.Println(gob.NewDecoder(bytes.NewReader(b)).Decode(V1{}), gob.NewDecoder(bytes.NewReader(b)).Decode((*V1)(nil)))
	fmt.Println(gob.NewDecoder(bytes.NewReader(b)).DecodeValue(reflect.ValueOf(5)), gob.NewDecoder(bytes.NewReader(b)).DecodeValue(reflect.ValueOf(new(V1)).Elem()))
	fmt.Println(gob.NewDecoder(strings.NewReader("")).Decode(new(int)), gob.NewDecoder(strings.NewReader("\x05")).Decode(new(int)), gob.NewDecoder(strings.NewReader("\x80")).Decode(new(int)))
	var one V1
	fmt.Println(gob.NewDecoder(iotest.OneByteReader(bytes.NewReader(b))).Decode(&one), show(reflect.ValueOf(one)))
	// stream of several types
	var s bytes.Buffer
	e := gob.NewEncoder(&s)
	for i := range 3 {
		fmt.Println(e.Encode(i), e.Encode(Point{i, i}), e.Encode([]Shape{Circle{float64(i)}}), s.Len())
	}
	d := gob.NewDecoder(&s)
	for {
		var i int
		var p Point
		var sh []Shape
		err := errors.Join(d.Decode(&i), d.Decode(&p), d.Decode(&sh))
		fmt.Println(i, p, sh, err)
		if err != nil {
			break
		}
	}
	fmt.Println(gob.NewEncoder(iotest.TruncateWriter(&s, 3)).Encode(p), gob.NewEncoder(failing{}).Encode(p))
	// damage
	r := rand.New(rand.NewSource(9))
	streams := [][]byte{b, enc(p), enc(t), enc(&k), enc([]any{1, "a", Point{1, 2}}), enc(map[string]int{"a": 1}), enc([]string{"q", "rr"}), enc("text"), enc([]int{1, 2, 3})}
	for i := range 90 {
		src := streams[i%len(streams)]
		x := append([]byte(nil), src...)
		for range 1 + r.Intn(2) {
			j := r.Intn(len(x))
			switch r.Intn(3) {
			case 0:
				x[j] = byte(r.Intn(256))
			case 1:
				x = x[:j+1]
			case 2:
				x = append(x[:j], x[j+1:]...)
				if len(x) == 0 {
					x = []byte{0}
				}
			}
		}
		for _, t := range []any{new(V1), new(Point), new(Tree), new(Kinds), new([]any), new(map[string]int), new([]string), new(string), new([]int)} {
			if i%9 == 0 || r.Intn(3) == 0 {
				func() {
					defer func() {
						if r := recover(); r != nil {
							fmt.Println("panic", fmt.Sprint(r)[:9])
						}
					}()
					err := gob.NewDecoder(bytes.NewReader(x)).Decode(t)
					fmt.Printf("%d %T %v %s\n", i, t, err, show(reflect.ValueOf(t)))
				}()
			}
		}
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }
