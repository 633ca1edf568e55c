//! Calls of interface values whose dynamic type is known: it was converted where it is called, or is in a variable that
//! never has another value. The flow is then that of the method. (The call itself stays one of an interface value.)

use super::activation::Act;
use super::flow::Component;
use super::graph::Hole;
use crate::typed::{Conversion, Expr, ExprKind, LocalId};
use crate::types::{MethodTarget, Ty, TyKind, method_set};

impl<'a> Component<'a> {
    /// Remembers a variable that only ever holds a value of one type.
    pub(super) fn note_type(&mut self, act: Act, local: LocalId, value: &Expr) {
        let func = self.activation(act).func;
        let desc = &self.program.funcs[func.0 as usize].locals[local.0 as usize];
        if !desc.reassigned
            && !desc.addressed
            && let Some(ty) = self.dynamic_type(value)
        {
            self.known_types.insert((act, local), ty);
        }
    }

    /// The type of an interface's value, if it is known.
    fn dynamic_type(&self, mut e: &Expr) -> Option<Ty> {
        loop {
            match &e.kind {
                ExprKind::Convert(Conversion::ToInterface, value, _) => return Some(value.ty),
                ExprKind::Convert(Conversion::InterfaceToInterface | Conversion::Retype, value, _) => {
                    e = value
                }
                ExprKind::Local(local) => return self.known_types.get(&self.origin(*local)?).copied(),
                _ => return None,
            }
        }
    }

    /// A call of an interface's method, if the method is known.
    pub(super) fn devirtualise(
        &mut self,
        holes: &[Option<Hole>],
        receiver: &'a Expr,
        index: u32,
        args: &'a [Expr],
    ) -> bool {
        let Some(ty) = self.dynamic_type(receiver) else { return false };
        let types = &self.program.types;
        let TyKind::Interface(interface) = types.underlying(receiver.ty) else { return false };
        let wanted = &interface.methods[index as usize];
        let found = method_set(types, ty)
            .into_iter()
            .find(|method| (method.name, method.pkg) == (wanted.name, wanted.pkg) && method.path.is_empty());
        let Some(MethodTarget::Func { func, ptr_recv }) = found.map(|method| method.target) else {
            return false;
        };
        // The interface has the receiver itself, a pointer to it, or a pointer to its box.
        let pointer = matches!(types.underlying(ty), TyKind::Pointer(_));
        let derefs = i32::from(!self.is_direct(ty) || pointer && !ptr_recv);
        let callee = self.known_function(func);
        self.call_of_known(holes, callee, Some((receiver, derefs)), args);
        true
    }
}
