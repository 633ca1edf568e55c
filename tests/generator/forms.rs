//! Small forms that programs are made of and that no other statement has: each closed in itself, with random values in its places.

use super::maker::{Maker, Var};
use super::types::{INT, Type};

impl Maker {
    /// A closure called in place, whose deferred function changes its result.
    pub(crate) fn changed_result(&mut self) {
        let ty = self.any_type();
        let (name, result, of) = (self.fresh("v"), self.fresh("r"), self.name(&ty));
        let body = self.function_body(&[], &[], std::slice::from_ref(&ty), std::slice::from_ref(&result), 3);
        self.line(format!("{name} := func() ({result} {of}) {{"));
        self.scoped(|maker| {
            maker.declare(&result, &ty);
            maker.line("defer func() {");
            maker.scoped(|maker| {
                let (rescued, changed) = (maker.expr(&ty, 1).text, maker.expr(&ty, 1).text);
                maker.line(format!("if recover() != nil {{ {result} = {rescued} }}"));
                if maker.rng.percent(50) {
                    maker.line(format!("{result} = {changed}"));
                }
            });
            maker.line("}()");
        });
        self.out.push_str(&body);
        self.line("}()");
        self.line(format!("_ = {name}"));
        self.declare(name, &ty);
    }

    /// A method value, which keeps the receiver that it was made with.
    pub(crate) fn bound_method(&mut self) {
        let bound = |maker: &Self, var: &Var| {
            var.assignable && maker.methods(&var.ty).iter().any(|method| method.results.len() == 1)
        };
        let Some(var) = self.var_where(bound) else { return };
        let mut methods = self.methods(&var.ty);
        methods.retain(|method| method.results.len() == 1);
        let method = self.rng.pick(&methods).clone();
        let (function, name, ty) = (self.fresh("f"), self.fresh("v"), &method.results[0]);
        self.line(format!("{function} := {}.{}", var.name, method.name));
        let other = self.expr(&var.ty, 2).text;
        self.line(format!("{} = {other}", var.name));
        let arguments = self.arguments(&method.params, false, 1);
        self.line(format!("{name} := {function}({arguments})"));
        self.line(format!("_ = {name}"));
        self.declare(name, ty);
    }

    /// A map whose keys are interfaces with values of several types. Some have no hash.
    pub(crate) fn interface_keys(&mut self) {
        let (map, key, number, name) = (self.fresh("m"), self.fresh("k"), self.fresh("i"), self.fresh("v"));
        let plain = self.cx.pure;
        let mut keys = Vec::new();
        for _ in 0..2 + self.rng.below(4) {
            let hashed = self.rng.percent(95);
            let fits = |maker: &Self, ty: &Type| {
                (!plain || maker.is_plain(ty)) && (!hashed || maker.is_comparable(ty))
            };
            let Some(ty) = self.type_where(fits) else { continue };
            keys.push(self.expr(&ty, 1).text);
        }
        if keys.is_empty() {
            return;
        }
        let asked = self.rng.pick(&keys).clone();
        self.line(format!("{map} := map[any]int{{}}"));
        self.line(format!(
            "for {number}, {key} := range []any{{{}}} {{ {map}[{key}] += {number} + 1 }}",
            keys.join(", ")
        ));
        self.line(format!("{name} := len({map})*100 + {map}[{asked}]"));
        self.line(format!("_ = {name}"));
        self.declare(name, &INT);
    }

    /// Parts of a slice that overlap, copied and appended.
    pub(crate) fn overlap(&mut self) {
        let Some(var) =
            self.var_where(|maker, var| var.assignable && matches!(maker.under(&var.ty), Type::Slice(_)))
        else {
            return;
        };
        let (name, from, to) = (&var.name, self.some_int(), self.some_int());
        let (from, to) = (format!("at({from}, len({name})+1)"), format!("at({to}, len({name})+1)"));
        let text = match self.rng.below(3) {
            0 => format!("copy({name}[{from}:], {name}[{to}:])"),
            1 => format!("{name} = append({name}[:{from}], some({name}[{to}:])...)"),
            _ => format!("{name} = append({name}[:{from}:{from}], some({name}[{to}:])...)"),
        };
        self.line(text);
    }

    /// A type switch with several types in a case, with `nil`, and with interfaces.
    pub(crate) fn types_in_cases(&mut self) {
        let Some(var) = self.var_where(|_, var| matches!(var.ty, Type::Any | Type::Interface(_))) else {
            return;
        };
        let any = self.boxed_as_any(&var);
        let (name, kind) = (self.fresh("x"), self.fresh("v"));
        let mut cases =
            vec!["nil".to_string(), "fmt.Stringer".into(), "error".into(), "runtime.Error".into()];
        for _ in 0..4 {
            let ty = self.any_type();
            let text = self.name(&ty);
            if ty != Type::Any && !self.is_open(&ty) && !cases.contains(&text) {
                let at = self.rng.below(cases.len() + 1);
                cases.insert(at, text);
            }
        }
        self.line(format!("{kind} := 0"));
        self.line(format!("switch {name} := {any}.(type) {{"));
        for (number, two) in cases.chunks(2).enumerate() {
            self.line(format!("case {}:", two.join(", ")));
            self.scoped(|maker| maker.line(format!("_, {kind} = {name}, {}", number + 1)));
        }
        self.line("}");
        self.line(format!("_ = {kind}"));
        self.declare(kind, &INT);
    }

    fn boxed_as_any(&self, var: &Var) -> String {
        if var.ty == Type::Any { var.name.clone() } else { format!("any({})", var.name) }
    }

    /// Values of an iterator that are asked for one by one.
    pub(crate) fn pulled(&mut self) {
        let (next, stop) = (self.fresh("next"), self.fresh("stop"));
        let (first, second, ok) = (self.fresh("v"), self.fresh("v"), self.fresh("ok"));
        let rounds = self.rng.below(4);
        self.line(format!("{next}, {stop} := iter.Pull(count({rounds}))"));
        self.line(format!("{first}, _ := {next}()"));
        if self.rng.percent(50) {
            self.line(format!("{stop}()"));
        }
        self.line(format!("{second}, {ok} := {next}()"));
        self.line(format!("{stop}()"));
        self.line(format!("_, _, _ = {first}, {second}, {ok}"));
        self.declare(first, &INT);
        self.declare(second, &INT);
        self.declare(ok, &Type::Bool);
    }

    /// Constants that count.
    pub(crate) fn counted_constants(&mut self) {
        let int = Type::Int(self.int_type());
        let names = [self.fresh("c"), self.fresh("c"), self.fresh("c")];
        let formula =
            *self.rng.pick(&["iota", "iota*3 + 1", "1 << iota", "(iota + 7) / 2", "5 - iota", "iota % 2"]);
        let (sum, ty) = (self.fresh("v"), self.name(&int));
        self.line("const (");
        self.line(format!("\t{} {ty} = {formula}", names[0]));
        let skipped = self.rng.percent(50);
        self.line(format!("\t{}", if skipped { "_" } else { &names[1] }));
        self.line(format!("\t{}", names[2]));
        self.line(")");
        self.line(format!("{sum} := id({}) + {} * 2", names[0], names[2]));
        self.line(format!("_ = {sum}"));
        self.declare(sum, &int);
    }

    /// A variable hidden by one of its name.
    pub(crate) fn hidden(&mut self) {
        let Some(var) = self.var_where(|_, var| var.assignable) else { return };
        let value = self.expr(&var.ty, 2).text;
        self.line("{");
        self.scoped(|maker| {
            let of = maker.name(&var.ty);
            maker.line(format!("var {} {of} = {value}", var.name));
            maker.line(format!("_ = {}", var.name));
            maker.declare(&var.name, &var.ty);
            maker.statements(3);
        });
        self.line("}");
    }

    /// A goroutine that ends early, and hands over a value while it does.
    pub(crate) fn ended_early(&mut self) {
        let ty = self.any_type();
        let (channel, name, value, of) = (self.fresh("ch"), self.fresh("v"), self.fresh("v"), self.name(&ty));
        let given = self.expr(&ty, 2).text;
        self.line(format!("{channel} := make(chan {of}, 1)"));
        self.line(format!("{value} := {given}"));
        self.line("go func() {");
        self.line(format!("\tdefer close({channel})"));
        self.line(format!("\tdefer func() {{ {channel} <- {value} }}()"));
        self.line("\tfunc() { runtime.Goexit() }()");
        self.line("}()");
        self.line(format!("{name} := <-{channel}"));
        self.line(format!("_ = {name}"));
        self.declare(name, &ty);
    }

    /// Panics in deferred functions, the last of which is recovered.
    pub(crate) fn panics_in_turn(&mut self) {
        let (what, first, second) = (self.fresh("r"), self.any_type(), self.any_type());
        let (first, second) = (self.expr(&first, 1).text, self.expr(&second, 1).text);
        self.line("func() {");
        self.line(format!("\tdefer func() {{ r := recover(); show({what:?}, describe(r)) }}()"));
        if self.rng.percent(50) {
            self.line(format!("\tdefer func() {{ show({what:?}, describe(recover())); panic({second}) }}()"));
        } else {
            self.line(format!("\tdefer func() {{ panic({second}) }}()"));
        }
        self.scoped(|maker| {
            let condition = maker.value(&Type::Bool, 1);
            maker.line(format!("if {condition} {{ panic({first}) }}"));
        });
        self.line("}()");
    }

    /// Functions deferred by a loop, and closures that a loop made.
    pub(crate) fn of_a_loop(&mut self) {
        let (name, number, functions) = (self.fresh("v"), self.fresh("i"), self.fresh("fs"));
        let factor = self.value(&INT, 1);
        self.line(format!("{name} := {factor}"));
        self.line("func() {");
        self.line(format!(
            "\tfor {number} := range 3 {{ defer func() {{ {name} = {name}*7 + {number} }}() }}"
        ));
        self.line("}()");
        self.line(format!("var {functions} []func() int"));
        self.line(format!("for {number} := 0; {number} < 5; {number}++ {{"));
        self.line(format!(
            "\t{functions} = append({functions}, func() int {{ {number} += 2; {name}++; return {number} }})"
        ));
        self.line(format!("\t{number} += {functions}[0]() & 1"));
        self.line("}");
        self.line(format!("for _, f := range {functions} {{ {name} = {name}*5 + f() }}"));
        self.declare(name, &INT);
    }

    /// Elements of a slice of slices that change places.
    pub(crate) fn transposed(&mut self) {
        let ty = self.any_type();
        let (name, of) = (self.fresh("v"), self.name(&ty));
        let rows: Vec<_> =
            (0..2).map(|_| format!("{{{}, {}}}", self.expr(&ty, 1).text, self.expr(&ty, 1).text)).collect();
        self.line(format!("{name} := [][]{of}{{{}}}", rows.join(", ")));
        self.line(format!("{name}[0][1], {name}[1][0] = {name}[1][0], {name}[0][1]"));
        self.line(format!("{name}[0], {name}[1] = {name}[1][1:], {name}[0]"));
        self.declare(name, &ty.slice().slice());
    }
}
