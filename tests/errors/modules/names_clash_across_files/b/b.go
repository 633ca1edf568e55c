package bee
