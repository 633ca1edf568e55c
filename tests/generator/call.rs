//! Calls: of functions, generic ones with their type arguments, methods, method values and expressions, closures.

use super::maker::{Code, Func, Maker, Method};
use super::types::{Constraint, Type};

impl Maker {
    /// A call that yields one value of such a type, if there is something to call.
    pub(crate) fn call_for(&mut self, ty: &Type, depth: usize) -> Option<Code> {
        for way in [self.rng.below(3), self.rng.below(3)] {
            let call = match way {
                0 => self.function_call(ty, depth),
                1 => self.method_call(std::slice::from_ref(ty), depth),
                _ => self.closure_call(ty, depth),
            };
            if let Some(call) = call {
                return Some(Code::new(call));
            }
        }
        None
    }

    fn function_call(&mut self, ty: &Type, depth: usize) -> Option<String> {
        let mut candidates = Vec::new();
        for func in self.funcs.iter().filter(|func| func.pure || !self.cx.pure) {
            let mut bound = Vec::new();
            if let [result] = func.results.as_slice()
                && self.unify(result, ty, &mut bound)
            {
                candidates.push((func.clone(), bound));
            }
        }
        if candidates.is_empty() {
            return None;
        }
        let (func, bound) = self.rng.pick(&candidates).clone();
        self.call(&func, bound, depth)
    }

    /// A call of a function, its type parameters bound as far as known.
    pub(crate) fn call(
        &mut self,
        func: &Func,
        mut bound: Vec<(usize, Type)>,
        depth: usize,
    ) -> Option<String> {
        for (param, constraint) in &func.type_params {
            match bound.iter().find(|(number, _)| number == param) {
                Some((_, ty)) if !self.meets(ty, *constraint) => return None,
                Some(_) => {}
                None => {
                    let ty = self.argument(*constraint)?;
                    bound.push((*param, ty));
                }
            }
        }
        let params: Vec<_> = func.params.iter().map(|ty| self.substitute(ty, &bound)).collect();
        let given: Vec<_> = func
            .type_params
            .iter()
            .filter_map(|(param, _)| bound.iter().find(|(number, _)| number == param))
            .map(|(_, ty)| self.name(ty))
            .collect();
        let inferred = func
            .type_params
            .iter()
            .all(|(param, constraint)| func.params.contains(&Type::Param(*param, *constraint)));
        let types = match given.is_empty() || inferred && self.rng.percent(60) {
            true => String::new(),
            false => format!("[{}]", given.join(", ")),
        };
        let arguments = self.arguments(&params, func.variadic, depth);
        Some(format!("{}{types}({arguments})", func.name))
    }

    /// A type argument.
    pub(crate) fn argument(&mut self, constraint: Constraint) -> Option<Type> {
        self.type_where(|maker, ty| maker.meets(ty, constraint) && !maker.is_open(ty) && maker.is_allowed(ty))
    }

    /// Whether values of a type may be made here: goroutines share none that lead to other memory.
    fn is_allowed(&self, ty: &Type) -> bool {
        !self.cx.pure || self.is_plain(ty)
    }

    pub(crate) fn arguments(&mut self, params: &[Type], variadic: bool, depth: usize) -> String {
        let mut given = Vec::new();
        for (index, ty) in params.iter().enumerate() {
            if variadic && index + 1 == params.len() {
                let Type::Slice(elem) = ty else { continue };
                if self.rng.percent(30) {
                    given.push(format!("{}...", self.value(ty, depth)));
                } else {
                    let count = self.rng.below(4);
                    given.extend((0..count).map(|_| self.expr(elem, depth).text));
                }
            } else {
                given.push(self.expr(ty, depth).text);
            }
        }
        given.join(", ")
    }

    /// A call of a method with such results on something that is at hand.
    pub(crate) fn method_call(&mut self, results: &[Type], depth: usize) -> Option<String> {
        if self.cx.pure {
            return None;
        }
        let var = self
            .var_where(|maker, var| maker.methods(&var.ty).iter().any(|method| method.results == results))?;
        let methods: Vec<_> =
            self.methods(&var.ty).into_iter().filter(|method| method.results == results).collect();
        let method = self.rng.pick(&methods).clone();
        let arguments = self.arguments(&method.params, false, depth);
        let Method { name, pointer, .. } = &method;
        let receiver = &var.name;
        let of = self.name(&var.ty);
        let is_interface = matches!(var.ty, Type::Interface(_));
        let joined = |first: String| match arguments.is_empty() {
            true => first,
            false => format!("{first}, {arguments}"),
        };
        Some(match self.rng.below(6) {
            // A method value.
            0 => format!("id({receiver}.{name})({arguments})"),
            // Method expressions.
            1 if !pointer && !is_interface => format!("({of}).{name}({})", joined(receiver.clone())),
            1 if is_interface => format!("{of}.{name}({})", joined(receiver.clone())),
            2 if *pointer && matches!(var.ty, Type::Named(_)) => {
                format!("(*{of}).{name}({})", joined(format!("&{receiver}")))
            }
            _ => format!("{receiver}.{name}({arguments})"),
        })
    }

    /// The methods that a variable of a type has.
    pub(crate) fn methods(&self, ty: &Type) -> Vec<Method> {
        match ty {
            Type::Named(number) => self.named[*number].methods.clone(),
            Type::Interface(number) => self.interfaces[*number].methods.clone(),
            Type::Pointer(elem) => match &**elem {
                Type::Named(number) if !matches!(self.under(elem), Type::Pointer(_)) => {
                    let by_value = |method: &Method| Method { pointer: false, ..method.clone() };
                    self.named[*number].methods.iter().map(by_value).collect()
                }
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    fn closure_call(&mut self, ty: &Type, depth: usize) -> Option<String> {
        let result = std::slice::from_ref(ty);
        let var = self.var_where(|_, var| matches!(&var.ty, Type::Func(_, results) if results == result))?;
        let Type::Func(params, _) = &var.ty else { return None };
        let arguments = self.arguments(params, false, depth);
        Some(format!("{}({arguments})", var.name))
    }

    /// A type with type arguments in the place of its parameters; instances of generic types are made as needed.
    pub(crate) fn substitute(&mut self, ty: &Type, bound: &[(usize, Type)]) -> Type {
        ty.substitute(bound, &mut |number| {
            let Some((generic, types)) = self.named[number].instance.clone() else {
                return Type::Named(number);
            };
            let types = types.iter().map(|ty| self.substitute(ty, bound)).collect();
            self.instance(generic, types)
        })
    }

    /// Binds the type parameters in `pattern` so that it becomes `ty`.
    fn unify(&self, pattern: &Type, ty: &Type, bound: &mut Vec<(usize, Type)>) -> bool {
        let mut all = |patterns: &[Type], types: &[Type]| {
            patterns.len() == types.len()
                && patterns.iter().zip(types).all(|(p, ty)| self.unify(p, ty, bound))
        };
        match (pattern, ty) {
            (Type::Param(number, _), _) if pattern != ty => {
                match bound.iter().find(|(param, _)| param == number) {
                    Some((_, known)) => known == ty,
                    None => {
                        bound.push((*number, ty.clone()));
                        true
                    }
                }
            }
            (Type::Slice(p), Type::Slice(ty))
            | (Type::Pointer(p), Type::Pointer(ty))
            | (Type::Chan(p), Type::Chan(ty)) => self.unify(p, ty, bound),
            (Type::Map(key, elem), Type::Map(of, to)) => {
                self.unify(key, of, bound) && self.unify(elem, to, bound)
            }
            (Type::Func(params, results), Type::Func(of, to)) => all(params, of) && all(results, to),
            (Type::Named(p), Type::Named(number)) => {
                match (&self.named[*p].instance, &self.named[*number].instance) {
                    (Some((generic, types)), Some((of, to))) if generic == of => all(types, to),
                    _ => p == number,
                }
            }
            _ => pattern == ty,
        }
    }
}
