package main

import (
	"fmt"
	"os"
	"text/tabwriter"
)

func main() {
	for _, flags := range []uint{0, tabwriter.AlignRight, tabwriter.Debug, tabwriter.AlignRight | tabwriter.Debug, tabwriter.DiscardEmptyColumns, tabwriter.TabIndent} {
		for _, pad := range []byte{' ', '.', '\t'} {
			w := tabwriter.NewWriter(os.Stdout, 5, 8, 1, pad, flags)
			fmt.Fprintln(w, "name\tqty\tprice\t")
			fmt.Fprintln(w, "apple\t1\t1.25\t")
			fmt.Fprintln(w, "wörter\t100\t\t")
			fmt.Fprintln(w, "\t\vx\vy")
			fmt.Fprintln(w)
			fmt.Fprintln(w, "new\tblock")
			fmt.Fprint(w, "a\fb\tc\n")
			w.Flush()
		}
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', tabwriter.FilterHTML|tabwriter.StripEscape)
	fmt.Fprintln(w, "<b>bold</b>\t&amp;\tx")
	fmt.Fprintln(w, "\xffa\tb\xff\tlonger\ty")
	w.Flush()
}
