package a

import (
	_ "internal/abi" // ERROR "use of internal package internal/abi not allowed"
	_ "m/a/internal/x"
)
