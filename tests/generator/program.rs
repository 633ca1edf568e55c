//! A whole program from a seed.

use super::maker::{Context, Maker, Var};
use super::types::Type;

const HEAD: &str = "package main

import (
\t\"fmt\"
\t\"iter\"
\t\"math\"
\t\"os\"
\t\"runtime\"
\t\"slices\"
\t\"strconv\"
\t\"strings\"
\t\"sync\"
\t\"sync/atomic\"
)

var (
\t_ = slices.All[[]int]
\t_ = strconv.Itoa
\t_ = strings.ToUpper
\t_ sync.Mutex
\t_ atomic.Bool
\t_ = os.Exit
)
";

/// How a program may end, if not by itself.
const ENDS: [&str; 16] = [
    "var m map[string]int; m[\"a\"] = 1",
    "s := make([]int, id(3)); fmt.Println(s[id(5)])",
    "s := make([]int, id(3)); fmt.Println(s[id(2):id(1)])",
    "fmt.Println(id(7) / id(0))",
    "var p *struct{ a, b int }; fmt.Println(p.b)",
    "var x any = \"text\"; fmt.Println(x.(int))",
    "var x any = []int{1}; fmt.Println(x == x)",
    "panic(fmt.Sprintf(\"text %d\", id(1)))",
    "panic(fmt.Errorf(\"wrapped: %w\", os.ErrNotExist))",
    "defer func() { panic(2.5) }(); panic(id(uint8(1)))",
    "defer func() { r := recover(); panic(r) }(); panic(\"again\")",
    "var c chan int; <-c",
    "var mu sync.Mutex; mu.Lock(); mu.Lock()",
    "c := make(chan int); close(c); close(c)",
    "os.Exit(id(3))",
    "fmt.Println(make([]int, id(-1)))",
];

/// The source of the program that belongs to a seed.
pub(crate) fn program(seed: u64) -> String {
    let mut maker = Maker::new(seed);
    maker.declare_types();
    maker.write_globals();
    for _ in 0..2 {
        maker.declare_function(false, true);
    }
    for _ in 0..3 {
        maker.declare_function(true, false);
    }
    for _ in 0..4 + maker.rng.below(3) {
        maker.declare_function(false, false);
    }
    maker.write_methods();
    maker.write_main();
    // What others call comes first, which helps when a program is shortened from its end.
    let body = std::mem::take(&mut maker.out);
    maker.out.push_str(HEAD);
    maker.out.push_str(include_str!("prelude.go"));
    maker.write_types();
    maker.write_digests();
    maker.out + &body
}

impl Maker {
    fn write_types(&mut self) {
        for interface in std::mem::take(&mut self.interfaces) {
            self.line(format!("type {} interface {{", interface.name));
            for method in &interface.methods {
                // The names of interfaces are gone while they are written: methods name none declared later.
                let func = Type::Func(method.params.clone(), method.results.clone());
                let text = self.name(&func);
                self.line(format!("\t{}{}", method.name, text.trim_start_matches("func")));
            }
            self.line("}");
            self.interfaces.push(interface);
        }
        for number in 0..self.named.len() {
            let named = &self.named[number];
            if named.instance.is_some() {
                continue;
            }
            let (name, under) = (named.name.clone(), named.under.clone());
            self.write_type(&name, &under);
        }
        for number in 0..self.generics.len() {
            let generic = &self.generics[number];
            let head = format!("{}{}", generic.name, self.type_params(&generic.params));
            let under = self.named[generic.own].under.clone();
            self.write_type(&head, &under);
        }
    }

    fn write_type(&mut self, head: &str, under: &Type) {
        let Type::Struct(fields) = under else {
            return self.line(format!("type {head} {}", self.name(under)));
        };
        self.line(format!("type {head} struct {{"));
        for (field, ty) in fields {
            let ty = self.name(ty);
            let is_embedded = ty.trim_start_matches('*') == field;
            self.line(if is_embedded { format!("\t{ty}") } else { format!("\t{field} {ty}") });
        }
        self.line("}");
    }

    fn write_globals(&mut self) {
        // Nothing is in scope yet, so that no value depends on the order of initialisation.
        self.cx = Context { pure: true, depth: 9, ..Context::default() };
        let mut globals = Vec::new();
        for _ in 0..8 {
            let ty = self.any_type();
            let (name, value) = (self.fresh("g"), self.literal(&ty, 2).text);
            self.line(format!("var {name} {} = {value}", self.name(&ty)));
            globals.push(Var { name, ty, assignable: true });
        }
        self.globals = globals;
    }

    fn write_main(&mut self) {
        self.cx = Context::default();
        self.block("func main()", |maker| {
            for func in maker.funcs.clone() {
                for _ in 0..2 {
                    let Some(call) = maker.call(&func, Vec::new(), 2) else { continue };
                    maker.guarded(&func.name, |maker| {
                        if func.results.is_empty() {
                            return maker.line(&call);
                        }
                        let names: Vec<_> = func.results.iter().map(|_| maker.fresh("v")).collect();
                        maker.line(format!("{} := {call}", names.join(", ")));
                        let shown: Vec<_> = func
                            .results
                            .iter()
                            .zip(&names)
                            .map(|(ty, name)| maker.digest(ty, name))
                            .collect();
                        maker.line(format!("show({:?}, {})", func.name, shown.join(", ")));
                    });
                }
            }
            for _ in 0..3 {
                let name = maker.fresh("main");
                maker.guarded(&name, |maker| {
                    maker.cx.budget = 14;
                    maker.statements(14);
                    for _ in 0..3 {
                        maker.show();
                    }
                });
            }
            for global in maker.globals.clone() {
                let digest = maker.digest(&global.ty, &global.name);
                maker.line(format!("show({:?}, {digest})", global.name));
            }
            if maker.rng.percent(60) {
                let end = *maker.rng.pick(&ENDS);
                maker.line(end);
            }
        });
    }

    fn guarded(&mut self, name: &str, write: impl FnOnce(&mut Self)) {
        self.left = 25;
        self.line(format!("guard({name:?}, func() {{"));
        self.scoped(write);
        self.line("})");
    }
}
