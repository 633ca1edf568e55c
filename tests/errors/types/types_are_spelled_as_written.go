package main

import "os"

type Celsius = float64

type Point struct{ x, y int }

type Spot = Point

type Bytes = []uint8

type Handler func(name string, args ...any) (n int, err error)

func split(text string, at rune) (head, tail string) { return text, text }

func (p Point) move(dx, dy int32) {}

func single(text string) (n int) { return 0 }

func main() {
	var b byte = 1
	var u uint8 = b
	var r rune = 'x'
	var i int32 = r
	var text string
	text = b         // ERROR "cannot use b \(variable of type byte\) as string value"
	text = u         // ERROR "cannot use u \(variable of type uint8\) as string value"
	text = i         // ERROR "cannot use i \(variable of type int32\) as string value"
	text = &r        // ERROR "cannot use &r \(value of type \*rune\) as string value"
	text = "abc"[i]  // ERROR "\(value of type byte\) as string value"
	text = []uint8{} // ERROR "\(value of type \[\]uint8\) as string value"
	for _, c := range "abc" {
		text = c // ERROR "cannot use c \(variable of type rune\) as string value"
	}
	quoted := 'q'
	text = quoted // ERROR "cannot use quoted \(variable of type rune\) as string value"

	var anything any
	var empty interface{} = anything
	text = anything                 // ERROR "cannot use anything \(variable of interface type any\) as string value"
	text = empty                    // ERROR "cannot use empty \(variable of type interface\{\}\) as string value"
	text = map[string]any{}         // ERROR "\(value of type map\[string\]any\) as string value"
	text = map[string]interface{}{} // ERROR "\(value of type map\[string\]interface\{\}\) as string value"
	text = recover()                // ERROR "cannot use recover\(\) \(value of type interface\{\}\) as string value"

	var warm Celsius
	var here Spot
	var raw Bytes
	text = warm        // ERROR "cannot use warm \(variable of float64 type Celsius\) as string value"
	text = here        // ERROR "cannot use here \(variable of struct type Spot\) as string value"
	text = []Spot{}    // ERROR "\(value of type \[\]Spot\) as string value"
	text = raw         // ERROR "cannot use raw \(variable of slice type Bytes\) as string value"
	text = Point{1, 2} // ERROR "\(value of struct type Point\) as string value"
	here.jump()        // ERROR "here.jump undefined \(type Spot has no field or method jump\)"

	text = split                 // ERROR "cannot use split \(value of type func\(text string, at rune\) \(head string, tail string\)\) as string value"
	text = single                // ERROR "cannot use single \(value of type func\(text string\) \(n int\)\) as string value"
	text = here.move             // ERROR "cannot use here.move \(value of type func\(dx int32, dy int32\)\) as string value"
	text = split("", 'x') + text // ERROR "multiple-value split\(\"\", 'x'\) \(value of type \(head string, tail string\)\) in single-value context"
	text = []func(x int){}       // ERROR "\(value of type \[\]func\(x int\)\) as string value"
	var handle Handler = text    // ERROR "cannot use text \(variable of type string\) as Handler value in variable declaration"
	handle = split               // ERROR "cannot use split \(value of type func\(text string, at rune\) \(head string, tail string\)\) as Handler value in assignment"
	_ = handle
	var file *os.File = text // ERROR "cannot use text \(variable of type string\) as \*os.File value"
	text = file.Write        // ERROR "cannot use file.Write \(value of type func\(b \[\]byte\) \(n int, err error\)\) as string value"
}
