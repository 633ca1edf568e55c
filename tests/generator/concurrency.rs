//! Goroutines, channels and `select`, in forms whose outcome no schedule changes.

use super::maker::{Context, Maker};
use super::types::{INT, Type, UINT64};

impl Maker {
    pub(crate) fn goroutines(&mut self) {
        match self.rng.below(5) {
            0 | 1 => self.handed_over(),
            2 => self.workers(),
            3 => self.pipeline(),
            _ => self.locked(),
        }
    }

    /// A goroutine that runs while this one waits for its value, so that it may do all that this one may.
    fn handed_over(&mut self) {
        let ty = self.any_type();
        let (channel, name, ok, of) = (self.fresh("ch"), self.fresh("v"), self.fresh("ok"), self.name(&ty));
        let capacity = self.rng.below(3);
        self.line(format!("{channel} := make(chan {of}, {capacity})"));
        let body = self.function_body(&[], &[], &[], &[], 4);
        let value = self.expr(&ty, 2).text;
        self.line("go func() {");
        let indent = self.indent;
        self.scoped(|maker| {
            maker.line(format!("defer close({channel})"));
            maker.line(format!("safely(func() {{\n{}{:indent$}}})", shifted(&body), "", indent = indent + 1));
            maker.line(format!("safely(func() {{ {channel} <- {value} }})"));
        });
        self.line("}()");
        self.line(format!("{name}, {ok} := <-{channel}"));
        self.line(format!("_, _ = {name}, {ok}"));
        self.declare(name, &ty);
        self.declare(ok, &Type::Bool);
    }

    /// Runs `write` where nothing is in scope but these variables, as in a goroutine beside others.
    fn apart(&mut self, vars: &[(&str, &Type)], write: impl FnOnce(&mut Self)) {
        let inner = Context { pure: true, depth: 3, budget: 5, ..Context::default() };
        let outer = std::mem::replace(&mut self.cx, inner);
        for (name, ty) in vars {
            self.declare(*name, ty);
        }
        write(self);
        self.cx = outer;
    }

    fn plain_type(&mut self) -> Type {
        self.type_where(|maker, ty| maker.is_plain(ty)).unwrap_or(INT)
    }

    /// Goroutines that each compute an element of a slice.
    fn workers(&mut self) {
        let ty = self.plain_type();
        let (results, number, argument) = (self.fresh("v"), self.fresh("i"), self.fresh("a"));
        let rounds = 2 + self.rng.below(4);
        let value = self.value(&ty, 2);
        let of = self.name(&ty);
        self.line(format!("{results} := make([]{of}, {rounds})"));
        let wait = self.fresh("wg");
        self.line(format!("var {wait} sync.WaitGroup"));
        self.line(format!("for {number} := range {results} {{"));
        self.scoped(|maker| {
            let by_go = maker.rng.percent(40);
            if by_go {
                maker.line(format!("{argument} := {value}"));
                maker.line(format!("{wait}.Go(func() {{"));
            } else {
                maker.line(format!("{wait}.Add(1)"));
                maker.line(format!("go func({number} int, {argument} {of}) {{"));
            }
            maker.scoped(|maker| {
                if !by_go {
                    maker.line(format!("defer {wait}.Done()"));
                }
                maker.line("safely(func() {");
                maker.scoped(|maker| {
                    maker.apart(&[(&number, &INT), (&argument, &ty)], |maker| {
                        maker.line(format!("_ = {argument}"));
                        maker.statements(4);
                        let result = maker.expr(&ty, 2).text;
                        maker.line(format!("{results}[{number}] = {result}"));
                    });
                });
                maker.line("})");
            });
            maker.line(if by_go { "})".into() } else { format!("}}({number}, {value})") });
        });
        self.line("}");
        self.line(format!("{wait}.Wait()"));
        self.declare(results, &ty.slice());
    }

    /// Values that pass from one goroutine to the next.
    fn pipeline(&mut self) {
        let ty = self.plain_type();
        let of = self.name(&ty);
        let (first, second, number, element) =
            (self.fresh("ch"), self.fresh("ch"), self.fresh("i"), self.fresh("e"));
        let (rounds, capacity) = (1 + self.rng.below(5), self.rng.below(3));
        self.line(format!("{first}, {second} := make(chan {of}), make(chan {of}, {capacity})"));
        self.line("go func() {");
        self.scoped(|maker| {
            maker.line(format!("defer close({first})"));
            maker.line(format!("for {number} := range {rounds} {{"));
            maker.scoped(|maker| {
                maker.apart(&[(&number, &INT)], |maker| {
                    let sent = maker.expr(&ty, 0).text;
                    maker.line(format!("_ = {number}"));
                    maker.line(format!("{first} <- {sent}"));
                });
            });
            maker.line("}");
        });
        self.line("}()");
        self.line("go func() {");
        self.scoped(|maker| {
            maker.line(format!("defer close({second})"));
            maker.line(format!("for {element} := range {first} {{"));
            maker.scoped(|maker| {
                maker.apart(&[(&element, &ty)], |maker| {
                    maker.line("safely(func() {");
                    maker.scoped(|maker| {
                        let sent = maker.expr(&ty, 2).text;
                        maker.line(format!("_ = {element}"));
                        maker.line(format!("{second} <- {sent}"));
                    });
                    maker.line("})");
                });
            });
            maker.line("}");
        });
        self.line("}()");
        let sum = self.fresh("v");
        self.line(format!("var {sum} uint64"));
        let part = self.digest(&ty, &element);
        self.line(format!("for {element} := range {second} {{ {sum} = mix({sum}, {part}) }}"));
        self.declare(sum, &UINT64);
    }

    /// Goroutines that add to the same sum.
    fn locked(&mut self) {
        let (sum, lock, wait, number) =
            (self.fresh("v"), self.fresh("mu"), self.fresh("wg"), self.fresh("i"));
        let rounds = 2 + self.rng.below(5);
        let atomic = self.rng.percent(40);
        self.line(format!("var {sum} uint64"));
        self.line(format!("var {lock} sync.Mutex"));
        self.line(format!("var {wait} sync.WaitGroup"));
        self.line(format!("for {number} := range {rounds} {{"));
        self.scoped(|maker| {
            maker.line(format!("{wait}.Go(func() {{"));
            maker.scoped(|maker| {
                let mut added = String::new();
                maker.apart(&[(&number, &INT)], |maker| added = maker.value(&UINT64, 1));
                maker.line("safely(func() {");
                maker.scoped(|maker| {
                    maker.line(format!("_ = {number}"));
                    if atomic {
                        maker.line(format!("atomic.AddUint64(&{sum}, {added})"));
                    } else {
                        maker.line(format!("{lock}.Lock()"));
                        maker.line(format!("defer {lock}.Unlock()"));
                        maker.line(format!("{sum} += uint64({number}) ^ {added}"));
                    }
                });
                maker.line("})");
            });
            maker.line("})");
        });
        self.line("}");
        self.line(format!("{wait}.Wait()"));
        self.line(format!("_, _ = &{lock}, {sum}"));
        self.declare(sum, &UINT64);
    }

    /// A `select` of which one case can happen.
    pub(crate) fn select(&mut self) {
        let ty = self.plain_type();
        let (ready, never, name) = (self.fresh("ch"), self.fresh("ch"), self.fresh("v"));
        let value = self.expr(&ty, 2).text;
        let of = self.name(&ty);
        self.line(format!("{ready}, {never} := make(chan {of}, 1), make(chan {of})"));
        let full = self.rng.percent(70);
        if full {
            self.line(format!("{ready} <- {value}"));
        } else {
            self.line(format!("_ = {ready}"));
        }
        self.line("select {");
        let received = self.rng.percent(60);
        if received {
            self.line(format!("case {name}, ok := <-{ready}:"));
            self.scoped(|maker| {
                maker.line(format!("_, _ = {name}, ok"));
                maker.declare(&name, &ty);
                maker.statements(2);
            });
        } else {
            let other = self.expr(&ty, 1).text;
            self.line(format!("case {ready} <- {other}:"));
            self.scoped(|maker| maker.statements(2));
        }
        self.line(format!("case {never} <- {value}:"));
        self.line(format!("case <-{never}:"));
        // Whatever is not ready would wait for ever.
        if received != full || self.rng.percent(30) {
            self.line("default:");
            self.scoped(|maker| maker.statements(2));
        }
        self.line("}");
    }
}

/// Lines one level deeper.
fn shifted(lines: &str) -> String {
    lines.lines().map(|line| format!(" {line}\n")).collect()
}
