package money

import "fmt"

type Amount int

func Euro(n int) Amount { return Amount(n * 100) }

func (a Amount) String() string { return fmt.Sprintf("%d.%02d %s", int(a)/100, int(a)%100, Currency) }
