package main

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing/iotest"
)

func tokens(d *xml.Decoder, raw bool) {
	for range 300 {
		var t xml.Token
		var err error
		if raw {
			t, err = d.RawToken()
		} else {
			t, err = d.Token()
		}
		l, c := d.InputPos()
		switch t := t.(type) {
		case xml.StartElement:
			fmt.Printf(" start %q %q", t.Name, t.Attr)
		case xml.EndElement:
			fmt.Printf(" end %q", t.Name)
		case xml.CharData:
			fmt.Printf(" text %q", t)
		case xml.Comment:
			fmt.Printf(" comment %q", t)
		case xml.ProcInst:
			fmt.Printf(" inst %q %q", t.Target, t.Inst)
		case xml.Directive:
			fmt.Printf(" dir %q", t)
		default:
			fmt.Printf(" %v", t)
		}
		fmt.Print(" @", d.InputOffset(), ",", l, ",", c)
		if err != nil {
			var se *xml.SyntaxError
			fmt.Println(" err", err, errors.As(err, &se))
			return
		}
	}
}

var docs = []string{
	`<?xml version="1.0" encoding="UTF-8"?>` + "\n<person id=\"13\"><name><first>John</first><last>Doe</last></name><age> 42 </age><Married>true</Married><City>Hanga Roa</City><State>Easter Island</State><!-- Need more details. --><Email where='home'><Addr>gre@example.com</Addr></Email><Email where='work'><Addr>x@y</Addr></Email><Group><Value>Friends</Value><Value>Squash</Value></Group><note/><extra a=\"1\" x:b=\"2\"><i>deep</i>&amp;</extra></person>",
	`<a xmlns="u1" xmlns:p="u2" p:q="r"><p:b xmlns:p="u3" c="d">text</p:b><p:b/><c xmlns=""/></a>`,
	`<!DOCTYPE note [<!ENTITY nbsp "&#xA0;"> <!-- c > --> ]><r>&lt;&gt;&amp;&apos;&quot;&#65;&#x42;<![CDATA[<raw>&amp;]]]>]]></r>`,
	"<r>\r\nline\rnext\n</r>  <!-- after --> trailing",
	`<r a='1' b="two &lt; &#10;"/><s></s><?php echo "?" ?>`,
	`<x:y:z/>`, `<1a/>`, `<a b/>`, `<a b=c/>`, `<a><b></a></b>`, `<a>`, `</a>`, `<a`, `<a b="`, `<a b="<"/>`, `<!-- a -- b -->`, `<!-x>`, `<![CDAT[`, `<![CDATA[ x`, `]]>`, `a ]]> b`, `&unknown;`, `&amp`, `&#xFFFFFFFF;`, `&#0;`, "\x00", "a\xffb", "<a>\u0001</a>", `<a / >`, `<?xml version="1.1"?>`, `<?xml version="1.0" encoding="latin1"?><a/>`, `<? x?>`, `<?xml`, `<é ü="1">ß</é>`, `<a:b xmlns:a="1"></a:b>`, `<a:b></c:b>`, `<a xml:lang="en" xmlns:x="y" x:xmlns="z"/>`, `<!>`, `<!'>'>`, `<!a "<" <b> >x`, `<a>&#x110000;</a>`, `<a>&;</a>`, `<a>&#;</a>`, `<a><![CDATA[]]></a>`, `<a b="c" b="d"/>`, `< a>`, `<a >x</a >`, `<a></a`, `<a></a b>`, `<a:/>`, `<:a/>`, ``, ` `,
	`<br>one<p>two<img src=x>three</br></p>`, `<A><b>c</B></a>`, `<q checked value=1.5>`,
}

func decodeAll(doc string) {
	fmt.Printf("== %q\n", doc)
	tokens(xml.NewDecoder(strings.NewReader(doc)), false)
	tokens(xml.NewDecoder(iotest.OneByteReader(strings.NewReader(doc))), true)
	d := xml.NewDecoder(strings.NewReader(doc))
	d.Strict = false
	d.AutoClose = xml.HTMLAutoClose
	d.Entity = xml.HTMLEntity
	d.DefaultSpace = "dflt"
	d.CharsetReader = func(cs string, in io.Reader) (io.Reader, error) {
		if cs == "latin1" {
			return in, nil
		}
		return nil, errors.New("no " + cs)
	}
	tokens(d, false)
	for _, p := range []any{new(Person), new(Node), new(AnyEl), new(string), new(int), new([]string), new(Emb), new(Inner), new(CD), new(any), new(Outer), new(Custom), new(Color), new(xml.Name), new(map[string]int), new(bool), new([]byte), new(Rec), new(CharI), new(float64)} {
		func() {
			defer func() {
				if r := recover(); r != nil {
					fmt.Println("panic", r)
				}
			}()
			err := xml.Unmarshal([]byte(doc), p)
			b, err2 := xml.Marshal(p)
			fmt.Printf(" %T %v | %s %v\n", p, err, b, err2)
		}()
	}
	fmt.Println(xml.Unmarshal([]byte(doc), nil), xml.Unmarshal([]byte(doc), 5), xml.Unmarshal([]byte(doc), (*int)(nil)))
}

// unmarshalAll reads documents as tokens and into values.
func unmarshalAll() {
	inner := xml.NewDecoder(strings.NewReader(docs[0]))
	fmt.Println(xml.NewTokenDecoder(inner) == inner)
	td := xml.NewTokenDecoder(&upper{inner})
	tokens(td, false)
	td = xml.NewTokenDecoder(&upper{xml.NewDecoder(strings.NewReader("<r><A>1</A><b>2</b></r>"))})
	var v struct {
		A, B string
	}
	fmt.Println(td.Decode(&v), v)
	for _, doc := range []string{`<All ca="c&lt;4&gt;" cp="c&lt;5&gt;" at="abc" ats="x" ai="q"><Cu sum="stop"><A>1</A></Cu><S>late</S></All>`, `<All><Cu q="fail"/></All>`, `<All><c>bad</c></All>`, `<All><I8>300</I8></All>`, `<All><B>maybe</B></All>`, `<All><F64>x</F64></All>`, `<All><U>-1</U></All>`, `<All><I8/><B></B><F32/><U/></All>`, `<All><cus><cu><A>1</A><B>2</B></cu><x/><cu><A>3</A></cu></cus><Ints>1</Ints><Ints>2</Ints><By>q</By><If>zz</If><Arr>abc</Arr></All>`, `<All><a><b><c>1</c><q/><d>2</d></b><e>3</e></a><a><b><c>4</c></b></a><Own><z>5</z></Own><t>2024-01-02T03:04:05Z</t></All>`, `<All><IntA>1</IntA></All>`, `<All><PC><V>1</V></PC><ppc/></All>`, `<All xmlns:n="http://ns.example/x"><n:name>in</n:name><name>out</name></All>`} {
		a := All{CP: new(Color), S: "old", Ints: []int{9}}
		err := xml.Unmarshal([]byte(doc), &a)
		fmt.Printf("%+v %v\n", a.S, err)
		bb, err := xml.Marshal(a)
		fmt.Printf("%s %v\n", bb, err)
	}
	deep := strings.Repeat("<next>", 10050)
	fmt.Println(xml.Unmarshal([]byte(deep), new(Rec)))
	for _, d := range docs {
		decodeAll(d)
	}
}

type upper struct{ d *xml.Decoder }

func (u *upper) Token() (xml.Token, error) {
	t, err := u.d.Token()
	switch e := t.(type) {
	case xml.StartElement:
		e.Name.Local = strings.ToUpper(e.Name.Local)
		return e, err
	case xml.EndElement:
		e.Name.Local = strings.ToUpper(e.Name.Local)
		return e, err
	}
	return t, err
}
