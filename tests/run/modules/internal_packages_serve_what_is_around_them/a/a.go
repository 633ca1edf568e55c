package a

import (
	"m/a/internal/c"
	_ "m/internal/deep/deeper"
)

func Name() string { return c.Name }
