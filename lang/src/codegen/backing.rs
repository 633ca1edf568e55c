//! Small arrays of slices in the frame's memory.
//!
//! Programs see those of appends: the capacity is what the memory holds. So which appends have them is decided as Go does
//! (`cmd/compile/internal/ssagen`, `(*state).append`): those whose array does not escape, of a slice in registers, for each
//! variable the first one in the function.

use super::function::FuncGen;
use super::place::Slot;
use super::registers::Reg;
use crate::bytecode::{BACKING_BYTES, BACKING_WORDS, Op};
use crate::typed::{Expr, ExprKind, LocalId, Placement, SiteId};
use crate::types::{Ty, TyKind};

/// Where the first array of an append may be.
#[derive(Clone, Copy)]
pub(super) enum Backing {
    /// In the heap, as all.
    None,
    /// In the frame, all of it at once, if this is the first use: the word that tells.
    Whole(Reg),
    /// In the frame, growing by size classes.
    Steps(Reg),
}

/// Words and fields of the largest struct that Go keeps in registers (`ssa.MaxStruct`).
const MOST_PARTS: usize = 4;

impl<'p> FuncGen<'_, 'p> {
    /// The frame's memory for the first array of `append(slice, …)`.
    pub(super) fn backing(&mut self, slice: &'p Expr, site: SiteId) -> Backing {
        let TyKind::Slice(elem) = *self.unit.typed.types.underlying(slice.ty) else { return Backing::None };
        if !self.is_in_registers(slice) {
            return Backing::None;
        }
        match (self.placement(site), &slice.kind) {
            (Placement::Heap | Placement::Shared, _) => Backing::None,
            (Placement::Stack, ExprKind::Local(local)) if !self.body.backed.insert(*local) => Backing::None,
            (Placement::Stack, _) => Backing::Whole(self.marked_array(elem)),
            (Placement::StackInSteps, ExprKind::Local(local)) => {
                let array = match self.body.stepped.get(local) {
                    Some(&array) => array,
                    None => self.small_array(elem),
                };
                self.body.stepped.insert(*local, array);
                Backing::Steps(array)
            }
            (Placement::StackInSteps, _) => Backing::None,
        }
    }

    /// The array of a slice variable moves to the heap if it is in the frame.
    pub(super) fn move_to_heap(&mut self, local: LocalId, keep_capacity: bool) {
        let (start, words) = (self.regs.memory_start(), self.regs.memory_reserved());
        let ty = self.local(local).ty;
        let (TyKind::Slice(elem), Slot::Reg(slice)) =
            (self.unit.typed.types.underlying(ty), self.body.slots[local.0 as usize])
        else {
            return;
        };
        if words > 0 {
            let elem = self.unit.types.index(*elem).0;
            self.emit_de(
                Op::MoveToHeap,
                slice,
                slice,
                start as Reg,
                elem,
                2 * words + u32::from(keep_capacity),
            );
        }
    }

    /// The frame's memory for a small array, behind a word that tells whether it is in use.
    fn marked_array(&mut self, elem: Ty) -> Reg {
        let pointers = self.small_array_pointers(elem);
        let pointers = std::iter::once(0).chain(pointers.into_iter().map(|word| 1 + word));
        self.regs.alloc_memory(1 + BACKING_WORDS, pointers)
    }

    /// The frame's memory for an array of a variable size, if it is small.
    pub(super) fn small_array(&mut self, elem: Ty) -> Reg {
        let pointers = self.small_array_pointers(elem);
        self.regs.alloc_memory(BACKING_WORDS, pointers.into_iter())
    }

    /// Pointer words of the largest array of elements that fits [`BACKING_BYTES`].
    fn small_array_pointers(&mut self, elem: Ty) -> Vec<u32> {
        let len = u64::from(BACKING_BYTES) / self.shape(elem).size;
        self.array_pointers(elem, len)
    }

    /// Whether Go has the slice in registers. One in memory grows in place, without a first array in the frame.
    fn is_in_registers(&mut self, slice: &Expr) -> bool {
        let mut root = slice;
        while let ExprKind::Field(base, _) = &root.kind {
            root = base;
        }
        match root.kind {
            ExprKind::Local(local) => !self.is_in_go_memory(local),
            ExprKind::Index(..) | ExprKind::Deref(_) | ExprKind::Global(_) | ExprKind::MapIndex { .. } => {
                false
            }
            _ => true,
        }
    }

    fn is_in_go_memory(&mut self, local: LocalId) -> bool {
        let var = self.local(local);
        let returned_late =
            self.body.func.is_some_and(|func| func.has_defer && func.results.contains(&local));
        var.addressed || returned_late || !self.fits_registers(var.ty)
    }

    /// Whether Go keeps values of the type in registers (`ssa.CanSSA`).
    pub(super) fn fits_registers(&mut self, ty: Ty) -> bool {
        if self.shape(ty).size > 8 * MOST_PARTS as u64 {
            return false;
        }
        match self.unit.typed.types.underlying(ty) {
            TyKind::Array(elem, len) => *len <= 1 && self.fits_registers(*elem),
            TyKind::Struct(desc) => {
                desc.fields.len() <= MOST_PARTS
                    && desc.fields.iter().all(|field| self.fits_registers(field.ty))
            }
            _ => true,
        }
    }
}
