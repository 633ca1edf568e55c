//! Which function bodies are checked: all of the user's, and those of the library that can be called.

use super::{Checker, Later};
use crate::typed::FuncId;
use crate::types::{MethodTarget, Ty, TyKind, method_set};

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
        if !self.live_types.insert(ty) {
            return;
        }
        self.complete(ty);
        if !matches!(self.types.underlying(ty), TyKind::Interface(_)) {
            for method in method_set(&self.types, ty) {
                if let MethodTarget::Func { func, .. } = method.target {
                    self.make_live(func);
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
}
