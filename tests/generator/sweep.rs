//! Loops as programs write them over slices, arrays and matrices, by index: what the code generator fuses.

use super::maker::Maker;
use super::types::{INT, INTS, Type};

impl Maker {
    /// A loop by index over something that holds numbers.
    pub(crate) fn sweep(&mut self) {
        for _ in 0..8 {
            let Some(place) = self.target() else { return };
            match self.under(&place.ty).clone() {
                Type::Array(..) if !place.addressable => {}
                Type::Slice(elem) | Type::Array(_, elem) => match self.under(&elem).clone() {
                    Type::Int(_) | Type::Float(_) => return self.over_numbers(&place.text, &elem),
                    Type::Slice(inner) if matches!(self.under(&inner), Type::Int(_)) => {
                        return self.over_rows(&place.text, &inner);
                    }
                    Type::Struct(fields) if !fields.is_empty() => {
                        let (field, ty) = self.rng.pick(&fields).clone();
                        return self.over_parts(&place.text, &field, &ty);
                    }
                    _ => {}
                },
                _ => {}
            }
        }
    }

    /// The head of a loop whose variable is an index of `of`.
    fn head(&mut self, index: &str, of: &str) -> String {
        let goes_on = if self.cx.pure { "" } else { " && fuel > -9" };
        match self.rng.below(7) {
            0 => format!("for {index} := len({of}) - 1; {index} >= 0{goes_on}; {index}--"),
            1 => format!("for {index} := 0; {index} <= len({of})-1{goes_on}; {index} += 2"),
            2 => format!("for {index} := uint(0); {index} < uint(len({of})){goes_on}; {index}++"),
            3 => format!("for {index} := len({of}) - 1; {index} > -1; {index} -= 1"),
            4 => format!("for {index} := 0; {index} < len({of}); {index}++"),
            _ => format!("for {index} := range {of}"),
        }
    }

    fn over_numbers(&mut self, place: &str, elem: &Type) {
        let index = self.fresh("i");
        let name = self.name(elem);
        let head = self.head(&index, place);
        let operator = *self.rng.pick(&["+=", "-=", "*=", "="]);
        let other = self.value(elem, 1);
        self.block(&head, |maker| match maker.rng.below(4) {
            0 => maker.line(format!("{place}[{index}]++")),
            1 => maker.line(format!("{place}[{index}] {operator} {name}({index}) + {place}[{index}]")),
            2 => {
                maker.line(format!("if {place}[{index}] < {other} {{ continue }}"));
                maker.line(format!("{place}[{index}] {operator} {place}[len({place})-1-int({index})]"));
            }
            _ => maker.line(format!("{place}[{index}] {operator} {other}")),
        });
    }

    fn over_rows(&mut self, place: &str, elem: &Type) {
        let (row, column) = (self.fresh("i"), self.fresh("j"));
        let name = self.name(elem);
        let head = self.head(&row, place);
        let other = self.value(elem, 1);
        self.block(&head, |maker| {
            let head = maker.head(&column, &format!("{place}[{row}]"));
            maker.block(&head, |maker| match maker.rng.below(3) {
                0 => maker.line(format!("{place}[{row}][{column}] += {name}({row}) ^ {other}")),
                1 => maker.line(format!("{place}[{row}][{column}] = {place}[{row}][{column}] * 3 + {other}")),
                _ => maker.line(format!("{place}[{row}][{column}] = {name}({column})")),
            });
        });
    }

    fn over_parts(&mut self, place: &str, field: &str, ty: &Type) {
        let index = self.fresh("i");
        let head = self.head(&index, place);
        let value = self.expr(ty, 1).text;
        let is_number = matches!(self.under(ty), Type::Int(_) | Type::Float(_));
        self.block(&head, |maker| match is_number && maker.rng.percent(60) {
            true => {
                maker.line(format!("{place}[{index}].{field} += {place}[len({place})-1].{field} + {value}"))
            }
            false => maker.line(format!("{place}[{index}].{field} = {value}")),
        });
    }

    /// A loop whose condition compares numbers of any kind, with steps of any size, tested at its end or in its middle.
    pub(crate) fn stepping(&mut self) {
        let ty = match self.rng.below(4) {
            0 => Type::Float(64),
            1 => Type::Bool,
            2 => Type::Int(*self.rng.pick(&INTS)),
            _ => INT,
        };
        let (name, sum, rounds) = (self.fresh("i"), self.fresh("v"), self.fresh("n"));
        let of = self.name(&ty);
        let bound = self.fresh("v");
        let most = 3 + self.rng.below(20);
        let (start, limit, steps): (_, _, &[&str]) = match &ty {
            Type::Bool => ("id(true)".into(), "id(false)".into(), &["x = !x", "x = n < 3"]),
            Type::Float(_) => {
                ("id(0.5)".into(), format!("id({most}.25)"), &["x += 1.5", "x *= 2", "x += n_"])
            }
            _ => (
                format!("{of}(0)"),
                format!("id({of}({most}))"),
                &["x++", "x += 3", "x += step", "x += x/2 + 1", "x = x*2 + 1"],
            ),
        };
        let compares: &[&str] = match ty {
            Type::Bool => &["x", "x != limit", "x == !limit"],
            _ => &["x < limit", "x <= limit", "x != limit", "!(x > limit)", "!(x >= limit)", "limit > x"],
        };
        let fill = |text: &str| {
            let parts = [("x", &name), ("limit", &bound), ("n", &rounds)];
            let words = text.split_inclusive(|c: char| !c.is_alphanumeric() && c != '_');
            words
                .map(|word| {
                    let end = word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_').len();
                    let part = match &word[..end] {
                        "n_" => format!("{of}({rounds})"),
                        "step" => format!("{of}({rounds}&3 + 1)"),
                        known => {
                            parts.iter().find(|(part, _)| *part == known).map_or(known, |(_, to)| to).into()
                        }
                    };
                    part + &word[end..]
                })
                .collect::<String>()
        };
        let condition = fill(compares[self.rng.below(compares.len())]);
        let step = fill(steps[self.rng.below(steps.len())]);
        let constant_limit = !matches!(ty, Type::Bool) && self.rng.percent(30);
        let limit = if constant_limit { format!("{of}({most})") } else { limit };
        self.line(format!("{name}, {sum}, {rounds} := {start}, 0, 0"));
        self.line(if constant_limit {
            format!("const {bound} = {limit}")
        } else {
            format!("{bound} := {limit}")
        });
        self.line(format!("_ = {bound}"));
        match self.rng.below(3) {
            0 => self.block(&format!("for ; {condition} && {rounds} < 9; {step}"), |maker| {
                maker.line(format!("{rounds}++"));
                maker.line(format!("{sum} += {rounds}"));
            }),
            1 => self.block(&format!("for {condition}"), |maker| {
                maker.line(step);
                maker.line(format!("{sum}++"));
                maker.line(format!("if {rounds}++; {rounds} > 9 {{ break }}"));
            }),
            _ => self.block("for", |maker| {
                maker.line(step);
                maker.line(format!("{rounds}++"));
                maker.line(format!("if {rounds} > 9 || !({condition}) {{ break }}"));
                maker.line(format!("{sum} ^= {rounds}"));
            }),
        }
        self.line(format!("_, _ = {name}, {sum}"));
        self.declare(name, &ty);
        self.declare(sum, &INT);
    }
}
