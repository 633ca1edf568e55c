//! Which function bodies are checked: all of the user's, and those of the library that can be called. A method of a value
//! in an interface can be if some interface type has a method of its name.

use rustc_hash::FxHashSet;

use super::{Checker, Later};
use crate::symbol::{Interner, Symbol};
use crate::typed::FuncId;
use crate::types::{MethodTarget, Ty, TyKind, method_set};

/// What is known of calls through interfaces.
pub(super) struct Dynamic {
    /// Types of which values get into interfaces, and of their components.
    types: FxHashSet<Ty>,
    /// Their methods of which no interface has the name so far.
    dormant: Vec<(Symbol, FuncId)>,
    /// Names of the methods of all interface types.
    names: FxHashSet<Symbol>,
    /// How many of [`TypeStore::kinds`](crate::types::TypeStore::kinds) were searched for interfaces.
    searched: usize,
}

impl Dynamic {
    /// An uncaught panic's value is printed by its methods Error and String, whether an interface has them or not.
    pub(super) fn new(interner: &Interner) -> Dynamic {
        Dynamic {
            types: FxHashSet::default(),
            dormant: Vec::new(),
            names: ["Error", "String"].into_iter().map(|name| interner.intern(name)).collect(),
            searched: 0,
        }
    }
}

impl Checker<'_> {
    /// The function is referred to from code that may run.
    pub(super) fn make_live(&mut self, func: FuncId) {
        let info = &mut self.func_infos[func.0 as usize];
        if info.queued || info.decl.is_none() {
            return;
        }
        info.queued = true;
        self.later.push_back(Later::Body(func));
    }

    /// A value of the type gets into an interface: its methods can be called dynamically, and by way of
    /// reflection those of its components.
    pub(super) fn make_type_live(&mut self, ty: Ty) {
        if !self.dynamic.types.insert(ty) {
            return;
        }
        self.complete(ty);
        if !matches!(self.types.underlying(ty), TyKind::Interface(_)) {
            for method in method_set(&self.types, ty) {
                if let MethodTarget::Func { func, .. } = method.target {
                    self.dynamic.dormant.push((method.name, func));
                }
            }
        }
        match self.types.underlying(ty).clone() {
            TyKind::Pointer(elem) | TyKind::Slice(elem) | TyKind::Array(elem, _) | TyKind::Chan(_, elem) => {
                self.make_type_live(elem);
            }
            TyKind::Map(key, value) => {
                self.make_type_live(key);
                self.make_type_live(value);
            }
            TyKind::Struct(fields) => {
                for field in &fields.fields {
                    self.make_type_live(field.ty);
                }
            }
            _ => {}
        }
    }
    /// Makes methods live whose names interface types have by now; reports whether there were any.
    pub(super) fn wake_methods(&mut self) -> bool {
        let kinds = self.types.kinds();
        for kind in &kinds[self.dynamic.searched..] {
            if let TyKind::Interface(interface) = kind {
                self.dynamic.names.extend(interface.methods.iter().map(|method| method.name));
            }
        }
        self.dynamic.searched = kinds.len();
        let names = &self.dynamic.names;
        let woken: Vec<_> = self.dynamic.dormant.extract_if(.., |method| names.contains(&method.0)).collect();
        woken.iter().for_each(|&(_, func)| self.make_live(func));
        !woken.is_empty()
    }
}
