package main

import "fmt"

type point struct{ x, y int }

func main() {
	fmt.Println(fmt.Sprintf("%d", "str"), fmt.Sprintf("%s", 5), fmt.Sprintf("%z", 3), fmt.Sprintf("%t", 1))
	fmt.Println(fmt.Sprintf("%d %d", 1), fmt.Sprintf("%d", 1, 2), fmt.Sprintf("%d", 1, "extra", nil))
	fmt.Println(fmt.Sprintf("%!"), fmt.Sprintf("%"), fmt.Sprintf("abc%"), fmt.Sprintf("%-"))
	fmt.Println(fmt.Sprintf("%d", 1.5), fmt.Sprintf("%x", 1.5 == 1.5), fmt.Sprintf("%s", nil), fmt.Sprintf("%d", nil), fmt.Sprintf("%v", nil))
	fmt.Println(fmt.Sprintf("%s", point{1, 2}), fmt.Sprintf("%s", []int{1}), fmt.Sprintf("%d", []string{"a"}), fmt.Sprintf("%s", &point{3, 4}))
	fmt.Println(fmt.Sprintf("%[3]d %[1]d %d", 1, 2, 3), fmt.Sprintf("%[5]d", 1), fmt.Sprintf("%[x]d", 1), fmt.Sprintf("%*d", "w", 1))
	fmt.Println(fmt.Sprintf("%s %v", error(nil), error(nil)), fmt.Sprintf("%c", "s"), fmt.Sprintf("%q", 1.5), fmt.Sprintf("%U", "x"))
	fmt.Println(fmt.Sprintf("%d", map[string]bool{"a": true}), fmt.Sprintf("%t", []bool{true, false}), fmt.Sprintf("%e", 5))
	fmt.Println(fmt.Sprintf("%.2f%s", 1, 2.5), fmt.Sprintf("%6.2d", "x"), fmt.Sprintf("%p", 5), fmt.Sprintf("%s", true))
}
