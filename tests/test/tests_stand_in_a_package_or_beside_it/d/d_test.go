package d

import "testing"

func helper(t *testing.T) {}

func Testing(t *testing.T) { t.Fail() }
