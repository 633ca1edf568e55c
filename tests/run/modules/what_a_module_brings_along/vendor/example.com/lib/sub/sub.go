package sub

func Two[T ~int]() T { return 2 }
