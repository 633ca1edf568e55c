//! Go programs of any length for the front-end benches.

use std::fmt::Write as _;

/// A program with `units` groups of declarations: a struct type with methods, an interface, a function over slices and
/// maps, and a function of arithmetic and control flow, all of them called from `main`. It compiles under Go without
/// complaint and prints one line.
pub fn program(units: usize) -> String {
    let mut text = String::from("package main\n\nimport (\n\t\"fmt\"\n\t\"strings\"\n)\n");
    for unit in 0..units {
        text.push_str(&UNIT.replace('@', &unit.to_string()));
    }
    text.push_str("\nfunc main() {\n\ttotal := 0\n");
    for unit in 0..units {
        let _ = writeln!(text, "\ttotal += collect{unit}([]int{{1, {unit}, 3}}) + search{unit}({unit})");
    }
    text.push_str("\tfmt.Println(total)\n}\n");
    text
}

/// One group of declarations; `@` stands for its number.
const UNIT: &str = r#"
type shape@ interface {
	area@() float64
	name() string
}

type rectangle@ struct {
	width, height float64
	label         string
	tags          []string
}

func (r *rectangle@) area@() float64 { return r.width * r.height }

func (r *rectangle@) name() string {
	if len(r.tags) > 0 {
		return r.label + "[" + strings.Join(r.tags, ",") + "]"
	}
	return r.label
}

func collect@(values []int) int {
	counts := make(map[string]int)
	var shapes []shape@
	for i, v := range values {
		r := &rectangle@{width: float64(v), height: float64(i + @), label: fmt.Sprint("r", v)}
		if v%2 == 0 {
			r.tags = append(r.tags, "even")
		}
		shapes = append(shapes, r)
		counts[r.label]++
	}
	sum := 0
	for _, s := range shapes {
		switch t := s.(type) {
		case *rectangle@:
			sum += int(t.area@()) + counts[t.label]
		default:
			sum -= len(s.name())
		}
	}
	return sum
}

func search@(limit int) int {
	const step = @ + 1
	best, steps := -1, 0
outer:
	for i := 0; i < limit%50; i++ {
		for j := i; j < limit; j += step {
			steps++
			switch {
			case (i*j)&7 == 3 && i != j:
				continue outer
			case i^j > 1<<10 || steps > 1000:
				break outer
			}
			if score := i*31 - j*17 + steps>>2; score > best {
				best = score
			}
		}
	}
	defer func() { best = 0 }()
	add := func(x int) int { return x + best + steps }
	return add(limit)
}
"#;
