//! go = false
//! gc = ["balanced"]
//! why = "only balanced has allocation buffers, and real Go prints no such line"
//! stress = false
//! env = ["GODEBUG=gctrace=1"]
//! stderr = '(gc [0-9]+ @[0-9.]+s [0-9]+%: [^\n]+\ngab [0-9]+: refills=[0-9]+ objects=[0-9]+ bytes=[0-9]+ retained=[0-9]+ evacuated=[0-9]+ pinned=[0-9]+ dropped=[0-9]+\n)+'

package main

import "runtime"

var kept []string

func main() {
	for i := range 100000 {
		s := string(rune('a'+i%26)) + "suffix"
		if i%50 == 0 {
			kept = append(kept, s)
		}
	}
	runtime.GC()
}
