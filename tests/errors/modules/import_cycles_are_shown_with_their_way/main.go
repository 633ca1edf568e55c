//! stderr = 'package m\n\timports m/a from main.go\n\timports m/b from a.go\n\timports m/c from b.go\n\timports m/a from c2.go: import cycle not allowed\n'
package main

import "m/a"

func main() { a.X() }
