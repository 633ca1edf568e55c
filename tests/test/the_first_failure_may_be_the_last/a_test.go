//! flags = ["-failfast"]
//! exit = 1
package a

import "testing"

func TestA(t *testing.T) {
	t.Run("x", func(t *testing.T) { t.FailNow() })
	t.Run("y", func(t *testing.T) { t.Error("no") })
}

func TestB(t *testing.T) { t.Error("no") }
