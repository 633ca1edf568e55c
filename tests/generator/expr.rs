//! Expressions of a wanted type.
//!
//! Every expression has exactly that type, so that its place in an operation or a call needs no thought. Constant ones
//! are told apart, since the compiler rejects operations on constants whose result overflows.

use super::maker::{Code, Maker};
use super::types::{Constraint, INT, Int, Type, UINT8};

impl Maker {
    pub(crate) fn expr(&mut self, ty: &Type, depth: usize) -> Code {
        if self.rng.percent(if depth == 0 { 75 } else { 35 })
            && let Some(place) = self.path(ty)
        {
            return Code::new(place.text);
        }
        if depth == 0 {
            return self.converted(ty).unwrap_or_else(|| self.literal(ty, 0));
        }
        let depth = depth - 1;
        match self.rng.below(12) {
            0 | 1 if self.cx.depth < 6 => self.call_for(ty, depth).unwrap_or_else(|| self.literal(ty, depth)),
            2 => self.wrapped(ty, depth),
            3 | 4 => self.literal(ty, depth),
            _ => self.operation(ty, depth),
        }
    }

    /// A variable of another type, made a value of this one.
    fn converted(&mut self, ty: &Type) -> Option<Code> {
        let Type::Int(_) = self.under(ty) else { return None };
        let var = self.var_where(|maker, var| matches!(maker.under(&var.ty), Type::Int(_)))?;
        self.rng.percent(60).then(|| Code::new(format!("{}({})", self.name(ty), var.name)))
    }

    /// An expression whose value the compiler does not know.
    pub(crate) fn value(&mut self, ty: &Type, depth: usize) -> String {
        let code = self.expr(ty, depth);
        if code.constant { format!("id({})", code.text) } else { code.text }
    }

    /// A value of any type out of something made around it.
    fn wrapped(&mut self, ty: &Type, depth: usize) -> Code {
        let inner = self.expr(ty, depth).text;
        let name = self.name(ty);
        Code::new(match self.rng.below(10) {
            9 if !self.cx.pure => format!("traced({:?}, {inner})", self.fresh("t")),
            0 => {
                let (condition, other) = (self.value(&Type::Bool, depth), self.expr(ty, depth).text);
                format!("choose({condition}, {inner}, {other})")
            }
            1 => format!("func() {name} {{ return {inner} }}()"),
            2 => format!("*new({inner})"),
            3 => {
                let (other, index) = (self.expr(ty, 0).text, self.index_below(2));
                format!("[2]{name}{{{inner}, {other}}}[{index}]")
            }
            4 => {
                let (other, index) = (self.expr(ty, 0).text, self.some_int());
                format!("[]{name}{{{inner}, {other}}}[at({index}, 2)]")
            }
            5 => format!("any({inner}).({name})"),
            6 => {
                let key = self.expr(&UINT8, 0).text;
                format!("map[uint8]{name}{{3: {inner}}}[{key}]")
            }
            7 if !self.is_open(ty) => format!("(struct{{ a bool; b {name} }}{{b: {inner}}}).b"),
            _ => format!("id({inner})"),
        })
    }

    /// An operation that yields such a type.
    fn operation(&mut self, ty: &Type, depth: usize) -> Code {
        match self.under(ty).clone() {
            Type::Bool => Code::new(self.condition(ty, depth)),
            Type::Int(int) => self.integer(ty, int, depth),
            Type::Float(_) => Code::new(self.float(ty, depth)),
            Type::Complex(bits) => Code::new(self.complex(ty, bits, depth)),
            Type::String => Code::new(self.string(ty, depth)),
            Type::Slice(elem) => Code::new(self.slice(ty, &elem, depth)),
            Type::Param(_, constraint) => match constraint {
                Constraint::Ordered => Code::new(self.binary(ty, &["+"], depth)),
                Constraint::Number => Code::new(self.binary(ty, &["+", "-", "*"], depth)),
                Constraint::Integer => {
                    Code::new(self.binary(ty, &["+", "-", "*", "&", "|", "^", "&^"], depth))
                }
                Constraint::Any | Constraint::Comparable => self.literal(ty, depth),
            },
            _ => self.literal(ty, depth),
        }
    }

    fn binary(&mut self, ty: &Type, operators: &[&str], depth: usize) -> String {
        let operator = *self.rng.pick(operators);
        let (left, right) = (self.value(ty, depth), self.value(ty, depth));
        format!("({left} {operator} {right})")
    }

    fn integer(&mut self, ty: &Type, int: Int, depth: usize) -> Code {
        let name = self.name(ty);
        Code::new(match self.rng.below(16) {
            0..4 => self.binary(ty, &["+", "-", "*", "&", "|", "^", "&^"], depth),
            4 => {
                let (left, right) = (self.value(ty, depth), self.number(int));
                let operator = *self.rng.pick(&["+", "-", "*", "&", "|", "^", "&^"]);
                format!("({left} {operator} {right})")
            }
            5 => {
                let (left, right) = (self.value(ty, depth), self.value(ty, depth));
                let operator = *self.rng.pick(&["/", "%"]);
                match self.rng.percent(6) {
                    true => format!("({left} {operator} {right})"),
                    false => format!("({left} {operator} ({right} | 1))"),
                }
            }
            6 => {
                let left = self.value(ty, depth);
                let most = int.range().1.min(1 << 40);
                let right = match self.rng.percent(50) {
                    true => 1 << self.rng.below(int.bits as usize - 1),
                    false => self.rng.between(1, most),
                };
                format!("({left} {} {right})", self.rng.pick(&["/", "%"]))
            }
            7 => {
                let (left, operator) = (self.value(ty, depth), *self.rng.pick(&["<<", ">>"]));
                format!("({left} {operator} {})", self.rng.below(int.bits as usize + 2))
            }
            8 => {
                let (left, operator) = (self.value(ty, depth), *self.rng.pick(&["<<", ">>"]));
                let by = Type::Int(self.int_type());
                let by = self.value(&by, depth);
                match self.rng.percent(8) {
                    true => format!("({left} {operator} {by})"),
                    false => format!("({left} {operator} ({by} & 63))"),
                }
            }
            9 => {
                let operand = self.value(ty, depth);
                format!("({}{operand})", self.rng.pick(&["-", "^", "+"]))
            }
            10 | 11 => {
                let from = Type::Int(self.int_type());
                format!("{name}({})", self.value(&from, depth))
            }
            12 if int.bits == 64 => {
                let from = Type::Float(64);
                format!("{name}(math.Mod({}, 1e6))", self.value(&from, depth))
            }
            12 | 13 if *ty == UINT8 => {
                let text = self.value(&Type::String, depth);
                format!("({text} + \"?\")[0]")
            }
            13 if *ty == INT => self.length(depth),
            14 => {
                let (first, second) = (self.value(ty, depth), self.value(ty, depth));
                format!("{}({first}, {second})", self.rng.pick(&["min", "max"]))
            }
            _ => return self.constant_integer(ty, int),
        })
    }

    /// `len` or `cap` of something.
    fn length(&mut self, depth: usize) -> String {
        let measured = |maker: &Self, ty: &Type| {
            let under = maker.under(ty);
            matches!(under, Type::Slice(_) | Type::Map(..) | Type::String | Type::Chan(_))
        };
        let Some(ty) = self.type_where(measured) else { return "id(4)".into() };
        if ty == Type::String && self.rng.percent(40) {
            return format!("len([]rune({}))", self.value(&ty, depth));
        }
        let has_capacity = matches!(self.under(&ty), Type::Slice(_) | Type::Chan(_));
        let operand = self.value(&ty, depth);
        format!("{}({operand})", if has_capacity && self.rng.percent(30) { "cap" } else { "len" })
    }

    /// An expression of constants, none of which overflows.
    fn constant_integer(&mut self, ty: &Type, int: Int) -> Code {
        let (low, high) = int.range();
        let (mut text, mut number) = (String::from("1"), 1_i128);
        for _ in 0..3 {
            let by = self.rng.between(1, 9);
            let (next, operator) = match self.rng.below(5) {
                0 => (number + by, "+"),
                1 => (number - by, "-"),
                2 => (number * by, "*"),
                3 => (number << by, "<<"),
                _ => (number / by, "/"),
            };
            if next.abs() < 1 << 60 {
                (text, number) = (format!("({text} {operator} {by})"), next);
            }
        }
        if !(low..=high).contains(&number) {
            text = format!("{text}&{}", high.min(127));
        }
        Code::constant(format!("{}({text})", self.name(ty)))
    }

    fn float(&mut self, ty: &Type, depth: usize) -> String {
        let name = self.name(ty);
        match self.rng.below(9) {
            0..4 => self.binary(ty, &["+", "-", "*", "/"], depth),
            4 => {
                let from = Type::Int(self.int_type());
                format!("{name}({})", self.value(&from, depth))
            }
            5 => {
                let from = Type::Float(*self.rng.pick(&[32, 64]));
                format!("{name}({})", self.value(&from, depth))
            }
            6 => {
                let function = *self.rng.pick(&["Sqrt", "Floor", "Ceil", "Abs", "Trunc", "Round"]);
                let operand = self.value(&Type::Float(64), depth);
                format!("{name}(math.{function}({operand}))")
            }
            7 => {
                let (first, second) = (self.value(ty, depth), self.value(ty, depth));
                format!("{}({first}, {second})", self.rng.pick(&["min", "max"]))
            }
            _ => {
                let bits = *self.rng.pick(&[64, 128]);
                let operand = self.value(&Type::Complex(bits), depth);
                format!("{name}({}({operand}))", self.rng.pick(&["real", "imag"]))
            }
        }
    }

    fn complex(&mut self, ty: &Type, bits: u32, depth: usize) -> String {
        match self.rng.below(6) {
            0 => {
                let part = Type::Float(bits / 2);
                let (real, imaginary) = (self.value(&part, depth), self.value(&part, depth));
                format!("{}(complex({real}, {imaginary}))", self.name(ty))
            }
            1 => {
                let from = Type::Complex(*self.rng.pick(&[64, 128]));
                format!("{}({})", self.name(ty), self.value(&from, depth))
            }
            2 => format!("(-{})", self.value(ty, depth)),
            _ => self.binary(ty, &["+", "-", "*", "/"], depth),
        }
    }

    fn condition(&mut self, ty: &Type, depth: usize) -> String {
        let compared = match self.rng.below(10) {
            0 | 1 => {
                let operator = *self.rng.pick(&["&&", "||", "==", "!="]);
                return self.binary(ty, &[operator], depth);
            }
            2 => return format!("(!{})", self.value(ty, depth)),
            3 => {
                let nilable = |maker: &Self, ty: &Type| {
                    let under = maker.under(ty);
                    matches!(
                        under,
                        Type::Slice(_)
                            | Type::Map(..)
                            | Type::Pointer(_)
                            | Type::Func(..)
                            | Type::Any
                            | Type::Interface(_)
                    )
                };
                match self.type_where(nilable) {
                    Some(of) => {
                        let operand = self.value(&of, depth);
                        format!("({operand} {} nil)", self.rng.pick(&["==", "!="]))
                    }
                    None => return "id(true)".into(),
                }
            }
            4..7 => {
                let Some(of) = self.type_where(|maker, ty| maker.is_ordered(ty)) else {
                    return "id(true)".into();
                };
                self.binary(&of, &["<", "<=", ">", ">=", "==", "!="], depth)
            }
            7 => {
                let int = self.int_type();
                let (left, right) = (self.value(&Type::Int(int), depth), self.number(int));
                format!("({left} {} {right})", self.rng.pick(&["<", "<=", ">", ">=", "==", "!="]))
            }
            _ => {
                let comparable = |maker: &Self, ty: &Type| maker.is_comparable(ty);
                let Some(of) = self.type_where(comparable) else { return "id(true)".into() };
                self.binary(&of, &["==", "!="], depth)
            }
        };
        if *ty == Type::Bool { compared } else { format!("{}({compared})", self.name(ty)) }
    }

    fn string(&mut self, ty: &Type, depth: usize) -> String {
        let name = self.name(ty);
        let text = match self.rng.below(10) {
            0 | 1 => {
                let (left, right) = (self.value(ty, depth), self.value(ty, depth));
                return format!("{name}(clip(string({left} + {right})))");
            }
            2 => {
                let (text, from, to) = (self.value(&Type::String, depth), self.some_int(), self.some_int());
                format!("part({text}, {from}, {to})")
            }
            3 => format!("string(rune({}))", self.value(&UINT8, depth)),
            4 => format!("strconv.Itoa({})", self.value(&INT, depth)),
            5 => {
                let of = *self.rng.pick(&["[]byte", "[]rune"]);
                format!("string({of}({}))", self.value(&Type::String, depth))
            }
            6 => {
                let plain = |maker: &Self, ty: &Type| {
                    maker.is_printable(ty) && (!maker.cx.pure || !matches!(ty, Type::Named(_)))
                };
                match self.type_where(plain).filter(|_| !self.cx.pure) {
                    Some(of) => {
                        let form = *self.rng.pick(&["%v", "%+v", "%T", "%#v", "%x"]);
                        format!("clip(fmt.Sprintf({form:?}, {}))", self.value(&of, depth))
                    }
                    None => "fmt.Sprint(id(1.5))".into(),
                }
            }
            7 => {
                let function = *self.rng.pick(&["strings.ToUpper", "strings.TrimSpace", "strconv.Quote"]);
                format!("clip({function}({}))", self.value(&Type::String, depth))
            }
            8 => {
                let (first, second) = (self.value(&Type::String, depth), self.value(&Type::String, depth));
                format!("{}({first}, {second})", self.rng.pick(&["min", "max"]))
            }
            _ => self.value(&Type::String, depth),
        };
        if *ty == Type::String { text } else { format!("{name}({text})") }
    }

    fn slice(&mut self, ty: &Type, elem: &Type, depth: usize) -> String {
        let name = self.name(ty);
        match self.rng.below(8) {
            0..2 => {
                let base = self.value(ty, depth);
                let count = 1 + self.rng.below(3);
                let more: Vec<_> = (0..count).map(|_| self.expr(elem, depth).text).collect();
                format!("append(some({base}), {})", more.join(", "))
            }
            2 => {
                let (base, more) = (self.value(ty, depth), self.value(ty, depth));
                format!("append(some({base}), some({more})...)")
            }
            3 if *elem == UINT8 => format!("{name}({})", self.value(&Type::String, depth)),
            3..5 => {
                match self.path(&Type::Array(4, Box::new(elem.clone()))).filter(|array| array.addressable) {
                    Some(array) => format!("({name})({}[{}:])", array.text, self.index_below(4)),
                    None => self.literal(ty, depth).text,
                }
            }
            5..7 => {
                let base = match self.path(ty) {
                    Some(place) => place.text,
                    None => return self.literal(ty, depth).text,
                };
                let number = self.some_int();
                match self.rng.below(4) {
                    0 => format!("{base}[:at({number}, len({base})+1)]"),
                    1 => format!("{base}[at({number}, len({base})+1):]"),
                    2 => format!("{base}[:at({number}, len({base})+1):len({base})]"),
                    _ => format!("{base}[{}:]", self.rng.below(2)),
                }
            }
            _ => format!("make({name}, {}, {})", self.rng.below(4), 4 + self.rng.below(9)),
        }
    }
}
