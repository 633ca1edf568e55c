//! Types of generated programs.

/// An integer type.
#[derive(Debug, PartialEq, Eq, Hash, Clone, Copy)]
pub(crate) struct Int {
    pub(crate) name: &'static str,
    pub(crate) bits: u32,
    pub(crate) signed: bool,
}

impl Int {
    pub(crate) fn range(self) -> (i128, i128) {
        match self.signed {
            true => (-(1 << (self.bits - 1)), (1 << (self.bits - 1)) - 1),
            false => (0, (1 << self.bits) - 1),
        }
    }
}

const fn int(name: &'static str, bits: u32, signed: bool) -> Int {
    Int { name, bits, signed }
}

/// All integer types, `int` first.
pub(crate) const INTS: [Int; 11] = [
    int("int", 64, true),
    int("int8", 8, true),
    int("int16", 16, true),
    int("int32", 32, true),
    int("int64", 64, true),
    int("uint", 64, false),
    int("uint8", 8, false),
    int("uint16", 16, false),
    int("uint32", 32, false),
    int("uint64", 64, false),
    int("uintptr", 64, false),
];

/// What a type argument must be.
#[derive(Debug, PartialEq, Eq, Hash, Clone, Copy)]
pub(crate) enum Constraint {
    Any,
    Comparable,
    Ordered,
    Number,
    Integer,
}

impl Constraint {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Constraint::Any => "any",
            Constraint::Comparable => "comparable",
            Constraint::Ordered => "ordered",
            Constraint::Number => "number",
            Constraint::Integer => "integer",
        }
    }
}

#[derive(Debug, PartialEq, Eq, Hash, Clone)]
pub(crate) enum Type {
    Bool,
    Int(Int),
    /// Of 32 or 64 bits.
    Float(u32),
    /// Of 64 or 128 bits.
    Complex(u32),
    String,
    Any,
    Array(usize, Box<Type>),
    Slice(Box<Type>),
    Map(Box<Type>, Box<Type>),
    Pointer(Box<Type>),
    Chan(Box<Type>),
    Func(Vec<Type>, Vec<Type>),
    /// Fields with their names.
    Struct(Vec<(String, Type)>),
    /// A declared type, an instance of a generic one included, by its number.
    Named(usize),
    /// A declared interface, by its number.
    Interface(usize),
    /// A type parameter, by its number in the whole program.
    Param(usize, Constraint),
}

pub(crate) const INT: Type = Type::Int(INTS[0]);
pub(crate) const UINT8: Type = Type::Int(INTS[6]);
pub(crate) const INT32: Type = Type::Int(INTS[3]);
pub(crate) const UINT64: Type = Type::Int(INTS[9]);

impl Type {
    pub(crate) fn slice(self) -> Type {
        Type::Slice(Box::new(self))
    }

    pub(crate) fn pointer(self) -> Type {
        Type::Pointer(Box::new(self))
    }

    /// The type with type arguments in the place of parameters. Declared types that hold parameters are replaced by
    /// `instance`.
    pub(crate) fn substitute(
        &self,
        arguments: &[(usize, Type)],
        instance: &mut dyn FnMut(usize) -> Type,
    ) -> Type {
        let mut inner = |ty: &Type| Box::new(ty.substitute(arguments, instance));
        match self {
            Type::Param(number, _) => {
                let found = arguments.iter().find(|(param, _)| param == number);
                found.map_or_else(|| self.clone(), |(_, ty)| ty.clone())
            }
            Type::Array(len, elem) => Type::Array(*len, inner(elem)),
            Type::Slice(elem) => Type::Slice(inner(elem)),
            Type::Map(key, elem) => Type::Map(inner(key), inner(elem)),
            Type::Pointer(elem) => Type::Pointer(inner(elem)),
            Type::Chan(elem) => Type::Chan(inner(elem)),
            Type::Func(params, results) => Type::Func(
                params.iter().map(|ty| *inner(ty)).collect(),
                results.iter().map(|ty| *inner(ty)).collect(),
            ),
            Type::Struct(fields) => {
                Type::Struct(fields.iter().map(|(name, ty)| (name.clone(), *inner(ty))).collect())
            }
            Type::Named(number) => instance(*number),
            _ => self.clone(),
        }
    }
}
