//! go = false
//! why = "real Go would have to download a module"
package main

import (
	_ "example.com/other"        // REFUSED "package example.com/other is not supported by minigo: it is of the module example.com/other"
	_ "example.com/replaced/sub" // REFUSED "package example.com/replaced/sub is not supported by minigo: it is of the module example.com/replaced"
)

func main() {}
