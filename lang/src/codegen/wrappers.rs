//! Functions that the source does not have: methods as interfaces call them, and natives as function values.

use super::function::FuncGen;
use super::place::Place;
use super::unit::{Job, Unit};
use crate::bytecode::{FuncIdx, Instr, Op};
use crate::typed::FuncId;
use crate::types::{MethodSel, MethodTarget, Ty, TyKind};

impl Unit<'_> {
    /// The function that interfaces call for a method of `ty`, by its index in the method set. It takes the
    /// interface's data word as receiver.
    pub(super) fn method_entry(&mut self, ty: Ty, index: usize) -> FuncIdx {
        let method = &self.methods_of(ty)[index];
        // The data word is the receiver where that is what an interface holds.
        if let MethodTarget::Func { func, ptr_recv } = method.target
            && method.path.is_empty()
        {
            let pointer = matches!(self.typed.types.kind(ty), TyKind::Pointer(_));
            let direct = super::types::is_direct(&self.typed.types, ty);
            if if pointer { ptr_recv } else { direct } {
                return self.func(func);
            }
        }
        self.job(Job::Method { ty, index })
    }
}

impl FuncGen<'_, '_> {
    /// Generates the body of a method wrapper.
    pub(super) fn method_wrapper(&mut self, ty: Ty, method: &MethodSel) {
        let store = &self.unit.typed.types;
        // Where the receiver is, and its type.
        let (mut place, mut at) = match store.kind(ty) {
            TyKind::Pointer(elem) => (Place::memory(0), *elem),
            _ if super::types::is_direct(store, ty) => (Place::Reg(0), ty),
            _ => (Place::memory(0), ty),
        };
        if let (TyKind::Pointer(elem), [], MethodTarget::Func { ptr_recv: false, .. }) =
            (store.kind(ty), &method.path[..], &method.target)
        {
            let elem = *elem;
            self.check_receiver(elem, method);
        }
        for &field in &method.path {
            if let TyKind::Pointer(elem) = self.unit.typed.types.underlying(at) {
                let pointer = self.load_temp(place, at);
                (place, at) = (Place::memory(pointer), *elem);
            }
            let layout = self.unit.types.fields(at)[field as usize];
            place = self.offset(place, layout.offset);
            at = layout.ty;
        }
        let (params, results) = match self.unit.typed.types.underlying(method.sig) {
            TyKind::Func(sig) => (sig.params.clone(), sig.results.clone()),
            _ => (Vec::new(), Vec::new()),
        };
        let words = |gen_: &mut Self, types: &[Ty]| types.iter().map(|&ty| gen_.shape(ty).words).sum::<u32>();
        let (param_words, result_words) = (words(self, &params), words(self, &results));
        match method.target {
            MethodTarget::Func { func, ptr_recv } => {
                let base = self.regs.window();
                self.regs.set_top(u32::from(base));
                let pointer = match self.unit.typed.types.underlying(at) {
                    TyKind::Pointer(elem) if !matches!(self.unit.typed.types.kind(at), TyKind::Named(_)) => {
                        Some(*elem)
                    }
                    _ => None,
                };
                match (ptr_recv, pointer) {
                    (true, None) => {
                        let receiver = self.regs.alloc(1);
                        self.address_to(place, receiver);
                    }
                    (false, Some(elem)) => {
                        let pointer = self.load_temp(place, at);
                        self.regs.set_top(u32::from(base));
                        let words = self.shape(elem).words;
                        let receiver = self.regs.alloc(words);
                        self.load(Place::memory(pointer), elem, receiver);
                    }
                    _ => {
                        let words = self.shape(at).words;
                        let receiver = self.regs.alloc(words);
                        self.load(place, at, receiver);
                    }
                }
                let rest = self.regs.alloc(param_words);
                self.move_words(rest, 1, param_words);
                self.emit_static_call(func, base);
                self.return_words(base, result_words);
            }
            MethodTarget::Interface { iface, index } => {
                let value = self.load_temp(place, at);
                let base = self.regs.window();
                self.regs.set_top(u32::from(base));
                let rest = self.regs.alloc(1 + param_words) + 1;
                self.move_words(rest, 1, param_words);
                self.emit_interface_call(iface, index, value, base);
                self.return_words(base, result_words);
            }
        }
    }

    /// A value method of `*elem` panics in its own way where the pointer is nil.
    fn check_receiver(&mut self, elem: Ty, method: &MethodSel) {
        let name = self.unit.names.text(method.name);
        let elem = self.unit.types.index(elem);
        let desc = &self.unit.types.descs[elem.0 as usize];
        // Go takes the names from the function's, which has no type arguments.
        let (full, arguments) = match desc.name.split_once('[') {
            Some((generic, _)) => (generic, "[...]"),
            None => (&*desc.name, ""),
        };
        let bare = &desc.declared_name;
        let text =
            format!("value method {full}{arguments}.{name} called using nil *{bare}{arguments} pointer");
        let text = self.unit.string(&text.into_bytes().into());
        self.emit(Instr::a_bc(Op::CheckReceiver, 0, text));
    }

    /// Generates a function that calls a native.
    pub(super) fn native_wrapper(&mut self, func: FuncId) {
        let sig = self.unit.program.funcs[self.index.0 as usize].sig;
        let sig = &self.unit.program.sigs[sig.0 as usize];
        let (params, results) = (sig.param_words, sig.result_words);
        let base = self.regs.window();
        self.regs.set_top(u32::from(base));
        let to = self.regs.alloc(params);
        self.move_words(to, 0, params);
        self.emit_static_call(func, base);
        self.return_words(base, results);
    }

    fn return_words(&mut self, from: u16, words: u32) {
        self.regs.reach(words);
        if words == 1 {
            self.emit(Instr::abc(Op::Ret1, from, 0, 0));
        } else {
            self.move_words(0, from, words);
            self.emit(Instr::abc(Op::Ret, 0, 0, 0));
        }
    }
}
