//! Operand roles: what an instruction's operand means, and which frame words it uses or defines.

/// The meaning of an operand. The opcode table's head explains the naming.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Unused half of an extension word; zero.
    None,
    /// Defines a scalar word.
    Dst,
    /// Defines a pointer word.
    DstP,
    /// Defines a string.
    DstS,
    /// Defines a slice.
    DstL,
    /// Defines an interface.
    DstI,
    /// Defines the register form of the type in operand `d`.
    DstM,
    /// Defines a bool that accompanies another result; evaluated as the other operands, written last.
    DstFlag,
    /// Likewise, or [`NO_REG`](super::NO_REG).
    OptDstFlag,
    /// Uses and defines a scalar word.
    DstSrc,
    /// Uses and defines a pointer word.
    DstSrcP,
    /// Uses scalar word `a`, defines scalar words `a` and `a+1`.
    DstSrcPair,
    /// Defines one word with the kind of the source's.
    DstW1,
    /// Defines two words with the kinds of the source's.
    DstW2,
    /// Defines three words with the kinds of the source's.
    DstW3,
    /// Defines `c` words with the kinds of the source's.
    DstWc,
    /// Defines `bc` words of zero, valid as any kind.
    DstZbc,
    /// Uses a scalar word.
    Src,
    /// Uses a pointer word.
    SrcP,
    /// Uses a string.
    SrcS,
    /// Uses a slice.
    SrcL,
    /// Uses an interface.
    SrcI,
    /// Uses the register form of the type in operand `d`.
    SrcM,
    /// Uses one word of any kind.
    SrcW1,
    /// Uses two words of any kinds.
    SrcW2,
    /// Uses three words of any kinds.
    SrcW3,
    /// Uses `c` words of any kinds.
    SrcWc,
    /// Uses `c` consecutive strings.
    SrcStrc,
    /// Uses a scalar word, or [`NO_REG`](super::NO_REG).
    OptSrc,
    /// Uses a key of the map type in `d`, in register form.
    SrcMapKey,
    /// Uses a value of the map type in `d`.
    SrcMapValue,
    /// Defines a value of the map type in `d`.
    DstMapValue,
    /// Defines a key of the map type in `d`, or [`NO_REG`](super::NO_REG).
    OptDstMapKey,
    /// Defines a value of the map type in `d`, or [`NO_REG`](super::NO_REG).
    OptDstMapValue,
    /// Defines a map iterator: 4 pointer words, then 6 scalar words.
    DstMapIter,
    /// Uses and defines a map iterator.
    DstSrcMapIter,
    /// A word of the frame's memory part whose address is taken; the words are in every pointer map.
    FrameWord,
    /// Likewise, or [`NO_REG`](super::NO_REG).
    OptFrameWord,
    /// Uses a part of a word: a byte offset from the frame's start.
    FrameByte,
    /// Uses and defines a part of a word.
    FrameByteDst,
    /// Uses an array of `d` words in the frame.
    FrameArray,
    /// Uses and defines an array of `d` words in the frame.
    FrameArrayDst,
    /// Window base of a call: uses the callee's parameter words, defines its result words.
    Window,
    /// Window base of calls without parameters and results.
    Window0,
    /// Signed 16-bit immediate.
    Imm16,
    /// Signed 32-bit immediate.
    Imm32,
    /// 64-bit immediate.
    Imm64,
    /// Unsigned byte offset.
    Off,
    /// Number of words or registers.
    Count,
    /// Relative jump target in words.
    Jump,
    /// Index of a jump table.
    JumpTable,
    /// Index of a select table.
    SelectTable,
    /// [`FuncIdx`](super::FuncIdx).
    Func,
    /// Index of a native.
    Native,
    /// Index of a string constant.
    Str,
    /// [`TypeIdx`](super::TypeIdx) that fixes operand sizes.
    Type,
    /// [`TypeIdx`](super::TypeIdx) for information only.
    TypeInfo,
    /// [`TypeIdx`](super::TypeIdx) of a map type, fixing the sizes of keys and values.
    MapType,
    /// Likewise, of maps whose keys are strings.
    StrMapType,
    /// [`SigIdx`](super::SigIdx).
    Sig,
    /// [`MethodIdx`](super::MethodIdx).
    Method,
    /// Inline cache, zero at first, the machine's to write.
    Cache,
    /// Byte offset in static data.
    Global,
    /// Word offset in [`Constants`](super::Constants) of a value of the type in `d`.
    Constant,
}
