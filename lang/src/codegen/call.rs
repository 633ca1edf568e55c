//! Calls: arguments are evaluated straight into the window, results are used where the call leaves them.

use super::function::FuncGen;
use super::registers::Reg;
use crate::bytecode::{Instr, Op};
use crate::typed::{Callee, Expr, ExprKind, FuncId};
use crate::types::{Ty, TyKind};

/// Natives that are instructions, by name.
const INTRINSICS: &[(&str, Op)] = &[
    ("math.Sqrt", Op::SqrtF64),
    ("math.Abs", Op::AbsF64),
    ("math.Floor", Op::FloorF64),
    ("math.Ceil", Op::CeilF64),
    ("math.Trunc", Op::TruncF64),
];

impl<'p> FuncGen<'_, 'p> {
    /// The instruction that a call of this function is, if it is one.
    pub(super) fn intrinsic(&self, callee: &Callee) -> Option<Op> {
        let Callee::Static(func) = callee else { return None };
        let func = &self.unit.typed.funcs[func.0 as usize];
        if !func.native {
            return None;
        }
        INTRINSICS.iter().find(|(name, _)| *name == &*func.name).map(|&(_, op)| op)
    }

    /// Words of an expression's value; of all values where the type is a tuple.
    pub(super) fn result_words(&mut self, ty: Ty) -> u32 {
        match self.unit.typed.types.kind(ty) {
            TyKind::Tuple(types) => types.iter().map(|&ty| self.unit.shape(ty).words).sum(),
            _ => self.shape(ty).words,
        }
    }

    /// Starts a window, at `free` if nothing was put above it meanwhile.
    fn open_window(&mut self, free: Option<Reg>) -> Reg {
        let base = free.unwrap_or_else(|| self.regs.window());
        self.regs.set_top(u32::from(base));
        base
    }

    /// Calls; yields the window's base, where the results are. Registers above them are free.
    pub(super) fn call(&mut self, e: &'p Expr, free: Option<Reg>) -> Reg {
        let ExprKind::Call { callee, args, site } = &e.kind else { unreachable!("it is a call") };
        if let Some(inlined) = self.inlined_at(*site) {
            return self.inline(inlined, args, e);
        }
        let results = self.result_words(e.ty);
        let top = self.regs.top();
        let value = match callee {
            Callee::Static(_) => None,
            Callee::Value(value) | Callee::Interface(value, _) => Some(&**value),
        };
        self.order_all(value.into_iter().chain(args));
        let base = match callee {
            Callee::Static(func) => {
                let base = self.open_window(free.filter(|_| self.regs.top() == top));
                self.arguments(args);
                self.at(e.span);
                self.emit_static_call(*func, base);
                base
            }
            Callee::Value(value) => {
                let sig = self.unit.func_sig(value.ty);
                let closure = self.operand(value);
                let base = self.open_window(free.filter(|_| self.regs.top() == top));
                self.arguments(args);
                self.at(e.span);
                let params = self.unit.program.sigs[sig.0 as usize].param_words;
                self.regs.reach(u32::from(base) + params + 1);
                self.emit_de(Op::CallClosure, base, closure, params as u16, sig.0, 0);
                base
            }
            Callee::Interface(value, index) => {
                let interface = value.ty;
                let value = self.operand(value);
                let base = self.open_window(free.filter(|_| self.regs.top() == top));
                self.regs.alloc(1);
                self.arguments(args);
                self.at(e.span);
                self.emit_interface_call(interface, *index, value, base);
                base
            }
        };
        self.regs.set_top(u32::from(base) + results);
        base
    }

    /// Evaluates arguments into the next registers.
    fn arguments(&mut self, args: &'p [Expr]) {
        for (i, arg) in args.iter().enumerate() {
            let words = self.shape(arg.ty).words;
            let reg = self.regs.alloc(words);
            // Below the first argument lie only the words of this call's own header.
            self.free_window = (i == 0).then_some(reg);
            self.expr_to(arg, reg, true);
            self.free_window = None;
        }
    }

    /// Emits a call of a declared function with its arguments in place.
    pub(super) fn emit_static_call(&mut self, func: FuncId, base: Reg) {
        let (params, results) = self.unit.signature_of(func);
        let sig = self.unit.sig(&params, &results);
        let sig = &self.unit.program.sigs[sig.0 as usize];
        let words = (sig.param_words + 1).max(sig.result_words);
        self.regs.reach(u32::from(base) + words);
        if self.unit.typed.funcs[func.0 as usize].native {
            let native = self.unit.native(func);
            self.emit(Instr::a_bc(Op::CallNative, base, native));
        } else {
            let func = self.unit.func(func);
            self.emit(Instr::a_bc(Op::Call, base, func.0));
        }
    }

    /// Emits a call of an interface value's method with its arguments in place.
    pub(super) fn emit_interface_call(&mut self, interface: Ty, index: u32, value: Reg, base: Reg) {
        let method = self.unit.method(interface, index);
        let sig = match self.unit.typed.types.underlying(interface) {
            TyKind::Interface(methods) => methods.methods[index as usize].sig,
            _ => Ty::INVALID,
        };
        let sig = self.unit.method_sig(sig);
        let desc = &self.unit.program.sigs[sig.0 as usize];
        let words = (desc.param_words + 1).max(desc.result_words);
        self.regs.reach(u32::from(base) + words);
        self.emit_de(Op::CallIface, base, value, 0, method.0, sig.0);
    }
}
