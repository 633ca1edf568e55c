package main

func intAndSlice() (int, []int)             { return 0, nil }
func sliceAndOthers() ([]int, float64, int) { return nil, 0, 0 }
func intAndString() (int, string)           { return 0, "" }
func twoInts(a, b int)                      {}

func main() {
	_ = append(intAndSlice())    // ERROR "invalid append: argument must be a slice; have 1st function result \(value of type int\)"
	_ = append(sliceAndOthers()) // ERROR "cannot use 2nd function result \(value of type float64\) as int value in argument to append"
	_ = copy(intAndString())     // ERROR "invalid copy: argument must be a slice; have 1st function result \(value of type int\)"
	delete(intAndString())       // ERROR "invalid argument: 1st function result \(value of type int\) is not a map"
	_ = min(intAndString())      // ERROR "invalid argument: mismatched types int \(previous argument\) and string \(type of 2nd function result\)"
	twoInts(intAndString())      // ERROR "cannot use intAndString\(\) \(value of type string\) as int value in argument to twoInts"
}
