//! The instructions that access values, by where they lie and by their representation.

use crate::bytecode::{Op, Repr};

pub(super) fn is_narrow(repr: Repr) -> bool {
    matches!(repr, Repr::U8 | Repr::S8 | Repr::U16 | Repr::S16 | Repr::U32 | Repr::S32)
}

pub(super) fn load_op(repr: Repr) -> Op {
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

pub(super) fn store_op(repr: Repr) -> Op {
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

pub(super) fn frame_load_op(repr: Repr) -> Op {
    match repr {
        Repr::U8 => Op::FLoad8U,
        Repr::S8 => Op::FLoad8S,
        Repr::U16 => Op::FLoad16U,
        Repr::S16 => Op::FLoad16S,
        Repr::S32 => Op::FLoad32S,
        _ => Op::FLoad32U,
    }
}

pub(super) fn frame_store_op(repr: Repr) -> Op {
    match repr {
        Repr::U8 | Repr::S8 => Op::FStore8,
        Repr::U16 | Repr::S16 => Op::FStore16,
        _ => Op::FStore32,
    }
}

pub(super) fn element_load_op(repr: Repr) -> Option<Op> {
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

pub(super) fn element_store_op(repr: Repr) -> Option<Op> {
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

/// Fused accesses of one way to find an element, see the rows of the opcode table.
#[derive(Debug)]
pub(super) struct Fused {
    /// By unsigned and signed width, then a word and a pointer.
    loads: [Op; 8],
    /// By width. Stores of pointers need a write barrier, and are not fused.
    stores: [Op; 4],
}

impl Fused {
    pub(super) fn load(&self, repr: Repr) -> Option<Op> {
        let index = match repr {
            Repr::U8 => 0,
            Repr::S8 => 1,
            Repr::U16 => 2,
            Repr::S16 => 3,
            Repr::U32 => 4,
            Repr::S32 => 5,
            Repr::Word => 6,
            Repr::Ptr => 7,
            _ => return None,
        };
        Some(self.loads[index])
    }

    pub(super) fn store(&self, repr: Repr) -> Option<Op> {
        let index = match repr {
            Repr::U8 | Repr::S8 => 0,
            Repr::U16 | Repr::S16 => 1,
            Repr::U32 | Repr::S32 => 2,
            Repr::Word => 3,
            _ => return None,
        };
        Some(self.stores[index])
    }
}

/// Parts of elements of slices.
pub(super) const PART: Fused = Fused {
    loads: [
        Op::PartLoad8U,
        Op::PartLoad8S,
        Op::PartLoad16U,
        Op::PartLoad16S,
        Op::PartLoad32U,
        Op::PartLoad32S,
        Op::PartLoad64,
        Op::PartLoadPtr,
    ],
    stores: [Op::PartStore8, Op::PartStore16, Op::PartStore32, Op::PartStore64],
};

/// Elements of slices in slices.
pub(super) const ROW: Fused = Fused {
    loads: [
        Op::RowLoad8U,
        Op::RowLoad8S,
        Op::RowLoad16U,
        Op::RowLoad16S,
        Op::RowLoad32U,
        Op::RowLoad32S,
        Op::RowLoad64,
        Op::RowLoadPtr,
    ],
    stores: [Op::RowStore8, Op::RowStore16, Op::RowStore32, Op::RowStore64],
};

/// Elements of slices whose headers lie in memory.
pub(super) const FIELD: Fused = Fused {
    loads: [
        Op::FieldLoad8U,
        Op::FieldLoad8S,
        Op::FieldLoad16U,
        Op::FieldLoad16S,
        Op::FieldLoad32U,
        Op::FieldLoad32S,
        Op::FieldLoad64,
        Op::FieldLoadPtr,
    ],
    stores: [Op::FieldStore8, Op::FieldStore16, Op::FieldStore32, Op::FieldStore64],
};

/// Elements of arrays in memory.
pub(super) const ARRAY: Fused = Fused {
    loads: [
        Op::ArrayLoad8U,
        Op::ArrayLoad8S,
        Op::ArrayLoad16U,
        Op::ArrayLoad16S,
        Op::ArrayLoad32U,
        Op::ArrayLoad32S,
        Op::ArrayLoad64,
        Op::ArrayLoadPtr,
    ],
    stores: [Op::ArrayStore8, Op::ArrayStore16, Op::ArrayStore32, Op::ArrayStore64],
};
