//! flags = ["-v", "-short", "-run=^TestB$|TestA/x/1|Example", "-skip=TestA/xy", "-count=2"]
package a

import (
	"fmt"
	"testing"
)

func TestA(t *testing.T) {
	for _, name := range []string{"x", "xy", "z"} {
		t.Run(name, func(t *testing.T) {
			for i := range 3 {
				t.Run(fmt.Sprint(i), func(t *testing.T) {})
			}
		})
	}
}

func TestB(t *testing.T) {
	if testing.Short() && testing.Verbose() && testing.Testing() {
		t.SkipNow()
	}
}

func TestBC(t *testing.T) { t.Fail() }

func ExampleX() {
	fmt.Println("x")
	// Output: x
}
