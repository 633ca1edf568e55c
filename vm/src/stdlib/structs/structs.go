// Package structs has types that mark struct types, as their field _.
package structs

// HostLayout asks for the memory layout of the system's C compiler, which on this system every struct has.
type HostLayout struct {
	_ hostLayout
}

// hostLayout keeps a HostLayout from being converted to other empty structs.
type hostLayout struct{}
