//! A compiled program: code and the tables that describe it.

use std::sync::Arc;

use super::effects::Tables;

/// Index of a function in [`Program::funcs`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct FuncIdx(pub u32);

/// Index of a type in [`Program::types`]. Type 0 is none, so that 0 is the type word of a nil interface.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct TypeIdx(pub u32);

/// Index of a signature in [`Program::sigs`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub struct SigIdx(pub u32);

/// A method name with its signature, numbered across the program: two methods with the same number satisfy
/// each other's interfaces.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct MethodIdx(pub u32);

/// A set of frame or object words: bit `i % 64` of element `i / 64` is word `i`.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct WordMap(pub Vec<u64>);

impl WordMap {
    /// Adds word `i`.
    pub fn insert(&mut self, i: usize) {
        if self.0.len() <= i / 64 {
            self.0.resize(i / 64 + 1, 0);
        }
        self.0[i / 64] |= 1 << (i % 64);
    }

    /// Whether word `i` is in the set.
    pub fn contains(&self, i: usize) -> bool {
        self.0.get(i / 64).is_some_and(|bits| bits >> (i % 64) & 1 == 1)
    }

    /// Whether no word is.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|&bits| bits == 0)
    }
}

/// A verified program, or a unit of one: then every table holds what follows the tables of the units before.
#[derive(Debug, Default)]
pub struct Program {
    /// The code of this unit's functions, one after the other. Jumps are relative, so it may be placed anywhere.
    pub code: Vec<u64>,
    /// Functions. Those without code get it in a later unit.
    pub funcs: Vec<FuncDesc>,
    /// Functions of earlier units that get their code in this one.
    pub late: Vec<(FuncIdx, FuncDesc)>,
    /// Types that occur in instructions, interfaces, or other types here. Element 0 is a placeholder.
    pub types: Vec<TypeDesc>,
    /// Method numbers.
    pub methods: Vec<MethodDesc>,
    /// All methods, by ascending number, of concrete types whose values interfaces may hold from this unit on.
    pub method_tables: Vec<(TypeIdx, Vec<MethodEntry>)>,
    /// Call signatures in words.
    pub sigs: Vec<SigDesc>,
    /// Natives that the program calls.
    pub natives: Vec<NativeDesc>,
    /// String constants.
    pub strings: Vec<Arc<[u8]>>,
    /// Read-only values that interfaces point to.
    pub constants: Constants,
    /// Static data.
    pub globals: GlobalsDesc,
    /// Jump tables: targets relative to the `jmp_table` instruction; the last entry is the default.
    pub jump_tables: Vec<Vec<i32>>,
    /// Select tables.
    pub selects: Vec<SelectDesc>,
    /// Pointer maps of frames, shared.
    pub maps: Vec<WordMap>,
    /// Source files' names, for traces.
    pub files: Vec<Arc<str>>,
    /// Package initialisers in order, then `main.main` is called. In the first unit, as all that follows.
    pub inits: Vec<FuncIdx>,
    /// `main.main`.
    pub main: FuncIdx,
    /// Types the machine needs by name (`runtime.boundsError`), where the program has them.
    pub well_known_types: Vec<(Arc<str>, TypeIdx)>,
    /// Functions the machine needs by name.
    pub well_known_funcs: Vec<(Arc<str>, FuncIdx)>,
}

impl Program {
    /// The tables that operand sizes depend on.
    pub fn tables(&self) -> Tables<'_> {
        Tables {
            types: &self.types,
            sigs: &self.sigs,
            funcs: &self.funcs,
            natives: &self.natives,
            selects: &self.selects,
        }
    }
}

impl Default for FuncIdx {
    fn default() -> Self {
        FuncIdx(u32::MAX)
    }
}

/// A function.
#[derive(Debug, Default)]
pub struct FuncDesc {
    /// As Go's traces print it.
    pub name: Arc<str>,
    /// First word of its code.
    pub entry: u32,
    /// Words of code.
    pub code_words: u32,
    /// Words of its frame, the largest window's arguments included.
    pub frame_words: u32,
    /// Its call signature, receiver included.
    pub sig: SigIdx,
    /// Layout of its closure objects, for functions that capture: word 0 is the entry, then the captures.
    pub closure_type: Option<TypeIdx>,
    /// Safepoints by ascending `pc`.
    pub safepoints: Vec<SafepointEntry>,
    /// Positions by ascending `pc`; each holds up to the next.
    pub lines: Vec<LineEntry>,
    /// Calls in whose place the callee's code stands.
    pub inlined: Vec<InlinedCall>,
    /// Instructions with unsigned indices, by ascending `pc`.
    pub unsigned_bounds: Vec<UnsignedBounds>,
    /// First word of the frame's memory part: addressed variables, objects that do not escape, and whatever
    /// unwinding needs.
    pub memory_start: u32,
    /// Words of the memory part.
    pub memory_words: u32,
    /// Frame words of the memory part that hold pointers; they are in every pointer map.
    pub memory_pointers: WordMap,
    /// Frame word with the head of the list of deferred calls, if the function has any.
    pub defer_head: Option<u16>,
    /// Where a recovered panic goes on: runs the remaining deferred calls, returns the named results.
    pub recover_pc: Option<u32>,
    /// Generated by the compiler: hidden in traces, transparent to `recover`.
    pub wrapper: bool,
    /// Index in [`Program::files`].
    pub file: u32,
    /// Line of the declaration.
    pub line: u32,
}

/// Pointer maps of one safepoint. Map numbers index [`Program::maps`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SafepointEntry {
    /// The instruction's first word, counted from the function's entry.
    pub pc: u32,
    /// Map before the instruction.
    pub before: u32,
    /// Map across it, if it is a call.
    pub across: u32,
}

/// Position of the instructions from `pc` on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LineEntry {
    /// Words from the function's entry.
    pub pc: u32,
    /// Line, from 1, in the file of the function that the instructions were written in.
    pub line: u32,
    /// The inlined call that they come from: 1 + its index in [`FuncDesc::inlined`]; 0 for the function itself.
    pub call: u32,
}

/// A call in whose place the callee's code stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InlinedCall {
    /// The callee, as traces name it.
    pub name: Arc<str>,
    /// Its file, an index of [`Program::files`].
    pub file: u32,
    /// The line of the call.
    pub line: u32,
    /// The inlined call around it, as in [`LineEntry::call`].
    pub outer: u32,
}

/// An instruction whose bounds panic prints an index as an unsigned 64-bit integer. The others print signed ones.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnsignedBounds {
    /// The instruction's first word, counted from the function's entry.
    pub pc: u32,
    /// Which: bit 0 is the index; for slices it is the lower bound, bit 1 the upper one, bit 2 that of the capacity.
    pub operands: u8,
}

/// A call signature in words. The kind bitmaps say which words are pointers.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct SigDesc {
    /// Words of parameters, receiver included.
    pub param_words: u32,
    /// Words of results.
    pub result_words: u32,
    /// Pointers among the parameters' words.
    pub param_pointers: WordMap,
    /// Pointers among the results' words.
    pub result_pointers: WordMap,
}

/// A native function, resolved by name when the program is loaded.
#[derive(Clone, Debug)]
pub struct NativeDesc {
    /// Import path, a dot, and the function or `Type.method`.
    pub name: Arc<str>,
    /// Its signature.
    pub sig: SigIdx,
    /// Types of its parameters, receiver first, then of its results.
    pub params: Vec<TypeIdx>,
    /// Types of its results.
    pub results: Vec<TypeIdx>,
}

/// Static data: all package-level variables.
#[derive(Clone, Debug, Default)]
pub struct GlobalsDesc {
    /// Size in bytes.
    pub size: u32,
    /// Words that hold pointers.
    pub pointers: WordMap,
}

/// Read-only values in their memory form, each from a word on.
#[derive(Clone, Debug, Default)]
pub struct Constants {
    /// The words; those that point to a string's bytes are zero.
    pub words: Vec<u64>,
    /// The words that point to the bytes of a string constant, ascending, with its index in [`Program::strings`].
    pub texts: Vec<(u32, u32)>,
}

impl Constants {
    /// The string constant that word `at` points to.
    pub fn text_at(&self, at: u32) -> Option<u32> {
        self.texts.binary_search_by_key(&at, |&(word, _)| word).ok().map(|found| self.texts[found].1)
    }
}

/// A method number's meaning.
#[derive(Clone, Debug)]
pub struct MethodDesc {
    /// The method's name.
    pub name: Arc<str>,
}

/// A method of a concrete type, for calls through interfaces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MethodEntry {
    /// The number.
    pub method: MethodIdx,
    /// A function whose first parameter is the interface's data word.
    pub func: FuncIdx,
}

/// What a type is, in `reflect`'s division.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[allow(missing_docs)]
pub enum Kind {
    #[default]
    Invalid,
    Bool,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
    Float32,
    Float64,
    Complex64,
    Complex128,
    Array,
    Chan,
    Func,
    Interface,
    Map,
    Pointer,
    Slice,
    String,
    Struct,
    UnsafePointer,
}

/// How a value moves between memory and its register form.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Repr {
    /// No words (`struct{}`).
    #[default]
    Empty,
    /// One byte, zero-extended.
    U8,
    /// One byte, sign-extended.
    S8,
    /// Two bytes, zero-extended.
    U16,
    /// Two bytes, sign-extended.
    S16,
    /// Four bytes, zero-extended.
    U32,
    /// Four bytes, sign-extended.
    S32,
    /// A scalar word.
    Word,
    /// A pointer word.
    Ptr,
    /// Two words: pointer, length.
    Str,
    /// Three words: pointer, length, capacity.
    Slice,
    /// Two words: type, data pointer.
    Iface,
    /// Memory layout in ceil(size / 8) words; unused bytes of the last word are zero.
    Mem,
}

/// How two values of a type are compared and hashed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum EqKind {
    /// `==` does not apply; at run time it panics.
    #[default]
    Never,
    /// Equal bytes of memory.
    Bits,
    /// float32.
    F32,
    /// float64.
    F64,
    /// String contents.
    Str,
    /// Dynamic types and values; panics on incomparable ones.
    Iface,
    /// Field by field, blank fields left out.
    Fields,
    /// Element by element.
    Elems,
}

/// Which specialised map code fits the key.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum MapKind {
    /// Not a map.
    #[default]
    None,
    /// Keys are one word or less, compared by their bits.
    Word,
    /// String keys.
    Str,
    /// Interface keys.
    Iface,
    /// Anything else.
    Any,
}

/// A type as the machine knows it.
#[derive(Clone, Debug, Default)]
pub struct TypeDesc {
    /// What it is.
    pub kind: Kind,
    /// As `%T` prints it: `main.T`, `[]int`, `map[string]*list.Element`.
    pub name: Arc<str>,
    /// For a declared type: its bare name; else empty.
    pub declared_name: Arc<str>,
    /// For a declared type: its package's import path; else empty.
    pub pkg_path: Arc<str>,
    /// Size in bytes, as Go lays it out.
    pub size: u64,
    /// Alignment in bytes.
    pub align: u64,
    /// Pointer words of a value in memory.
    pub pointers: WordMap,
    /// Words of the register form.
    pub words: u32,
    /// Between memory and registers.
    pub repr: Repr,
    /// Comparison.
    pub eq: EqKind,
    /// An interface holds it directly in its data word (pointers, maps, channels, functions, and structs or arrays of
    /// exactly one such).
    pub direct: bool,
    /// Element of an array, slice, pointer, channel or map.
    pub elem: Option<TypeIdx>,
    /// Key of a map.
    pub key: Option<TypeIdx>,
    /// Length of an array.
    pub len: u64,
    /// Map code.
    pub map_kind: MapKind,
    /// For a map: a number that no type has, for the layout of its tables' groups.
    pub group: Option<TypeIdx>,
    /// Fields of a struct.
    pub fields: Vec<FieldDesc>,
    /// Parameters of a function type.
    pub params: Vec<TypeIdx>,
    /// Results of a function type.
    pub results: Vec<TypeIdx>,
    /// Variadic function type.
    pub variadic: bool,
    /// Channel direction: 1 receive, 2 send, 3 both.
    pub chan_dir: u8,
    /// Methods of an interface type, by ascending number.
    pub interface_methods: Vec<MethodIdx>,
    /// Pointer to this type, if the unit has both.
    pub pointer_to: Option<TypeIdx>,
}

/// A struct field.
#[derive(Clone, Debug)]
pub struct FieldDesc {
    /// The name.
    pub name: Arc<str>,
    /// The type.
    pub ty: TypeIdx,
    /// Byte offset.
    pub offset: u64,
    /// Declared without a name.
    pub embedded: bool,
    /// Name begins with an upper-case letter.
    pub exported: bool,
    /// The tag.
    pub tag: Arc<str>,
}

/// A `select` statement's arms.
#[derive(Clone, Debug, Default)]
pub struct SelectDesc {
    /// In source order, the default left out; `select` yields an arm's index, or the number of arms for the default.
    pub arms: Vec<SelectArm>,
    /// Has a default.
    pub has_default: bool,
}

/// An arm of a `select`.
#[derive(Clone, Copy, Debug)]
pub struct SelectArm {
    /// Sends; otherwise receives.
    pub send: bool,
    /// Register with the channel.
    pub chan: u16,
    /// Register of the value: sent, or received into ([`NO_REG`](super::NO_REG) = dropped).
    pub value: u16,
    /// Register for the receive's ok, or [`NO_REG`](super::NO_REG).
    pub ok: u16,
    /// Element type.
    pub elem: TypeIdx,
}
