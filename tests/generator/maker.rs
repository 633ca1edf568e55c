//! The state of a program in the making, and what all parts of the maker share.

use std::fmt::Write as _;

use super::rng::Rng;
use super::types::{Constraint, Type};

#[derive(Debug, Clone)]
pub(crate) struct Method {
    pub(crate) name: String,
    pub(crate) params: Vec<Type>,
    pub(crate) results: Vec<Type>,
    /// Has a pointer receiver.
    pub(crate) pointer: bool,
}

/// A declared type.
#[derive(Debug)]
pub(crate) struct Named {
    /// With type arguments.
    pub(crate) name: String,
    pub(crate) under: Type,
    /// Those that can be called without doubt, promoted ones included.
    pub(crate) methods: Vec<Method>,
    /// Names of all methods and embedded types, at whatever depth.
    pub(crate) taken: Vec<String>,
    /// The generic type of which this is an instance, with its arguments.
    pub(crate) instance: Option<(usize, Vec<Type>)>,
}

#[derive(Debug)]
pub(crate) struct Interface {
    pub(crate) name: String,
    pub(crate) methods: Vec<Method>,
}

/// A generic type: the instance of its own parameters stands for it.
#[derive(Debug)]
pub(crate) struct Generic {
    pub(crate) name: String,
    pub(crate) params: Vec<(usize, Constraint)>,
    pub(crate) own: usize,
}

#[derive(Debug, Clone)]
pub(crate) struct Func {
    pub(crate) name: String,
    pub(crate) type_params: Vec<(usize, Constraint)>,
    pub(crate) params: Vec<Type>,
    pub(crate) results: Vec<Type>,
    /// Has no effect and reads no variable of the package, so that goroutines may call it at the same time.
    pub(crate) pure: bool,
    /// The last parameter takes any count of values.
    pub(crate) variadic: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Var {
    pub(crate) name: String,
    pub(crate) ty: Type,
    pub(crate) assignable: bool,
}

/// What surrounds a statement.
#[derive(Debug, Default)]
pub(crate) struct Context {
    pub(crate) vars: Vec<Var>,
    /// The function's results, and their names if it has any.
    pub(crate) results: Vec<Type>,
    pub(crate) result_names: Vec<String>,
    pub(crate) pure: bool,
    /// Labels of the loops around, with whether one was used.
    pub(crate) loops: Vec<(String, bool)>,
    /// How deep statements are nested.
    pub(crate) depth: usize,
    /// How many more statements there may be.
    pub(crate) budget: usize,
}

/// An expression.
#[derive(Debug)]
pub(crate) struct Code {
    pub(crate) text: String,
    /// The compiler knows its value.
    pub(crate) constant: bool,
}

impl Code {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), constant: false }
    }

    pub(crate) fn constant(text: impl Into<String>) -> Self {
        Self { text: text.into(), constant: true }
    }
}

#[derive(Debug)]
pub(crate) struct Maker {
    pub(crate) rng: Rng,
    pub(crate) named: Vec<Named>,
    pub(crate) interfaces: Vec<Interface>,
    pub(crate) generics: Vec<Generic>,
    /// Methods of declared types that have no body yet.
    pub(crate) own_methods: Vec<(usize, Vec<Method>)>,
    pub(crate) funcs: Vec<Func>,
    pub(crate) globals: Vec<Var>,
    /// Types of which variables, fields and parameters are made.
    pub(crate) pool: Vec<Type>,
    /// Types with a function that computes a checksum, by its number.
    pub(crate) digests: Vec<Type>,
    pub(crate) cx: Context,
    /// How many more statements the function may have, those of function literals included.
    pub(crate) left: usize,
    pub(crate) out: String,
    pub(crate) indent: usize,
    pub(crate) names: usize,
}

impl Maker {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            rng: Rng::new(seed),
            named: Vec::new(),
            interfaces: Vec::new(),
            generics: Vec::new(),
            own_methods: Vec::new(),
            funcs: Vec::new(),
            globals: Vec::new(),
            pool: Vec::new(),
            digests: Vec::new(),
            cx: Context::default(),
            left: 0,
            out: String::new(),
            indent: 0,
            names: 0,
        }
    }

    /// A name that nothing else has.
    pub(crate) fn fresh(&mut self, prefix: &str) -> String {
        self.names += 1;
        format!("{prefix}{}", self.names)
    }

    pub(crate) fn line(&mut self, text: impl AsRef<str>) {
        let indent = self.indent;
        let _ = writeln!(self.out, "{:indent$}{}", "", text.as_ref());
    }

    /// The lines that `write` makes, one level deeper.
    pub(crate) fn nested(&mut self, write: impl FnOnce(&mut Self)) -> String {
        let outer = std::mem::take(&mut self.out);
        self.indent += 1;
        write(self);
        self.indent -= 1;
        std::mem::replace(&mut self.out, outer)
    }

    /// Writes `head {`, the lines of `write`, and `}`; variables declared there are gone afterwards.
    pub(crate) fn block(&mut self, head: &str, write: impl FnOnce(&mut Self)) {
        self.line(format!("{head} {{"));
        self.scoped(write);
        self.line("}");
    }

    /// Lines one level deeper with variables of their own.
    pub(crate) fn scoped(&mut self, write: impl FnOnce(&mut Self)) {
        let vars = self.cx.vars.len();
        self.cx.depth += 1;
        let body = self.nested(write);
        self.cx.depth -= 1;
        self.cx.vars.truncate(vars);
        self.out.push_str(&body);
    }

    /// The text of a type.
    pub(crate) fn name(&self, ty: &Type) -> String {
        let list = |types: &[Type]| types.iter().map(|ty| self.name(ty)).collect::<Vec<_>>().join(", ");
        match ty {
            Type::Bool => "bool".into(),
            Type::Int(int) => int.name.into(),
            Type::Float(bits) => format!("float{bits}"),
            Type::Complex(bits) => format!("complex{bits}"),
            Type::String => "string".into(),
            Type::Any => "any".into(),
            Type::Array(len, elem) => format!("[{len}]{}", self.name(elem)),
            Type::Slice(elem) => format!("[]{}", self.name(elem)),
            Type::Map(key, elem) => format!("map[{}]{}", self.name(key), self.name(elem)),
            Type::Pointer(elem) => format!("*{}", self.name(elem)),
            Type::Chan(elem) => format!("chan {}", self.name(elem)),
            Type::Func(params, results) => match results.as_slice() {
                [] => format!("func({})", list(params)),
                [one] => format!("func({}) {}", list(params), self.name(one)),
                many => format!("func({}) ({})", list(params), list(many)),
            },
            Type::Struct(fields) => {
                let fields: Vec<_> =
                    fields.iter().map(|(name, ty)| format!("{name} {}", self.name(ty))).collect();
                format!("struct{{ {} }}", fields.join("; "))
            }
            Type::Named(number) => self.named[*number].name.clone(),
            Type::Interface(number) => self.interfaces[*number].name.clone(),
            Type::Param(number, _) => format!("T{number}"),
        }
    }

    /// What a declared type is made of.
    pub(crate) fn under<'a>(&'a self, ty: &'a Type) -> &'a Type {
        match ty {
            Type::Named(number) => &self.named[*number].under,
            _ => ty,
        }
    }

    /// Whether `accepts` holds for a type and all the values in it that no pointer leads to.
    fn all(&self, ty: &Type, accepts: &dyn Fn(&Type) -> bool) -> bool {
        accepts(ty)
            && match self.under(ty) {
                Type::Array(_, elem) => self.all(elem, accepts),
                Type::Slice(elem) => accepts(self.under(ty)) && self.all(elem, accepts),
                Type::Map(key, elem) => {
                    accepts(self.under(ty)) && self.all(key, accepts) && self.all(elem, accepts)
                }
                Type::Struct(fields) => fields.iter().all(|(_, ty)| self.all(ty, accepts)),
                under => accepts(under),
            }
    }

    /// `==` compiles.
    pub(crate) fn is_comparable(&self, ty: &Type) -> bool {
        self.all(ty, &|ty| match ty {
            Type::Slice(_) | Type::Map(..) | Type::Func(..) => false,
            Type::Param(_, constraint) => *constraint != Constraint::Any,
            _ => true,
        })
    }

    /// Holds no reference to memory that others may write.
    pub(crate) fn is_plain(&self, ty: &Type) -> bool {
        self.all(ty, &|ty| {
            matches!(
                ty,
                Type::Bool
                    | Type::Int(_)
                    | Type::Float(_)
                    | Type::Complex(_)
                    | Type::String
                    | Type::Array(..)
                    | Type::Struct(_)
                    | Type::Named(_)
            )
        })
    }

    /// Prints without addresses.
    pub(crate) fn is_printable(&self, ty: &Type) -> bool {
        self.all(ty, &|ty| {
            !matches!(
                ty,
                Type::Pointer(_)
                    | Type::Chan(_)
                    | Type::Func(..)
                    | Type::Any
                    | Type::Interface(_)
                    | Type::Param(..)
            )
        })
    }

    pub(crate) fn is_ordered(&self, ty: &Type) -> bool {
        match self.under(ty) {
            Type::Int(_) | Type::Float(_) | Type::String => true,
            Type::Param(_, constraint) => {
                matches!(constraint, Constraint::Ordered | Constraint::Number | Constraint::Integer)
            }
            _ => false,
        }
    }

    /// Whether a type may be an argument for such a parameter.
    pub(crate) fn meets(&self, ty: &Type, constraint: Constraint) -> bool {
        match (constraint, self.under(ty)) {
            (Constraint::Any, _) => true,
            (Constraint::Comparable, _) => self.is_comparable(ty),
            (Constraint::Ordered, Type::Param(_, own)) => {
                matches!(own, Constraint::Ordered | Constraint::Number | Constraint::Integer)
            }
            (Constraint::Number, Type::Param(_, own)) => {
                matches!(own, Constraint::Number | Constraint::Integer)
            }
            (Constraint::Integer, Type::Param(_, own)) => *own == Constraint::Integer,
            (Constraint::Ordered, under) => {
                matches!(under, Type::Int(_) | Type::Float(_) | Type::String)
            }
            (Constraint::Number, under) => matches!(under, Type::Int(_) | Type::Float(_)),
            (Constraint::Integer, under) => matches!(under, Type::Int(_)),
        }
    }

    /// Holds a type parameter.
    pub(crate) fn is_open(&self, ty: &Type) -> bool {
        match ty {
            Type::Param(..) => true,
            Type::Array(_, elem) | Type::Slice(elem) | Type::Pointer(elem) | Type::Chan(elem) => {
                self.is_open(elem)
            }
            Type::Map(key, elem) => self.is_open(key) || self.is_open(elem),
            Type::Func(params, results) => params.iter().chain(results).any(|ty| self.is_open(ty)),
            Type::Struct(fields) => fields.iter().any(|(_, ty)| self.is_open(ty)),
            Type::Named(number) => {
                let instance = &self.named[*number].instance;
                instance.as_ref().is_some_and(|(_, types)| types.iter().any(|ty| self.is_open(ty)))
            }
            _ => false,
        }
    }

    /// Types of variables that may be declared here: those of the pool, with the type parameters in scope.
    pub(crate) fn any_type(&mut self) -> Type {
        let open: Vec<_> = self.cx.vars.iter().map(|var| &var.ty).filter(|ty| self.is_open(ty)).collect();
        if !open.is_empty() && self.rng.percent(40) {
            return open[self.rng.below(open.len())].clone();
        }
        self.rng.pick(&self.pool).clone()
    }

    /// A type of the pool for which `accepts` holds, if there is one.
    pub(crate) fn type_where(&mut self, accepts: impl Fn(&Self, &Type) -> bool) -> Option<Type> {
        let types: Vec<_> = self.pool.iter().filter(|ty| accepts(self, ty)).collect();
        if types.is_empty() { None } else { Some(types[self.rng.below(types.len())].clone()) }
    }
}
