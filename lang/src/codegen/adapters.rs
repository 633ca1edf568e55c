//! Functions for reflection: they take and give values by address, and otherwise do what the source would have an expression
//! do. Each is made for one type, when it is first asked for.

use super::function::FuncGen;
use super::place::Place;
use super::registers::Reg;
use super::unit::Unit;
use crate::bytecode::{
    Instr, Kind, NO_REG, Op, Repr, SelectArm, SelectDesc, SigDesc, SigIdx, TypeDesc, TypeIdx,
};
use crate::types::{Ty, TyKind};

/// Bytes of a pointer.
const WORD: u64 = 8;
/// Words of a slice.
const SLICE: u32 = 3;

/// A function for reflection.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Adapter {
    /// See [`Demand::Caller`](crate::bytecode::Demand::Caller).
    Caller(Ty),
    /// See [`Demand::MethodCaller`](crate::bytecode::Demand::MethodCaller); the type is the method's, without receiver.
    MethodCaller(Ty),
    /// See [`Demand::Maker`](crate::bytecode::Demand::Maker).
    Maker(Ty),
    /// See [`Demand::Channel`](crate::bytecode::Demand::Channel).
    Channel { ty: Ty, send: bool, waits: bool },
}

/// The signature of so many words, of which these hold pointers.
fn words(params: u32, param_pointers: &[usize], results: u32) -> SigDesc {
    let mut desc = SigDesc { param_words: params, result_words: results, ..SigDesc::default() };
    for &word in param_pointers {
        desc.param_pointers.insert(word);
    }
    desc
}

impl Unit<'_> {
    /// The signature of an adapter itself.
    pub(super) fn adapter_sig(&mut self, adapter: Adapter) -> SigIdx {
        match adapter {
            Adapter::Caller(_) | Adapter::MethodCaller(_) => {
                self.add_sig(words(1 + 2 * SLICE, &[0, 1, 4], 0))
            }
            Adapter::Maker(ty) => self.func_sig(ty),
            Adapter::Channel { .. } => self.add_sig(words(2, &[0, 1], 2)),
        }
    }

    /// The layout of its closures, if it has any.
    pub(super) fn adapter_closure(&mut self, adapter: Adapter) -> Option<TypeIdx> {
        let Adapter::Maker(_) = adapter else { return None };
        Some(self.pointers(2, 1))
    }

    /// A layout of so many words, which hold pointers from word `first` on.
    fn pointers(&mut self, count: u32, first: u32) -> TypeIdx {
        let size = WORD * u64::from(count);
        let mut desc = TypeDesc {
            kind: Kind::Struct,
            name: "closure".into(),
            size,
            align: WORD,
            words: count,
            repr: Repr::Mem,
            ..TypeDesc::default()
        };
        (first..count).for_each(|word| desc.pointers.insert(word as usize));
        self.types.add(desc)
    }

    fn parameters(&self, ty: Ty) -> (Vec<Ty>, Vec<Ty>) {
        match self.typed.types.underlying(ty) {
            TyKind::Func(sig) => (sig.params.clone(), sig.results.clone()),
            _ => (Vec::new(), Vec::new()),
        }
    }
}

/// The pointer number `index` of those that begin at a register's address.
fn pointer(base: Reg, index: usize) -> Place {
    Place::Memory { base, offset: WORD * index as u64, sure: true }
}

impl FuncGen<'_, '_> {
    /// Generates the body of an adapter.
    pub(super) fn adapter(&mut self, adapter: Adapter) {
        match adapter {
            Adapter::Caller(ty) => self.caller(ty, &[]),
            Adapter::MethodCaller(ty) => self.caller(ty, &[Ty::UNSAFE_POINTER]),
            Adapter::Maker(ty) => self.maker(ty),
            Adapter::Channel { ty, send, waits } => self.channel(ty, send, waits),
        }
    }

    /// `func(f *byte, args, results []*byte)`; `first` are parameters ahead of those of `f`'s type.
    fn caller(&mut self, ty: Ty, first: &[Ty]) {
        const F: Reg = 0;
        const ARGS: Reg = 1;
        const RESULTS: Reg = 4;
        let (params, results) = self.unit.parameters(ty);
        let params: Vec<Ty> = first.iter().copied().chain(params).collect();
        let sig = self.unit.sig(&params, &results);
        let address = self.regs.alloc(1);
        let base = self.regs.window();
        self.regs.set_top(u32::from(base));
        for (index, &ty) in params.iter().enumerate() {
            self.load(pointer(ARGS, index), Ty::UNSAFE_POINTER, address);
            let words = self.shape(ty).words;
            let arg = self.regs.alloc(words);
            self.load(Place::object(address), ty, arg);
        }
        let words = self.unit.program.sigs[sig.0 as usize].param_words;
        self.regs.reach(u32::from(base) + words + 1);
        self.emit_de(Op::CallClosure, base, F, words as u16, sig.0, 0);
        let words = self.unit.program.sigs[sig.0 as usize].result_words;
        self.regs.set_top(u32::from(base) + words);
        let mut result = base;
        for (index, &ty) in results.iter().enumerate() {
            self.load(pointer(RESULTS, index), Ty::UNSAFE_POINTER, address);
            self.store(Place::object(address), ty, result);
            result += self.shape(ty).words as Reg;
        }
        self.emit(Instr::abc(Op::Ret, 0, 0, 0));
    }

    /// A function of type `ty` whose closures have, behind the entry, the `func(args, results []*byte)` that it calls.
    fn maker(&mut self, ty: Ty) {
        let (params, results) = self.unit.parameters(ty);
        let own = self.unit.func_sig(ty);
        let closure = self.unit.program.sigs[own.0 as usize].param_words as Reg;
        let addresses = self.regs.alloc(1);
        let count = params.len() + results.len();
        match count {
            0 => self.zero(addresses, 1),
            _ => {
                let layout = self.unit.pointers(count as u32, 0);
                self.emit(Instr::a_bc(Op::New, addresses, layout.0));
            }
        }
        let mut arg = 0;
        for (index, &ty) in params.iter().enumerate() {
            let top = self.regs.top();
            let copy = self.regs.alloc(1);
            let number = self.unit.types.index(ty).0;
            self.emit(Instr::a_bc(Op::New, copy, number));
            self.store(Place::object(copy), ty, arg);
            self.store(pointer(addresses, index), Ty::UNSAFE_POINTER, copy);
            self.regs.set_top(top);
            arg += self.shape(ty).words as Reg;
        }
        let handler = self.load_temp(pointer(closure, 1), Ty::UNSAFE_POINTER);
        let base = self.regs.window();
        self.regs.set_top(u32::from(base));
        // Addresses never point past an object's end: an empty slice begins where the object does.
        for (from, count) in
            [(0, params.len()), (if results.is_empty() { 0 } else { params.len() }, results.len())]
        {
            let slice = self.regs.alloc(SLICE);
            self.address_to(pointer(addresses, from), slice);
            self.const_int(slice + 1, count as i64);
            self.const_int(slice + 2, count as i64);
        }
        let sig = self.unit.add_sig(words(2 * SLICE, &[0, 3], 0));
        self.regs.reach(u32::from(base) + 2 * SLICE + 1);
        self.emit_de(Op::CallClosure, base, handler, 2 * SLICE as u16, sig.0, 0);
        self.regs.set_top(u32::from(base));
        let address = self.regs.alloc(1);
        let mut to = 0;
        for (index, &ty) in results.iter().enumerate() {
            self.load(pointer(addresses, params.len() + index), Ty::UNSAFE_POINTER, address);
            self.load(Place::object(address), ty, to);
            to += self.shape(ty).words as Reg;
        }
        self.emit(Instr::abc(Op::Ret, 0, 0, 0));
    }

    /// `func(c, v *byte) (chosen int, ok bool)`
    fn channel(&mut self, ty: Ty, send: bool, waits: bool) {
        const CHAN: Reg = 0;
        const ADDRESS: Reg = 1;
        let elem = match *self.unit.typed.types.underlying(ty) {
            TyKind::Chan(_, elem) => elem,
            _ => Ty::INVALID,
        };
        let number = self.unit.types.index(elem);
        let chosen = self.regs.alloc(1);
        let ok = self.regs.alloc(1);
        let words = self.shape(elem).words;
        let value = self.regs.alloc(words);
        self.zero(ok, 1 + words);
        if send {
            self.load(Place::object(ADDRESS), elem, value);
        }
        let arm = SelectArm { send, chan: CHAN, value, ok: if send { NO_REG } else { ok }, elem: number };
        let table = self.unit.program.selects.len() as u32;
        self.unit.program.selects.push(SelectDesc { arms: vec![arm], has_default: !waits });
        self.emit(Instr::a_bc(Op::Select, chosen, table));
        if !send {
            self.store(Place::object(ADDRESS), elem, value);
        }
        self.move_words(0, chosen, 1);
        self.move_words(1, ok, 1);
        self.emit(Instr::abc(Op::Ret, 0, 0, 0));
    }
}
