package main

import (
	. "fmt"
	. "strconv"
)

func double(n int) string { return Sprint(Itoa(n), Itoa(n)) }
