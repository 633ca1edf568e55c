package a_test

import (
	"testing"

	"example.com/m/a"
	"example.com/m/b"
)

func TestOutside(t *testing.T) {
	if a.Exported() != 42 || b.Twice(2) != 4 {
		t.Fail()
	}
}
