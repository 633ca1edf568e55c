package weak

// find returns what stands for the weak pointers to an address, if there is any.
//
//minigo:toresults
func find(ptr any) *handle

// register makes h stand for weak pointers to an address.
func register(ptr any, h *handle) uint64

// strengthen returns the pointer in the type of typed.
func strengthen(id uint64, typed any) any
