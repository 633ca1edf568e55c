//! Places: where values lie, and how they get from there into registers and back.

use super::access::{self, is_narrow};
use super::function::FuncGen;
use super::registers::Reg;
use super::types::{Class, Shape};
use super::visit::cannot_fail;
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

/// Where a slice's header lies when an element is accessed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Header {
    /// In registers from this one on.
    Reg(Reg),
    /// In an element of a slice of slices.
    Row {
        /// The outer slice.
        slice: Reg,
        /// Register with the index.
        index: Reg,
    },
    /// In memory, this many bytes behind a pointer.
    Field {
        /// Register with the pointer.
        base: Reg,
        /// Bytes.
        offset: u16,
    },
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
        slice: Header,
        /// Register with the index.
        index: Reg,
        /// Bytes of an element.
        size: u32,
    },
    /// A part of an element of a slice.
    Part {
        /// The slice.
        slice: Reg,
        /// Register with the index.
        index: Reg,
        /// Bytes of an element.
        size: u32,
        /// Bytes from the element's start.
        offset: u32,
    },
    /// An element of an array in memory.
    ArrayElement {
        /// Register with a pointer.
        base: Reg,
        /// Bytes from there to the array.
        offset: u32,
        /// Register with the index.
        index: Reg,
        /// The array's length.
        len: u32,
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

/// The integer constant that an expression is.
pub(super) fn int_const(e: &Expr) -> Option<i64> {
    match &e.kind {
        ExprKind::Const(Const::Int(value)) => Some(*value),
        ExprKind::Convert(Conversion::Retype, inner, _) => int_const(inner),
        _ => None,
    }
}

/// The count of words for instructions that copy whole words one by one; 0 for other values, such as those of 8 bytes that
/// may lie between words.
fn copied_words(shape: Shape) -> u32 {
    const MOST: u32 = 12;
    if shape.aligned && shape.words <= MOST { shape.words } else { 0 }
}

/// The fused accesses of elements of such slices.
fn element_access(slice: Header) -> &'static access::Fused {
    match slice {
        Header::Row { .. } => &access::ROW,
        _ => &access::FIELD,
    }
}

impl<'p> FuncGen<'_, 'p> {
    pub(super) fn slot_place(&mut self, local: LocalId) -> Place {
        match self.body.slots[local.0 as usize] {
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
            ExprKind::Global(global) => Place::Static(self.unit.global_offset(*global)),
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
                    let slice = self.header(base, index);
                    let index = self.index_operand(index);
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
            let index = self.index_operand(index);
            return Place::FrameElement { array: word as Reg, index, len: len as u32 };
        }
        let (base, offset) = self.array_base(array, base.ty);
        let index = self.index_operand(index);
        let (len, size) = (len as u32, shape.size as u32);
        if access::ARRAY.load(shape.repr).is_some() {
            return Place::ArrayElement { base, offset, index, len, size };
        }
        self.at(e.span);
        let element = self.regs.alloc(1);
        self.array_addr(element, (base, offset), index, len, size);
        Place::object(element)
    }

    /// A pointer and the distance of an array from there.
    fn array_base(&mut self, array: Place, ty: Ty) -> (Reg, u32) {
        if let Some(base) = self.invariant_base(array) {
            return base;
        }
        match array {
            Place::Reg(_) | Place::Bytes(_) => (self.frame_address(array, ty), 0),
            Place::Memory { base, offset, .. } if i32::try_from(offset).is_ok() => (base, offset as u32),
            Place::Part { slice, index, size, offset } => (self.element_address(slice, index, size), offset),
            other => {
                let base = self.regs.alloc(1);
                self.address_to(other, base);
                (base, 0)
            }
        }
    }

    fn array_addr(&mut self, dst: Reg, (base, offset): (Reg, u32), index: Reg, len: u32, size: u32) {
        let mut array = base;
        if offset != 0 {
            array = self.regs.alloc(1);
            self.field_addr(array, base, u64::from(offset));
        }
        self.emit_de(Op::ArrayAddr, dst, array, index, len, size);
    }

    /// Where the header of a slice lies whose element at `index` is accessed. It is read with the access, unless the
    /// index may panic: the slice's own operands come first.
    fn header(&mut self, slice: &'p Expr, index: &'p Expr) -> Header {
        let mut e = slice;
        while let ExprKind::Convert(Conversion::Retype, inner, _) = &e.kind {
            e = inner;
        }
        if self.is_evaluated(e) || self.is_evaluated(slice) || !cannot_fail(index) {
            return Header::Reg(self.operand(slice));
        }
        match &e.kind {
            ExprKind::Index(outer, at) if self.unit.types.class(outer.ty) == Class::Slice => {
                let slice = self.operand(outer);
                let index = self.index_operand(at);
                Header::Row { slice, index }
            }
            ExprKind::Local(_) | ExprKind::Field(..) | ExprKind::Deref(_) | ExprKind::Global(_) => {
                let place = self.place(e);
                let base = match place {
                    Place::Memory { base, offset, .. } => Some((base, offset)),
                    Place::Static(_) => {
                        self.invariant_base(place).map(|(base, offset)| (base, u64::from(offset)))
                    }
                    _ => None,
                };
                match base.map(|(base, offset)| (base, u16::try_from(offset))) {
                    Some((base, Ok(offset))) => Header::Field { base, offset },
                    _ => {
                        self.at(e.span);
                        Header::Reg(self.load_temp(place, e.ty))
                    }
                }
            }
            _ => Header::Reg(self.operand(slice)),
        }
    }

    /// The slice in registers.
    pub(super) fn load_header(&mut self, header: Header) -> Reg {
        match header {
            Header::Reg(slice) => slice,
            Header::Row { slice, index } => {
                let row = self.regs.alloc(3);
                self.emit(Instr::abc(Op::SLoadSlice, row, slice, index));
                row
            }
            Header::Field { base, offset } => {
                let slice = self.regs.alloc(3);
                self.emit(Instr::abc(Op::LoadSlice, slice, base, offset));
                slice
            }
        }
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
            Place::Element { slice, index, size } => {
                let slice = self.load_header(slice);
                Place::Part { slice, index, size, offset: bytes as u32 }
            }
            Place::Part { slice, index, size, offset } => {
                Place::Part { slice, index, size, offset: offset + bytes as u32 }
            }
            Place::FrameElement { .. } | Place::ArrayElement { .. } => {
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
                let slice = self.load_header(slice);
                self.emit_de(Op::SliceAddr, dst, slice, index, size, 0);
            }
            Place::Part { slice, index, size, offset } => {
                let base = self.element_address(slice, index, size);
                self.field_addr(dst, base, u64::from(offset));
            }
            Place::ArrayElement { base, offset, index, len, size } => {
                self.array_addr(dst, (base, offset), index, len, size);
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
    pub(super) fn near(&mut self, base: Reg, offset: u64) -> (Reg, u16) {
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
                None => self.emit(Instr::a_bc(access::frame_load_op(shape.repr), dst, byte)),
            },
            Place::Memory { base, offset, .. } => {
                let (base, offset) = self.near(base, offset);
                match shape.repr {
                    Repr::Empty => self.emit(Instr::abc(Op::CheckNil, base, 0, 0)),
                    Repr::Mem => {
                        let d = self.unit.types.index(ty).0;
                        self.emit_de(Op::LoadTyped, dst, base, offset, d, copied_words(shape));
                    }
                    repr => self.emit(Instr::abc(access::load_op(repr), dst, base, offset)),
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
            Place::Element { slice, index, size } => match (slice, element_access(slice).load(shape.repr)) {
                (Header::Row { slice, index: row }, Some(op)) => {
                    self.emit_de(op, dst, slice, row, u32::from(index), 0);
                }
                (Header::Field { base, offset }, Some(op)) => {
                    self.emit_de(op, dst, base, offset, u32::from(index), 0);
                }
                _ => {
                    let slice = self.load_header(slice);
                    match access::element_load_op(shape.repr) {
                        Some(op) => self.emit(Instr::abc(op, dst, slice, index)),
                        None => {
                            let base = self.element_address(slice, index, size);
                            self.load(Place::object(base), ty, dst);
                        }
                    }
                }
            },
            Place::Part { slice, index, size, offset } => match access::PART.load(shape.repr) {
                Some(op) => self.emit_de(op, dst, slice, index, size, offset),
                None => {
                    let base = self.element_address(slice, index, size);
                    self.load(Place::Memory { base, offset: u64::from(offset), sure: true }, ty, dst);
                }
            },
            Place::ArrayElement { base, offset, index, len, .. } => {
                if let Some(op) = access::ARRAY.load(shape.repr) {
                    self.emit_de(op, dst, base, index, len, offset);
                }
            }
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
                None => self.emit(Instr::a_bc(access::frame_store_op(shape.repr), src, byte)),
            },
            Place::Memory { base, offset, .. } => {
                let (base, offset) = self.near(base, offset);
                match shape.repr {
                    Repr::Empty => self.emit(Instr::abc(Op::CheckNil, base, 0, 0)),
                    Repr::Mem => {
                        let d = self.unit.types.index(ty).0;
                        self.emit_de(Op::StoreTyped, base, offset, src, d, copied_words(shape));
                    }
                    repr => self.emit(Instr::abc(access::store_op(repr), base, offset, src)),
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
            Place::Element { slice, index, size } => match (slice, element_access(slice).store(shape.repr)) {
                (Header::Row { slice, index: row }, Some(op)) => {
                    self.emit_de(op, slice, row, src, u32::from(index), 0);
                }
                (Header::Field { base, offset }, Some(op)) => {
                    self.emit_de(op, base, offset, src, u32::from(index), 0);
                }
                _ => {
                    let slice = self.load_header(slice);
                    match access::element_store_op(shape.repr) {
                        Some(op) => self.emit(Instr::abc(op, slice, index, src)),
                        None => {
                            let base = self.element_address(slice, index, size);
                            self.store(Place::object(base), ty, src);
                        }
                    }
                }
            },
            Place::Part { slice, index, size, offset } => match access::PART.store(shape.repr) {
                Some(op) => self.emit_de(op, slice, index, src, size, offset),
                None => {
                    let base = self.element_address(slice, index, size);
                    self.store(Place::Memory { base, offset: u64::from(offset), sure: true }, ty, src);
                }
            },
            Place::ArrayElement { base, offset, index, len, size } => match access::ARRAY.store(shape.repr) {
                Some(op) => self.emit_de(op, base, index, src, len, offset),
                None => {
                    let element = self.regs.alloc(1);
                    self.array_addr(element, (base, offset), index, len, size);
                    self.store(Place::object(element), ty, src);
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
