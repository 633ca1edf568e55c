//! The opcode table: the one place where instructions are declared.
//!
//! `for_each_op!` hands the table to a macro of the caller's choice. From it are derived the opcode enum,
//! operand access, disassembly, liveness, the verifier, and in the virtual machine the handler table, so that
//! an opcode without a handler does not compile.
//!
//! ## Encoding
//! An instruction is one 64-bit word `op:u16 a:u16 b:u16 c:u16` (op in the low bits), followed by zero, one or
//! two extension words. Operands `a b c` are frame word offsets unless their role says otherwise; `bc` is the
//! 32-bit field that `b` and `c` form together (b low). Extension word 1 holds `d` (low half) and `e` (high
//! half), 32 bits each; or `x`, all 64 bits. Extension word 2 likewise holds `f` and `g`.
//!
//! ## Roles (see [`Role`](super::Role))
//! `Dst… = word(s) defined`, `Src… = word(s) used`. Suffix: none = 1 scalar word, `P` = 1 pointer word,
//! `S` = string (pointer, scalar), `L` = slice (pointer, scalar, scalar), `I` = interface (scalar, pointer).
//! `DstM`/`SrcM` = a value of a type named by another operand, in its register form (see `program::TypeDesc`).
//! `DstW` copies the kinds of the source's words.
//!
//! ## Register form of values
//! A scalar takes a whole word: integers are sign- or zero-extended from their width, a float32 is its bits
//! zero-extended, a bool is 0 or 1. Strings, slices and interfaces take their 2 or 3 words. Structs and arrays
//! have their memory layout in ceil(size / 8) consecutive words; so their 8-byte fields are registers, and
//! narrower ones are read and written by `fload…` and `fstore…`.
//!
//! ## Flags
//! `[safepoint]`: a collection may happen before the instruction executes (it is then executed from its
//! beginning), so it has a pointer map of the words live *before* it. `[call]`: besides, the frame may be
//! suspended in it, so it has a map of the words live *across* it. `[jump]`: `bc`, `c`, or `e` is a relative
//! target in words, counted from the instruction's own first word. `[ends]`: control does not go on to the
//! next instruction. `[throws]`: may panic.
//!
//! ## Names
//! `verb_type`; widths `8u 8s 16u 16s 32u 32s 64`; a trailing `_i` means an immediate operand.
//! Superinstructions and text have files of their own, `fused.rs` and `text.rs`.

mod fused;
pub(super) mod text;

/// Calls `$mac! { rows }` with the table. A row is
/// `/// doc` `name = Variant { operand: Role, … } [flags];`
#[macro_export]
macro_rules! for_each_op {
    ($mac:path) => {
        $crate::with_fused_ops! { $mac {
            // ── moves and constants ────────────────────────────────────────────────────────────────────
            /// a = b, one word of any kind.
            mov = Mov { a: DstW1, b: SrcW1 } [];
            /// Two words (strings, interfaces). Overlap is allowed.
            mov2 = Mov2 { a: DstW2, b: SrcW2 } [];
            /// Three words (slices).
            mov3 = Mov3 { a: DstW3, b: SrcW3 } [];
            /// c words, memmove semantics.
            mov_n = MovN { a: DstWc, b: SrcWc, c: Count } [];
            /// a = sign-extended immediate.
            const_i = ConstI { a: Dst, bc: Imm32 } [];
            /// a = x.
            const_x = ConstX { a: Dst, x: Imm64 } [];
            /// bc words from a on become zero, which is a valid value of every kind.
            zero_n = ZeroN { a: DstZbc, bc: Count } [];
            /// String constant.
            const_str = ConstStr { a: DstS, bc: Str } [];
            /// Function value of a declared function: a static closure object.
            const_func = ConstFunc { a: DstP, bc: Func } [];

            // ── 64-bit integers ────────────────────────────────────────────────────────────────────────
            /// a = b + c, wrapping.
            add = Add { a: Dst, b: Src, c: Src } [];
            /// a = b - c.
            sub = Sub { a: Dst, b: Src, c: Src } [];
            /// a = b * c.
            mul = Mul { a: Dst, b: Src, c: Src } [];
            /// Signed division truncating toward zero; panics on zero; the smallest value by -1 wraps.
            div_s = DivS { a: Dst, b: Src, c: Src } [throws];
            /// Unsigned division.
            div_u = DivU { a: Dst, b: Src, c: Src } [throws];
            /// Signed remainder, sign of the dividend.
            rem_s = RemS { a: Dst, b: Src, c: Src } [throws];
            /// Unsigned remainder.
            rem_u = RemU { a: Dst, b: Src, c: Src } [throws];
            /// a = b & c.
            and = And { a: Dst, b: Src, c: Src } [];
            /// a = b | c.
            or = Or { a: Dst, b: Src, c: Src } [];
            /// a = b ^ c.
            xor = Xor { a: Dst, b: Src, c: Src } [];
            /// a = b &^ c.
            and_not = AndNot { a: Dst, b: Src, c: Src } [];
            /// a = b << c; 0 if c (unsigned) is 64 or more.
            shl = Shl { a: Dst, b: Src, c: Src } [];
            /// Arithmetic shift right; all sign bits if c is 64 or more.
            shr_s = ShrS { a: Dst, b: Src, c: Src } [];
            /// Logical shift right; 0 if c is 64 or more.
            shr_u = ShrU { a: Dst, b: Src, c: Src } [];
            /// a = -b.
            neg = Neg { a: Dst, b: Src } [];
            /// a = ^b.
            not = Not { a: Dst, b: Src } [];
            /// a = 1 - b, of a bool.
            not_bool = NotBool { a: Dst, b: Src } [];
            /// a = b + imm.
            add_i = AddI { a: Dst, b: Src, c: Imm16 } [];
            /// a = b * imm.
            mul_i = MulI { a: Dst, b: Src, c: Imm16 } [];
            /// a = b / imm, signed; imm is neither 0 nor -1.
            div_s_i = DivSI { a: Dst, b: Src, c: Imm16 } [];
            /// a = b % imm, signed; imm is neither 0 nor -1.
            rem_s_i = RemSI { a: Dst, b: Src, c: Imm16 } [];
            /// a = b & imm (sign-extended).
            and_i = AndI { a: Dst, b: Src, c: Imm16 } [];
            /// a = b | imm (sign-extended).
            or_i = OrI { a: Dst, b: Src, c: Imm16 } [];
            /// a = b ^ imm (sign-extended).
            xor_i = XorI { a: Dst, b: Src, c: Imm16 } [];
            /// a = b << imm, 0 ≤ imm < 64.
            shl_i = ShlI { a: Dst, b: Src, c: Imm16 } [];
            /// Arithmetic shift right by imm, 0 ≤ imm < 64.
            shr_s_i = ShrSI { a: Dst, b: Src, c: Imm16 } [];
            /// Logical shift right by imm, 0 ≤ imm < 64.
            shr_u_i = ShrUI { a: Dst, b: Src, c: Imm16 } [];

            // ── narrow integers: wrap a 64-bit result to its type's width ─────────────────────────────
            /// a = b, sign-extended from 8 bits.
            ext_8s = Ext8S { a: Dst, b: Src } [];
            /// Sign-extended from 16 bits.
            ext_16s = Ext16S { a: Dst, b: Src } [];
            /// Sign-extended from 32 bits.
            ext_32s = Ext32S { a: Dst, b: Src } [];
            /// Zero-extended from 8 bits.
            ext_8u = Ext8U { a: Dst, b: Src } [];
            /// Zero-extended from 16 bits.
            ext_16u = Ext16U { a: Dst, b: Src } [];
            /// Zero-extended from 32 bits.
            ext_32u = Ext32U { a: Dst, b: Src } [];
            /// 32-bit signed a = b + c.
            add_32s = Add32S { a: Dst, b: Src, c: Src } [];
            /// 32-bit signed a = b - c.
            sub_32s = Sub32S { a: Dst, b: Src, c: Src } [];
            /// 32-bit signed a = b * c.
            mul_32s = Mul32S { a: Dst, b: Src, c: Src } [];
            /// 32-bit unsigned a = b + c.
            add_32u = Add32U { a: Dst, b: Src, c: Src } [];
            /// 32-bit unsigned a = b - c.
            sub_32u = Sub32U { a: Dst, b: Src, c: Src } [];
            /// 32-bit unsigned a = b * c.
            mul_32u = Mul32U { a: Dst, b: Src, c: Src } [];

            // ── floating point ─────────────────────────────────────────────────────────────────────────
            /// float64 a = b + c.
            add_f64 = AddF64 { a: Dst, b: Src, c: Src } [];
            /// float64 a = b - c.
            sub_f64 = SubF64 { a: Dst, b: Src, c: Src } [];
            /// float64 a = b * c.
            mul_f64 = MulF64 { a: Dst, b: Src, c: Src } [];
            /// float64 a = b / c.
            div_f64 = DivF64 { a: Dst, b: Src, c: Src } [];
            /// float64 a = -b.
            neg_f64 = NegF64 { a: Dst, b: Src } [];
            /// float64 square root.
            sqrt_f64 = SqrtF64 { a: Dst, b: Src } [];
            /// float64 absolute value.
            abs_f64 = AbsF64 { a: Dst, b: Src } [];
            /// float64 floor.
            floor_f64 = FloorF64 { a: Dst, b: Src } [];
            /// float64 ceiling.
            ceil_f64 = CeilF64 { a: Dst, b: Src } [];
            /// float64 truncation.
            trunc_f64 = TruncF64 { a: Dst, b: Src } [];
            /// float32 a = b + c.
            add_f32 = AddF32 { a: Dst, b: Src, c: Src } [];
            /// float32 a = b - c.
            sub_f32 = SubF32 { a: Dst, b: Src, c: Src } [];
            /// float32 a = b * c.
            mul_f32 = MulF32 { a: Dst, b: Src, c: Src } [];
            /// float32 a = b / c.
            div_f32 = DivF32 { a: Dst, b: Src, c: Src } [];
            /// float32 a = -b.
            neg_f32 = NegF32 { a: Dst, b: Src } [];
            /// int64 to float64.
            i64_to_f64 = I64ToF64 { a: Dst, b: Src } [];
            /// uint64 to float64.
            u64_to_f64 = U64ToF64 { a: Dst, b: Src } [];
            /// int64 to float32.
            i64_to_f32 = I64ToF32 { a: Dst, b: Src } [];
            /// uint64 to float32.
            u64_to_f32 = U64ToF32 { a: Dst, b: Src } [];
            /// float64 to int64 as amd64 does it: out of range gives the smallest int64.
            f64_to_i64 = F64ToI64 { a: Dst, b: Src } [];
            /// float64 to uint64 as Go's amd64 code does it.
            f64_to_u64 = F64ToU64 { a: Dst, b: Src } [];
            /// float64 to float32.
            f64_to_f32 = F64ToF32 { a: Dst, b: Src } [];
            /// float32 to float64.
            f32_to_f64 = F32ToF64 { a: Dst, b: Src } [];

            // ── comparisons into a bool ────────────────────────────────────────────────────────────────
            /// a = b == c, one word.
            eq = Eq { a: Dst, b: SrcW1, c: SrcW1 } [];
            /// a = b != c, one word.
            ne = Ne { a: Dst, b: SrcW1, c: SrcW1 } [];
            /// a = b < c, signed.
            lt_s = LtS { a: Dst, b: Src, c: Src } [];
            /// a = b <= c, signed.
            le_s = LeS { a: Dst, b: Src, c: Src } [];
            /// a = b < c, unsigned.
            lt_u = LtU { a: Dst, b: Src, c: Src } [];
            /// a = b <= c, unsigned.
            le_u = LeU { a: Dst, b: Src, c: Src } [];
            /// a = b == imm.
            eq_i = EqI { a: Dst, b: SrcW1, c: Imm16 } [];
            /// a = b == c, float64.
            eq_f64 = EqF64 { a: Dst, b: Src, c: Src } [];
            /// a = b < c, float64.
            lt_f64 = LtF64 { a: Dst, b: Src, c: Src } [];
            /// a = b <= c, float64.
            le_f64 = LeF64 { a: Dst, b: Src, c: Src } [];
            /// a = b == c, float32.
            eq_f32 = EqF32 { a: Dst, b: Src, c: Src } [];
            /// a = b < c, float32.
            lt_f32 = LtF32 { a: Dst, b: Src, c: Src } [];
            /// a = b <= c, float32.
            le_f32 = LeF32 { a: Dst, b: Src, c: Src } [];
            /// a = b == c, strings.
            eq_str = EqStr { a: Dst, b: SrcS, c: SrcS } [];
            /// a = b < c, strings.
            lt_str = LtStr { a: Dst, b: SrcS, c: SrcS } [];
            /// a = b <= c, strings.
            le_str = LeStr { a: Dst, b: SrcS, c: SrcS } [];
            /// a = b == c, interfaces; panics on an incomparable dynamic type.
            eq_iface = EqIface { a: Dst, b: SrcI, c: SrcI } [throws];
            /// a = b == c, values of type d in register form (structs, arrays, anything).
            eq_typed = EqTyped { a: Dst, b: SrcM, c: SrcM, d: Type, e: None } [throws];

            // ── jumps ──────────────────────────────────────────────────────────────────────────────────
            /// Forward jump.
            jmp = Jmp { bc: Jump } [jump, ends];
            /// Jump backward; polls.
            jmp_back = JmpBack { bc: Jump } [jump, ends, safepoint];
            /// If a. Forward.
            jt = Jt { a: Src, bc: Jump } [jump];
            /// If not a. Forward.
            jf = Jf { a: Src, bc: Jump } [jump];
            /// If a == b, one word. Forward, as all the others up to `loop_…`.
            jeq = Jeq { a: SrcW1, b: SrcW1, c: Jump } [jump];
            /// If a != b.
            jne = Jne { a: SrcW1, b: SrcW1, c: Jump } [jump];
            /// If a < b, signed.
            jlt_s = JltS { a: Src, b: Src, c: Jump } [jump];
            /// If a <= b, signed.
            jle_s = JleS { a: Src, b: Src, c: Jump } [jump];
            /// If a < b, unsigned.
            jlt_u = JltU { a: Src, b: Src, c: Jump } [jump];
            /// If a <= b, unsigned.
            jle_u = JleU { a: Src, b: Src, c: Jump } [jump];
            /// If a == imm.
            jeq_i = JeqI { a: SrcW1, b: Imm16, c: Jump } [jump];
            /// If a != imm.
            jne_i = JneI { a: SrcW1, b: Imm16, c: Jump } [jump];
            /// If a < imm, signed.
            jlt_s_i = JltSI { a: Src, b: Imm16, c: Jump } [jump];
            /// If a <= imm.
            jle_s_i = JleSI { a: Src, b: Imm16, c: Jump } [jump];
            /// If a > imm.
            jgt_s_i = JgtSI { a: Src, b: Imm16, c: Jump } [jump];
            /// If a >= imm.
            jge_s_i = JgeSI { a: Src, b: Imm16, c: Jump } [jump];
            /// If a == b, float64.
            jeq_f64 = JeqF64 { a: Src, b: Src, c: Jump } [jump];
            /// If not a == b.
            jne_f64 = JneF64 { a: Src, b: Src, c: Jump } [jump];
            /// If a < b.
            jlt_f64 = JltF64 { a: Src, b: Src, c: Jump } [jump];
            /// If a <= b.
            jle_f64 = JleF64 { a: Src, b: Src, c: Jump } [jump];
            /// If not a < b (NaN jumps).
            jnlt_f64 = JnltF64 { a: Src, b: Src, c: Jump } [jump];
            /// If not a <= b (NaN jumps).
            jnle_f64 = JnleF64 { a: Src, b: Src, c: Jump } [jump];
            /// Backward if a < b, signed; polls.
            loop_lt_s = LoopLtS { a: Src, b: Src, c: Jump } [jump, safepoint];
            /// Backward if a <= b, signed; polls.
            loop_le_s = LoopLeS { a: Src, b: Src, c: Jump } [jump, safepoint];
            /// Backward if a != b; polls.
            loop_ne = LoopNe { a: SrcW1, b: SrcW1, c: Jump } [jump, safepoint];
            /// Backward if a != imm; polls.
            loop_ne_i = LoopNeI { a: SrcW1, b: Imm16, c: Jump } [jump, safepoint];
            /// Backward if a < imm, signed; polls.
            loop_lt_s_i = LoopLtSI { a: Src, b: Imm16, c: Jump } [jump, safepoint];
            /// Backward if a > imm, signed; polls.
            loop_gt_s_i = LoopGtSI { a: Src, b: Imm16, c: Jump } [jump, safepoint];
            /// Backward if a >= imm, signed; polls.
            loop_ge_s_i = LoopGeSI { a: Src, b: Imm16, c: Jump } [jump, safepoint];
            /// Backward if a; polls.
            loop_t = LoopT { a: Src, bc: Jump } [jump, safepoint];
            /// a += 1, then backward if a < b, signed; polls (before the increment).
            inc_loop_lt = IncLoopLt { a: DstSrc, b: Src, c: Jump } [jump, safepoint];
            /// Jumps by jump table bc: entry a, or the table's default if a is out of its range.
            jmp_table = JmpTable { a: Src, bc: JumpTable } [ends];

            // ── memory through a pointer: address b + c bytes; nil panics ─────────────────────────────
            /// Byte, zero-extended.
            load_8u = Load8U { a: Dst, b: SrcP, c: Off } [throws];
            /// Byte, sign-extended.
            load_8s = Load8S { a: Dst, b: SrcP, c: Off } [throws];
            /// 16 bits, zero-extended.
            load_16u = Load16U { a: Dst, b: SrcP, c: Off } [throws];
            /// 16 bits, sign-extended.
            load_16s = Load16S { a: Dst, b: SrcP, c: Off } [throws];
            /// 32 bits, zero-extended (float32 too).
            load_32u = Load32U { a: Dst, b: SrcP, c: Off } [throws];
            /// 32 bits, sign-extended.
            load_32s = Load32S { a: Dst, b: SrcP, c: Off } [throws];
            /// A scalar word.
            load_64 = Load64 { a: Dst, b: SrcP, c: Off } [throws];
            /// A pointer word.
            load_ptr = LoadPtr { a: DstP, b: SrcP, c: Off } [throws];
            /// A string.
            load_str = LoadStr { a: DstS, b: SrcP, c: Off } [throws];
            /// A slice.
            load_slice = LoadSlice { a: DstL, b: SrcP, c: Off } [throws];
            /// An interface.
            load_iface = LoadIface { a: DstI, b: SrcP, c: Off } [throws];
            /// A value of type d (struct or array) into its register form; e = its words if they are whole and few, else 0.
            load_typed = LoadTyped { a: DstM, b: SrcP, c: Off, d: Type, e: Count } [throws];
            /// Stores the low byte of c at a + b.
            store_8 = Store8 { a: SrcP, b: Off, c: Src } [throws];
            /// 16 bits.
            store_16 = Store16 { a: SrcP, b: Off, c: Src } [throws];
            /// 32 bits.
            store_32 = Store32 { a: SrcP, b: Off, c: Src } [throws];
            /// A scalar word.
            store_64 = Store64 { a: SrcP, b: Off, c: Src } [throws];
            /// A pointer word; write barrier, as in all that follow.
            store_ptr = StorePtr { a: SrcP, b: Off, c: SrcP } [throws];
            /// A string.
            store_str = StoreStr { a: SrcP, b: Off, c: SrcS } [throws];
            /// A slice.
            store_slice = StoreSlice { a: SrcP, b: Off, c: SrcL } [throws];
            /// An interface.
            store_iface = StoreIface { a: SrcP, b: Off, c: SrcI } [throws];
            /// A value of type d from its register form; e as for `load_typed`.
            store_typed = StoreTyped { a: SrcP, b: Off, c: SrcM, d: Type, e: Count } [throws];
            /// Copies a value of type d from address c to address a (both non-nil, may overlap).
            copy_typed = CopyTyped { a: SrcP, b: Off, c: SrcP, d: Type, e: None } [throws];
            /// a = b + d; panics if b is nil.
            field_addr = FieldAddr { a: DstP, b: SrcP, d: Imm32, e: None } [throws];
            /// Panics if a is nil.
            check_nil = CheckNil { a: SrcP } [throws];
            /// Panics with text bc if a, the receiver of a value method called through a pointer, is nil.
            check_receiver = CheckReceiver { a: SrcP, bc: Str } [throws];
            /// a = address of frame word b plus d bytes; for variables that live in the frame's memory.
            frame_addr = FrameAddr { a: DstP, b: FrameWord, d: Imm32, e: None } [];

            // ── narrow parts of structs and arrays in the frame; bc = byte offset from the frame's start ──
            /// Byte, zero-extended.
            fload_8u = FLoad8U { a: Dst, bc: FrameByte } [];
            /// Byte, sign-extended.
            fload_8s = FLoad8S { a: Dst, bc: FrameByte } [];
            /// 16 bits, zero-extended.
            fload_16u = FLoad16U { a: Dst, bc: FrameByte } [];
            /// 16 bits, sign-extended.
            fload_16s = FLoad16S { a: Dst, bc: FrameByte } [];
            /// 32 bits, zero-extended.
            fload_32u = FLoad32U { a: Dst, bc: FrameByte } [];
            /// 32 bits, sign-extended.
            fload_32s = FLoad32S { a: Dst, bc: FrameByte } [];
            /// Stores the low byte of a.
            fstore_8 = FStore8 { a: Src, bc: FrameByteDst } [];
            /// 16 bits.
            fstore_16 = FStore16 { a: Src, bc: FrameByteDst } [];
            /// 32 bits.
            fstore_32 = FStore32 { a: Src, bc: FrameByteDst } [];

            // ── package-level variables: bc = byte offset in static data ──────────────────────────────
            /// a = the address.
            global_addr = GlobalAddr { a: DstP, bc: Global } [];
            /// A scalar word.
            gload_64 = GLoad64 { a: Dst, bc: Global } [];
            /// A pointer word.
            gload_ptr = GLoadPtr { a: DstP, bc: Global } [];
            /// A string.
            gload_str = GLoadStr { a: DstS, bc: Global } [];
            /// A slice.
            gload_slice = GLoadSlice { a: DstL, bc: Global } [];
            /// A scalar word.
            gstore_64 = GStore64 { a: Src, bc: Global } [];
            /// A pointer word, with write barrier.
            gstore_ptr = GStorePtr { a: SrcP, bc: Global } [];

            // ── elements of slices (base, len, cap in three words), strings and arrays; bounds-checked ──
            /// `a = b[c]`, byte.
            sload_8u = SLoad8U { a: Dst, b: SrcL, c: Src } [throws];
            /// Signed byte.
            sload_8s = SLoad8S { a: Dst, b: SrcL, c: Src } [throws];
            /// 16 bits, zero-extended.
            sload_16u = SLoad16U { a: Dst, b: SrcL, c: Src } [throws];
            /// 16 bits, sign-extended.
            sload_16s = SLoad16S { a: Dst, b: SrcL, c: Src } [throws];
            /// 32 bits, zero-extended.
            sload_32u = SLoad32U { a: Dst, b: SrcL, c: Src } [throws];
            /// 32 bits, sign-extended.
            sload_32s = SLoad32S { a: Dst, b: SrcL, c: Src } [throws];
            /// A scalar word.
            sload_64 = SLoad64 { a: Dst, b: SrcL, c: Src } [throws];
            /// A pointer.
            sload_ptr = SLoadPtr { a: DstP, b: SrcL, c: Src } [throws];
            /// A string.
            sload_str = SLoadStr { a: DstS, b: SrcL, c: Src } [throws];
            /// A slice.
            sload_slice = SLoadSlice { a: DstL, b: SrcL, c: Src } [throws];
            /// An interface.
            sload_iface = SLoadIface { a: DstI, b: SrcL, c: Src } [throws];
            /// `a[b] = c`, byte.
            sstore_8 = SStore8 { a: SrcL, b: Src, c: Src } [throws];
            /// 16 bits.
            sstore_16 = SStore16 { a: SrcL, b: Src, c: Src } [throws];
            /// 32 bits.
            sstore_32 = SStore32 { a: SrcL, b: Src, c: Src } [throws];
            /// A scalar word.
            sstore_64 = SStore64 { a: SrcL, b: Src, c: Src } [throws];
            /// A pointer, with write barrier.
            sstore_ptr = SStorePtr { a: SrcL, b: Src, c: SrcP } [throws];
            /// A string, with write barrier.
            sstore_str = SStoreStr { a: SrcL, b: Src, c: SrcS } [throws];
            /// `a = &b[c]`; d = element size in bytes.
            slice_addr = SliceAddr { a: DstP, b: SrcL, c: Src, d: Imm32, e: None } [throws];
            /// `a = b[c]` of a string.
            str_index = StrIndex { a: Dst, b: SrcS, c: Src } [throws];
            /// a = `&(*b)[c]` of an array; d = length, e = element size. Panics if b is nil or c out of range.
            array_addr = ArrayAddr { a: DstP, b: SrcP, c: Src, d: Imm32, e: Imm32 } [throws];
            /// a = element c of the array in the frame at word b, 64-bit scalar elements; d = length.
            farray_load_64 = FArrayLoad64 { a: Dst, b: FrameArray, c: Src, d: Imm32, e: None } [throws];
            /// Pointer elements.
            farray_load_ptr = FArrayLoadPtr { a: DstP, b: FrameArray, c: Src, d: Imm32, e: None } [throws];
            /// Element b of the array in the frame at word a = c; 64-bit scalar elements; d = length.
            farray_store_64 = FArrayStore64 { a: FrameArrayDst, b: Src, c: Src, d: Imm32, e: None } [throws];
            /// Pointer elements (a frame store needs no barrier).
            farray_store_ptr = FArrayStorePtr { a: FrameArrayDst, b: Src, c: SrcP, d: Imm32, e: None } [throws];
            /// Panics unless 0 ≤ a < bc (`index out of range [a] with length bc`).
            check_index = CheckIndex { a: Src, bc: Imm32 } [throws];

            // ── slicing; an operand register of 0xFFFF means absent ───────────────────────────────────
            /// `a = b[c:f:g]`; d = element size, e = 1 if the source is an array (its messages say length).
            /// f and g hold register numbers. An empty result keeps the base address.
            slice_slice = SliceSlice { a: DstL, b: SrcL, c: OptSrc, d: Imm32, e: Imm32, f: OptSrc, g: OptSrc } [throws];
            /// `a = b[c:d]` of a string; d holds a register number.
            slice_str = SliceStr { a: DstS, b: SrcS, c: OptSrc, d: OptSrc, e: None } [throws];
            /// a = the whole array at address b as a slice; d = length. Panics if b is nil.
            array_slice = ArraySlice { a: DstL, b: SrcP, d: Imm32, e: None } [throws];
            /// a = the address of the array of slice b. Panics if the slice is shorter than d.
            slice_to_array = SliceToArray { a: DstP, b: SrcL, d: Imm32, e: None } [throws];
            /// a = copy(b, c), slices with elements of type d; yields the count.
            copy_slice = CopySlice { a: Dst, b: SrcL, c: SrcL, d: Type, e: None } [];
            /// a = copy(b, c) of a string's bytes.
            copy_str = CopyStr { a: Dst, b: SrcL, c: SrcS } [];
            /// Zeroes all elements of slice a, of type d.
            clear_slice = ClearSlice { a: SrcL, d: Type, e: None } [];

            // ── allocation ─────────────────────────────────────────────────────────────────────────────
            /// a = new(T), zeroed.
            new = New { a: DstP, bc: Type } [safepoint];
            /// a = make([]T, b, c); d = element type. Panics on bad sizes. From frame word e on there may be
            /// [`BACKING_WORDS`](super::BACKING_WORDS) words for an array that fits.
            make_slice = MakeSlice { a: DstL, b: Src, c: Src, d: Type, e: OptFrameWord } [safepoint, throws];
            /// a = closure object with e captured words, entry of function d; the captures follow by `store…` at 8, 16, ….
            /// Its layout is the type that the function's `closure_type` names.
            new_closure = NewClosure { a: DstP, d: Func, e: None } [safepoint];
            /// Initialises the closure object in the frame's memory at word b for function d; a = its address.
            frame_closure = FrameClosure { a: DstP, b: FrameWord, d: Func, e: None } [];
            /// append(b, c): a = b with one element c of type d appended; grows as Go does. From frame word e on there may be
            /// memory for the first array: a pointer to it once it is in use, then [`BACKING_WORDS`](super::BACKING_WORDS) words.
            append = Append { a: DstL, b: SrcL, c: SrcM, d: Type, e: OptFrameWord } [safepoint, throws];
            /// a = b with room for c more elements (a register with the count), length increased by it; the new elements
            /// are zero if the array is new and must all be stored next. d = element type, e as for `append`.
            append_room = AppendRoom { a: DstL, b: SrcL, c: Src, d: Type, e: OptFrameWord } [safepoint, throws];
            /// a = b with room for e more elements of type d, in the [`BACKING_WORDS`](super::BACKING_WORDS) words of the frame
            /// from c on if they suffice and b has no room; the capacity is that of the size class.
            grow_in_frame = GrowInFrame { a: DstL, b: SrcL, c: FrameWord, d: Type, e: Imm32 } [];
            /// a = b with its array, of type d, in the heap, if it is in the frame's e/2 words from c on. The capacity stays
            /// if e is odd; otherwise it is that of the elements' size class.
            move_to_heap = MoveToHeap { a: DstL, b: SrcL, c: FrameWord, d: Type, e: Imm32 } [safepoint];
            /// a = append(b, c...), elements of type d.
            append_slice = AppendSlice { a: DstL, b: SrcL, c: SrcL, d: Type, e: None } [safepoint, throws];
            /// a = append(b, c...) of a string's bytes.
            append_str = AppendStr { a: DstL, b: SrcL, c: SrcS } [safepoint, throws];
            /// Decodes the code point of string b at byte offset a; a = the offset after it, a+1 = the rune. Jumps by e
            /// if the offset is at the end. Register pair (a, a+1) is read (a) and written.
            range_str = RangeStr { a: DstSrcPair, b: SrcS, d: None, e: Jump } [jump];

            // ── interfaces: type word (a type number, 0 = nil), data word ─────────────────────────────
            /// a = interface of the pointer-shaped value b; type d.
            iface_direct = IfaceDirect { a: DstI, b: SrcP, d: Type, e: None } [];
            /// a = interface of a boxed copy of b, register form of type d. Zero-size and small values share static boxes.
            iface_box = IfaceBox { a: DstI, b: SrcM, d: Type, e: None } [safepoint];
            /// a = interface of the read-only value of type d at word e of the program's constants.
            iface_static = IfaceStatic { a: DstI, d: Type, e: Constant } [];
            /// a = interface of a boxed copy of b in the frame's memory at word c (the value does not escape).
            iface_box_frame = IfaceBoxFrame { a: DstI, b: SrcM, c: FrameWord, d: Type, e: None } [];
            /// a = the value of interface b, whose type is d; else panics. e = static type of b, for the message.
            assert = Assert { a: DstM, b: SrcI, d: Type, e: TypeInfo } [throws];
            /// a = value or zero; the bool goes to register c.
            assert_ok = AssertOk { a: DstM, b: SrcI, c: DstFlag, d: Type, e: None } [];
            /// a = b as interface type d; panics if b is nil or lacks a method. e = static type of b.
            assert_iface = AssertIface { a: DstI, b: SrcI, d: TypeInfo, e: TypeInfo } [throws];
            /// a = b or nil; the bool goes to register c.
            assert_iface_ok = AssertIfaceOk { a: DstI, b: SrcI, c: DstFlag, d: TypeInfo, e: None } [];
            /// Jumps by e unless the type of interface a is d. Forward.
            jnot_type = JNotType { a: SrcI, d: Type, e: Jump } [jump];
            /// Jumps by e unless the type of a implements interface type d (nil does not). Forward.
            jnot_iface = JNotIface { a: SrcI, d: TypeInfo, e: Jump } [jump];
            /// a = the value of interface b, known to have type d.
            unbox = Unbox { a: DstM, b: SrcI, d: Type, e: None } [];

            // ── maps: d = the map type. Reading is a safepoint too: a map whose keys are hashed by address is
            // rebuilt, and so allocates, after a collection has moved them ────────────────────────────
            /// a = make(map, b); b = hint register or 0xFFFF.
            make_map = MakeMap { a: DstP, b: OptSrc, d: TypeInfo, e: None } [safepoint];
            /// Likewise, in the frame's memory: the header from word c on and, if e is 1, its first group behind it,
            /// which serves if the hint is small.
            make_frame_map = MakeFrameMap { a: DstP, b: OptSrc, c: FrameWord, d: MapType, e: Imm32 } [safepoint];
            /// `a = b[c]`, zero if absent. Key and value in register form.
            map_get = MapGet { a: DstMapValue, b: SrcP, c: SrcMapKey, d: MapType, e: None } [safepoint, throws];
            /// `a = b[c]`; the bool goes to register e.
            map_get_ok = MapGetOk { a: DstMapValue, b: SrcP, c: SrcMapKey, d: MapType, e: DstFlag } [safepoint, throws];
            /// `a[b] = c`.
            map_set = MapSet { a: SrcP, b: SrcMapKey, c: SrcMapValue, d: MapType, e: None } [safepoint, throws];
            /// a = the address of `b[c]`, which is made, with a zero value, if absent. Valid until the map is changed.
            map_slot = MapSlot { a: DstP, b: SrcP, c: SrcMapKey, d: MapType, e: None } [safepoint, throws];
            /// delete(a, b).
            map_delete = MapDelete { a: SrcP, b: SrcMapKey, d: MapType, e: None } [safepoint, throws];
            /// clear(a).
            map_clear = MapClear { a: SrcP, d: MapType, e: None } [];
            /// a = len(b) of a map.
            map_len = MapLen { a: Dst, b: SrcP } [];
            /// Starts iterating over map b: initialises the iterator of 4 pointer and 6 scalar words at a.
            map_iter = MapIter { a: DstMapIter, b: SrcP, d: MapType, e: None } [];
            /// Next entry of iterator a: key to b, value to c (0xFFFF = not wanted); at the end jumps by e.
            map_next = MapNext { a: DstSrcMapIter, b: OptDstMapKey, c: OptDstMapValue, d: MapType, e: Jump } [safepoint, jump];

            // ── goroutines and channels ────────────────────────────────────────────────────────────────
            /// Starts a goroutine that calls closure a.
            go = Go { a: SrcP } [safepoint, throws];
            /// a = make(chan T, b); d = channel type; b = size register or 0xFFFF.
            make_chan = MakeChan { a: DstP, b: OptSrc, d: TypeInfo, e: None } [safepoint, throws];
            /// a <- b; d = element type. May park; resumes after the instruction.
            send = Send { a: SrcP, b: SrcM, d: Type, e: None } [safepoint, call, throws];
            /// a = <-b; d = element type; e = register for ok, or 0xFFFF.
            recv = Recv { a: DstM, b: SrcP, d: Type, e: OptDstFlag } [safepoint, call];
            /// close(a).
            close = Close { a: SrcP } [throws];
            /// a = len(b) of a channel.
            chan_len = ChanLen { a: Dst, b: SrcP } [];
            /// a = cap(b) of a channel.
            chan_cap = ChanCap { a: Dst, b: SrcP } [];
            /// Select by table bc: a = index of the case that happened, its values received.
            select = Select { a: Dst, bc: SelectTable } [safepoint, call, throws];

            // ── calls: a = window base; the callee's frame starts at word a ───────────────────────────
            /// Calls a function; arguments in words a…, results come to words a….
            call = Call { a: Window, bc: Func } [safepoint, call, throws];
            /// Calls closure b; c = words of parameters: the closure pointer goes to word a + c. d = signature.
            call_closure = CallClosure { a: Window, b: SrcP, c: Count, d: Sig, e: None } [safepoint, call, throws];
            /// Calls method d (a method number) of interface b: the data word becomes word a. e = signature
            /// (receiver included); the second extension word is the inline cache, `f` = type, `g` = entry.
            call_iface = CallIface { a: Window, b: SrcI, d: Method, e: Sig, f: Cache, g: Cache } [safepoint, call, throws];
            /// Calls native function bc.
            call_native = CallNative { a: Window, bc: Native } [safepoint, call, throws];
            /// Returns; the results are in words 0….
            ret = Ret { } [ends];
            /// Word 0 = a; returns.
            ret_1 = Ret1 { a: SrcW1 } [ends];
            /// Pushes closure c as a deferred call: record in the frame's memory at word b (link and closure words), or in the
            /// heap where b is 0xFFFF. Word a is the head of the function's list of records.
            defer = Defer { a: DstSrcP, b: OptFrameWord, c: SrcP } [safepoint];
            /// a = b / c on numbers of type d, complex128.
            complex_div = ComplexDiv { a: DstM, b: SrcM, c: SrcM, d: Type, e: None } [];
            /// Puts a record of closure c, in the heap, behind the record a of deferred calls.
            defer_behind = DeferBehind { a: SrcP, c: SrcP } [safepoint];
            /// Runs the deferred calls of list a, last first, each in a window at b.
            run_defers = RunDefers { a: DstSrcP, b: Window0 } [safepoint, call, throws];
            /// panic(a).
            panic = Panic { a: SrcI } [safepoint, ends, throws];
            /// The panic of a loop over a function whose body is called in state a.
            panic_range = PanicRange { a: Src } [safepoint, ends, throws];
            /// a = recover().
            recover = Recover { a: DstI } [];
            /// Prints the value a of type d to standard error, for print and println; e = 1 writes a space first.
            print = Print { a: SrcM, d: Type, e: Imm32 } [];
            /// Writes a newline to standard error.
            print_nl = PrintNl { } [];
            /// Control cannot get here.
            unreachable = Unreachable { } [ends];
        } }
    };
}
