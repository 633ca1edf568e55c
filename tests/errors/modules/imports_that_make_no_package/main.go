package main

import (
	_ "example.com/none" // ERROR "no required module provides package example.com/none; to add it:\n\tgo get example.com/none"
	"m/../two"           // ERROR "malformed import path .m/../two.: invalid path element .\.\.."
	_ "m/cmd"            // ERROR "import .m/cmd. is a program, not an importable package"
	_ "m/empty"          // ERROR "package m/empty is not in std"
	_ "m/nested"         // ERROR "package m/nested is not in std"
	_ "m/none"           // ERROR "package m/none is not in std"
	_ "m/two"            // ERROR "found packages one \(a.go\) and two \(b.go\) in .*two"
	"m/two/"             // ERROR "malformed import path .m/two/.: trailing slash"
)

func main() {}
