package main

import (
	"fmt"
	"strings"
)

func main() {
	var b strings.Builder
	_ = b.buf // ERROR "b\.buf undefined \(cannot refer to unexported field buf\)"
	_ = strings.explode // ERROR "undefined: strings\.explode"
	fmt.println("x") // ERROR "undefined: fmt\.println \(but have Println\)"
	_ = fmt // ERROR "use of package fmt not in selector"
	strings := 5
	_ = strings
}
