package main

import (
	"encoding/xml"
	"errors"
	"fmt"
	"strings"
	"time"
)

type Address struct {
	City, State string
	Zip         *int `xml:"zip,attr,omitempty"`
}
type Email struct {
	Where string `xml:"where,attr"`
	Addr  string
}
type Person struct {
	XMLName   xml.Name `xml:"person"`
	Id        int      `xml:"id,attr"`
	FirstName string   `xml:"name>first"`
	LastName  string   `xml:"name>last"`
	Age       int      `xml:"age"`
	Height    float32  `xml:"height,omitempty"`
	Married   bool
	Address
	Comment string `xml:",comment"`
	Email   []Email
	Groups  []string `xml:"Group>Value"`
	Note    *string  `xml:"note"`
	Any     []AnyEl  `xml:",any"`
	secret  int
	Skip    int `xml:"-"`
}
type AnyEl struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Content string     `xml:",innerxml"`
}
type Node struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []Node     `xml:",any"`
}
type Color int

func (c Color) MarshalText() ([]byte, error) {
	if c < 0 {
		return nil, errors.New("bad color")
	}
	return []byte(fmt.Sprintf("c<%d>", int(c))), nil
}
func (c *Color) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "c<%d>", (*int)(c))
	return err
}

type Custom struct{ A, B int }

func (c Custom) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Local: "sum"}, Value: fmt.Sprint(c.A + c.B)})
	if c.A == 99 {
		return e.EncodeToken(start)
	}
	if c.A == 98 {
		return e.EncodeToken(xml.EndElement{Name: xml.Name{Local: "x"}})
	}
	return e.EncodeElement(struct{ A, B int }{c.A, c.B}, start)
}
func (c *Custom) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	if _, err := d.RawToken(); err != nil {
		fmt.Println("raw:", err)
	}
	var v struct{ A, B int }
	for _, a := range start.Attr {
		if a.Value == "stop" {
			return nil
		}
		if a.Value == "fail" {
			return errors.New("custom failed")
		}
	}
	if err := d.DecodeElement(&v, &start); err != nil {
		return err
	}
	c.A, c.B = v.A, v.B
	return nil
}

type PtrCustom struct{ V string }

func (c *PtrCustom) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	return e.EncodeElement("<"+c.V+">", start)
}

type AttrT struct{ X int }

func (a AttrT) MarshalXMLAttr(name xml.Name) (xml.Attr, error) {
	if a.X == 0 {
		return xml.Attr{}, nil
	}
	if a.X < 0 {
		return xml.Attr{}, errors.New("negative attr")
	}
	return xml.Attr{Name: name, Value: strings.Repeat("x", a.X)}, nil
}
func (a *AttrT) UnmarshalXMLAttr(attr xml.Attr) error { a.X = len(attr.Value); return nil }

type All struct {
	B     bool
	I8    int8
	I64   int64
	U     uint
	U8    uint8
	F32   float32
	F64   float64
	S     string
	By    []byte
	Arr   [3]byte
	IntA  [2]int
	Ints  []int
	PInt  *int
	If    any
	C     Color  `xml:"c"`
	CA    Color  `xml:"ca,attr"`
	CP    *Color `xml:"cp,attr"`
	Cu    Custom
	Cus   []Custom   `xml:"cus>cu"`
	PC    PtrCustom  `xml:"pc"`
	PPC   *PtrCustom `xml:"ppc"`
	At    AttrT      `xml:"at,attr"`
	AtS   []AttrT    `xml:"ats,attr"`
	AI    any        `xml:"ai,attr"`
	T     time.Time  `xml:"t"`
	Dur   time.Duration
	NS    string `xml:"http://ns.example/x name"`
	NSA   string `xml:"http://ns.example/y a,attr"`
	NSB   string `xml:"http://ns.example/z/xmlfoo b,attr"`
	NSC   string `xml:"http://other/y c,attr"`
	Deep  string `xml:"a>b>c"`
	Deep2 string `xml:"a>b>d"`
	Deep3 string `xml:"a>e"`
	Own   string `xml:">z"`
}
type CD struct {
	Text string `xml:",cdata"`
	Com  []byte `xml:",comment"`
}
type CharI struct {
	N int `xml:",chardata"`
}
type CharC struct {
	N *Color `xml:",chardata"`
}
type Inner struct {
	XMLName xml.Name `xml:"http://i/ inner"`
	Raw     []byte   `xml:",innerxml"`
	A       string   `xml:"a"`
}
type Emb1 struct{ X, Y string }
type Emb2 struct {
	X string `xml:"X,attr"`
	Z int
}
type Emb struct {
	Emb1
	*Emb2
	W string
}
type Bad1 struct {
	A string `xml:"a,attr,chardata"`
}
type Bad2 struct {
	A string `xml:"ns "`
}
type Bad3 struct {
	A string `xml:"a>"`
}
type Bad4 struct {
	A string `xml:"a>b,attr"`
}
type Bad5 struct {
	A string `xml:"a>b"`
	B string `xml:"a"`
}
type Bad6 struct {
	A Inner `xml:"other"`
}
type Bad7 struct {
	A map[string]int
}
type Bad8 struct {
	A string `xml:",chardata,omitempty"`
}
type Bad9 struct {
	A int `xml:",comment"`
}
type Bad10 struct {
	A chan int `xml:"a,attr"`
}
type Gen[T any] struct{ V T }
type Rec struct {
	N    int  `xml:"n,attr"`
	Next *Rec `xml:"next"`
}
type NoName struct {
	XMLName xml.Name
	V       string
}
type Outer struct {
	XMLName xml.Name `xml:"http://o outer"`
	In      NoName   `xml:"in"`
	In2     []NoName
	I       any
	Iface   fmt.Stringer
}
type Opt struct {
	A string          `xml:"a,omitempty"`
	B *int            `xml:"b,omitempty"`
	C []int           `xml:"c,omitempty"`
	D struct{ X int } `xml:"d,omitempty"`
	E bool            `xml:"e,attr,omitempty"`
	F float64         `xml:"f,omitempty"`
	G any             `xml:"g,omitempty"`
	H map[string]int  `xml:"h,omitempty"`
}
