//! flags = ["-v"]
package a

import "testing"

func TestInside(t *testing.T) {
	if secret() != 42 {
		t.Fail()
	}
}

// Exported is for tests beside the package.
func Exported() int { return secret() }
