package main

func none()               { return 1 }      // ERROR "too many return values"
func one() int            { return }        // ERROR "not enough return values"
func two() (int, string)  { return 1 }      // ERROR "not enough return values"
func bad() int            { return "x" }    // ERROR "cannot use \"x\" \(untyped string constant\) as int value in return statement"
func many() (int, error)  { return 1, 2, 3 } // ERROR "too many return values"
func named() (n int, e error) {
	{
		n := 5
		_ = n
		return // ERROR "result parameter n not in scope at return"
	}
}

func main() {}
