package json

import (
	"bytes"
	"encoding"
	"reflect"
	"strconv"
	"strings"
)

// keyName returns a map's key as the name of a member.
func keyName(k reflect.Value) (string, error) {
	if k.Kind() == reflect.String {
		return k.String(), nil
	}
	if m, ok := k.Interface().(encoding.TextMarshaler); ok {
		if k.Kind() == reflect.Pointer && k.IsNil() {
			return "", nil
		}
		text, err := m.MarshalText()
		if err != nil {
			err = &MarshalerError{reflect.PointerTo(k.Type()), err, "MarshalText"}
		}
		return string(text), err
	}
	switch kind := k.Kind(); {
	case k.CanInt():
		return strconv.FormatInt(k.Int(), 10), nil
	case k.CanUint():
		return strconv.FormatUint(k.Uint(), 10), nil
	case k.CanFloat():
		var e encoder
		err := e.float(k, k.Type().Bits(), false)
		return string(e.b), err
	case kind == reflect.Interface && k.Elem().CanFloat():
		// As in Go, floats become strings only where the type says that keys are floats.
	case (kind == reflect.Interface || kind == reflect.Pointer) && !k.IsNil():
		return keyName(k.Elem())
	case k.CanComplex(), kind == reflect.Chan, kind == reflect.Func:
		return "", &UnsupportedTypeError{k.Type()}
	}
	return "", &keyError{}
}

// A keyError tells of a map's key that does not become a string. On its way out it learns where the map is.
type keyError struct {
	pointer string
	offset  int
}

func (e *keyError) Error() string {
	place := ""
	if e.pointer != "" {
		place = " within " + strconv.Quote(e.pointer)
	}
	return "jsontext: object member name must be a string" + place + " after offset " + strconv.Itoa(e.offset)
}

var pointerEscapes = strings.NewReplacer("~", "~0", "/", "~1")

// within tells a keyError the name or index of what it is in.
func within(token string, err error) error {
	if e, ok := err.(*keyError); ok {
		e.pointer = "/" + pointerEscapes.Replace(token) + e.pointer
	}
	return err
}

func (d *decoder) mapping(v reflect.Value) error {
	t := v.Type()
	if v.IsNil() {
		v.Set(reflect.MakeMap(t))
	}
	key, elem := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
	return d.members(func(name []byte) error {
		key.SetZero()
		if fits, err := d.key(key, unquoted(name)); !fits {
			d.skip()
			return err
		}
		elem.SetZero()
		if err := d.value(elem); err != nil {
			return err
		}
		v.SetMapIndex(key, elem)
		return nil
	})
}

// key stores a member's name in k, and reports whether it fits. Errors that end decoding are returned.
func (d *decoder) key(k reflect.Value, name []byte) (bool, error) {
	pos := d.pos
	d.pos = d.nameEnd
	defer func() { d.pos = pos }()
	switch t := k.Type(); {
	case infoOf(t).unmarshal == hasUnmarshalText:
		err := k.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText(bytes.Clone(name))
		return err == nil, err
	case k.Kind() == reflect.String:
		k.SetString(string(name))
	case k.CanInt(), k.CanUint(), k.CanFloat():
		return d.number(k, name), nil
	case k.Kind() == reflect.Interface && k.NumMethod() == 0:
		k.Set(reflect.ValueOf(string(name)))
	default:
		d.mismatch("string", t, nil)
		return false, nil
	}
	return true, nil
}
