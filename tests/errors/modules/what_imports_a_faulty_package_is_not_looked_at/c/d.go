package c

import (
	"fmt" // ERROR ".fmt. imported and not used"
	"os"
)

func X() { // ERROR "X redeclared in this block"
	os.Exit("") // ERROR "cannot use .* as int value"
}
