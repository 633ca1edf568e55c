//! Places: where values lie, and how they get from there into registers and back.

use super::function::FuncGen;
use super::registers::Reg;
use super::types::Shape;
use crate::bytecode::{Instr, Op, Repr};
use crate::typed::{Const, Conversion, Expr, ExprKind, LocalId};
use crate::types::{Ty, TyKind};

/// Where the code generator keeps a variable.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Slot {
    /// Its scope has not begun.
    #[default]
    None,
    /// In registers.
    Reg(Reg),
    /// In the frame's memory, from this word on.
    Memory(Reg),
    /// In an object whose address is in this register.
    Indirect(Reg),
}

/// Where a value lies. Registers in it hold operands that were evaluated already; bounds and nil are checked on access.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// In registers from this one on, in register form.
    Reg(Reg),
    /// In the frame, in memory form, from this byte on.
    Bytes(u32),
    /// Behind a pointer.
    Memory {
        /// Register with the pointer.
        base: Reg,
        /// Bytes.
        offset: u64,
        /// The pointer cannot be nil.
        sure: bool,
    },
    /// In static data, from this byte on.
    Static(u32),
    /// An element of a slice.
    Element {
        /// The slice.
        slice: Reg,
        /// Register with the index.
        index: Reg,
        /// Bytes of an element.
        size: u32,
    },
    /// A one-word element of an array in the frame.
    FrameElement {
        /// First word of the array.
        array: Reg,
        /// Register with the index.
        index: Reg,
        /// The array's length.
        len: u32,
    },
}

impl Place {
    /// What a pointer points to.
    pub(super) fn memory(base: Reg) -> Place {
        Place::Memory { base, offset: 0, sure: false }
    }

    /// An object that was just allocated.
    pub(super) fn object(base: Reg) -> Place {
        Place::Memory { base, offset: 0, sure: true }
    }
}

fn is_narrow(repr: Repr) -> bool {
    matches!(repr, Repr::U8 | Repr::S8 | Repr::U16 | Repr::S16 | Repr::U32 | Repr::S32)
}

fn load_op(repr: Repr) -> Op {
    match repr {
        Repr::U8 => Op::Load8U,
        Repr::S8 => Op::Load8S,
        Repr::U16 => Op::Load16U,
        Repr::S16 => Op::Load16S,
        Repr::U32 => Op::Load32U,
        Repr::S32 => Op::Load32S,
        Repr::Word => Op::Load64,
        Repr::Ptr => Op::LoadPtr,
        Repr::Str => Op::LoadStr,
        Repr::Slice => Op::LoadSlice,
        Repr::Iface => Op::LoadIface,
        Repr::Mem | Repr::Empty => Op::LoadTyped,
    }
}

fn store_op(repr: Repr) -> Op {
    match repr {
        Repr::U8 | Repr::S8 => Op::Store8,
        Repr::U16 | Repr::S16 => Op::Store16,
        Repr::U32 | Repr::S32 => Op::Store32,
        Repr::Word => Op::Store64,
        Repr::Ptr => Op::StorePtr,
        Repr::Str => Op::StoreStr,
        Repr::Slice => Op::StoreSlice,
        Repr::Iface => Op::StoreIface,
        Repr::Mem | Repr::Empty => Op::StoreTyped,
    }
}

fn frame_load_op(repr: Repr) -> Op {
    match repr {
        Repr::U8 => Op::FLoad8U,
        Repr::S8 => Op::FLoad8S,
        Repr::U16 => Op::FLoad16U,
        Repr::S16 => Op::FLoad16S,
        Repr::S32 => Op::FLoad32S,
        _ => Op::FLoad32U,
    }
}

fn frame_store_op(repr: Repr) -> Op {
    match repr {
        Repr::U8 | Repr::S8 => Op::FStore8,
        Repr::U16 | Repr::S16 => Op::FStore16,
        _ => Op::FStore32,
    }
}

fn element_load_op(repr: Repr) -> Option<Op> {
    Some(match repr {
        Repr::U8 => Op::SLoad8U,
        Repr::S8 => Op::SLoad8S,
        Repr::U16 => Op::SLoad16U,
        Repr::S16 => Op::SLoad16S,
        Repr::U32 => Op::SLoad32U,
        Repr::S32 => Op::SLoad32S,
        Repr::Word => Op::SLoad64,
        Repr::Ptr => Op::SLoadPtr,
        Repr::Str => Op::SLoadStr,
        Repr::Slice => Op::SLoadSlice,
        Repr::Iface => Op::SLoadIface,
        Repr::Mem | Repr::Empty => return None,
    })
}

fn element_store_op(repr: Repr) -> Option<Op> {
    Some(match repr {
        Repr::U8 | Repr::S8 => Op::SStore8,
        Repr::U16 | Repr::S16 => Op::SStore16,
        Repr::U32 | Repr::S32 => Op::SStore32,
        Repr::Word => Op::SStore64,
        Repr::Ptr => Op::SStorePtr,
        Repr::Str => Op::SStoreStr,
        _ => return None,
    })
}

/// The integer constant that an expression is.
pub(super) fn int_const(e: &Expr) -> Option<i64> {
    match &e.kind {
        ExprKind::Const(Const::Int(value)) => Some(*value),
        ExprKind::Convert(Conversion::Retype, inner, _) => int_const(inner),
        _ => None,
    }
}

impl<'p> FuncGen<'_, 'p> {
    pub(super) fn slot_place(&mut self, local: LocalId) -> Place {
        match self.slots[local.0 as usize] {
            Slot::Reg(reg) => Place::Reg(reg),
            Slot::Memory(word) => match is_narrow(self.local_shape(local).repr) {
                true => Place::Bytes(u32::from(word) * 8),
                false => Place::Reg(word),
            },
            Slot::Indirect(reg) => Place::object(reg),
            Slot::None => unreachable!("a variable is used in its scope only"),
        }
    }

    /// Evaluates the operands of a place, or an expression that is none into registers.
    pub(super) fn place(&mut self, e: &'p Expr) -> Place {
        match &e.kind {
            ExprKind::Local(local) => self.slot_place(*local),
            ExprKind::Global(global) => Place::Static(self.unit.global_offsets[global.0 as usize]),
            ExprKind::Field(inner, index) => {
                let offset = self.unit.types.fields(inner.ty)[*index as usize].offset;
                let place = self.place(inner);
                self.at(e.span);
                self.offset(place, offset)
            }
            ExprKind::Deref(pointer) => Place::memory(self.operand(pointer)),
            ExprKind::Convert(Conversion::Retype, inner, _) => self.place(inner),
            ExprKind::Index(base, index) => match *self.unit.typed.types.underlying(base.ty) {
                TyKind::Array(elem, len) => {
                    let place = self.place(base);
                    self.array_element(place, elem, len, e, (base, index))
                }
                TyKind::Slice(elem) => {
                    let size = self.shape(elem).size as u32;
                    let slice = self.operand(base);
                    let index = self.operand(index);
                    Place::Element { slice, index, size }
                }
                _ => Place::Reg(self.operand(e)),
            },
            _ => Place::Reg(self.operand(e)),
        }
    }

    fn array_element(
        &mut self,
        array: Place,
        elem: Ty,
        len: u64,
        e: &'p Expr,
        (base, index): (&'p Expr, &'p Expr),
    ) -> Place {
        let shape = self.shape(elem);
        if let Some(index) = int_const(index) {
            self.at(e.span);
            return self.offset(array, index as u64 * shape.size);
        }
        let whole = match array {
            Place::Reg(word) => Some(u32::from(word)),
            Place::Bytes(byte) if byte % 8 == 0 => Some(byte / 8),
            _ => None,
        };
        if let Some(word) = whole
            && matches!(shape.repr, Repr::Word | Repr::Ptr)
        {
            let index = self.operand(index);
            return Place::FrameElement { array: word as Reg, index, len: len as u32 };
        }
        let base = match array {
            Place::Reg(_) | Place::Bytes(_) => self.frame_address(array, base.ty),
            Place::Memory { base, offset: 0, .. } => base,
            other => {
                let base = self.regs.alloc(1);
                self.address_to(other, base);
                base
            }
        };
        let index = self.operand(index);
        let element = self.regs.alloc(1);
        self.at(e.span);
        self.emit_de(Op::ArrayAddr, element, base, index, len as u32, shape.size as u32);
        Place::object(element)
    }

    /// The address of a value in the frame, which is copied into the frame's memory if it is a temporary.
    pub(super) fn frame_address(&mut self, place: Place, ty: Ty) -> Reg {
        let mut byte = match place {
            Place::Reg(word) => u32::from(word) * 8,
            Place::Bytes(byte) => byte,
            _ => 0,
        };
        if !self.regs.in_memory((byte / 8) as Reg) {
            let copy = self.memory_for(ty);
            self.load(place, ty, copy);
            byte = u32::from(copy) * 8;
        }
        let base = self.regs.alloc(1);
        self.emit_de(Op::FrameAddr, base, (byte / 8) as Reg, 0, byte % 8, 0);
        base
    }

    /// Words of the frame's memory for a value of type `ty`.
    pub(super) fn memory_for(&mut self, ty: Ty) -> Reg {
        let words = self.shape(ty).words;
        let mut pointers = Vec::new();
        self.unit.types.pointer_words(ty, 0, &mut |word| pointers.push(word));
        self.regs.alloc_memory(words, pointers.into_iter())
    }

    /// The part of a value `bytes` further on.
    pub(super) fn offset(&mut self, place: Place, bytes: u64) -> Place {
        match place {
            Place::Reg(word) => Place::Bytes(u32::from(word) * 8 + bytes as u32),
            Place::Bytes(byte) => Place::Bytes(byte + bytes as u32),
            Place::Memory { base, offset, sure } => Place::Memory { base, offset: offset + bytes, sure },
            Place::Static(byte) => Place::Static(byte + bytes as u32),
            Place::Element { .. } | Place::FrameElement { .. } => {
                let base = self.regs.alloc(1);
                self.address_to(place, base);
                Place::Memory { base, offset: bytes, sure: true }
            }
        }
    }

    /// Registers that hold the value already, in register form.
    pub(super) fn in_place(&mut self, place: Place, shape: Shape) -> Option<Reg> {
        match place {
            Place::Reg(reg) => Some(reg),
            Place::Bytes(byte) if !is_narrow(shape.repr) && byte % 8 == 0 => {
                (shape.repr != Repr::Mem || shape.size.is_multiple_of(8)).then_some((byte / 8) as Reg)
            }
            _ => None,
        }
    }

    /// The address of a place.
    pub(super) fn address_to(&mut self, place: Place, dst: Reg) {
        match place {
            Place::Memory { base, offset: 0, sure: true } => self.move_words(dst, base, 1),
            Place::Memory { base, offset, .. } => self.field_addr(dst, base, offset),
            Place::Static(byte) => self.emit(Instr::a_bc(Op::GlobalAddr, dst, byte)),
            Place::Reg(word) => self.emit_de(Op::FrameAddr, dst, word, 0, 0, 0),
            Place::Bytes(byte) => self.emit_de(Op::FrameAddr, dst, (byte / 8) as Reg, 0, byte % 8, 0),
            Place::Element { slice, index, size } => {
                self.emit_de(Op::SliceAddr, dst, slice, index, size, 0);
            }
            Place::FrameElement { array, index, len } => {
                let base = self.regs.alloc(1);
                self.emit_de(Op::FrameAddr, base, array, 0, 0, 0);
                self.emit_de(Op::ArrayAddr, dst, base, index, len, 8);
            }
        }
    }

    fn field_addr(&mut self, dst: Reg, base: Reg, offset: u64) {
        match i32::try_from(offset) {
            Ok(_) => self.emit_de(Op::FieldAddr, dst, base, 0, offset as u32, 0),
            Err(_) => self.unit.limit(self.span, "field lies too far from its struct's start"),
        }
    }

    /// A base register and an offset that fits an instruction.
    fn near(&mut self, base: Reg, offset: u64) -> (Reg, u16) {
        match u16::try_from(offset) {
            Ok(offset) => (base, offset),
            Err(_) => {
                let near = self.regs.alloc(1);
                self.field_addr(near, base, offset);
                (near, 0)
            }
        }
    }

    /// Loads a value into fresh registers.
    pub(super) fn load_temp(&mut self, place: Place, ty: Ty) -> Reg {
        let shape = self.shape(ty);
        if let Some(reg) = self.in_place(place, shape) {
            return reg;
        }
        let dst = self.regs.alloc(shape.words);
        self.load(place, ty, dst);
        dst
    }

    /// Loads a value of type `ty`.
    pub(super) fn load(&mut self, place: Place, ty: Ty, dst: Reg) {
        let top = self.regs.top();
        let shape = self.shape(ty);
        match place {
            Place::Reg(reg) => self.move_words(dst, reg, shape.words),
            Place::Bytes(byte) => match self.in_place(place, shape) {
                Some(reg) => self.move_words(dst, reg, shape.words),
                None if shape.repr == Repr::Mem => {
                    self.zero(dst, shape.words);
                    self.copy_bytes(byte, u32::from(dst) * 8, shape.size as u32);
                }
                None => self.emit(Instr::a_bc(frame_load_op(shape.repr), dst, byte)),
            },
            Place::Memory { base, offset, .. } => {
                let (base, offset) = self.near(base, offset);
                match shape.repr {
                    Repr::Empty => self.emit(Instr::abc(Op::CheckNil, base, 0, 0)),
                    Repr::Mem => {
                        let d = self.unit.types.index(ty).0;
                        self.emit_de(Op::LoadTyped, dst, base, offset, d, 0);
                    }
                    repr => self.emit(Instr::abc(load_op(repr), dst, base, offset)),
                }
            }
            Place::Static(byte) => {
                let op = match shape.repr {
                    Repr::Empty => None,
                    Repr::Word => Some(Op::GLoad64),
                    Repr::Ptr => Some(Op::GLoadPtr),
                    Repr::Str => Some(Op::GLoadStr),
                    Repr::Slice => Some(Op::GLoadSlice),
                    _ => {
                        let base = self.regs.alloc(1);
                        self.emit(Instr::a_bc(Op::GlobalAddr, base, byte));
                        self.load(Place::object(base), ty, dst);
                        None
                    }
                };
                if let Some(op) = op {
                    self.emit(Instr::a_bc(op, dst, byte));
                }
            }
            Place::Element { slice, index, size } => match element_load_op(shape.repr) {
                Some(op) => self.emit(Instr::abc(op, dst, slice, index)),
                None => {
                    let base = self.element_address(slice, index, size);
                    self.load(Place::object(base), ty, dst);
                }
            },
            Place::FrameElement { array, index, len } => {
                let op = if shape.repr == Repr::Ptr { Op::FArrayLoadPtr } else { Op::FArrayLoad64 };
                self.emit_de(op, dst, array, index, len, 0);
            }
        }
        self.regs.set_top(top);
    }

    pub(super) fn element_address(&mut self, slice: Reg, index: Reg, size: u32) -> Reg {
        let base = self.regs.alloc(1);
        self.emit_de(Op::SliceAddr, base, slice, index, size, 0);
        base
    }

    /// Stores a value of type `ty`.
    pub(super) fn store(&mut self, place: Place, ty: Ty, src: Reg) {
        let top = self.regs.top();
        let shape = self.shape(ty);
        match place {
            Place::Reg(reg) => self.move_words(reg, src, shape.words),
            Place::Bytes(byte) => match self.in_place(place, shape) {
                Some(reg) => self.move_words(reg, src, shape.words),
                None if shape.repr == Repr::Mem => {
                    self.copy_bytes(u32::from(src) * 8, byte, shape.size as u32);
                }
                None => self.emit(Instr::a_bc(frame_store_op(shape.repr), src, byte)),
            },
            Place::Memory { base, offset, .. } => {
                let (base, offset) = self.near(base, offset);
                match shape.repr {
                    Repr::Empty => self.emit(Instr::abc(Op::CheckNil, base, 0, 0)),
                    Repr::Mem => {
                        let d = self.unit.types.index(ty).0;
                        self.emit_de(Op::StoreTyped, base, offset, src, d, 0);
                    }
                    repr => self.emit(Instr::abc(store_op(repr), base, offset, src)),
                }
            }
            Place::Static(byte) => match shape.repr {
                Repr::Empty => {}
                Repr::Word => self.emit(Instr::a_bc(Op::GStore64, src, byte)),
                Repr::Ptr => self.emit(Instr::a_bc(Op::GStorePtr, src, byte)),
                _ => {
                    let base = self.regs.alloc(1);
                    self.emit(Instr::a_bc(Op::GlobalAddr, base, byte));
                    self.store(Place::object(base), ty, src);
                }
            },
            Place::Element { slice, index, size } => match element_store_op(shape.repr) {
                Some(op) => self.emit(Instr::abc(op, slice, index, src)),
                None => {
                    let base = self.element_address(slice, index, size);
                    self.store(Place::object(base), ty, src);
                }
            },
            Place::FrameElement { array, index, len } => {
                let op = if shape.repr == Repr::Ptr { Op::FArrayStorePtr } else { Op::FArrayStore64 };
                self.emit_de(op, array, index, src, len, 0);
            }
        }
        self.regs.set_top(top);
    }

    /// Copies pointer-free bytes inside the frame that are not aligned to words.
    fn copy_bytes(&mut self, from: u32, to: u32, size: u32) {
        let temp = self.regs.alloc(1);
        let mut done = 0;
        while done < size {
            let (load, store, step) = match (from | to | done, size - done) {
                (at, left) if at % 4 == 0 && left >= 4 => (Op::FLoad32U, Op::FStore32, 4),
                (at, left) if at % 2 == 0 && left >= 2 => (Op::FLoad16U, Op::FStore16, 2),
                _ => (Op::FLoad8U, Op::FStore8, 1),
            };
            self.emit(Instr::a_bc(load, temp, from + done));
            self.emit(Instr::a_bc(store, temp, to + done));
            done += step;
        }
    }
}
