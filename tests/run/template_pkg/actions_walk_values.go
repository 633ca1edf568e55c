package main

import (
	"fmt"
	"os"
	"strings"
	"text/template"
	"time"
)

type Address struct{ Street, City string }

type User struct {
	Name    string
	Age     int
	Admin   bool
	Tags    []string
	Meta    map[string]any
	Home    *Address
	Nothing *Address
	Any     any
	Score   float64
	Greet   func(string) string
	Stream  func(func(int, string) bool)
	*Address
}

func (u User) Upper() string             { return strings.ToUpper(u.Name) }
func (u *User) Older(n int) int          { return u.Age + n }
func (u User) Join(sep string) string    { return strings.Join(u.Tags, sep) }
func (u User) Fails() (string, error)    { return "", fmt.Errorf("no luck") }
func (u User) Variadic(p string, n ...int) string { return fmt.Sprint(p, n) }

func main() {
	u := &User{
		Name: "Ann", Age: 30, Admin: true, Tags: []string{"x", "y", "<z>"}, Meta: map[string]any{"k": 1, "b": "two", "nil": nil, "m": map[string]int{"in": 7}},
		Home: &Address{"Main St", "Springfield"}, Any: []int{1, 2}, Score: 1.5, Greet: func(s string) string { return "hi " + s },
		Stream:  func(yield func(int, string) bool) { _ = yield(1, "one") && yield(2, "two") },
		Address: &Address{"Side St", "Elsewhere"},
	}
	for _, text := range []string{
		"Hello {{.Name}}, {{.Age}} {{.Admin}} {{.Score}}\n",
		"{{.Upper}} {{.Older 5}} {{.Join \"-\"}} {{.Variadic \"a\" 1 2 3}} {{.Variadic \"b\"}}\n",
		"{{.Home.City}} {{.Street}} {{.Address.City}} {{.Nothing}} {{.Meta.k}} {{.Meta.m.in}} {{.Meta.none}} {{.Meta.nil}}\n",
		"{{if .Admin}}admin{{else}}user{{end}} {{if and .Admin (gt .Age 40)}}old{{else if eq .Age 30}}thirty{{else}}other{{end}}\n",
		"{{range .Tags}}[{{.}}]{{end}} {{range $i, $t := .Tags}}{{$i}}={{$t}};{{else}}none{{end}} {{range .Nothing}}x{{else}}empty{{end}}\n",
		"{{range $k, $v := .Meta}}{{$k}}:{{$v}} {{end}}\n",
		"{{range 3}}{{.}},{{end}} {{range $i := 4}}{{if eq $i 1}}{{continue}}{{end}}{{if eq $i 3}}{{break}}{{end}}{{$i}} {{end}}\n",
		"{{range $n, $w := .Stream}}{{$n}}-{{$w}} {{end}}{{range .Stream}}{{.}}{{end}}\n",
		"{{with .Home}}{{.Street}} in {{.City}}{{end}}{{with .Nothing}}x{{else}}no{{end}}{{with $x := 5}}{{$x}}{{end}}{{with \"\"}}a{{else with \"b\"}}{{.}}{{end}}\n",
		"{{$a := 1}}{{$b := \"s\"}}{{$a}}{{$b}}{{$a = 2}}{{$a}}{{range .Tags}}{{$a = len .}}{{end}}{{$a}} {{$.Name}}\n",
		"{{/* comment */}}a {{- \" b \" -}} c{{- /* trimmed */ -}} d\n",
		"{{printf \"%05.1f|%-5s|%v\" .Score .Name .Tags}} {{print 1 2 \"x\" 3}} {{println \"end\"}}",
		"{{.Name | printf \"%s-%d\" | len}} {{\"out\" | printf \"%s%s\" \"put\" | printf \"%q\"}} {{len .Tags}} {{index .Tags 1}} {{index .Meta \"m\" \"in\"}}\n",
		"{{slice .Name 1 2}} {{slice .Tags 1}} {{not .Admin}} {{or \"\" 0 \"third\"}} {{and 1 \"last\"}} {{call .Greet \"you\"}}\n",
		"{{html \"<a & 'b'>\"}} {{js \"it's <x> \\u00e9\"}} {{urlquery \"a b&c\"}} {{\"<q>\" | html}}\n",
		"{{eq 1 2 3 1}} {{ne 1 2}} {{lt 1 2}} {{le 2 2}} {{gt 1.5 1.0}} {{ge \"b\" \"a\"}} {{eq .Name \"Ann\"}} {{eq .Nothing nil}}\n",
		"{{1}} {{-2}} {{3.5}} {{1e3}} {{0x1F}} {{'a'}} {{true}} {{nil | print}} {{1i}} {{\"\\t\" | printf \"%q\"}} {{`raw`}} {{1_000}}\n",
		"{{define \"inner\"}}<{{.}}>{{end}}{{template \"inner\" .Name}}{{template \"inner\"}}{{block \"blk\" .Tags}}{{range .}}({{.}}){{end}}{{end}}\n",
		"{{(index .Tags 0) | printf \"%s!\"}} {{(.Older 1) | print}} {{(printf \"%s\" .Name).x}}",
		"{{.Any}} {{len .Any}} {{index .Any 1}} {{range .Any}}{{.}}{{end}}\n",
	} {
		t, err := template.New("t").Parse(text)
		if err != nil {
			fmt.Println("PARSE", err)
			continue
		}
		if err := t.Execute(os.Stdout, u); err != nil {
			fmt.Println("EXEC", err)
		}
	}
	t := template.Must(template.New("page").Delims("<<", ">>").Funcs(template.FuncMap{
		"title": strings.Title, "join": strings.Join, "add": func(a, b int) int { return a + b }, "date": func() time.Duration { return 3 * time.Second },
	}).Parse("<<title \"the end\">> <<join .  \",\">> <<add 1 2>> <<date>> {{.}}\n"))
	if err := t.Execute(os.Stdout, []string{"p", "q"}); err != nil {
		fmt.Println(err)
	}
}
