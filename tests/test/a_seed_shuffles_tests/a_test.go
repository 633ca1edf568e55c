//! flags = ["-v", "-shuffle=7", "-count=2"]
package a

import "testing"

func TestA(t *testing.T) {}
func TestB(t *testing.T) { t.Run("sub", func(t *testing.T) {}) }
func TestC(t *testing.T) {}
func TestD(t *testing.T) {}
func TestE(t *testing.T) {}

func ExampleA() {
	// Output:
}

func ExampleB() {
	// Output:
}
