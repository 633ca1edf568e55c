package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"text/template"
)

type T struct {
	X      int
	M      map[string]int
	P      *T
	hidden int
}

func (t T) Fail() (int, error) { return 0, errors.New("failed") }
func (t T) Boom() int          { panic("boom") }
func (t T) Two(a, b int) int   { return a + b }

func main() {
	for _, text := range []string{
		"{{", "{{.X", "{{.X}", "{{if}}", "{{if .X}}", "{{end}}", "{{else}}", "{{range}}", "{{break}}", "{{.X | }}", "{{nofunc}}", "{{$x}}", "{{.X.}}", "{{\"abc}}", "{{1 | 2}}",
		"a\nb{{if .X}}\n{{else}}{{else}}{{end}}", "{{template}}", "{{template \"a\" \"b\" \"c\"}}{{end}}", "{{define}}", "{{define \"a\"}}", "{{define \"a\"}}x{{end}}{{define \"a\"}}y{{end}}",
		"{{/* x", "{{/* x */ }}", "{{(1}}", "{{1)}}", "{{.X := 1}}", "{{$a, $b := 1}}", "{{range $a, $b, $c := .}}{{end}}", "{{'ab'}}", "{{08}}", "{{1x}}", "{{a.b}}", "{{\x01}}", "{{nil.X}}", "{{true.X}}",
		"{{if .X}}\n\n{{\n.Y", "{{with .X}}{{else if .Y}}{{end}}", "{{`x", "{{99999999999999999999}}", "{{:}}", "{{.}}{{- end}}", "{{if nil}}x{{end}}", "{{\"a\" \"b\"}}",
	} {
		_, err := template.New("p").Parse(text)
		fmt.Printf("%q: %v\n", text, err)
	}
	for _, text := range []string{
		"{{.Y}}", "{{.hidden}}", "{{.P.X}}", "{{.P.P.X}}", "{{.X.Y}}", "{{.M.a}}", "{{.Fail}}", "{{.Boom}}", "{{.Two 1}}", "{{.Two 1 \"a\"}}", "line\n  {{.X}} {{.Two .X .M}}", "{{template \"none\"}}", "{{nil}}",
		"{{.X 1}}", "{{1 2}}", "{{index .M 1}}", "{{index .X 1}}", "{{len 3}}", "{{range .X}}{{.}}{{end}}{{range \"abc\"}}{{end}}", "{{call .X}}", "{{eq .M .M}}", "{{lt 1 \"a\"}}", "{{lt .M .M}}",
		"{{eq 1 \"a\"}}", "{{slice \"abc\" 2 1}}", "{{index \"abc\" 9}}", "{{printf \"%d\" .Y}}", "{{if .P}}{{else}}{{.P.Two 1 2}}{{end}}", "{{(.Two 1 2).Z}}", "{{define \"d\"}}{{.Bad}}{{end}}{{template \"d\" .}}",
		"{{not 1 2}}", "{{(nil).X}}", "{{.Two nil 1}}", "{{.Two 1.5 1}}", "{{and .X .Bad}}", "{{or 1 .Bad}}", "{{with .X}}{{.Q}}{{end}}", "{{9223372036854775808}}", "{{js .Bad}}", "{{html}}",
	} {
		var b strings.Builder
		err := template.Must(template.New("e").Parse(text)).Execute(&b, T{X: 2, M: map[string]int{"k": 1}})
		var exec template.ExecError
		fmt.Printf("%q: %q %v %v\n", text, b.String(), err, errors.As(err, &exec))
	}
	data := map[string]int{"a": 1}
	for _, option := range []string{"missingkey=default", "missingkey=zero", "missingkey=error"} {
		var b strings.Builder
		err := template.Must(template.New("o").Option(option).Parse("{{.a}} {{.b}}")).Execute(&b, data)
		fmt.Println(option, b.String(), err)
	}
	fmt.Println(template.New("empty").Execute(io.Discard, nil))
	root := template.Must(template.New("root").Parse(`{{define "one"}}1{{end}}{{define "two"}}2{{template "one"}}{{end}}body`))
	clone := template.Must(root.Clone())
	template.Must(clone.Parse(`{{define "one"}}uno{{end}}`))
	for _, t := range []*template.Template{root, clone} {
		var b strings.Builder
		fmt.Println(t.ExecuteTemplate(&b, "two", nil), b.String(), len(t.Templates()), t.Lookup("none") == nil, t.Lookup("one").Name())
	}
	fmt.Println(root.ExecuteTemplate(io.Discard, "nope", nil))
	defer func() { fmt.Println("panic:", recover()) }()
	template.New("f").Funcs(template.FuncMap{"bad": 1})
}
