package template

import (
	"errors"
	"fmt"
	"reflect"
)

var (
	errType    = errors.New("invalid type for comparison")
	errMissing = errors.New("missing argument for comparison")
)

// kindOf returns the widest kind of a value that comparison knows, reflect.Invalid for others.
func kindOf(v reflect.Value) reflect.Kind {
	switch {
	case v.CanInt():
		return reflect.Int
	case v.CanUint():
		return reflect.Uint
	case v.CanFloat():
		return reflect.Float64
	case v.CanComplex():
		return reflect.Complex128
	case v.Kind() == reflect.Bool, v.Kind() == reflect.String:
		return v.Kind()
	}
	return reflect.Invalid
}

// order compares integers of different signs: -1, 0 or 1.
func order(a int64, b uint64) int {
	switch {
	case a < 0 || uint64(a) < b:
		return -1
	case uint64(a) == b:
		return 0
	}
	return 1
}

func isNil(v reflect.Value) bool {
	return !v.IsValid() || canBeNil(v.Type()) && v.Type() != valueType && v.IsNil()
}

// equal reports whether first equals any of the others.
func equal(first reflect.Value, others ...reflect.Value) (bool, error) {
	first = insideInterface(first)
	if len(others) == 0 {
		return false, errMissing
	}
	for _, other := range others {
		if same, err := equals(first, insideInterface(other)); same || err != nil {
			return same, err
		}
	}
	return false, nil
}

func equals(a, b reflect.Value) (bool, error) {
	k := kindOf(a)
	switch l := kindOf(b); {
	case k == reflect.Int && l == reflect.Uint:
		return order(a.Int(), b.Uint()) == 0, nil
	case k == reflect.Uint && l == reflect.Int:
		return order(b.Int(), a.Uint()) == 0, nil
	case k != l && a.IsValid() && b.IsValid():
		return false, fmt.Errorf("incompatible types for comparison: %v and %v", a.Type(), b.Type())
	case k != l:
		return false, nil
	}
	switch k {
	case reflect.Bool:
		return a.Bool() == b.Bool(), nil
	case reflect.Complex128:
		return a.Complex() == b.Complex(), nil
	case reflect.Float64:
		return a.Float() == b.Float(), nil
	case reflect.Int:
		return a.Int() == b.Int(), nil
	case reflect.Uint:
		return a.Uint() == b.Uint(), nil
	case reflect.String:
		return a.String() == b.String(), nil
	}
	if a.IsValid() && b.IsValid() && a.Kind() != b.Kind() {
		return false, fmt.Errorf("non-comparable types %s: %v, %s: %v", a, a.Type(), b.Type(), b)
	}
	if isNil(a) || isNil(b) {
		return isNil(a) == isNil(b), nil
	}
	if !b.Type().Comparable() {
		return false, fmt.Errorf("non-comparable type %s: %v", b, b.Type())
	}
	return a.Interface() == b.Interface(), nil
}

func unequal(a, b reflect.Value) (bool, error) {
	same, err := equal(a, b)
	return !same, err
}

func less(a, b reflect.Value) (bool, error) {
	a, b = insideInterface(a), insideInterface(b)
	k, l := kindOf(a), kindOf(b)
	if k == reflect.Invalid || l == reflect.Invalid {
		return false, errType
	}
	switch {
	case k == reflect.Int && l == reflect.Uint:
		return order(a.Int(), b.Uint()) < 0, nil
	case k == reflect.Uint && l == reflect.Int:
		return order(b.Int(), a.Uint()) > 0, nil
	case k != l:
		return false, fmt.Errorf("incompatible types for comparison: %v and %v", a.Type(), b.Type())
	}
	switch k {
	case reflect.Float64:
		return a.Float() < b.Float(), nil
	case reflect.Int:
		return a.Int() < b.Int(), nil
	case reflect.Uint:
		return a.Uint() < b.Uint(), nil
	case reflect.String:
		return a.String() < b.String(), nil
	}
	return false, errType
}

func lessOrEqual(a, b reflect.Value) (bool, error) {
	if below, err := less(a, b); below || err != nil {
		return below, err
	}
	return equal(a, b)
}

func greater(a, b reflect.Value) (bool, error) {
	unfit, err := lessOrEqual(a, b)
	return err == nil && !unfit, err
}

func greaterOrEqual(a, b reflect.Value) (bool, error) {
	below, err := less(a, b)
	return err == nil && !below, err
}
