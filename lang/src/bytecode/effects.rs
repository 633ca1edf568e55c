//! What an instruction does to the frame: the words it uses and defines, derived from its operands' roles.

use super::map_shape::{HEADER_WORDS, MapShape};
use super::{
    BACKING_WORDS, Field, FuncDesc, Instr, NO_REG, NativeDesc, Op, Role, SelectDesc, SigDesc, SigIdx,
    TEXT_BYTES, TEXT_RUNES, TypeDesc, WordMap,
};

/// The tables that operand sizes depend on.
#[derive(Clone, Copy, Debug)]
pub struct Tables<'t> {
    /// Types.
    pub types: &'t [TypeDesc],
    /// Signatures.
    pub sigs: &'t [SigDesc],
    /// Functions.
    pub funcs: &'t [FuncDesc],
    /// Natives.
    pub natives: &'t [NativeDesc],
    /// Select tables.
    pub selects: &'t [SelectDesc],
}

/// Kinds of a run of words.
#[derive(Clone, Copy, Debug)]
pub enum WordKinds<'t> {
    /// No pointers.
    Scalar,
    /// Pointers only.
    Pointer,
    /// Word `i` is a pointer where bit `i` is set, from bit `skip` on.
    Mixed {
        /// The bits.
        map: &'t WordMap,
        /// Bit of the first word.
        skip: u32,
    },
    /// Word `i` is a pointer where bit `i` is set.
    Bits(u8),
    /// Uses only: whatever is there.
    Any,
    /// Definitions only: the kinds that the run starting at this word has.
    SameAs(u32),
    /// Definitions only: zero, which is valid as any kind.
    Zero,
}

impl WordKinds<'_> {
    /// Whether word `i` of the run must be, or becomes, a pointer.
    pub fn is_pointer(&self, i: u32) -> bool {
        match *self {
            WordKinds::Scalar | WordKinds::Any | WordKinds::SameAs(_) | WordKinds::Zero => false,
            WordKinds::Pointer => true,
            WordKinds::Mixed { map, skip } => map.contains((i + skip) as usize),
            WordKinds::Bits(bits) => i < 8 && bits >> i & 1 == 1,
        }
    }
}

/// An access to frame words.
#[derive(Clone, Copy, Debug)]
pub enum Effect<'t> {
    /// Reads words.
    Use {
        /// The first.
        word: u32,
        /// How many.
        count: u32,
        /// What they must be.
        kinds: WordKinds<'t>,
    },
    /// Writes words.
    Def {
        /// The first.
        word: u32,
        /// How many.
        count: u32,
        /// What they become.
        kinds: WordKinds<'t>,
    },
    /// Writes some of these words, or parts of them, or perhaps none: they are live before, so a use of them comes with it.
    /// Zeros that were valid as any kind have the kind of what was written from now on.
    Partial {
        /// The first.
        word: u32,
        /// How many.
        count: u32,
        /// What they become.
        kinds: WordKinds<'t>,
    },
    /// All words from this one on lose their values, before the definitions.
    Clobber {
        /// The first.
        word: u32,
    },
    /// The addressed memory of the frame is accessed by address.
    Memory {
        /// The first word.
        word: u32,
        /// How many words at least belong to it.
        count: u32,
    },
}

/// An index in an operand is out of the range of its table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BadIndex(pub Role);

/// Kinds of an interface's words: type, data.
const IFACE: WordKinds<'static> = WordKinds::Bits(0b10);
/// Kinds of a string's and a slice's words.
const HEADER: WordKinds<'static> = WordKinds::Bits(0b1);
/// Pointer words of a map iterator.
const ITER_POINTERS: WordKinds<'static> = WordKinds::Bits(0b1111);
/// Words of a map iterator.
pub const MAP_ITER_WORDS: u32 = 10;

struct Walk<'i, 't, 'o> {
    instr: &'i Instr,
    tables: &'i Tables<'t>,
    out: &'o mut Vec<Effect<'t>>,
}

/// Appends the effects of `instr` to `out`: uses first, then what is clobbered, then definitions.
///
/// # Errors
/// An operand that indexes a table is out of range.
pub fn effects<'t>(instr: &Instr, tables: &Tables<'t>, out: &mut Vec<Effect<'t>>) -> Result<(), BadIndex> {
    let operands = instr.op.operands();
    let mut walk = Walk { instr, tables, out };
    for &(field, role) in operands {
        walk.uses(field, role)?;
    }
    let window = operands.iter().find(|(_, role)| matches!(role, Role::Window | Role::Window0));
    if let Some(&(field, _)) = window {
        let word = walk.value(field).saturating_sub(2);
        walk.out.push(Effect::Clobber { word });
    }
    for &(field, role) in operands {
        walk.defs(field, role)?;
    }
    Ok(())
}

impl<'t> Walk<'_, 't, '_> {
    fn value(&self, field: Field) -> u32 {
        self.instr.field(field) as u32
    }

    fn use_(&mut self, word: u32, count: u32, kinds: WordKinds<'t>) {
        self.out.push(Effect::Use { word, count, kinds });
    }

    fn def(&mut self, word: u32, count: u32, kinds: WordKinds<'t>) {
        self.out.push(Effect::Def { word, count, kinds });
    }

    fn partial(&mut self, word: u32, count: u32, kinds: WordKinds<'t>) {
        self.out.push(Effect::Partial { word, count, kinds });
    }

    fn type_at(&self, index: u32, role: Role) -> Result<&'t TypeDesc, BadIndex> {
        let ty = self.tables.types.get(index as usize).filter(|_| index != 0);
        ty.ok_or(BadIndex(role))
    }

    /// The type in operand `d`.
    fn operand_type(&self) -> Result<&'t TypeDesc, BadIndex> {
        self.type_at(self.instr.d(), Role::Type)
    }

    fn map_part(&self, key: bool) -> Result<&'t TypeDesc, BadIndex> {
        let map = self.type_at(self.instr.d(), Role::MapType)?;
        let part = if key { map.key } else { map.elem };
        self.type_at(part.ok_or(BadIndex(Role::MapType))?.0, Role::MapType)
    }

    fn of_type(&self, ty: &'t TypeDesc) -> (u32, WordKinds<'t>) {
        (ty.words, WordKinds::Mixed { map: &ty.pointers, skip: 0 })
    }

    fn sig(&self, sig: SigIdx) -> Result<&'t SigDesc, BadIndex> {
        self.tables.sigs.get(sig.0 as usize).ok_or(BadIndex(Role::Sig))
    }

    fn window_sig(&self) -> Result<&'t SigDesc, BadIndex> {
        let instr = self.instr;
        let sig = match instr.op {
            Op::Call => self.tables.funcs.get(instr.bc() as usize).ok_or(BadIndex(Role::Func))?.sig,
            Op::CallNative => self.tables.natives.get(instr.bc() as usize).ok_or(BadIndex(Role::Native))?.sig,
            Op::CallClosure => SigIdx(instr.d()),
            _ => SigIdx(instr.e()),
        };
        self.sig(sig)
    }

    fn select(&self) -> Result<&'t SelectDesc, BadIndex> {
        self.tables.selects.get(self.instr.bc() as usize).ok_or(BadIndex(Role::SelectTable))
    }

    fn element_kinds(&self) -> WordKinds<'t> {
        match self.instr.op {
            Op::FArrayLoadPtr | Op::FArrayStorePtr => WordKinds::Pointer,
            _ => WordKinds::Scalar,
        }
    }

    fn uses(&mut self, field: Field, role: Role) -> Result<(), BadIndex> {
        let word = self.value(field);
        let present = word != NO_REG as u32;
        match role {
            Role::Src | Role::DstSrc | Role::DstSrcPair => self.use_(word, 1, WordKinds::Scalar),
            Role::OptSrc if present => self.use_(word, 1, WordKinds::Scalar),
            Role::SrcP | Role::DstSrcP => self.use_(word, 1, WordKinds::Pointer),
            Role::SrcS => self.use_(word, 2, HEADER),
            Role::SrcL => self.use_(word, 3, HEADER),
            Role::SrcI => self.use_(word, 2, IFACE),
            Role::SrcM => {
                let (count, kinds) = self.of_type(self.operand_type()?);
                self.use_(word, count, kinds);
            }
            Role::SrcW1 => self.use_(word, 1, WordKinds::Any),
            Role::SrcW2 => self.use_(word, 2, WordKinds::Any),
            Role::SrcW3 => self.use_(word, 3, WordKinds::Any),
            Role::SrcWc => self.use_(word, self.instr.c as u32, WordKinds::Any),
            Role::SrcStrc => {
                for i in 0..self.instr.c as u32 {
                    self.use_(word + 2 * i, 2, HEADER);
                }
            }
            Role::SrcMapKey => {
                let (count, kinds) = self.of_type(self.map_part(true)?);
                self.use_(word, count, kinds);
            }
            Role::SrcMapValue => {
                let (count, kinds) = self.of_type(self.map_part(false)?);
                self.use_(word, count, kinds);
            }
            Role::DstSrcMapIter => {
                self.use_(word, 4, WordKinds::Pointer);
                self.use_(word + 4, MAP_ITER_WORDS - 4, WordKinds::Scalar);
            }
            Role::FrameByte | Role::FrameByteDst => self.use_(word / 8, 1, WordKinds::Scalar),
            Role::FrameArray | Role::FrameArrayDst => {
                self.use_(word, self.instr.d(), self.element_kinds());
            }
            Role::FrameWord => self.frame_memory(word)?,
            Role::OptFrameWord if present => self.frame_memory(word)?,
            Role::Window => {
                let sig = self.window_sig()?;
                // The machine itself stores an interface's data word as the receiver.
                let skip = u32::from(self.instr.op == Op::CallIface);
                let kinds = WordKinds::Mixed { map: &sig.param_pointers, skip };
                self.use_(word + skip, sig.param_words.saturating_sub(skip), kinds);
            }
            Role::SelectTable => {
                for arm in &self.select()?.arms {
                    let (count, kinds) = self.of_type(self.type_at(arm.elem.0, role)?);
                    self.use_(arm.chan as u32, 1, WordKinds::Pointer);
                    if arm.value != NO_REG {
                        // Only one arm's words are written: a received value is a partial definition.
                        self.use_(arm.value as u32, count, kinds);
                    }
                    if arm.ok != NO_REG {
                        self.use_(arm.ok as u32, 1, WordKinds::Scalar);
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn frame_memory(&mut self, word: u32) -> Result<(), BadIndex> {
        let count = match self.instr.op {
            Op::FrameAddr => self.instr.d() / 8 + 1,
            Op::IfaceBoxFrame => self.operand_type()?.words,
            Op::MakeSlice | Op::GrowInFrame => BACKING_WORDS,
            Op::MoveToHeap => self.instr.e() / 2,
            Op::Append | Op::AppendRoom => 1 + BACKING_WORDS,
            Op::MakeFrameMap => {
                let shape = MapShape::of(self.map_part(true)?, self.map_part(false)?);
                HEADER_WORDS + if self.instr.e() == 0 { 0 } else { shape.group_bytes() / 8 }
            }
            Op::FrameClosure => {
                let func = self.tables.funcs.get(self.instr.d() as usize).ok_or(BadIndex(Role::Func))?;
                self.type_at(func.closure_type.map_or(0, |ty| ty.0), Role::Func)?.words
            }
            Op::ConcatFrame | Op::BytesToStr | Op::StrToBytes | Op::RunesToStr => TEXT_BYTES / 8,
            Op::StrToRunes => TEXT_RUNES / 2,
            Op::RuneToStr => 1,
            _ => 2,
        };
        self.out.push(Effect::Memory { word, count });
        Ok(())
    }

    fn defs(&mut self, field: Field, role: Role) -> Result<(), BadIndex> {
        let word = self.value(field);
        let present = word != NO_REG as u32;
        match role {
            Role::Dst | Role::DstSrc | Role::DstFlag => self.def(word, 1, WordKinds::Scalar),
            Role::OptDstFlag if present => self.def(word, 1, WordKinds::Scalar),
            Role::DstP | Role::DstSrcP => self.def(word, 1, WordKinds::Pointer),
            Role::DstS => self.def(word, 2, HEADER),
            Role::DstL => self.def(word, 3, HEADER),
            Role::DstI => self.def(word, 2, IFACE),
            Role::DstSrcPair => self.def(word, 2, WordKinds::Scalar),
            Role::DstM => {
                let (count, kinds) = self.of_type(self.operand_type()?);
                self.def(word, count, kinds);
            }
            Role::DstW1 => self.def(word, 1, WordKinds::SameAs(self.instr.b as u32)),
            Role::DstW2 => self.def(word, 2, WordKinds::SameAs(self.instr.b as u32)),
            Role::DstW3 => self.def(word, 3, WordKinds::SameAs(self.instr.b as u32)),
            Role::DstWc => self.def(word, self.instr.c as u32, WordKinds::SameAs(self.instr.b as u32)),
            Role::DstZbc => self.def(word, self.instr.bc(), WordKinds::Zero),
            Role::DstMapValue => {
                let (count, kinds) = self.of_type(self.map_part(false)?);
                self.def(word, count, kinds);
            }
            Role::OptDstMapKey if present => {
                let (count, kinds) = self.of_type(self.map_part(true)?);
                self.def(word, count, kinds);
            }
            Role::OptDstMapValue if present => {
                let (count, kinds) = self.of_type(self.map_part(false)?);
                self.def(word, count, kinds);
            }
            Role::DstMapIter => self.def(word, MAP_ITER_WORDS, ITER_POINTERS),
            Role::FrameByteDst => self.partial(word / 8, 1, WordKinds::Scalar),
            Role::FrameArrayDst => self.partial(word, self.instr.d(), self.element_kinds()),
            Role::SelectTable => {
                for arm in self.select()?.arms.iter().filter(|arm| !arm.send) {
                    let (count, kinds) = self.of_type(self.type_at(arm.elem.0, role)?);
                    if arm.value != NO_REG {
                        self.partial(u32::from(arm.value), count, kinds);
                    }
                    if arm.ok != NO_REG {
                        self.partial(u32::from(arm.ok), 1, WordKinds::Scalar);
                    }
                }
            }
            Role::Window => {
                let sig = self.window_sig()?;
                let kinds = WordKinds::Mixed { map: &sig.result_pointers, skip: 0 };
                self.def(word, sig.result_words, kinds);
            }
            _ => {}
        }
        Ok(())
    }
}
