package quick

import (
	"math"
	"math/rand"
	"reflect"
)

// Generator is a type that makes random values of its own, no larger than size.
type Generator interface {
	Generate(rand *rand.Rand, size int) reflect.Value
}

// fullSize is the size of a value that is no part of another: more or less the elements it may have.
const fullSize = 50

// Value returns a random value of a type. It is not ok for channels, functions and interfaces, and what consists of them.
func Value(t reflect.Type, rand *rand.Rand) (value reflect.Value, ok bool) {
	return sized(t, rand, fullSize)
}

func sized(t reflect.Type, rand *rand.Rand, size int) (value reflect.Value, ok bool) {
	if generator, ok := reflect.Zero(t).Interface().(Generator); ok {
		return generator.Generate(rand, size), true
	}
	v := reflect.New(t).Elem()
	switch t.Kind() {
	case reflect.Bool:
		v.SetBool(rand.Int()&1 == 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(int64(rand.Uint64()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		v.SetUint(rand.Uint64())
	case reflect.Float32:
		v.SetFloat(float32Of(rand))
	case reflect.Float64:
		v.SetFloat(float64Of(rand))
	case reflect.Complex64:
		re := float32Of(rand)
		v.SetComplex(complex(re, float32Of(rand)))
	case reflect.Complex128:
		re := float64Of(rand)
		v.SetComplex(complex(re, float64Of(rand)))
	case reflect.String:
		runes := make([]rune, rand.Intn(fullSize))
		for i := range runes {
			runes[i] = rune(rand.Intn(0x10ffff))
		}
		v.SetString(string(runes))
	case reflect.Pointer:
		if rand.Intn(size) == 0 {
			return v, true
		}
		elem, ok := sized(t.Elem(), rand, size)
		if !ok {
			return reflect.Value{}, false
		}
		v.Set(reflect.New(t.Elem()))
		v.Elem().Set(elem)
	case reflect.Map:
		return part(v, fillMap(v, rand, size))
	case reflect.Slice:
		n := rand.Intn(size)
		v.Set(reflect.MakeSlice(t, n, n))
		return part(v, fillAll(v.Index, n, rand, size-n))
	case reflect.Array:
		return part(v, fillAll(v.Index, v.Len(), rand, size))
	case reflect.Struct:
		n := v.NumField()
		each := size
		if n > size {
			each = 1
		} else if n > 0 {
			each = size / n
		}
		return part(v, fillAll(v.Field, n, rand, each))
	default:
		return reflect.Value{}, false
	}
	return v, true
}

// part returns v if all of its parts could be made.
func part(v reflect.Value, ok bool) (reflect.Value, bool) {
	if !ok {
		return reflect.Value{}, false
	}
	return v, true
}

// fillAll gives values of a size to n parts of something.
func fillAll(at func(int) reflect.Value, n int, rand *rand.Rand, size int) bool {
	for i := 0; i < n; i++ {
		elem, ok := sized(at(i).Type(), rand, size)
		if !ok {
			return false
		}
		at(i).Set(elem)
	}
	return true
}

func fillMap(v reflect.Value, rand *rand.Rand, size int) bool {
	n := rand.Intn(size)
	v.Set(reflect.MakeMap(v.Type()))
	for i := 0; i < n; i++ {
		key, ok := sized(v.Type().Key(), rand, size)
		elem, elemOk := sized(v.Type().Elem(), rand, size)
		if !ok || !elemOk {
			return false
		}
		v.SetMapIndex(key, elem)
	}
	return true
}

func float32Of(rand *rand.Rand) float64 { return float64(float32(signed(rand, math.MaxFloat32))) }

func float64Of(rand *rand.Rand) float64 { return signed(rand, math.MaxFloat64) }

// signed returns a number of either sign up to most.
func signed(rand *rand.Rand, most float64) float64 {
	f := rand.Float64() * most
	if rand.Int()&1 == 1 {
		f = -f
	}
	return f
}
