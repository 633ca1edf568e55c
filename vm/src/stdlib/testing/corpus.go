package testing

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
)

// checkInput tells what is wrong with an input for a target of such parameters.
func checkInput(values []any, types []reflect.Type) error {
	if len(values) != len(types) {
		return fmt.Errorf("wrong number of values in corpus entry: %d, want %d", len(values), len(types))
	}
	have := make([]reflect.Type, len(values))
	for i, value := range values {
		have[i] = reflect.TypeOf(value)
	}
	for i := range types {
		if have[i] != types[i] {
			return fmt.Errorf("mismatched types in corpus entry: %v, want %v", have, types)
		}
	}
	return nil
}

// readCorpus reads the inputs that are files of a folder, which may be missing.
func readCorpus(folder string, types []reflect.Type) (corpus []input, err error) {
	files, err := os.ReadDir(folder)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading seed corpus from testdata: %v", err)
	}
	var wrong []string
	for _, file := range files {
		if file.IsDir() {
			continue
		}
		path := filepath.Join(folder, file.Name())
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("failed to read corpus file: %v", err)
		}
		values, err := parseInput(string(data))
		if err != nil {
			err = fmt.Errorf("unmarshal: %v", err)
		} else {
			err = checkInput(values, types)
		}
		if err != nil {
			wrong = append(wrong, fmt.Sprintf("%q: %v", path, err))
			continue
		}
		corpus = append(corpus, input{file.Name(), values})
	}
	if wrong != nil {
		return nil, errors.New(strings.Join(wrong, "\n"))
	}
	return corpus, nil
}

// parseInput reads a file's text: a line with the format's version, and a line for each value, a conversion of a literal.
func parseInput(text string) (values []any, err error) {
	const version = "go test fuzz v1"
	if text == "" {
		return nil, errors.New("cannot unmarshal empty string")
	}
	first, rest, more := strings.Cut(text, "\n")
	if !more {
		return nil, errors.New("must include version and at least one value")
	}
	if first = strings.TrimSuffix(first, "\r"); first != version {
		return nil, fmt.Errorf("unknown encoding version: %s", first)
	}
	for line := range strings.SplitSeq(rest, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		value, err := parseValue(line)
		if err != nil {
			return nil, fmt.Errorf("malformed line %q: %v", line, err)
		}
		values = append(values, value)
	}
	return values, nil
}

// parseValue reads a conversion such as int(-5).
func parseValue(line string) (any, error) {
	name, literal, ok := strings.Cut(line, "(")
	literal, closed := strings.CutSuffix(literal, ")")
	if !ok || !closed {
		return nil, errors.New("expected call expression")
	}
	literal = strings.TrimSpace(literal)
	switch name = strings.TrimSpace(name); name {
	case "[]byte":
		s, err := unquoted(literal, "string literal required for type []byte")
		return []byte(s), err
	case "string":
		return unquoted(literal, "string literal value required for type string")
	case "bool":
		if literal != "true" && literal != "false" {
			return nil, errors.New("true or false required for type bool")
		}
		return literal == "true", nil
	case "float32":
		v, err := strconv.ParseFloat(literal, 32)
		return float32(v), err
	case "float64":
		return strconv.ParseFloat(literal, 64)
	case "math.Float32frombits":
		bits, err := strconv.ParseUint(literal, 0, 32)
		return math.Float32frombits(uint32(bits)), err
	case "math.Float64frombits":
		bits, err := strconv.ParseUint(literal, 0, 64)
		return math.Float64frombits(bits), err
	case "byte", "rune":
		if strings.HasPrefix(literal, "'") {
			return parseCharacter(name, literal)
		}
	}
	return parseInteger(name, literal)
}

func unquoted(literal, complaint string) (string, error) {
	if !strings.HasPrefix(literal, `"`) && !strings.HasPrefix(literal, "`") {
		return "", errors.New(complaint)
	}
	return strconv.Unquote(literal)
}

func parseCharacter(name, literal string) (any, error) {
	if len(literal) < 2 {
		return nil, errors.New("malformed character literal, missing single quotes")
	}
	code, _, _, err := strconv.UnquoteChar(literal[1:len(literal)-1], '\'')
	switch {
	case err != nil:
		return nil, err
	case name == "rune":
		return code, nil
	case code >= 256:
		return nil, errors.New("can only encode single byte to a byte type")
	}
	return byte(code), nil
}

var integers = map[string]reflect.Type{
	"int": reflect.TypeFor[int](), "int8": reflect.TypeFor[int8](), "int16": reflect.TypeFor[int16](), "int32": reflect.TypeFor[int32](),
	"int64": reflect.TypeFor[int64](), "rune": reflect.TypeFor[rune](), "uint": reflect.TypeFor[uint](), "uint8": reflect.TypeFor[uint8](),
	"uint16": reflect.TypeFor[uint16](), "uint32": reflect.TypeFor[uint32](), "uint64": reflect.TypeFor[uint64](), "byte": reflect.TypeFor[byte](),
}

func parseInteger(name, literal string) (any, error) {
	t := integers[name]
	if t == nil {
		return nil, errors.New("expected []byte or primitive type")
	}
	v := reflect.New(t).Elem()
	if v.CanInt() {
		n, err := strconv.ParseInt(literal, 0, t.Bits())
		v.SetInt(n)
		return v.Interface(), err
	}
	n, err := strconv.ParseUint(literal, 0, t.Bits())
	v.SetUint(n)
	return v.Interface(), err
}
