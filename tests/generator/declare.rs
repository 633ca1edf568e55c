//! Declarations: types with their methods, interfaces, generic types and functions.

use super::maker::{Context, Func, Generic, Interface, Maker, Method, Named};
use super::types::{Constraint, INT, INTS, Type, UINT8};

impl Maker {
    /// Fills the pool of types, and declares interfaces and types with the methods they will have.
    pub(crate) fn declare_types(&mut self) {
        let some = *self.rng.pick(&INTS);
        self.pool = vec![Type::Bool, INT, INT, UINT8, Type::Int(some), Type::String, Type::String, Type::Any];
        for _ in 0..3 {
            self.pool.push(Type::Int(*self.rng.pick(&INTS)));
        }
        self.pool.push(Type::Float(*self.rng.pick(&[32, 64])));
        self.pool.push(Type::Complex(*self.rng.pick(&[64, 128])));
        self.compose();
        let methods = self.signatures();
        for _ in 0..3 {
            let mut own = vec![self.rng.pick(&methods).clone()];
            if let Some(before) = self.interfaces.last()
                && self.rng.percent(40)
            {
                own.extend(before.methods.clone());
            } else {
                own.push(self.rng.pick(&methods).clone());
            }
            own.sort_by(|a, b| a.name.cmp(&b.name));
            own.dedup_by(|a, b| a.name == b.name);
            let name = self.fresh("I");
            self.pool.push(Type::Interface(self.interfaces.len()));
            self.interfaces.push(Interface { name, methods: own });
        }
        for _ in 0..5 + self.rng.below(3) {
            self.declare_type(&methods);
            self.compose();
        }
        for _ in 0..2 {
            self.declare_generic_type();
        }
        self.compose();
    }

    /// Methods that types have in common.
    fn signatures(&mut self) -> Vec<Method> {
        let mut methods = vec![
            Method { name: "String".into(), params: vec![], results: vec![Type::String], pointer: false },
            Method { name: "Error".into(), params: vec![], results: vec![Type::String], pointer: false },
        ];
        for results in
            [vec![], vec![INT], vec![Type::String], vec![self.any_type()], vec![self.any_type(), INT]]
        {
            let params = (0..self.rng.below(3)).map(|_| self.any_type()).collect();
            methods.push(Method { name: self.fresh("M"), params, results, pointer: false });
        }
        methods
    }

    /// Adds types made of others to the pool.
    fn compose(&mut self) {
        for _ in 0..4 {
            let elem = Box::new(self.any_type());
            let ty = match self.rng.below(12) {
                0 | 1 => Type::Slice(elem),
                2 => Type::Array(1 + self.rng.below(5), elem),
                3 => Type::Array(4, elem),
                4 | 5 => {
                    let comparable = |maker: &Self, ty: &Type| maker.is_comparable(ty);
                    let key = self.type_where(comparable).unwrap_or(INT);
                    Type::Map(Box::new(key), elem)
                }
                6 | 7 => Type::Pointer(elem),
                8 => {
                    let params = (0..self.rng.below(3)).map(|_| self.any_type()).collect();
                    let results = if self.rng.percent(80) { vec![*elem] } else { vec![] };
                    Type::Func(params, results)
                }
                9 => {
                    let fields = (0..1 + self.rng.below(3)).map(|_| (self.fresh("F"), self.any_type()));
                    Type::Struct(fields.collect::<Vec<_>>())
                }
                10 => Type::Chan(elem),
                _ => Type::Int(*self.rng.pick(&INTS)).slice().slice(),
            };
            self.pool.push(ty);
        }
    }

    fn declare_type(&mut self, common: &[Method]) {
        let number = self.named.len();
        let mut taken = Vec::new();
        let mut promoted: Vec<Method> = Vec::new();
        let is_struct = self.rng.percent(65);
        let name = self.fresh("S");
        let under = if is_struct {
            let mut fields = Vec::new();
            for _ in 0..self.rng.below(3) {
                self.embed(&mut fields, &mut taken, &mut promoted);
            }
            for _ in 0..1 + self.rng.below(4) {
                let ty = match self.rng.below(9) {
                    0 => Type::Named(number).pointer(),
                    1 => Type::Int(*self.rng.pick(&INTS)).slice(),
                    2 => Type::Int(*self.rng.pick(&INTS)),
                    _ => self.any_type(),
                };
                fields.push((self.fresh("F"), ty));
            }
            Type::Struct(fields)
        } else {
            match self.rng.below(6) {
                0 => Type::String,
                1 => Type::Float(64),
                2 => self.any_type().slice(),
                3 => Type::Array(4, Box::new(self.any_type())),
                4 => Type::Map(Box::new(Type::String), Box::new(self.any_type())),
                _ => Type::Int(*self.rng.pick(&INTS)),
            }
        };
        let mut methods = Vec::new();
        for method in common {
            if self.rng.percent(45) {
                let pointer = self.rng.percent(40);
                methods.push(Method { pointer, ..method.clone() });
            }
        }
        promoted.retain(|method| methods.iter().all(|own| own.name != method.name));
        taken.extend(methods.iter().map(|method| method.name.clone()));
        taken.push(name.clone());
        self.own_methods.push((number, methods.clone()));
        methods.extend(promoted);
        self.named.push(Named { name, under, methods, taken, instance: None });
        self.pool.push(Type::Named(number));
        self.pool.push(Type::Named(number).pointer());
        self.pool.push(Type::Named(number));
    }

    /// Embeds a type whose names clash with none that there are.
    fn embed(
        &mut self,
        fields: &mut Vec<(String, Type)>,
        taken: &mut Vec<String>,
        promoted: &mut Vec<Method>,
    ) {
        let (name, ty, methods, names) = if self.rng.percent(20) {
            let number = self.rng.below(self.interfaces.len());
            let interface = &self.interfaces[number];
            let names = interface.methods.iter().map(|method| method.name.clone()).collect();
            (interface.name.clone(), Type::Interface(number), interface.methods.clone(), names)
        } else {
            if self.named.is_empty() {
                return;
            }
            let number = self.rng.below(self.named.len());
            let by_pointer = self.rng.percent(30);
            let named = &self.named[number];
            let promote =
                |method: &Method| Method { pointer: method.pointer && !by_pointer, ..method.clone() };
            let methods = named.methods.iter().map(promote).collect();
            let ty = Type::Named(number);
            let ty = if by_pointer { ty.pointer() } else { ty };
            (named.name.clone(), ty, methods, named.taken.clone())
        };
        if fields.iter().any(|(field, _)| *field == name) || names.iter().any(|name| taken.contains(name)) {
            return;
        }
        fields.push((name, ty));
        taken.extend(names);
        promoted.extend(methods);
    }

    fn declare_generic_type(&mut self) {
        let name = self.fresh("G");
        let mut params = Vec::new();
        for _ in 0..1 + self.rng.below(2) {
            let constraint = *self.rng.pick(&[Constraint::Any, Constraint::Comparable, Constraint::Number]);
            self.names += 1;
            params.push((self.names, constraint));
        }
        let own_types: Vec<_> =
            params.iter().map(|(number, constraint)| Type::Param(*number, *constraint)).collect();
        let own = self.named.len();
        let mut fields: Vec<_> = own_types.iter().map(|ty| (self.fresh("F"), ty.clone())).collect();
        fields.push((self.fresh("F"), own_types[0].clone().slice()));
        fields.push((self.fresh("F"), Type::Named(own).pointer()));
        if params[0].1 != Constraint::Any {
            let key = Box::new(own_types[0].clone());
            fields.push((self.fresh("F"), Type::Map(key, Box::new(INT))));
        }
        let mut methods = Vec::new();
        for _ in 0..2 {
            let result = self.rng.pick(&[INT, Type::String, own_types[0].clone()]).clone();
            let (name, pointer) = (self.fresh("M"), self.rng.percent(50));
            methods.push(Method { name, params: vec![own_types[0].clone()], results: vec![result], pointer });
        }
        let text: Vec<_> = own_types.iter().map(|ty| self.name(ty)).collect();
        self.named.push(Named {
            name: format!("{name}[{}]", text.join(", ")),
            under: Type::Struct(fields),
            methods: methods.clone(),
            taken: Vec::new(),
            instance: Some((self.generics.len(), own_types)),
        });
        self.own_methods.push((own, methods));
        self.generics.push(Generic { name, params: params.clone(), own });
        for _ in 0..3 {
            let types: Option<Vec<_>> =
                params.iter().map(|(_, constraint)| self.argument(*constraint)).collect();
            let Some(types) = types else { continue };
            let ty = self.instance(self.generics.len() - 1, types);
            self.pool.push(if self.rng.percent(30) { ty.pointer() } else { ty });
        }
    }

    /// The instance of a generic type for these arguments.
    pub(crate) fn instance(&mut self, generic: usize, types: Vec<Type>) -> Type {
        let wanted = Some((generic, types));
        if let Some(known) = self.named.iter().position(|named| named.instance == wanted) {
            return Type::Named(known);
        }
        let Some((_, types)) = &wanted else { unreachable!("it was made here") };
        let number = self.named.len();
        let Generic { name, params, own } = &self.generics[generic];
        let own = *own;
        let text: Vec<_> = types.iter().map(|ty| self.name(ty)).collect();
        let name = format!("{name}[{}]", text.join(", "));
        let bound: Vec<_> = params.iter().map(|(number, _)| *number).zip(types.iter().cloned()).collect();
        // Its own fields may name it.
        self.named.push(Named {
            name,
            under: Type::Any,
            methods: Vec::new(),
            taken: Vec::new(),
            instance: wanted,
        });
        let under = self.named[own].under.clone();
        self.named[number].under = self.substitute(&under, &bound);
        let methods = self.named[own].methods.clone();
        let substituted = methods
            .into_iter()
            .map(|method| Method {
                params: method.params.iter().map(|ty| self.substitute(ty, &bound)).collect(),
                results: method.results.iter().map(|ty| self.substitute(ty, &bound)).collect(),
                ..method
            })
            .collect();
        self.named[number].methods = substituted;
        Type::Named(number)
    }

    /// Declares a function and writes it.
    pub(crate) fn declare_function(&mut self, generic: bool, pure: bool) {
        self.cx = Context { pure, ..Context::default() };
        let mut type_params = Vec::new();
        for _ in 0..if generic { 1 + self.rng.below(2) } else { 0 } {
            self.names += 1;
            let constraints = [
                Constraint::Any,
                Constraint::Comparable,
                Constraint::Ordered,
                Constraint::Number,
                Constraint::Integer,
            ];
            type_params.push((self.names, *self.rng.pick(&constraints)));
        }
        let mut params = Vec::new();
        for (number, constraint) in &type_params {
            let ty = Type::Param(*number, *constraint);
            params.push(ty.clone());
            params.push(match self.rng.below(4) {
                0 => ty.clone().slice(),
                1 => Type::Func(vec![ty.clone()], vec![ty.clone()]),
                2 => ty.clone().pointer(),
                _ => ty.clone(),
            });
        }
        let plain = |maker: &Self, ty: &Type| !pure || maker.is_plain(ty);
        for _ in 0..1 + self.rng.below(3) {
            params.extend(self.type_where(plain));
        }
        let mut results: Vec<_> =
            (0..1 + self.rng.below(5) / 3).filter_map(|_| self.type_where(plain)).collect();
        if let Some((number, constraint)) = type_params.first() {
            results[0] = Type::Param(*number, *constraint);
        }
        let variadic = !pure && self.rng.percent(20);
        if variadic {
            params.push(self.any_type().slice());
        }
        let name = self.fresh(if pure { "pure" } else { "f" });
        let func = Func { name, type_params, params, results, pure, variadic };
        // A function that calls itself needs fuel, and a generic one might have endless instances.
        if !generic && !pure {
            self.funcs.push(func.clone());
        }
        self.write_function(&func);
        if generic || pure {
            self.funcs.push(func);
        }
    }

    fn write_function(&mut self, func: &Func) {
        let names: Vec<_> = func.params.iter().map(|_| self.fresh("p")).collect();
        let last = func.params.len().wrapping_sub(1);
        let params: Vec<_> = names
            .iter()
            .zip(&func.params)
            .enumerate()
            .map(|(index, (name, ty))| match ty {
                Type::Slice(elem) if func.variadic && index == last => {
                    format!("{name} ...{}", self.name(elem))
                }
                _ => format!("{name} {}", self.name(ty)),
            })
            .collect();
        let head =
            format!("func {}{}({})", func.name, self.type_params(&func.type_params), params.join(", "));
        self.write_body(&head, &names, &func.params, &func.results);
    }

    pub(crate) fn type_params(&self, params: &[(usize, Constraint)]) -> String {
        let listed: Vec<_> = params.iter().map(|(number, of)| format!("T{number} {}", of.name())).collect();
        if listed.is_empty() { String::new() } else { format!("[{}]", listed.join(", ")) }
    }

    /// Writes the methods of all declared types.
    pub(crate) fn write_methods(&mut self) {
        for (number, methods) in std::mem::take(&mut self.own_methods) {
            for method in methods {
                self.cx = Context::default();
                let receiver_ty = match method.pointer {
                    true => Type::Named(number).pointer(),
                    false => Type::Named(number),
                };
                let receiver = self.fresh("r");
                let mut names: Vec<_> = method.params.iter().map(|_| self.fresh("p")).collect();
                let mut types = method.params.clone();
                let params: Vec<_> =
                    names.iter().zip(&types).map(|(name, ty)| format!("{name} {}", self.name(ty))).collect();
                let head = format!(
                    "func ({receiver} {}) {}({})",
                    self.name(&receiver_ty),
                    method.name,
                    params.join(", ")
                );
                names.insert(0, receiver);
                types.insert(0, receiver_ty);
                self.write_body(&head, &names, &types, &method.results);
            }
        }
    }

    fn write_body(&mut self, head: &str, names: &[String], params: &[Type], results: &[Type]) {
        let named: Vec<_> =
            if self.rng.percent(35) { results.iter().map(|_| self.fresh("q")).collect() } else { vec![] };
        let listed: Vec<_> = match named.is_empty() {
            true => results.iter().map(|ty| self.name(ty)).collect(),
            false => {
                named.iter().zip(results).map(|(name, ty)| format!("{name} {}", self.name(ty))).collect()
            }
        };
        let budget = if self.cx.pure { 5 } else { 8 + self.rng.below(10) };
        self.left = 2 * budget;
        let body = self.function_body(names, params, results, &named, budget);
        self.line(format!("{head} ({}) {{\n{body}}}\n", listed.join(", ")));
    }

    /// The lines of a function, which sees what is in scope.
    pub(crate) fn function_body(
        &mut self,
        names: &[String],
        params: &[Type],
        results: &[Type],
        result_names: &[String],
        budget: usize,
    ) -> String {
        let inner = Context {
            vars: self.cx.vars.clone(),
            results: results.to_vec(),
            result_names: result_names.to_vec(),
            pure: self.cx.pure,
            loops: Vec::new(),
            depth: self.cx.depth + 1,
            budget: if self.cx.depth > 3 { 0 } else { budget },
        };
        let outer = std::mem::replace(&mut self.cx, inner);
        let body = self.nested(|maker| {
            for (name, ty) in names.iter().zip(params).chain(result_names.iter().zip(results)) {
                maker.declare(name, ty);
            }
            if !maker.cx.pure {
                let zeros: Vec<_> = results.iter().map(|ty| format!("*new({})", maker.name(ty))).collect();
                let zeros = if result_names.is_empty() { zeros.join(", ") } else { String::new() };
                maker.line(format!("if fuel--; fuel < 0 {{ return {zeros} }}"));
            }
            maker.statements(budget);
            if !results.is_empty() {
                maker.return_statement();
            }
        });
        self.cx = outer;
        body
    }
}
