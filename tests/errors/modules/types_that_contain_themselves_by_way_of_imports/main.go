package main

import "m/types"

func main() { var _ types.B }
