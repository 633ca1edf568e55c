//! env = ["GOLDEN_VALUE=from the runner"]

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

func main() {
	fmt.Println(os.Getenv("GOLDEN_VALUE"), os.Getenv("GOLDEN_MISSING") == "")
	v, ok := os.LookupEnv("GOLDEN_VALUE")
	fmt.Println(v, ok)
	_, ok = os.LookupEnv("GOLDEN_MISSING")
	fmt.Println(ok)
	_, err := os.ReadFile("/nonexistent/file")
	fmt.Println(err, errors.Is(err, os.ErrNotExist), errors.Is(err, fs.ErrNotExist))
	data, err := os.ReadFile("/dev/null")
	fmt.Println(len(data), err)
}
