package main

import (
	"database/sql" // REFUSED "database/sql"
	"fmt"
)

func main() {
	db, err := sql.Open("driver", "source")
	fmt.Println(db, err)
}
