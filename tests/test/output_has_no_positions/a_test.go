//! exit = 1
//! flags = ["-v"]
package a

import (
	"fmt"
	"log"
	"testing"
)

func TestLines(t *testing.T) {
	w := t.Output()
	fmt.Fprint(w, "begun, ")
	fmt.Fprintln(w, "ended")
	fmt.Fprint(w, "two\nlines\nand a rest")
	t.Log("on a line of its own")
	fmt.Fprint(w, "what has no end")
	t.Attr("key", "some value")
}

func TestSubtests(t *testing.T) {
	logger := log.New(t.Output(), "log: ", 0)
	logger.Print("outer")
	t.Run("a", func(t *testing.T) {
		fmt.Fprintln(t.Output(), "inner")
		logger.Print("outer again")
		t.Attr("not one", "x")
		t.Attr("one", "x\ny")
	})
}

func common(tb testing.TB) {
	fmt.Fprintln(tb.Output(), tb.Name())
	tb.Attr("kind", fmt.Sprintf("%T", tb))
}

func TestCommon(t *testing.T) { common(t) }
