//! stderr = 'package m\n\timports m from main.go: import cycle not allowed\n'
package main

import "m"

func main() {}
