package main

import . "strconv"

func text(n int) string { return Quote(Itoa(n)) }
