//go:build go1.18 && linux

package main

func least() {
	clear([]int{1})
	for range 2 { // ERROR "requires go1\.22 or later \(-lang was set to go1\.17; check go\.mod\)$"
	}
}
