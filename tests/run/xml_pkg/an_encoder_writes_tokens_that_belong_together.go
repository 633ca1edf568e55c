package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
)

func main() {
	note := "a<b>&\"'\t\n\r\x01\xff"
	var b bytes.Buffer
	e := xml.NewEncoder(&b)
	e.Indent("", "\t")
	n := func(s string) xml.Name { return xml.Name{Local: s} }
	for _, t := range []xml.Token{xml.ProcInst{Target: "xml", Inst: []byte(`version="1.0"`)}, xml.Directive("DOCTYPE x [<!-- > --> 'a>']"), xml.Directive("a>"), xml.Directive("<"), xml.Directive("<!-- "), xml.Directive("'"), xml.StartElement{Name: n("r"), Attr: []xml.Attr{{Name: n("a"), Value: "1<\n"}, {Name: xml.Name{Space: "http://x/y/", Local: "b"}, Value: "2"}, {Name: xml.Name{Space: "http://z/y", Local: "b"}, Value: "2"}, {Name: xml.Name{Space: "http://www.w3.org/XML/1998/namespace", Local: "lang"}, Value: "en"}, {}}}, xml.StartElement{Name: xml.Name{Space: "sp", Local: "c"}}, xml.CharData("t\n<x>"), xml.Comment("com"), xml.Comment("a-->"), xml.EndElement{Name: n("c")}, xml.EndElement{Name: n("zz")}, xml.EndElement{}, xml.StartElement{}, xml.EndElement{Name: xml.Name{Space: "sp", Local: "c"}}, xml.ProcInst{Target: "p", Inst: []byte("a?>")}, xml.ProcInst{Target: "1p"}, xml.ProcInst{Target: "p"}, xml.ProcInst{Target: "xml"}, 5, nil, xml.EndElement{Name: n("r")}, xml.EndElement{Name: n("r")}, xml.StartElement{Name: n("open")}} {
		fmt.Println(e.EncodeToken(t))
	}
	fmt.Println(e.EncodeElement(5, xml.StartElement{}), e.EncodeElement(5, xml.StartElement{Name: n("five"), Attr: []xml.Attr{{Name: n("q"), Value: "w"}}}), e.Encode([]int{1, 2}))
	fmt.Println(e.Flush(), e.Close(), e.Close(), e.Encode(5), e.EncodeToken(xml.CharData("x")))
	fmt.Println(b.String())
	fmt.Println(xml.EscapeText(&b, []byte(note)), xml.Header)
	xml.Escape(&b, []byte("\ufffd\u2028<"))
	fmt.Printf("%q\n", b.String())
	fmt.Println(len(xml.HTMLEntity), xml.HTMLEntity["nbsp"], xml.HTMLEntity["Dagger"], xml.HTMLAutoClose)
	st := xml.StartElement{Name: n("s"), Attr: []xml.Attr{{Name: n("a"), Value: "1"}}}
	cp := xml.CopyToken(st).(xml.StartElement)
	cp.Attr[0].Value = "2"
	fmt.Println(st, cp, st.End(), st.Copy())
	for _, t := range []xml.Token{xml.CharData("x"), xml.Comment("x"), xml.Directive("x"), xml.ProcInst{Target: "x"}, xml.EndElement{Name: n("e")}, 3} {
		fmt.Printf("%#v\n", xml.CopyToken(t))
	}
}
