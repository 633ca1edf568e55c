//! Variables in scope, and the parts of them that can be read or assigned.

use super::maker::{Maker, Var};
use super::types::{INT, INTS, Int, Type};

/// A variable or a part of one.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) text: String,
    pub(crate) ty: Type,
    pub(crate) addressable: bool,
    pub(crate) assignable: bool,
}

impl Maker {
    pub(crate) fn declare(&mut self, name: impl Into<String>, ty: &Type) {
        self.cx.vars.push(Var { name: name.into(), ty: ty.clone(), assignable: true });
    }

    /// A variable that keeps its value, such as the counter of a loop.
    pub(crate) fn declare_fixed(&mut self, name: impl Into<String>, ty: &Type) {
        self.cx.vars.push(Var { name: name.into(), ty: ty.clone(), assignable: false });
    }

    /// All variables that can be seen here, the package's included.
    fn visible(&self) -> impl DoubleEndedIterator<Item = &Var> {
        let globals = if self.cx.pure { &[][..] } else { &self.globals[..] };
        globals.iter().chain(&self.cx.vars)
    }

    /// A variable for which `accepts` holds, of those that are near rather than others.
    pub(crate) fn var_where(&mut self, accepts: impl Fn(&Self, &Var) -> bool) -> Option<Var> {
        let found: Vec<_> = self.visible().filter(|var| accepts(self, var)).cloned().collect();
        if found.is_empty() {
            return None;
        }
        let near = self.rng.below(found.len()).max(self.rng.below(found.len()));
        Some(found[near].clone())
    }

    /// An expression of type `want` that is a variable or a part of one.
    pub(crate) fn path(&mut self, want: &Type) -> Option<Place> {
        if self.rng.percent(60)
            && let Some(var) = self.var_where(|_, var| var.ty == *want)
        {
            return Some(whole(&var));
        }
        for _ in 0..10 {
            let var = self.var_where(|_, _| true)?;
            let mut place = whole(&var);
            for _ in 0..3 {
                let Some(inner) = self.step(&place) else { break };
                place = inner;
                if place.ty == *want {
                    return Some(place);
                }
            }
        }
        self.var_where(|_, var| var.ty == *want).map(|var| whole(&var))
    }

    /// What can be assigned to: a variable, or a part of one.
    pub(crate) fn target(&mut self) -> Option<Place> {
        for _ in 0..10 {
            let var = self.var_where(|_, _| true)?;
            let mut place = whole(&var);
            for _ in 0..self.rng.below(4) {
                match self.step(&place) {
                    Some(inner) => place = inner,
                    None => break,
                }
            }
            if place.assignable {
                return Some(place);
            }
        }
        None
    }

    /// A part of a place, if it has parts.
    fn step(&mut self, place: &Place) -> Option<Place> {
        let Place { text, addressable, assignable, .. } = place;
        let of = |text: String, ty: &Type, addressable: bool, assignable: bool| {
            Some(Place { text, ty: ty.clone(), addressable, assignable })
        };
        match self.under(&place.ty).clone() {
            Type::Struct(fields) if !fields.is_empty() => {
                let (name, ty) = self.rng.pick(&fields);
                of(format!("{text}.{name}"), ty, *addressable, *assignable && *addressable)
            }
            Type::Array(len, elem) if len > 0 => {
                let index = self.index_below(len);
                of(format!("{text}[{index}]"), &elem, *addressable, *assignable && *addressable)
            }
            Type::Slice(elem) => {
                let number = self.some_int();
                // What is empty has no elements, and many are.
                match self.rng.below(10) {
                    0 => of(format!("{text}[{}]", self.rng.below(3)), &elem, true, true),
                    1..5 => of(format!("{text}[at({number}, len({text}))]"), &elem, true, true),
                    _ => of(format!("elem({text}, {number})"), &elem, false, false),
                }
            }
            Type::Map(key, elem) => {
                let key = self.some_key(&key);
                of(format!("{text}[{key}]"), &elem, false, true)
            }
            Type::Pointer(elem) if self.rng.percent(40) => of(format!("(*{text})"), &elem, true, true),
            _ => None,
        }
    }

    /// An index of an array: constant, or computed.
    pub(crate) fn index_below(&mut self, len: usize) -> String {
        let number = self.rng.below(len);
        match self.rng.below(4) {
            0 => number.to_string(),
            1 if len.is_power_of_two() => format!("{}&{}", self.some_int(), len - 1),
            2 => format!("uint8({})%{len}", self.some_int()),
            _ => format!("at({}, {len})", self.some_int()),
        }
    }

    /// A key without parts that are sought in turn.
    fn some_key(&mut self, ty: &Type) -> String {
        if let Some(var) = self.var_where(|_, var| var.ty == *ty)
            && self.rng.percent(60)
        {
            return var.name;
        }
        match self.under(ty) {
            Type::Bool | Type::Int(_) | Type::Float(_) | Type::Complex(_) | Type::String => {
                self.literal(ty, 0).text
            }
            _ => format!("*new({})", self.name(ty)),
        }
    }

    /// An integer type of which there is a variable, or any.
    pub(crate) fn int_type(&mut self) -> Int {
        let found = self.var_where(|maker, var| matches!(maker.under(&var.ty), Type::Int(_)));
        match found.map(|var| self.under(&var.ty).clone()) {
            Some(Type::Int(int)) if self.rng.percent(70) => int,
            _ => *self.rng.pick(&INTS),
        }
    }

    /// A variable of type int, or a call: no constant.
    pub(crate) fn some_int(&mut self) -> String {
        match self.var_where(|_, var| var.ty == INT) {
            Some(var) => var.name,
            None => format!("id({})", self.rng.below(9)),
        }
    }
}

fn whole(var: &Var) -> Place {
    Place { text: var.name.clone(), ty: var.ty.clone(), addressable: true, assignable: var.assignable }
}
