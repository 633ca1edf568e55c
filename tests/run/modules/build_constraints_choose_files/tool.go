//go:build ignore

package tool

import "nowhere"
