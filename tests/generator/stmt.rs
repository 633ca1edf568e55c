//! Statements.

use super::maker::Maker;
use super::types::{INT, Type, UINT8};

/// How deep blocks are nested at most.
const DEEPEST: usize = 4;

/// A kind of statement.
type Statement = fn(&mut Maker);

/// How often each occurs. Those of the second table nest others; those of the third do not fit into goroutines that run
/// beside others.
const SIMPLE: [(usize, Statement); 16] = [
    (9, Maker::declaration),
    (10, Maker::assignment),
    (5, Maker::operator_assignment),
    (2, Maker::several),
    (2, Maker::comma_ok),
    (3, Maker::container),
    (2, Maker::constant),
    (2, Maker::leave),
    (2, Maker::discard),
    (2, Maker::many_results),
    (1, Maker::interface_keys),
    (1, Maker::overlap),
    (1, Maker::types_in_cases),
    (1, Maker::pulled),
    (1, Maker::counted_constants),
    (1, Maker::transposed),
];
const NESTING: [(usize, Statement); 13] = [
    (4, Maker::sweep),
    (3, Maker::stepping),
    (6, Maker::conditional),
    (7, Maker::for_loop),
    (4, Maker::switch),
    (2, Maker::type_switch),
    (1, Maker::jump),
    (1, Maker::plain_block),
    (2, Maker::select),
    (3, Maker::local_closure),
    (2, Maker::changed_result),
    (1, Maker::hidden),
    (1, Maker::of_a_loop),
];
const IMPURE: [(usize, Statement); 7] = [
    (6, Maker::show),
    (3, Maker::method_statement),
    (2, Maker::deferred),
    (2, Maker::goroutines),
    (2, Maker::bound_method),
    (1, Maker::ended_early),
    (1, Maker::panics_in_turn),
];

impl Maker {
    /// Some statements, as far as the function's budget goes.
    pub(crate) fn statements(&mut self, count: usize) {
        for _ in 0..count {
            if self.cx.budget == 0 || self.left == 0 {
                return;
            }
            self.cx.budget -= 1;
            self.left -= 1;
            self.statement();
        }
    }

    fn statement(&mut self) {
        let nesting = if self.cx.depth < DEEPEST { &NESTING[..] } else { &[] };
        let impure = if self.cx.pure { &[] } else { &IMPURE[..] };
        let kinds: Vec<_> = SIMPLE.iter().chain(nesting).chain(impure).collect();
        let chosen = self.rng.weighted(kinds.iter().map(|(weight, _)| *weight));
        kinds[chosen].1(self);
    }

    fn declaration(&mut self) {
        let ty = self.any_type();
        let (name, ty_name) = (self.fresh("v"), self.name(&ty));
        match self.rng.below(6) {
            0 => self.line(format!("var {name} {ty_name}")),
            1 => {
                let value = self.expr(&ty, 2).text;
                self.line(format!("var {name} {ty_name} = {value}"));
            }
            _ => {
                let value = self.expr(&ty, 3).text;
                self.line(format!("{name} := {value}"));
            }
        }
        self.line(format!("_ = {name}"));
        self.declare(name, &ty);
    }

    fn constant(&mut self) {
        let ty = Type::Int(self.int_type());
        let name = self.fresh("c");
        let value = loop {
            let value = self.literal(&ty, 0);
            if value.constant {
                break value.text;
            }
        };
        self.line(format!("const {name} = {value}"));
        // A use that the compiler folds.
        self.line(format!("var {name}v = {name} / 3 * 2"));
        self.line(format!("_ = {name}v"));
        self.declare(format!("{name}v"), &ty);
    }

    pub(crate) fn assignment(&mut self) {
        let Some(place) = self.target() else { return };
        let value = self.expr(&place.ty, 3).text;
        self.line(format!("{} = {value}", place.text));
    }

    fn operator_assignment(&mut self) {
        let Some(place) = self.target() else { return };
        let under = self.under(&place.ty).clone();
        let text = match (under, self.rng.below(3)) {
            (Type::Int(_), 0) => format!("{}{}", place.text, self.rng.pick(&["++", "--"])),
            (Type::Int(_), 1) => {
                let by = self.value(&UINT8, 1);
                format!("{} {} {by} & 31", place.text, self.rng.pick(&["<<=", ">>="]))
            }
            (Type::Int(_), _) => {
                let value = self.value(&place.ty, 2);
                format!(
                    "{} {} {value}",
                    place.text,
                    self.rng.pick(&["+=", "-=", "*=", "&=", "|=", "^=", "&^="])
                )
            }
            (Type::Float(_) | Type::Complex(_), _) => {
                let value = self.value(&place.ty, 2);
                format!("{} {} {value}", place.text, self.rng.pick(&["+=", "-=", "*=", "/="]))
            }
            (Type::String, _) => {
                let value = self.literal(&place.ty, 0).text;
                let name = self.name(&place.ty);
                self.line(format!("{} += {value}", place.text));
                format!("{0} = {name}(clip(string({0})))", place.text)
            }
            _ => return self.assignment(),
        };
        self.line(text);
    }

    /// Assignment and declaration of several variables at once.
    fn several(&mut self) {
        if let Some(first) = self.target()
            && self.rng.percent(60)
        {
            let second = self
                .var_where(|_, var| var.ty == first.ty && var.assignable)
                .map_or_else(|| first.text.clone(), |var| var.name);
            let (left, right) = match self.rng.percent(50) {
                true => (second.clone(), first.text.clone()),
                false => (self.expr(&first.ty, 2).text, self.expr(&first.ty, 1).text),
            };
            self.line(format!("{}, {second} = {left}, {right}", first.text));
        } else {
            let types = [self.any_type(), self.any_type()];
            let names = [self.fresh("v"), self.fresh("v")];
            let values = [self.expr(&types[0], 2).text, self.expr(&types[1], 2).text];
            self.line(format!("{} := {}", names.join(", "), values.join(", ")));
            self.line(format!("_, _ = {}", names.join(", ")));
            for (name, ty) in names.iter().zip(&types) {
                self.declare(name, ty);
            }
        }
    }

    fn comma_ok(&mut self) {
        let Some(var) = self.var_where(|maker, var| {
            matches!(maker.under(&var.ty), Type::Map(..) | Type::Any | Type::Interface(_))
        }) else {
            return;
        };
        let (name, ok) = (self.fresh("v"), self.fresh("ok"));
        let (value, ty) = match self.under(&var.ty).clone() {
            Type::Map(key, elem) => {
                let key = self.expr(&key, 1).text;
                (format!("{}[{key}]", var.name), *elem)
            }
            Type::Any => {
                let ty = self.any_type();
                (format!("{}.({})", var.name, self.name(&ty)), ty)
            }
            _ => {
                let ty = Type::Interface(self.rng.below(self.interfaces.len()));
                (format!("{}.({})", var.name, self.name(&ty)), ty)
            }
        };
        self.line(format!("{name}, {ok} := {value}"));
        self.line(format!("_, _ = {name}, {ok}"));
        self.declare(name, &ty);
        self.declare(ok, &Type::Bool);
    }

    /// What is done to slices and maps.
    fn container(&mut self) {
        let Some(var) = self.var_where(|maker, var| {
            var.assignable && matches!(maker.under(&var.ty), Type::Map(..) | Type::Slice(_))
        }) else {
            return;
        };
        let name = &var.name;
        match self.under(&var.ty).clone() {
            Type::Map(key, elem) => {
                let key = self.expr(&key, 1).text;
                match self.rng.below(6) {
                    0 | 1 => self.line(format!("delete({name}, {key})")),
                    2 => self.line(format!("clear({name})")),
                    _ => {
                        let value = self.expr(&elem, 2).text;
                        self.block(&format!("if {name} != nil && len({name}) < 40"), |maker| {
                            maker.line(format!("{name}[{key}] = {value}"));
                        });
                    }
                }
            }
            Type::Slice(elem) => match self.rng.below(6) {
                0 => self.line(format!("clear({name})")),
                3 if *elem == UINT8 => {
                    let text = self.value(&Type::String, 1);
                    self.line(format!("copy({name}, {text})"));
                }
                1 => {
                    let from = self.value(&var.ty, 1);
                    self.line(format!("copy({name}, {from})"));
                }
                2 => {
                    let from = self.value(&var.ty, 1);
                    self.line(format!("{name} = append(some({name}), some({from})...)"));
                }
                _ => {
                    let value = self.expr(&elem, 2).text;
                    self.line(format!("{name} = append(some({name}), {value})"));
                }
            },
            _ => {}
        }
    }

    /// An early end of a loop or of the function.
    fn leave(&mut self) {
        if self.cx.depth < 2 {
            return;
        }
        let condition = self.value(&Type::Bool, 1);
        let innermost = self.cx.loops.len();
        self.block(&format!("if {condition}"), |maker| match maker.rng.below(5) {
            0 => maker.return_statement(),
            way @ 1..4 if innermost > 0 => {
                let word = *maker.rng.pick(&["break", "continue"]);
                if way == 1 {
                    maker.line(word);
                } else {
                    let depth = maker.rng.below(innermost);
                    let (label, used) = &mut maker.cx.loops[depth];
                    *used = true;
                    let text = format!("{word} {label}");
                    maker.line(text);
                }
            }
            _ => maker.assignment(),
        });
    }

    pub(crate) fn return_statement(&mut self) {
        if !self.cx.result_names.is_empty() && self.rng.percent(40) {
            return self.line("return");
        }
        let depth = if self.cx.depth > 3 { 0 } else { 2 };
        let results: Vec<_> = self.cx.results.clone().iter().map(|ty| self.expr(ty, depth).text).collect();
        self.line(format!("return {}", results.join(", ")).trim_end());
    }

    /// A value that nobody wants.
    fn discard(&mut self) {
        if self.rng.percent(5) {
            return self.line("println(\"to\", 1, true)");
        }
        let ty = self.any_type();
        let value = self.expr(&ty, 3).text;
        self.line(format!("var _ {} = {value}", self.name(&ty)));
    }

    /// Results of a call with more than one.
    fn many_results(&mut self) {
        let many: Vec<_> = self
            .funcs
            .iter()
            .filter(|func| func.results.len() > 1 && func.type_params.is_empty())
            .filter(|func| func.pure || !self.cx.pure)
            .cloned()
            .collect();
        if many.is_empty() {
            return;
        }
        let func = self.rng.pick(&many).clone();
        let Some(call) = self.call(&func, Vec::new(), 1) else { return };
        let names: Vec<_> = func.results.iter().map(|_| self.fresh("v")).collect();
        self.line(format!("{} := {call}", names.join(", ")));
        for (name, ty) in names.iter().zip(&func.results) {
            self.line(format!("_ = {name}"));
            self.declare(name, ty);
        }
    }

    pub(crate) fn show(&mut self) {
        let what = self.fresh("s");
        let shown = self.var_where(|_, _| true);
        let Some(var) = shown else { return };
        let value = match self.is_printable(&var.ty) && self.rng.percent(50) {
            true => var.name.clone(),
            false => self.digest(&var.ty, &var.name),
        };
        self.line(format!("show({what:?}, {value})"));
    }

    fn method_statement(&mut self) {
        let results = match self.rng.below(3) {
            0 => Vec::new(),
            1 => vec![INT],
            _ => vec![Type::String],
        };
        if let Some(call) = self.method_call(&results, 2) {
            self.line(call);
        }
    }

    fn deferred(&mut self) {
        let body = self.nested(|maker| {
            let outer = std::mem::take(&mut maker.cx.loops);
            let results = std::mem::take(&mut maker.cx.results);
            let names = std::mem::take(&mut maker.cx.result_names);
            let vars = maker.cx.vars.len();
            maker.cx.depth += 1;
            if maker.rng.percent(50) {
                maker.block("if r := recover(); r != nil", |maker| {
                    let what = maker.fresh("r");
                    maker.line(format!("show({what:?}, describe(r))"));
                    if maker.rng.percent(20) {
                        maker.line("panic(r)");
                    }
                });
            }
            maker.statements(2);
            maker.cx.depth -= 1;
            maker.cx.vars.truncate(vars);
            (maker.cx.loops, maker.cx.results, maker.cx.result_names) = (outer, results, names);
        });
        match self.rng.percent(30) {
            true => {
                let ty = self.any_type();
                let (name, value) = (self.fresh("a"), self.expr(&ty, 1).text);
                let shown = self.digest(&ty, &name);
                let ty = self.name(&ty);
                self.line(format!("defer func({name} {ty}) {{ show({name:?}, {shown}) }}({value})"));
            }
            false => {
                let indent = self.indent;
                self.line(format!("defer func() {{\n{body}{:indent$}}}()", ""));
            }
        }
    }

    fn local_closure(&mut self) {
        let of = self.type_where(|_, ty| matches!(ty, Type::Func(..)));
        let Some(ty @ Type::Func(..)) = of else { return };
        let Type::Func(params, results) = &ty else { return };
        let name = self.fresh("f");
        let literal = self.function(params, results);
        self.line(format!("{name} := {literal}"));
        self.line(format!("_ = {name}"));
        if !self.cx.pure {
            self.declare(name, &ty);
        }
    }

    fn plain_block(&mut self) {
        self.line("{");
        self.scoped(|maker| maker.statements(3));
        self.line("}");
    }
}
