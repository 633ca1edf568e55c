//! `for … range` over everything.

use super::function::{Exits, FuncGen};
use super::place::{Header, Place, Slot};
use super::registers::Reg;
use super::types::Class;
use crate::bytecode::effects::MAP_ITER_WORDS;
use crate::bytecode::{Instr, NO_REG, Op};
use crate::typed::{Expr, ExprKind, LocalId, RangeKind, RangeStmt};
use crate::types::{Ty, TyKind};

impl<'p> FuncGen<'_, 'p> {
    pub(super) fn range(&mut self, stmt: &'p RangeStmt) {
        let (breaks, continues) = (self.asm.label(), self.asm.label());
        self.body.exits.insert(stmt.target, Exits { breaks, continues: Some(continues) });
        let outside = self.enter_loop(None, None, &stmt.body);
        match stmt.kind {
            RangeKind::Int => {
                let limit = self.stable(&stmt.subject);
                self.count_up(stmt, limit, stmt.subject.ty, None);
            }
            RangeKind::Slice => {
                let slice = self.stable(&stmt.subject);
                let elem = match *self.unit.typed.types.underlying(stmt.subject.ty) {
                    TyKind::Slice(elem) => elem,
                    _ => Ty::INVALID,
                };
                self.count_up(stmt, slice + 1, Ty::INT, Some((slice, elem)));
            }
            RangeKind::Array | RangeKind::ArrayPointer => self.range_array(stmt),
            RangeKind::String => self.range_string(stmt),
            RangeKind::Map => self.range_map(stmt),
            RangeKind::Chan => self.range_chan(stmt),
        }
        self.leave_loop(outside);
        self.asm.bind(breaks);
    }

    /// The subject's value in registers that the body does not change.
    fn stable(&mut self, e: &'p Expr) -> Reg {
        if let ExprKind::Local(local) = e.kind {
            let var = self.local(local);
            if let Slot::Reg(reg) = self.body.slots[local.0 as usize]
                && !var.reassigned
            {
                return reg;
            }
            return self.own_copy(e);
        }
        let top = self.regs.top();
        let reg = self.operand(e);
        if u32::from(reg) >= top {
            return reg;
        }
        // A part of a variable.
        let words = self.shape(e.ty).words;
        let copy = self.regs.alloc(words);
        self.move_words(copy, reg, words);
        copy
    }

    /// Whether a variable of the loop may be the loop's own counter or element register.
    fn is_private(&mut self, local: LocalId) -> bool {
        !self.local(local).reassigned && !self.in_memory(local)
    }

    /// Counts from 0 to the value of `limit`, of type `ty`, and fetches elements of a slice.
    fn count_up(&mut self, stmt: &'p RangeStmt, limit: Reg, ty: Ty, slice: Option<(Reg, Ty)>) {
        let span = self.span;
        let exits = self.body.exits[&stmt.target];
        let counter = self.regs.alloc(1);
        self.const_int(counter, 0);
        // A type whose register form is ordered as signed numbers.
        let signed = self.unit.types.class(ty) != Class::Unsigned(64);
        match signed {
            true => self.branch(Op::JleSI, limit, 0, exits.breaks),
            false => self.branch(Op::JeqI, limit, 0, exits.breaks),
        }
        let body = self.asm.label();
        self.asm.bind(body);
        let top = self.regs.top();
        if let Some(key) = stmt.key {
            match self.is_private(key) {
                true => self.body.slots[key.0 as usize] = Slot::Reg(counter),
                false => self.begin_with(key, counter),
            }
        }
        if let (Some(value), Some((slice, elem))) = (stmt.value, slice) {
            let size = self.shape(elem).size as u32;
            self.begin_from(value, Place::Element { slice: Header::Reg(slice), index: counter, size }, elem);
        }
        self.block(&stmt.body);
        self.regs.set_top(top);
        self.at(span);
        if let Some(label) = exits.continues {
            self.asm.bind(label);
        }
        self.emit(Instr::abc(Op::AddI, counter, counter, 1));
        match signed {
            true => self.branch(Op::JltS, counter, limit, body),
            false => self.branch(Op::Jne, counter, limit, body),
        }
    }

    /// Begins a variable with the value of a place.
    fn begin_from(&mut self, local: LocalId, place: Place, ty: Ty) {
        match self.begin(local) {
            Slot::Reg(reg) | Slot::Memory(reg) => self.load(place, ty, reg),
            Slot::Indirect(reg) => {
                let top = self.regs.top();
                let value = self.load_temp(place, ty);
                self.store(Place::object(reg), ty, value);
                self.regs.set_top(top);
            }
            Slot::None => {}
        }
    }

    fn range_array(&mut self, stmt: &'p RangeStmt) {
        let store = &self.unit.typed.types;
        let array = match (stmt.kind, store.underlying(stmt.subject.ty)) {
            (RangeKind::ArrayPointer, TyKind::Pointer(array)) => *array,
            _ => stmt.subject.ty,
        };
        let TyKind::Array(elem, len) = *store.underlying(array) else { return };
        if stmt.value.is_none() {
            self.discard(&stmt.subject);
            let limit = self.regs.alloc(1);
            self.const_int(limit, len as i64);
            self.count_up(stmt, limit, Ty::INT, None);
            return;
        }
        let base = match stmt.kind {
            RangeKind::ArrayPointer => self.stable(&stmt.subject),
            _ => self.array_copy(&stmt.subject),
        };
        let slice = self.regs.alloc(3);
        self.emit_de(Op::ArraySlice, slice, base, 0, len as u32, 0);
        self.count_up(stmt, slice + 1, Ty::INT, Some((slice, elem)));
    }

    /// The address of a copy of an array.
    fn array_copy(&mut self, e: &'p Expr) -> Reg {
        let shape = self.shape(e.ty);
        let base = self.regs.alloc(1);
        let words_in_frame = 1024;
        if shape.words > 0 && shape.words <= words_in_frame {
            let copy = self.memory_for(e.ty);
            self.expr_to(e, copy, true);
            self.emit_de(Op::FrameAddr, base, copy, 0, 0, 0);
        } else {
            let ty = self.unit.types.index(e.ty).0;
            self.emit(Instr::a_bc(Op::New, base, ty));
            self.store_expr(e, Place::object(base));
        }
        base
    }

    fn range_string(&mut self, stmt: &'p RangeStmt) {
        let span = self.span;
        let exits = self.body.exits[&stmt.target];
        let text = self.stable(&stmt.subject);
        let next = self.regs.alloc(2);
        self.zero(next, 2);
        let head = self.asm.label();
        self.asm.bind(head);
        let top = self.regs.top();
        let mut start = None;
        if stmt.key.is_some() {
            let at = self.regs.alloc(1);
            self.move_words(at, next, 1);
            start = Some(at);
        }
        self.emit_jump(Instr::abc(Op::RangeStr, next, text, 0), exits.breaks);
        if let (Some(key), Some(at)) = (stmt.key, start) {
            self.adopt(key, at);
        }
        if let Some(value) = stmt.value {
            self.begin_with(value, next + 1);
        }
        self.block(&stmt.body);
        self.regs.set_top(top);
        self.loop_back(span, exits, head);
    }

    fn loop_back(&mut self, span: crate::source::Span, exits: Exits, head: super::assembler::Label) {
        self.at(span);
        if let Some(label) = exits.continues {
            self.asm.bind(label);
        }
        self.jump(head);
    }

    fn range_map(&mut self, stmt: &'p RangeStmt) {
        let span = self.span;
        let exits = self.body.exits[&stmt.target];
        let map = self.operand(&stmt.subject);
        let ty = self.unit.types.index(stmt.subject.ty).0;
        let (key_ty, value_ty) = match *self.unit.typed.types.underlying(stmt.subject.ty) {
            TyKind::Map(key, value) => (key, value),
            _ => (Ty::INVALID, Ty::INVALID),
        };
        let iter = self.regs.alloc(MAP_ITER_WORDS);
        self.emit_de(Op::MapIter, iter, map, 0, ty, 0);
        let head = self.asm.label();
        self.asm.bind(head);
        let top = self.regs.top();
        let fetch = |gen_: &mut Self, local: Option<LocalId>, ty: Ty| {
            local.map_or(NO_REG, |_| {
                let words = gen_.shape(ty).words;
                gen_.regs.alloc(words)
            })
        };
        let key = fetch(self, stmt.key, key_ty);
        let value = fetch(self, stmt.value, value_ty);
        self.emit_jump(Instr::abc(Op::MapNext, iter, key, value).with_de(ty, 0), exits.breaks);
        for (local, reg) in [(stmt.key, key), (stmt.value, value)] {
            if let Some(local) = local {
                self.adopt(local, reg);
            }
        }
        self.block(&stmt.body);
        self.regs.set_top(top);
        self.loop_back(span, exits, head);
    }

    fn range_chan(&mut self, stmt: &'p RangeStmt) {
        let span = self.span;
        let exits = self.body.exits[&stmt.target];
        let chan = self.stable(&stmt.subject);
        let elem = match *self.unit.typed.types.underlying(stmt.subject.ty) {
            TyKind::Chan(_, elem) => elem,
            _ => Ty::INVALID,
        };
        let head = self.asm.label();
        self.asm.bind(head);
        let top = self.regs.top();
        let words = self.shape(elem).words;
        let value = self.regs.alloc(words);
        let ok = self.regs.alloc(1);
        let ty = self.unit.types.index(elem).0;
        self.emit_de(Op::Recv, value, chan, 0, ty, u32::from(ok));
        self.branch(Op::Jf, ok, 0, exits.breaks);
        if let Some(key) = stmt.key {
            self.adopt(key, value);
        }
        self.block(&stmt.body);
        self.regs.set_top(top);
        self.loop_back(span, exits, head);
    }
}
