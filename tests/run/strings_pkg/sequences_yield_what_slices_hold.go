package main

import (
	"bytes"
	"fmt"
	"iter"
	"slices"
	"strings"
)

func show(name string, seq iter.Seq[string]) {
	fmt.Printf("%s %q\n", name, slices.Collect(seq))
	for part := range seq {
		fmt.Printf("first %q\n", part)
		break
	}
}

func showBytes(name string, seq iter.Seq[[]byte]) {
	fmt.Print(name)
	for part := range seq {
		fmt.Printf(" %q/%d", part, cap(part)-len(part))
	}
	fmt.Println()
}

func main() {
	vowel := func(r rune) bool { return strings.ContainsRune("aeiou", r) }
	for _, s := range []string{"", "a", "one\ntwo\n\nthree", " x  yé\tz\n", "\xffa\xfeb", ",a,,b,"} {
		fmt.Printf("%q\n", s)
		show("Lines", strings.Lines(s))
		show("FieldsSeq", strings.FieldsSeq(s))
		show("FieldsFuncSeq", strings.FieldsFuncSeq(s, vowel))
		for _, sep := range []string{"", ",", "two", "\n"} {
			show("SplitSeq", strings.SplitSeq(s, sep))
			show("SplitAfterSeq", strings.SplitAfterSeq(s, sep))
			showBytes("SplitSeq", bytes.SplitSeq([]byte(s), []byte(sep)))
			showBytes("SplitAfterSeq", bytes.SplitAfterSeq([]byte(s), []byte(sep)))
		}
		showBytes("Lines", bytes.Lines([]byte(s)))
		showBytes("FieldsSeq", bytes.FieldsSeq([]byte(s)))
		showBytes("FieldsFuncSeq", bytes.FieldsFuncSeq([]byte(s), vowel))
	}
}
