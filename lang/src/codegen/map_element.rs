//! Order of evaluation around elements of maps.
//!
//! Go's compiler has two ways to pass a key to the runtime. Keys of 4 or 8 bytes that are compared as memory, and strings, are
//! passed as they are, evaluated where they are used: after the value that is assigned. All others are passed by address,
//! and so are keys of maps with large elements: they are evaluated into a temporary in their turn. Programs can tell the difference by what panics first, or by what a call changes.

use super::function::FuncGen;
use super::order::is_converted_slice;
use super::registers::Reg;
use super::types::Class;
use super::visit::cannot_fail;
use crate::bytecode::EqKind;
use crate::typed::{Expr, ExprKind, has_call};
use crate::types::{Ty, TyKind};

/// Bytes of the largest element beside which a key is passed as it is.
const MOST_ELEMENT_BYTES: u64 = 128;

impl<'p> FuncGen<'_, 'p> {
    /// Whether keys of the map type are passed by address.
    fn passes_key_by_address(&mut self, map: Ty) -> bool {
        let TyKind::Map(key, elem) = *self.unit.typed.types.underlying(map) else { return false };
        let size = self.shape(key).size;
        let direct = match self.unit.types.eq_kind(key) {
            EqKind::Str => true,
            EqKind::Bits => matches!(size, 4 | 8),
            _ => false,
        };
        !direct || self.shape(elem).size > MOST_ELEMENT_BYTES
    }

    /// Whether a key is evaluated in its turn, into a temporary. What has an address already is passed by that.
    pub(super) fn has_turn(&mut self, map: Ty, key: &Expr) -> bool {
        match key.kind {
            ExprKind::Const(_) => false,
            _ if self.passes_key_by_address(map) => !self.has_address(key),
            _ => self.unit.types.class(key.ty) == Class::Aggregate,
        }
    }

    /// Whether the expression is a place in memory, as far as Go's compiler knows before it looks at what is captured: a variable is if
    /// its type fits no registers.
    fn has_address(&mut self, key: &Expr) -> bool {
        let mut e = key;
        loop {
            match &e.kind {
                ExprKind::Field(inner, _) => e = inner,
                ExprKind::Index(base, _) => match self.unit.typed.types.underlying(base.ty) {
                    TyKind::Array(..) => e = base,
                    kind => return matches!(kind, TyKind::Slice(_)),
                },
                ExprKind::Local(_) => return !self.fits_registers(e.ty),
                ExprKind::Deref(pointer) => return !is_converted_slice(pointer),
                kind => return matches!(kind, ExprKind::Global(_)),
            }
        }
    }

    /// Evaluates what has effects in an element of the map `map`, of type `ty`, and in what it is assigned, and the key if it has a
    /// turn. `map` is absent if the map is in a register.
    pub(super) fn order_element(&mut self, map: Option<&'p Expr>, ty: Ty, key: &'p Expr, value: &'p Expr) {
        let parts: Vec<&'p Expr> = map.into_iter().chain([key, value]).collect();
        // Without calls and panics nobody can tell.
        let shows = has_call(value) || !cannot_fail(key);
        let turn = (shows && self.has_turn(ty, key)).then_some(key);
        self.order_before_last(&parts, turn);
    }

    /// `map[key] = value`; answers map, key and value in registers.
    pub(super) fn element_operands(
        &mut self,
        map: &'p Expr,
        key: &'p Expr,
        value: &'p Expr,
    ) -> (Reg, Reg, Reg) {
        self.order_element(Some(map), map.ty, key, value);
        let value = self.operand(value);
        (self.operand(map), self.operand(key), value)
    }
}
