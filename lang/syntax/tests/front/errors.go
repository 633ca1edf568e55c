package p

import fmt

var x = 08 + 0b2 + 'ab' + "\q" + 1__0

func f(a int, b) {
	if x = 1 {
	}
	x := [3]int{1, 2
	}
	for i := 0; i < 10 {
	}
	g(1 2)
	while x {
		y()
	}
}

func g()
{
}

type T struct {
	a int b
	(c)
}

x := 1
@
