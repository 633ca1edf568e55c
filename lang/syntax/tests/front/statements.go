package p

func f() {
	x, y := 1, 2
	x, y = y, x
	x += 1 << 3
	x++
	y--
	c <- x
	go f()
	defer func() { recover() }()
	var v int
	if x := f(); x > 0 {
	} else if y {
	} else {
	}
	for {
	}
	for x < y {
	}
	for i := 0; i < 10; i++ {
	}
	for range c {
	}
	for k, v = range m {
	}
outer:
	for i := range 10 {
		switch i {
		case 1, 2:
			fallthrough
		default:
			continue outer
		}
		goto end
	}
	switch x := v.(type) {
	case nil, *T, []int, func(int) string:
	}
	switch {
	case x > y:
	}
	switch y := 1; y {
	}
	select {
	case v, ok := <-c:
	case c <- 1:
	default:
	}
	{
		return
	}
end:
}
