package main

import (
	"bytes"
	"fmt"
	"os"
	"reflect"
	"strings"
	"time"
)

type S struct{ f func(time.Time) *bytes.Buffer }

type L[T any] struct{ v []T }

func (l *L[T]) Add(x T) *L[T]       { l.v = append(l.v, x); return l }
func (l L[T]) All() map[string]L[T] { return map[string]L[T]{"k": l} }
func (l L[T]) String() string       { return fmt.Sprint("L", l.v) }

type M struct{}

func (M) When() time.Time                        { return time.Unix(0, 0).UTC() }
func (M) List() *L[float64]                      { return &L[float64]{} }
func (M) Build() *strings.Builder                { return new(strings.Builder) }
func (M) Info() (os.FileInfo, error)             { return os.Stat("/") }

func main() {
	m := reflect.ValueOf(M{})
	t := m.MethodByName("When").Call(nil)[0]
	fmt.Println(t, t.MethodByName("Year").Call(nil)[0], t.MethodByName("Weekday").Call(nil)[0], t.MethodByName("Location").Call(nil)[0].MethodByName("String").Call(nil)[0])
	l := m.MethodByName("List").Call(nil)[0]
	l = l.MethodByName("Add").Call([]reflect.Value{reflect.ValueOf(1.5)})[0]
	fmt.Println(l, l.MethodByName("All").Call(nil)[0])
	b := m.MethodByName("Build").Call(nil)[0]
	b.MethodByName("WriteString").Call([]reflect.Value{reflect.ValueOf("built")})
	fmt.Println(b.MethodByName("String").Call(nil)[0], b.NumMethod())
	i := m.MethodByName("Info").Call(nil)[0]
	fmt.Println(i.MethodByName("IsDir").Call(nil)[0], i.MethodByName("Mode").Call(nil)[0].MethodByName("IsDir").Call(nil)[0], i.MethodByName("ModTime").Call(nil)[0].MethodByName("IsZero").Call(nil)[0], i.Elem().Type())
	f := reflect.TypeOf(S{}).Field(0).Type
	fmt.Println(f.In(0).NumMethod() > 40, f.Out(0).NumMethod() > 20)
	e := reflect.ValueOf(fmt.Errorf("w %w", os.ErrNotExist))
	fmt.Println(e.MethodByName("Unwrap").Call(nil)[0], e.Type())
	d := reflect.New(reflect.SliceOf(reflect.TypeOf(time.Second))).Elem()
	d = reflect.Append(d, reflect.ValueOf(time.Minute))
	fmt.Println(d.Interface(), d.Index(0).MethodByName("Hours").Call(nil)[0])
}
