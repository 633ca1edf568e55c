package main

import "m/b" // ERROR ".m/b. imported as bee and not used"

var y = z()

func z() int { return x }

var fmt = 1 // ERROR "fmt already declared through import of package fmt"

const Name = 2 // ERROR "Name already declared through dot-import of package a"
