//! Values into variables that begin, and into memory.

use super::function::FuncGen;
use super::place::{Place, Slot};
use crate::bytecode::{Op, Repr};
use crate::typed::{Const, Conversion, Expr, ExprKind, LocalId};
use crate::types::TyKind;

/// Larger literals of constants are copied to package-level variables from the program's data.
const MAX_LITERAL_WORDS: u32 = 64;

impl<'p> FuncGen<'_, 'p> {
    /// Begins a variable with the value of an expression.
    pub(super) fn define(&mut self, local: LocalId, value: &'p Expr) {
        self.order_value(value);
        self.note_read_only(local, value);
        if self.in_memory(local) {
            let slot = self.begin(local);
            match slot {
                Slot::Indirect(reg) => self.store_fresh(value, Place::object(reg)),
                Slot::Memory(reg) | Slot::Reg(reg) => {
                    self.expr_to(value, reg, true);
                }
                Slot::None => {}
            }
            return;
        }
        if matches!(value.kind, ExprKind::Call { .. }) {
            // The variable is where the call leaves its result.
            let top = self.regs.top();
            let reg = self.operand(value);
            let words = self.shape(value.ty).words;
            self.regs.set_top((u32::from(reg) + words).max(top));
            self.body.slots[local.0 as usize] = Slot::Reg(reg);
            return;
        }
        let reg = self.own_copy(value);
        self.body.slots[local.0 as usize] = Slot::Reg(reg);
    }

    /// Stores an expression's value into zeroed memory that nothing else refers to.
    pub(super) fn store_fresh(&mut self, e: &'p Expr, place: Place) {
        let top = self.regs.top();
        match &e.kind {
            ExprKind::Zero => {}
            ExprKind::Const(Const::Int(0) | Const::Bool(false)) => {}
            ExprKind::Convert(Conversion::Retype, inner, _) => self.store_fresh(inner, place),
            ExprKind::StructLit(fields) => {
                let layouts = self.unit.types.fields(e.ty);
                for (index, value) in fields {
                    let place = self.offset(place, layouts[*index as usize].offset);
                    self.store_fresh(value, place);
                }
            }
            ExprKind::ArrayLit(elems) => {
                let size = match *self.unit.typed.types.underlying(e.ty) {
                    TyKind::Array(elem, _) => self.shape(elem).size,
                    _ => 0,
                };
                for elem in elems {
                    let place = self.offset(place, elem.index * size);
                    self.store_fresh(&elem.value, place);
                }
            }
            _ => self.store_expr(e, place),
        }
        self.regs.set_top(top);
    }

    /// Stores an expression's value; memory is copied without a detour over registers where that is longer.
    pub(super) fn store_expr(&mut self, e: &'p Expr, place: Place) {
        let shape = self.shape(e.ty);
        let span = self.span;
        if let Place::Static(_) = place
            && shape.words > MAX_LITERAL_WORDS
            && let Some(at) = self.literal_data(e)
        {
            let ty = self.unit.types.index(e.ty).0;
            let address = self.regs.alloc(1);
            self.address_to(place, address);
            // The data word of an interface with the value is its address.
            let iface = self.regs.alloc(2);
            self.emit_de(Op::IfaceStatic, iface, 0, 0, ty, at);
            self.emit_de(Op::CopyTyped, address, 0, iface + 1, ty, 0);
            return;
        }
        if let Place::Memory { base, offset, .. } = place
            && shape.repr == Repr::Mem
            && shape.words > 3
            && matches!(
                e.kind,
                ExprKind::Deref(_) | ExprKind::Index(..) | ExprKind::Field(..) | ExprKind::Global(_)
            )
            && u16::try_from(offset).is_ok()
            && is_memory_place(e, &self.unit.typed.types)
        {
            let from = self.place(e);
            if matches!(from, Place::Memory { .. } | Place::Static(_) | Place::Element { .. }) {
                let address = self.regs.alloc(1);
                self.at(e.span);
                self.address_to(from, address);
                self.at(span);
                let d = self.unit.types.index(e.ty).0;
                self.emit_de(Op::CopyTyped, base, offset as u16, address, d, 0);
                return;
            }
            let value = self.load_temp(from, e.ty);
            self.at(span);
            self.store(place, e.ty, value);
            return;
        }
        let value = self.operand(e);
        self.at(span);
        self.store(place, e.ty, value);
    }
}

/// Whether the expression denotes memory outside the frame.
fn is_memory_place(e: &Expr, store: &crate::types::TypeStore) -> bool {
    match &e.kind {
        ExprKind::Deref(_) | ExprKind::Global(_) => true,
        ExprKind::Field(inner, _) => is_memory_place(inner, store),
        ExprKind::Index(inner, _) => match store.underlying(inner.ty) {
            TyKind::Slice(_) => true,
            _ => is_memory_place(inner, store),
        },
        _ => false,
    }
}
