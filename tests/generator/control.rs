//! Statements that steer: conditions, loops, switches, jumps.

use super::maker::Maker;
use super::types::{INT, INT32, Type};

impl Maker {
    /// `fuel` ends loops, which in goroutines have few rounds.
    fn goes_on(&self) -> &'static str {
        if self.cx.pure { "true" } else { "fuel > 0" }
    }

    fn burn(&mut self) {
        if !self.cx.pure {
            self.line("fuel--");
        }
    }

    pub(crate) fn conditional(&mut self) {
        let condition = self.value(&Type::Bool, 3);
        let head = match self.rng.percent(25) {
            true => {
                let (name, value) = (self.fresh("v"), self.expr(&INT, 2).text);
                format!("if {name} := {value}; {name} > 3 || {condition}")
            }
            false => format!("if {condition}"),
        };
        self.line(format!("{head} {{"));
        self.scoped(|maker| maker.statements(3));
        if self.rng.percent(30) {
            let other = self.value(&Type::Bool, 2);
            self.line(format!("}} else if {other} {{"));
            self.scoped(|maker| maker.statements(2));
        }
        if self.rng.percent(40) {
            self.line("} else {");
            self.scoped(|maker| maker.statements(3));
        }
        self.line("}");
    }

    /// A loop with its label, if something in it jumps there.
    fn labelled(&mut self, write: impl FnOnce(&mut Self)) {
        let label = self.fresh("L");
        self.cx.loops.push((label, false));
        let outer = std::mem::take(&mut self.out);
        write(self);
        let text = std::mem::replace(&mut self.out, outer);
        if let Some((label, true)) = self.cx.loops.pop() {
            self.line(format!("{label}:"));
        }
        self.out.push_str(&text);
    }

    pub(crate) fn for_loop(&mut self) {
        self.labelled(|maker| match maker.rng.below(10) {
            0..3 => maker.counting(),
            3 => maker.condition_only(),
            4 => maker.over_functions(),
            _ => maker.ranging(),
        });
    }

    fn body(&mut self, vars: &[(&str, &Type)]) {
        self.burn();
        for (name, ty) in vars {
            self.line(format!("_ = {name}"));
            self.declare(*name, ty);
        }
        let count = 1 + self.rng.below(4);
        self.statements(count);
    }

    fn counting(&mut self) {
        let name = self.fresh("i");
        let int = Type::Int(self.int_type());
        let (ty, rounds, step) = (self.name(&int), 1 + self.rng.below(6), 1 + self.rng.below(2));
        let goes_on = self.goes_on();
        let head = match self.rng.percent(30) {
            true => format!("for {name} := {ty}({rounds}); {name} > 0 && {goes_on}; {name}--"),
            false => format!("for {name} := {ty}(0); {name} < {rounds} && {goes_on}; {name} += {step}"),
        };
        self.block(&head, |maker| {
            maker.burn();
            maker.declare_fixed(&name, &int);
            maker.statements(3);
        });
    }

    fn condition_only(&mut self) {
        let name = self.fresh("n");
        let (rounds, goes_on) = (1 + self.rng.below(5), self.goes_on());
        self.line(format!("{name} := {rounds}"));
        // The label is for the loop itself.
        let text = std::mem::take(&mut self.out);
        let head = match self.rng.percent(50) {
            true => format!("for {name} > 0 && {goes_on}"),
            false => "for".to_string(),
        };
        self.block(&head, |maker| {
            maker.line(format!("{name}--"));
            maker.burn();
            maker.line(format!("if {name} < 0 || !({goes_on}) {{ break }}"));
            maker.declare_fixed(&name, &INT);
            maker.statements(3);
        });
        let lines = std::mem::replace(&mut self.out, text);
        let (label, used) = self.cx.loops.last().cloned().unwrap_or_default();
        if used {
            self.line(format!("{label}:"));
        }
        if let Some(last) = self.cx.loops.last_mut() {
            last.1 = false;
        }
        self.out.push_str(&lines);
    }

    fn ranging(&mut self) {
        let ranged = |maker: &Self, ty: &Type| match maker.under(ty) {
            Type::Slice(_) | Type::String | Type::Array(..) => true,
            Type::Pointer(elem) => matches!(**elem, Type::Array(..)),
            _ => false,
        };
        let (key, value) = (self.fresh("i"), self.fresh("e"));
        let over = self.type_where(ranged);
        let Some(ty) = over.filter(|_| self.rng.percent(75)) else {
            return self.range_int_or_map(&key);
        };
        let elem = match self.under(&ty).clone() {
            Type::Slice(elem) | Type::Array(_, elem) => *elem,
            Type::Pointer(array) => match *array {
                Type::Array(_, elem) => *elem,
                _ => return,
            },
            _ => INT32,
        };
        let operand = self.value(&ty, 2);
        match self.rng.below(4) {
            0 => self.block(&format!("for {key} := range ({operand})"), |maker| {
                maker.body(&[(&key, &INT)]);
            }),
            1 => self.block(&format!("for _, {value} := range ({operand})"), |maker| {
                maker.body(&[(&value, &elem)]);
            }),
            _ => self.block(&format!("for {key}, {value} := range ({operand})"), |maker| {
                maker.body(&[(&key, &INT), (&value, &elem)]);
            }),
        }
    }

    /// Over a number, or over a map in whose loop the order does not show.
    fn range_int_or_map(&mut self, key: &str) {
        if let Some(var) = self.var_where(|maker, var| matches!(maker.under(&var.ty), Type::Map(..)))
            && self.rng.percent(50)
            && let Type::Map(of, to) = self.under(&var.ty).clone()
        {
            let (sum, elem) = (self.fresh("v"), self.fresh("e"));
            let parts = format!("{} + {}", self.digest(&of, key), self.digest(&to, &elem));
            self.line(format!("var {sum} uint64"));
            self.block(&format!("for {key}, {elem} := range {}", var.name), |maker| {
                maker.line(format!("{sum} += {parts}"));
                if var.assignable && maker.rng.percent(20) {
                    maker.line(format!("delete({}, {key})", var.name));
                }
            });
            self.line(format!("_ = {sum}"));
            return self.declare(sum, &super::types::UINT64);
        }
        let int = Type::Int(self.int_type());
        let (ty, rounds) = (self.name(&int), 1 + self.rng.below(5));
        self.block(&format!("for {key} := range {ty}({rounds})"), |maker| {
            maker.body(&[(key, &int)]);
        });
    }

    fn over_functions(&mut self) {
        let (key, value) = (self.fresh("i"), self.fresh("e"));
        let slice = self
            .type_where(|maker, ty| matches!(ty, Type::Slice(_)) && (!maker.cx.pure || maker.is_open(ty)));
        match slice {
            Some(ty) if self.rng.percent(60) && !self.cx.pure => {
                let operand = self.value(&ty, 2);
                let Type::Slice(elem) = &ty else { return };
                let over = *self.rng.pick(&["backward", "slices.All"]);
                let head = format!("for {key}, {value} := range {over}({operand})");
                self.block(&head, |maker| {
                    maker.body(&[(&key, &INT), (&value, elem)]);
                });
            }
            _ => {
                let rounds = 1 + self.rng.below(4);
                let over = match self.rng.percent(50) {
                    true => format!("count({rounds})"),
                    false => {
                        let (first, second) = (self.expr(&INT, 1).text, self.expr(&INT, 1).text);
                        format!(
                            "func(yield func(int) bool) {{ _ = yield({first}) && yield({second}) && yield(9) }}"
                        )
                    }
                };
                self.block(&format!("for {key} := range {over}"), |maker| {
                    maker.body(&[(&key, &INT)]);
                });
            }
        }
    }

    pub(crate) fn switch(&mut self) {
        let cases = 1 + self.rng.below(4);
        let int = Type::Int(self.int_type());
        let of = self.rng.pick(&[Type::Bool, int, Type::String, Type::Float(64)]).clone();
        let head = match &of {
            Type::Bool => "switch".to_string(),
            ty => format!("switch ({})", self.value(ty, 2)),
        };
        self.line(format!("{head} {{"));
        let default = self.rng.below(2 * cases);
        let mut falls = false;
        for case in 0..cases {
            if case == default && !falls {
                self.line("default:");
            } else {
                let condition = match &of {
                    // Constants that occur twice are rejected.
                    Type::Int(int) if self.rng.percent(60) => {
                        let first = 2 * case;
                        format!("{}({first}), {}({})", int.name, int.name, first + 1)
                    }
                    Type::String if self.rng.percent(60) => format!("\"{}\", \"x{case}\"", "a".repeat(case)),
                    ty => self.value(ty, 2),
                };
                self.line(format!("case {condition}:"));
            }
            falls = case + 1 < cases && self.rng.percent(15);
            self.scoped(|maker| {
                maker.statements(2);
                if falls {
                    maker.line("fallthrough");
                }
            });
        }
        self.line("}");
    }

    pub(crate) fn type_switch(&mut self) {
        let Some(var) = self.var_where(|_, var| var.ty == Type::Any) else { return };
        let name = self.fresh("x");
        self.line(format!("switch {name} := {}.(type) {{", var.name));
        let mut seen: Vec<Type> = Vec::new();
        for _ in 0..1 + self.rng.below(4) {
            let ty = self.any_type();
            if seen.contains(&ty) || ty == Type::Any || self.is_open(&ty) {
                continue;
            }
            self.line(format!("case {}:", self.name(&ty)));
            self.scoped(|maker| {
                maker.line(format!("_ = {name}"));
                maker.declare(&name, &ty);
                maker.statements(2);
            });
            seen.push(ty);
        }
        self.line("default:");
        self.scoped(|maker| maker.line(format!("_ = {name}")));
        self.line("}");
    }

    /// `goto`, backwards and out of a block.
    pub(crate) fn jump(&mut self) {
        let (label, name) = (self.fresh("L"), self.fresh("n"));
        let goes_on = self.goes_on();
        self.line("{");
        self.scoped(|maker| {
            let condition = maker.value(&Type::Bool, 2);
            if maker.rng.percent(50) {
                maker.line(format!("{name} := 0"));
                maker.line(format!("{label}:"));
                maker.line("{");
                maker.scoped(|maker| maker.statements(2));
                maker.line("}");
                maker.line(format!("if {name}++; {name} < 3 && {condition} && {goes_on} {{"));
                maker.scoped(|maker| {
                    maker.burn();
                    maker.line(format!("goto {label}"));
                });
                maker.line("}");
            } else {
                maker.line(format!("if {condition} {{ goto {label} }}"));
                maker.line("{");
                maker.scoped(|maker| maker.statements(2));
                maker.line("}");
                maker.line(format!("{label}:"));
                maker.assignment();
                maker.line("{ }");
            }
        });
        self.line("}");
    }
}
