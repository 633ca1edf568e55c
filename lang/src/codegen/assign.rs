//! Assignments (Go specification, "Assignment statements"): operands of places and values first, then the stores, left
//! to right.

use super::append::appended;
use super::arithmetic::small_const;
use super::function::FuncGen;
use super::place::{Header, Place, Slot};
use super::registers::Reg;
use super::types::Class;
use super::visit::is_plain_place;
use crate::bytecode::{Instr, Op, Repr};
use crate::typed::{BinaryOp, Callee, Conversion, Dest, Expr, ExprKind, LocalId, Rhs, any_expr, has_call};
use crate::types::{Ty, TyKind};

/// What an assignment assigns to, its operands evaluated.
#[derive(Clone, Copy, Debug)]
enum Assignee {
    Blank,
    Define(LocalId),
    Place(Place, Ty),
    MapElement { map: Reg, key: Reg, ty: Ty },
}

/// Whether one of the runs of words has a word of `run`.
fn overlaps(runs: &[(u32, u32)], (first, words): (u32, u32)) -> bool {
    runs.iter().any(|&(at, count)| first < at + count && at < first + words)
}

impl<'p> FuncGen<'_, 'p> {
    pub(super) fn assign(&mut self, lhs: &'p [Dest], rhs: &'p Rhs) {
        match (lhs, rhs) {
            ([Dest::Define(local)], Rhs::Each(values)) => self.define(*local, &values[0]),
            ([dest], Rhs::Each(values)) => {
                let top = self.regs.top();
                self.assign_one(dest, &values[0]);
                self.regs.set_top(top);
            }
            (_, Rhs::Each(values)) => self.assign_each(lhs, values),
            (_, Rhs::Tuple(tuple)) => self.assign_tuple(lhs, tuple),
        }
    }

    fn assign_one(&mut self, dest: &'p Dest, value: &'p Expr) {
        let Dest::Place(target) = dest else {
            self.discard(value);
            return;
        };
        let span = self.span;
        if let Some(appended) = appended(target, value)
            && !self.lies_in_frame(target)
            && self.append_in_place(target, value, appended)
        {
            return;
        }
        if self.shape(value.ty).repr != Repr::Mem && !self.lies_in_frame(target) && is_plain_place(target) {
            // The value comes first in Go's code, panics included.
            self.order_value(value);
            self.store_after_value(target, value);
            return;
        }
        if let Some((map, key)) = map_element(target) {
            let (reg, key, value) = self.element_operands(map, key, value);
            self.at(span);
            self.map_set(reg, key, map.ty, value);
            return;
        }
        let mut parts = self.place_operands(target);
        if parts.is_empty() {
            self.order_value(value);
        } else if self.any_stops(&parts) && self.any_stops(&[value]) {
            // The value panics before what leads to the place.
            self.order_assignment(&parts, value);
            self.store_after_value(target, value);
            return;
        } else {
            parts.push(value);
            self.order_all(parts.iter().copied());
        }
        let place = self.place(target);
        let shape = self.shape(target.ty);
        match self.in_place(place, shape) {
            Some(reg) => self.expr_to(value, reg, false),
            None => {
                self.at(target.span);
                self.store_expr(value, place);
            }
        }
    }

    /// Assigns a value that is evaluated before the place is.
    fn store_after_value(&mut self, target: &'p Expr, value: &'p Expr) {
        let reg = self.operand(value);
        let place = self.place(target);
        self.at(target.span);
        self.store(place, target.ty, reg);
    }

    /// Whether a place is a variable in the frame, or a part of one that needs no index.
    fn lies_in_frame(&self, place: &Expr) -> bool {
        let mut root = place;
        while let ExprKind::Field(inner, _) | ExprKind::Convert(Conversion::Retype, inner, _) = &root.kind {
            root = inner;
        }
        matches!(root.kind, ExprKind::Local(local) if !matches!(self.body.slots[local.0 as usize], Slot::Indirect(_)))
    }

    fn assignee(&mut self, dest: &'p Dest) -> Assignee {
        let place = match dest {
            Dest::Blank => return Assignee::Blank,
            Dest::Define(local) => return Assignee::Define(*local),
            Dest::Place(place) => place,
        };
        self.assignee_of(place)
    }

    /// What a statement assigns to. None of the operands is what it assigns to.
    fn assignees(&mut self, lhs: &'p [Dest]) -> Vec<Assignee> {
        let dests: Vec<Assignee> = lhs.iter().map(|dest| self.assignee(dest)).collect();
        let assigned = self.assigned_words(&dests);
        dests.into_iter().map(|dest| self.protect_operands(dest, &assigned)).collect()
    }

    fn all_place_operands(&self, lhs: &'p [Dest]) -> Vec<&'p Expr> {
        let places = lhs.iter().filter_map(|dest| match dest {
            Dest::Place(place) => Some(place),
            Dest::Blank | Dest::Define(_) => None,
        });
        places.flat_map(|place| self.place_operands(place)).collect()
    }

    /// Words of the frame that a statement assigns to, or may assign to through a pointer.
    fn assigned_words(&mut self, dests: &[Assignee]) -> Vec<(u32, u32)> {
        let mut words = Vec::new();
        for dest in dests {
            if let Assignee::Place(place, ty) = *dest {
                let count = self.shape(ty).words;
                match place {
                    Place::Reg(reg) => words.push((u32::from(reg), count)),
                    Place::Bytes(byte) => words.push((byte / 8, count + 1)),
                    Place::FrameElement { array, len, .. } => words.push((u32::from(array), len)),
                    Place::Static(_) => {}
                    _ => words.push((self.regs.memory_start(), self.regs.memory_reserved())),
                }
            }
        }
        words
    }

    /// A copy of registers if the statement assigns to them.
    fn protect(&mut self, reg: Reg, words: u32, assigned: &[(u32, u32)]) -> Reg {
        if !overlaps(assigned, (u32::from(reg), words)) {
            return reg;
        }
        let copy = self.regs.alloc(words);
        self.move_words(copy, reg, words);
        self.mark_index(copy, self.unsigned_indices.contains(&reg));
        copy
    }

    fn protect_operands(&mut self, dest: Assignee, assigned: &[(u32, u32)]) -> Assignee {
        match dest {
            Assignee::Place(Place::Memory { base, offset, sure }, ty) => {
                let base = self.protect(base, 1, assigned);
                Assignee::Place(Place::Memory { base, offset, sure }, ty)
            }
            Assignee::Place(Place::Element { slice, index, size }, ty) => {
                let slice = self.load_header(slice);
                let slice = Header::Reg(self.protect(slice, 3, assigned));
                let index = self.protect(index, 1, assigned);
                Assignee::Place(Place::Element { slice, index, size }, ty)
            }
            Assignee::Place(Place::Part { slice, index, size, offset }, ty) => {
                let slice = self.protect(slice, 3, assigned);
                let index = self.protect(index, 1, assigned);
                Assignee::Place(Place::Part { slice, index, size, offset }, ty)
            }
            Assignee::Place(Place::ArrayElement { base, offset, index, len, size }, ty) => {
                let base = self.protect(base, 1, assigned);
                let index = self.protect(index, 1, assigned);
                Assignee::Place(Place::ArrayElement { base, offset, index, len, size }, ty)
            }
            Assignee::Place(Place::FrameElement { array, index, len }, ty) => {
                let index = self.protect(index, 1, assigned);
                Assignee::Place(Place::FrameElement { array, index, len }, ty)
            }
            Assignee::MapElement { map, key, ty } => {
                let map = self.protect(map, 1, assigned);
                let words = match *self.unit.typed.types.underlying(ty) {
                    TyKind::Map(key, _) => self.shape(key).words,
                    _ => 0,
                };
                let key = self.protect(key, words, assigned);
                Assignee::MapElement { map, key, ty }
            }
            other => other,
        }
    }

    fn assign_each(&mut self, lhs: &'p [Dest], values: &'p [Expr]) {
        let span = self.span;
        let top = self.regs.top();
        let mut parts = self.all_place_operands(lhs);
        parts.extend(values);
        self.order_each(parts.iter().copied());
        let mut dests = self.assignees(lhs);
        // New variables are where their values are evaluated.
        if dests.iter().all(|dest| matches!(dest, Assignee::Define(_) | Assignee::Blank)) {
            for (dest, value) in dests.iter().zip(values) {
                match *dest {
                    Assignee::Define(local) => self.define(local, value),
                    _ => self.discard(value),
                }
            }
            return;
        }
        let order = self.evaluation_order(lhs, values);
        let mut pending = vec![None; values.len()];
        for (turn, &i) in order.iter().enumerate() {
            let value = &values[i];
            if let Some(reg) = self.own_register(lhs, &dests, values, &pending, &order[turn..]) {
                self.expr_to(value, reg, false);
                dests[i] = Assignee::Blank;
                pending[i] = Some(reg);
                continue;
            }
            let words = self.shape(value.ty).words;
            let reg = self.operand(value);
            // Variables that are assigned before this value's turn.
            let before = self.assigned_words(&dests[..i]);
            pending[i] = Some(self.protect(reg, words, &before));
        }
        for ((dest, value), reg) in dests.into_iter().zip(values).zip(pending) {
            self.at(span);
            self.finish_assignment(dest, value.ty, reg.expect("every value had its turn"));
        }
        if !lhs.iter().any(|dest| matches!(dest, Dest::Define(_))) {
            self.regs.set_top(top);
        }
    }

    /// The order in which Go's compiler evaluates the values of `a, b = x, y`, calls aside: first those that assignments
    /// before them could change. It shows in which of two faulty values panics.
    fn evaluation_order(&mut self, lhs: &[Dest], values: &'p [Expr]) -> Vec<usize> {
        if self.have_effects(values) {
            return (0..values.len()).collect();
        }
        let mut writes_memory = false;
        let (mut early, mut late) = (Vec::new(), Vec::new());
        for (i, (dest, value)) in lhs.iter().zip(values).enumerate() {
            if writes_memory && any_expr(value, &mut |e| self.reads_memory(e)) {
                early.push(i);
            } else {
                late.push(i);
            }
            writes_memory |= match dest {
                Dest::Place(place) => !self.lies_in_frame(place),
                Dest::Blank | Dest::Define(_) => false,
            };
        }
        early.append(&mut late);
        early
    }

    fn reads_memory(&self, e: &Expr) -> bool {
        match &e.kind {
            ExprKind::Local(_) => !self.lies_in_frame(e),
            ExprKind::Const(_)
            | ExprKind::Unary(..)
            | ExprKind::Binary(..)
            | ExprKind::Compare(..)
            | ExprKind::Logic(..)
            | ExprKind::Field(..)
            | ExprKind::Convert(..) => false,
            _ => true,
        }
    }

    /// The variable's register, if the value whose turn it is (the first of `turns`) may be evaluated right into it:
    /// nothing reads its old value any more, and nobody could see it assigned too early, after a panic.
    fn own_register(
        &mut self,
        lhs: &[Dest],
        dests: &[Assignee],
        values: &[Expr],
        pending: &[Option<Reg>],
        turns: &[usize],
    ) -> Option<Reg> {
        let i = turns[0];
        let (Dest::Place(Expr { kind: ExprKind::Local(local), .. }), Assignee::Place(Place::Reg(reg), _)) =
            (&lhs[i], dests[i])
        else {
            return None;
        };
        let others =
            dests.iter().enumerate().filter(|&(k, _)| k != i).map(|(_, dest)| *dest).collect::<Vec<_>>();
        let others = self.assigned_words(&others);
        let reads = |e: &Expr| {
            any_expr(e, &mut |e| match e.kind {
                ExprKind::Local(read) => read == *local,
                // What is called may be inlined, and share the variable.
                ExprKind::Closure { .. } | ExprKind::Call { callee: Callee::Value(_), .. } => true,
                _ => false,
            })
        };
        let free = self.local_shape(*local).words == 1
            && self.deferring.is_none()
            && !pending.contains(&Some(reg))
            && !overlaps(&others, (u32::from(reg), 1))
            && !turns[1..].iter().any(|&later| reads(&values[later]));
        free.then_some(reg)
    }

    fn finish_assignment(&mut self, dest: Assignee, ty: Ty, value: Reg) {
        match dest {
            Assignee::Blank => {}
            Assignee::Define(local) => self.begin_with(local, value),
            Assignee::Place(place, _) => self.store(place, ty, value),
            Assignee::MapElement { map, key, ty } => self.map_set(map, key, ty, value),
        }
    }

    /// The operands of places are read once the values are there, as Go's compiler does.
    fn assign_tuple(&mut self, lhs: &'p [Dest], tuple: &'p Expr) {
        let span = self.span;
        let top = self.regs.top();
        let parts = self.all_place_operands(lhs);
        self.order_before_effect(&parts);
        let types = match self.unit.typed.types.kind(tuple.ty) {
            TyKind::Tuple(types) => std::sync::Arc::clone(types),
            _ => std::sync::Arc::from([tuple.ty]),
        };
        let call = matches!(tuple.kind, ExprKind::Call { .. });
        let mut wanted = Vec::new();
        if !call {
            for (dest, &ty) in lhs.iter().zip(types.iter()) {
                let reg = match *dest {
                    // Not both may be written into variables: a store could come between.
                    Dest::Define(local) if !self.in_memory(local) => {
                        let words = self.shape(ty).words;
                        let reg = self.regs.alloc(words);
                        Some(reg)
                    }
                    _ => None,
                };
                wanted.push(reg);
            }
        }
        let kept = self.regs.top();
        let values = self.tuple(tuple, &wanted);
        let mut end = if call { self.regs.top() } else { kept };
        self.at(span);
        let dests = self.assignees(lhs);
        for ((dest, &ty), value) in dests.into_iter().zip(types.iter()).zip(values) {
            match dest {
                Assignee::Define(local) => {
                    self.adopt(local, value);
                    let words = self.shape(ty).words;
                    end = end.max(u32::from(value) + words);
                    if self.in_memory(local) {
                        end = self.regs.top();
                    }
                }
                dest => self.finish_assignment(dest, ty, value),
            }
        }
        let places = lhs.iter().any(|dest| matches!(dest, Dest::Place(_)));
        let any = !places || lhs.iter().any(|dest| matches!(dest, Dest::Define(_)));
        self.regs.set_top(if any { end } else { top });
    }

    /// `place op= operand`. The place's old value is read after the operand's calls, as Go's compiler does.
    pub(super) fn op_assign(&mut self, op: BinaryOp, lhs: &'p Expr, rhs: &'p Expr) {
        let span = self.span;
        let top = self.regs.top();
        let mut early = None;
        match map_element(lhs) {
            Some((map, key)) => {
                self.order_element(Some(map), map.ty, key, rhs);
                early = (!matches!(rhs.kind, ExprKind::Const(_))).then(|| self.operand(rhs));
            }
            None => {
                let mut parts = self.place_operands(lhs);
                parts.push(rhs);
                self.order_all(parts.iter().copied());
            }
        }
        let mut dest = self.assignee_of(lhs);
        if let Assignee::Place(place, ty) = dest
            && let Some(reg) = self.in_place_value(place, ty)
        {
            self.arithmetic(op, lhs.ty, (reg, false), rhs, reg);
            self.regs.set_top(top);
            return;
        }
        self.at(span);
        if let (Assignee::Place(place, _), Some(number)) = (dest, self.increment(op, lhs.ty, rhs))
            && self.increment_at(place, number)
        {
            self.regs.set_top(top);
            return;
        }
        // A map's element is searched once, where nothing can go wrong between reading and writing it. A division can,
        // and then Go leaves the map as it was.
        let slot =
            matches!(dest, Assignee::MapElement { .. }) && !matches!(op, BinaryOp::Div | BinaryOp::Rem);
        if let Assignee::Place(Place::Element { slice, .. }, _) = &mut dest
            && has_call(rhs)
        {
            // The call may change where the slice's header lies.
            *slice = Header::Reg(self.load_header(*slice));
        }
        let operand = early.or_else(|| has_call(rhs).then(|| self.operand(rhs)));
        self.at(span);
        let dest = match dest {
            Assignee::MapElement { map, key, ty } if slot => {
                Assignee::Place(self.map_slot(map, key, ty), lhs.ty)
            }
            dest => dest,
        };
        let value = match dest {
            Assignee::MapElement { map, key, ty } => {
                let words = self.shape(lhs.ty).words;
                let value = self.regs.alloc(words);
                self.map_get(value, map, key, ty);
                value
            }
            Assignee::Place(place, ty) => self.load_temp(place, ty),
            Assignee::Blank | Assignee::Define(_) => return,
        };
        self.at(span);
        match operand {
            Some(operand) => self.arithmetic_on(op, lhs.ty, value, (operand, rhs.ty), value),
            None => self.arithmetic(op, lhs.ty, (value, false), rhs, value),
        }
        self.at(span);
        self.finish_assignment(dest, lhs.ty, value);
        self.regs.set_top(top);
    }

    /// The number that the assignment adds to a 64-bit integer.
    fn increment(&mut self, op: BinaryOp, ty: Ty, rhs: &Expr) -> Option<i16> {
        let number = small_const(rhs)?;
        let integer = matches!(self.unit.types.class(ty), Class::Signed(64) | Class::Unsigned(64));
        match op {
            BinaryOp::Add if integer => Some(number),
            BinaryOp::Sub if integer => number.checked_neg(),
            _ => None,
        }
    }

    /// Adds a number where the integer lies, if an instruction does that there.
    fn increment_at(&mut self, place: Place, number: i16) -> bool {
        match place {
            Place::Memory { base, offset, .. } => match u16::try_from(offset) {
                Ok(offset) => self.emit(Instr::abc(Op::Inc64, base, offset, number as u16)),
                Err(_) => return false,
            },
            Place::Element { slice, index, .. } => {
                let slice = self.load_header(slice);
                self.emit(Instr::abc(Op::SInc64, slice, index, number as u16));
            }
            Place::Static(byte) => self.emit(Instr::a_bc(Op::GInc64, number as u16, byte)),
            _ => return false,
        }
        true
    }

    fn in_place_value(&mut self, place: Place, ty: Ty) -> Option<Reg> {
        let shape = self.shape(ty);
        self.in_place(place, shape)
    }

    fn assignee_of(&mut self, place: &'p Expr) -> Assignee {
        if let Some((map, key)) = map_element(place) {
            let ty = map.ty;
            let map = self.operand(map);
            let key = self.operand(key);
            return Assignee::MapElement { map, key, ty };
        }
        Assignee::Place(self.place(place), place.ty)
    }
}

/// The map and the key of an element that is assigned to.
pub(super) fn map_element(mut place: &Expr) -> Option<(&Expr, &Expr)> {
    while let ExprKind::Convert(Conversion::Retype, inner, _) = &place.kind {
        place = inner;
    }
    match &place.kind {
        ExprKind::MapIndex { map, key, .. } => Some((map, key)),
        _ => None,
    }
}
