//! Values written out: constants, composite and function literals, calls of `make` and `new`.

use super::maker::{Code, Maker};
use super::types::{Constraint, Int, Type};

const TEXTS: [&str; 10] =
    ["", "a", "zebra", "héllo", "日本語", "\\xff\\xfe", "x\\ty", "0123456789abcdef", "\\u2028", "Go"];

impl Maker {
    /// A number that fits, often one at an end of the range.
    pub(crate) fn number(&mut self, int: Int) -> String {
        let (low, high) = int.range();
        let number = match self.rng.below(8) {
            0 => low,
            1 => high,
            2 => self.rng.between(low, high),
            3 => 1 << self.rng.below(int.bits as usize - 1),
            _ => self.rng.between(low.max(-9), 30),
        };
        number.to_string()
    }

    pub(crate) fn literal(&mut self, ty: &Type, depth: usize) -> Code {
        let name = self.name(ty);
        match self.under(ty).clone() {
            Type::Bool => {
                let text = *self.rng.pick(&["true", "false"]);
                Code::constant(if *ty == Type::Bool { text.into() } else { format!("{name}({text})") })
            }
            Type::Int(int) => Code::constant(format!("{name}({})", self.number(int))),
            Type::Float(_) => {
                let numbers = ["0", "1.5", "-2.25", "1e10", "0.1", "3", "1e-7", "-0.5", "16777217"];
                Code::constant(format!("{name}({})", self.rng.pick(&numbers)))
            }
            Type::Complex(_) => {
                let numbers = ["0", "1+2i", "-0.5i", "3", "2.5-1i"];
                Code::constant(format!("{name}({})", self.rng.pick(&numbers)))
            }
            Type::String => {
                let text = format!("\"{}\"", self.rng.pick(&TEXTS));
                Code::constant(if *ty == Type::String { text } else { format!("{name}({text})") })
            }
            Type::Any => self.boxed(depth),
            Type::Interface(number) => self.implementor(number, depth),
            Type::Array(len, elem) => {
                if depth > 0 && self.rng.percent(8) {
                    let slice = self.value(&elem.clone().slice(), depth - 1);
                    return Code::new(format!("({name})({slice})"));
                }
                let shown = if self.rng.percent(70) { len } else { len / 2 };
                let elems = self.list(&elem, shown, depth);
                Code::new(match shown {
                    _ if shown == len && len > 0 && matches!(ty, Type::Array(..)) && self.rng.percent(20) => {
                        format!("[...]{}{{{elems}}}", self.name(&elem))
                    }
                    1.. if len > shown => format!("{name}{{{}: {elems}}}", len - shown),
                    _ => format!("{name}{{{elems}}}"),
                })
            }
            Type::Slice(elem) => Code::new(match self.rng.below(8) {
                0 if self.rng.percent(40) => format!("({name})(nil)"),
                1 => format!("make({name}, {})", 1 + self.rng.below(9)),
                _ => {
                    let len = 1 + self.rng.below(4);
                    format!("{name}{{{}}}", self.list(&elem, len, depth))
                }
            }),
            Type::Map(key, elem) => Code::new(self.map(&name, &key, &elem, depth)),
            Type::Pointer(elem) => Code::new(self.pointer(ty, &elem, depth)),
            Type::Chan(_) => Code::new(format!("make({name}, {})", 1 + self.rng.below(3))),
            Type::Func(params, results) => Code::new(self.function(&params, &results)),
            Type::Struct(fields) => {
                let keyed = self.rng.percent(60);
                let mut given = Vec::new();
                for (field, of) in &fields {
                    if keyed && self.rng.percent(25) && !matches!(of, Type::Interface(_) | Type::Pointer(_)) {
                        continue;
                    }
                    let value = self.expr(of, depth.saturating_sub(1)).text;
                    given.push(if keyed { format!("{field}: {value}") } else { value });
                }
                Code::new(format!("({name}{{{}}})", given.join(", ")))
            }
            Type::Param(_, constraint) => match constraint {
                Constraint::Number | Constraint::Integer => {
                    Code::new(format!("{name}({})", self.rng.below(100)))
                }
                _ => Code::new(format!("*new({name})")),
            },
            Type::Named(_) => unreachable!("a declared type is made of another"),
        }
    }

    fn list(&mut self, elem: &Type, len: usize, depth: usize) -> String {
        let elems: Vec<_> = (0..len).map(|_| self.expr(elem, depth.saturating_sub(1)).text).collect();
        elems.join(", ")
    }

    fn map(&mut self, name: &str, key: &Type, elem: &Type, depth: usize) -> String {
        if self.rng.percent(20) {
            return format!("make({name})");
        }
        // Computed keys: the compiler rejects constants that occur twice.
        let entries: Vec<_> = (0..1 + self.rng.below(4))
            .map(|_| {
                let key = self.value(key, depth.saturating_sub(1));
                format!("{key}: {}", self.expr(elem, depth.saturating_sub(1)).text)
            })
            .collect();
        format!("{name}{{{}}}", entries.join(", "))
    }

    fn pointer(&mut self, ty: &Type, elem: &Type, depth: usize) -> String {
        let composite = matches!(self.under(elem), Type::Struct(_) | Type::Array(..));
        match self.rng.below(10) {
            0 => format!("({})(nil)", self.name(ty)),
            1 => format!("new({})", self.name(elem)),
            2..6 => {
                let place = self.path(elem).filter(|place| place.addressable && place.assignable);
                match place {
                    Some(place) => format!("&{}", place.text),
                    None => format!("new({})", self.name(elem)),
                }
            }
            6..8 if composite && depth > 0 => {
                let literal = self.literal(elem, depth - 1).text;
                // A struct's literal stands in parentheses. An array may as well be the conversion of a slice, which has no address.
                let bare = match literal.starts_with(&format!("({}{{", self.name(elem))) {
                    true => &literal[1..literal.len() - 1],
                    false => &literal[..],
                };
                let is_composite = bare.ends_with('}') && !bare.starts_with('(');
                if is_composite { format!("&{bare}") } else { format!("new({literal})") }
            }
            // A value of a type may hold such a pointer again.
            _ if depth == 0 => format!("new({})", self.name(elem)),
            _ => format!("new({})", self.expr(elem, depth - 1).text),
        }
    }

    fn boxed(&mut self, depth: usize) -> Code {
        let accepts =
            |maker: &Self, ty: &Type| !matches!(ty, Type::Any) && (!maker.cx.pure || maker.is_plain(ty));
        match self.type_where(accepts) {
            Some(ty) if depth > 0 => Code::new(format!("any({})", self.expr(&ty, depth - 1).text)),
            _ => Code::new(*self.rng.pick(&[
                "any(7)",
                "any(\"seven\")",
                "any(7.5)",
                "any(nil)",
                "any(uint8(7))",
            ])),
        }
    }

    /// Values of types that have an interface's methods.
    fn implementor(&mut self, number: usize, depth: usize) -> Code {
        let interface = &self.interfaces[number];
        let mut found = Vec::new();
        for (index, named) in self.named.iter().enumerate() {
            let method_of = |name: &str| named.methods.iter().find(|method| method.name == name);
            let methods: Option<Vec<_>> =
                interface.methods.iter().map(|method| method_of(&method.name)).collect();
            if let Some(methods) = methods
                && !self.is_open(&Type::Named(index))
            {
                let by_pointer = methods.iter().any(|method| method.pointer) || self.names.is_multiple_of(2);
                let ty = Type::Named(index);
                found.push(if by_pointer { ty.pointer() } else { ty });
            }
        }
        let name = self.name(&Type::Interface(number));
        if found.is_empty() || depth == 0 {
            return Code::new(format!("{name}(nil)"));
        }
        let ty = self.rng.pick(&found).clone();
        Code::new(format!("{name}({})", self.expr(&ty, depth - 1).text))
    }

    /// A function literal.
    pub(crate) fn function(&mut self, params: &[Type], results: &[Type]) -> String {
        let names: Vec<_> = params.iter().map(|_| self.fresh("a")).collect();
        let listed: Vec<_> =
            names.iter().zip(params).map(|(name, ty)| format!("{name} {}", self.name(ty))).collect();
        let result = match results {
            [] => String::new(),
            [one] => format!(" {}", self.name(one)),
            many => format!(" ({})", many.iter().map(|ty| self.name(ty)).collect::<Vec<_>>().join(", ")),
        };
        let body = self.function_body(&names, params, results, &[], 4);
        let indent = self.indent;
        format!("func({}){result} {{\n{body}{:indent$}}}", listed.join(", "), "")
    }
}
