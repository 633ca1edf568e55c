package b

func X() { undefined() } // ERROR "undefined: undefined"
