//! Composite literals and `new`.

use super::function::FuncGen;
use super::place::Place;
use super::read_only::is_known;
use super::registers::Reg;
use super::types::Class;
use crate::bytecode::map_shape::{GROUP_SLOTS, HEADER_POINTER, HEADER_WORDS};
use crate::bytecode::{Instr, NO_REG, Op, Repr};
use crate::typed::{Const, Element, Expr, ExprKind, Placement, SiteId};
use crate::types::{Ty, TyKind};

/// Bytes of a map's slot up to which its first group may be in the frame: Go keeps larger keys and elements elsewhere.
const MAX_FRAME_SLOT: u32 = 256;

fn is_zero(e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Zero | ExprKind::Const(Const::Int(0) | Const::Bool(false)) => true,
        ExprKind::Const(Const::Float(value)) => value.to_bits() == 0,
        ExprKind::Const(Const::Str(text)) => text.is_empty(),
        _ => false,
    }
}

impl<'p> FuncGen<'_, 'p> {
    /// Allocates an object and stores its value.
    pub(super) fn new_object(&mut self, e: &'p Expr, value: &'p Expr, site: SiteId, dst: Reg, fresh: bool) {
        let shape = self.shape(value.ty);
        if self.placement(site) == Placement::Stack && shape.words > 0 {
            let word = self.memory_for(value.ty);
            self.expr_to(value, word, true);
            self.emit_de(Op::FrameAddr, dst, word, 0, 0, 0);
            return;
        }
        let zero = is_zero(value);
        let object = if fresh || zero { dst } else { self.regs.alloc(1) };
        let ty = self.unit.types.index(value.ty).0;
        self.at(e.span);
        self.emit(Instr::a_bc(Op::New, object, ty));
        if !zero {
            self.store_fresh(value, Place::object(object));
        }
        self.move_words(dst, object, 1);
    }

    /// The parts of a struct or array literal with their byte offsets, and the offset's type.
    pub(super) fn parts(&mut self, e: &'p Expr) -> Vec<(u64, &'p Expr)> {
        match &e.kind {
            ExprKind::StructLit(fields) => {
                let layouts = self.unit.types.fields(e.ty);
                fields.iter().map(|(index, value)| (layouts[*index as usize].offset, value)).collect()
            }
            ExprKind::ArrayLit(elems) => {
                let size = match *self.unit.typed.types.underlying(e.ty) {
                    TyKind::Array(elem, _) => self.shape(elem).size,
                    _ => 0,
                };
                elems.iter().map(|elem| (elem.index * size, &elem.value)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Builds a struct or array literal in fresh words.
    pub(super) fn literal_in_frame(&mut self, e: &'p Expr, dst: Reg) {
        let parts = self.parts(e);
        let words = self.shape(e.ty).words;
        self.build_in_frame(&parts, dst, words);
    }

    fn build_in_frame(&mut self, parts: &[(u64, &'p Expr)], dst: Reg, words: u32) {
        let mut covered = 0;
        for (_, value) in parts {
            let shape = self.shape(value.ty);
            let whole = match shape.repr {
                Repr::Word | Repr::Ptr | Repr::Str | Repr::Slice | Repr::Iface => true,
                Repr::Mem => shape.size.is_multiple_of(8),
                _ => false,
            };
            covered += if whole { shape.words } else { 0 };
        }
        let zeroed = covered < words;
        if zeroed {
            self.zero(dst, words);
        }
        for &(offset, value) in parts {
            if zeroed && is_zero(value) {
                continue;
            }
            let top = self.regs.top();
            let shape = self.shape(value.ty);
            let place = Place::Bytes(u32::from(dst) * 8 + offset as u32);
            match self.in_place(place, shape) {
                Some(reg) => self.expr_to(value, reg, true),
                None => {
                    let part = self.operand(value);
                    self.store(place, value.ty, part);
                }
            }
            self.regs.set_top(top);
        }
    }

    /// A slice of a new backing array.
    pub(super) fn slice_literal(
        &mut self,
        e: &'p Expr,
        elems: &'p [Element],
        len: u64,
        site: SiteId,
        dst: Reg,
        fresh: bool,
    ) {
        let elem = match *self.unit.typed.types.underlying(e.ty) {
            TyKind::Slice(elem) => elem,
            _ => Ty::INVALID,
        };
        let shape = self.shape(elem);
        if self.placement(site) == Placement::Stack && len > 0 && shape.words > 0 {
            let array = self.array_memory(elem, len);
            let parts: Vec<_> = elems.iter().map(|elem| (elem.index * shape.size, &elem.value)).collect();
            let words = (len * shape.size).div_ceil(8) as u32;
            self.build_in_frame(&parts, array, words);
            self.slice_of_memory(array, len, dst);
            return;
        }
        let slice = if fresh { dst } else { self.regs.alloc(3) };
        let count = self.regs.alloc(1);
        self.const_int(count, len as i64);
        let ty = self.unit.types.index(elem).0;
        self.at(e.span);
        self.emit_de(Op::MakeSlice, slice, count, count, ty, NO_REG.into());
        for elem in elems.iter().filter(|elem| !is_zero(&elem.value)) {
            let place = Place::Memory { base: slice, offset: elem.index * shape.size, sure: true };
            self.store_fresh(&elem.value, place);
        }
        self.move_words(dst, slice, 3);
    }

    /// Words of the frame's memory for an array.
    pub(super) fn array_memory(&mut self, elem: Ty, len: u64) -> Reg {
        let size = self.shape(elem).size;
        let pointers = self.array_pointers(elem, len);
        self.regs.alloc_memory((len * size).div_ceil(8) as u32, pointers.into_iter())
    }

    /// The pointer words of an array, counted from its first word.
    pub(super) fn array_pointers(&mut self, elem: Ty, len: u64) -> Vec<u32> {
        let size = self.shape(elem).size;
        let mut pointers = Vec::new();
        for i in 0..len {
            self.unit.types.pointer_words(elem, (i * size / 8) as u32, &mut |word| pointers.push(word));
        }
        pointers
    }

    /// A slice of all of an array in the frame's memory.
    pub(super) fn slice_of_memory(&mut self, array: Reg, len: u64, dst: Reg) {
        let base = self.regs.alloc(1);
        self.emit_de(Op::FrameAddr, base, array, 0, 0, 0);
        self.emit_de(Op::ArraySlice, dst, base, 0, len as u32, 0);
    }

    /// A new map without entries. `small`: the hint may be such that one group will do.
    pub(super) fn make_map(&mut self, map: Ty, hint: Reg, small: bool, site: SiteId, dst: Reg) {
        let ty = self.unit.types.index(map).0;
        if self.placement(site) == Placement::Heap {
            return self.emit_de(Op::MakeMap, dst, hint, 0, ty, 0);
        }
        let TyKind::Map(key, elem) = *self.unit.typed.types.underlying(map) else { return };
        // A collector that moves objects takes care of hashes of addresses in the heap only.
        let may_hash_addresses = self.unit.types.class(key) != Class::Str && self.shape(key).pointers;
        let shape = self.unit.types.map_shape(key, elem);
        let with_group = small && !may_hash_addresses && shape.slot_size <= MAX_FRAME_SLOT;
        let mut words = HEADER_WORDS;
        let mut pointers = vec![HEADER_POINTER];
        if with_group {
            for slot in 0..GROUP_SLOTS {
                let at = shape.slot(slot);
                for (part, at) in [(key, at), (elem, at + shape.elem_offset)] {
                    self.unit.types.pointer_words(part, words + at / 8, &mut |word| pointers.push(word));
                }
            }
            words += shape.group_bytes() / 8;
        }
        let memory = self.regs.alloc_memory(words, pointers.into_iter());
        self.emit_de(Op::MakeFrameMap, dst, hint, memory, ty, u32::from(with_group));
    }

    /// A map with entries.
    pub(super) fn map_literal(
        &mut self,
        e: &'p Expr,
        entries: &'p [(Expr, Expr)],
        site: SiteId,
        dst: Reg,
        fresh: bool,
    ) {
        let map = if fresh { dst } else { self.regs.alloc(1) };
        let mut hint = NO_REG;
        let small = entries.len() <= GROUP_SLOTS as usize;
        if !small {
            hint = self.regs.alloc(1);
            self.const_int(hint, entries.len() as i64);
        }
        self.make_map(e.ty, hint, small, site, map);
        // Go's compiler enters what is known first, all the rest by assignments.
        let is_static = |entry: &&(Expr, Expr)| is_known(&entry.0) && is_known(&entry.1);
        let (first, rest): (Vec<_>, Vec<_>) = entries.iter().partition(is_static);
        for (key, value) in first.into_iter().chain(rest) {
            let top = self.regs.top();
            let span = key.span;
            self.order_element(None, e.ty, key, value);
            let value = self.operand(value);
            let key = self.operand(key);
            self.at(span);
            self.map_set(map, key, e.ty, value);
            self.regs.set_top(top);
        }
        self.move_words(dst, map, 1);
    }
}
