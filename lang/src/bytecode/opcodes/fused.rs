//! Rows of the opcode table for what loops are made of: instructions that do the work of two or three simple ones, so that
//! fewer are dispatched. Each does exactly what the simple ones do one after the other, panics included.

/// Calls `$mac! { rows }` with the rows given and those of this file.
#[macro_export]
macro_rules! with_fused_ops {
    ($mac:path { $($rows:tt)* }) => {
        $crate::with_text_ops! { $mac {
            $($rows)*

            // ── backward forms of conditional jumps; all poll ───────────────────────────────────────────────────────
            /// Backward if not a.
            loop_f = LoopF { a: Src, bc: Jump } [jump, safepoint];
            /// Backward if a == b, one word.
            loop_eq = LoopEq { a: SrcW1, b: SrcW1, c: Jump } [jump, safepoint];
            /// Backward if a == imm.
            loop_eq_i = LoopEqI { a: SrcW1, b: Imm16, c: Jump } [jump, safepoint];
            /// Backward if a <= imm, signed.
            loop_le_s_i = LoopLeSI { a: Src, b: Imm16, c: Jump } [jump, safepoint];
            /// Backward if a < b, unsigned.
            loop_lt_u = LoopLtU { a: Src, b: Src, c: Jump } [jump, safepoint];
            /// Backward if a <= b, unsigned.
            loop_le_u = LoopLeU { a: Src, b: Src, c: Jump } [jump, safepoint];
            /// Backward if a == b, float64.
            loop_eq_f64 = LoopEqF64 { a: Src, b: Src, c: Jump } [jump, safepoint];
            /// Backward if not a == b.
            loop_ne_f64 = LoopNeF64 { a: Src, b: Src, c: Jump } [jump, safepoint];
            /// Backward if a < b.
            loop_lt_f64 = LoopLtF64 { a: Src, b: Src, c: Jump } [jump, safepoint];
            /// Backward if a <= b.
            loop_le_f64 = LoopLeF64 { a: Src, b: Src, c: Jump } [jump, safepoint];
            /// Backward if not a < b.
            loop_nlt_f64 = LoopNltF64 { a: Src, b: Src, c: Jump } [jump, safepoint];
            /// Backward if not a <= b.
            loop_nle_f64 = LoopNleF64 { a: Src, b: Src, c: Jump } [jump, safepoint];

            // ── a += c, then backward by e if a compares with b; poll before the addition ───────────────────────────
            /// If a < b, signed; c is a number.
            step_loop_lt_s = StepLoopLtS { a: DstSrc, b: Src, c: Imm16, d: None, e: Jump } [jump, safepoint];
            /// If a <= b, signed; c is a number.
            step_loop_le_s = StepLoopLeS { a: DstSrc, b: Src, c: Imm16, d: None, e: Jump } [jump, safepoint];
            /// If a > b, signed; c is a number.
            step_loop_gt_s = StepLoopGtS { a: DstSrc, b: Src, c: Imm16, d: None, e: Jump } [jump, safepoint];
            /// If a >= b, signed; c is a number.
            step_loop_ge_s = StepLoopGeS { a: DstSrc, b: Src, c: Imm16, d: None, e: Jump } [jump, safepoint];
            /// If a < b, signed; b and c are numbers.
            step_loop_lt_s_i = StepLoopLtSI { a: DstSrc, b: Imm16, c: Imm16, d: None, e: Jump } [jump, safepoint];
            /// If a <= b, signed; b and c are numbers.
            step_loop_le_s_i = StepLoopLeSI { a: DstSrc, b: Imm16, c: Imm16, d: None, e: Jump } [jump, safepoint];
            /// If a > b, signed; b and c are numbers.
            step_loop_gt_s_i = StepLoopGtSI { a: DstSrc, b: Imm16, c: Imm16, d: None, e: Jump } [jump, safepoint];
            /// If a >= b, signed; b and c are numbers.
            step_loop_ge_s_i = StepLoopGeSI { a: DstSrc, b: Imm16, c: Imm16, d: None, e: Jump } [jump, safepoint];
            /// If a < b, unsigned; c is a number.
            step_loop_lt_u = StepLoopLtU { a: DstSrc, b: Src, c: Imm16, d: None, e: Jump } [jump, safepoint];
            /// If a <= b, unsigned; c is a number.
            step_loop_le_u = StepLoopLeU { a: DstSrc, b: Src, c: Imm16, d: None, e: Jump } [jump, safepoint];
            /// If a < b, signed.
            add_loop_lt_s = AddLoopLtS { a: DstSrc, b: Src, c: Src, d: None, e: Jump } [jump, safepoint];
            /// If a <= b, signed.
            add_loop_le_s = AddLoopLeS { a: DstSrc, b: Src, c: Src, d: None, e: Jump } [jump, safepoint];
            /// If a < b, unsigned.
            add_loop_lt_u = AddLoopLtU { a: DstSrc, b: Src, c: Src, d: None, e: Jump } [jump, safepoint];
            /// If a <= b, unsigned.
            add_loop_le_u = AddLoopLeU { a: DstSrc, b: Src, c: Src, d: None, e: Jump } [jump, safepoint];

            // ── two operations in one ─────────────────────────────────────────────
            /// a = b * c + d, wrapping.
            mul_add = MulAdd { a: Dst, b: Src, c: Src, d: Src, e: None } [];
            /// Signed a = b / 2^imm, truncating toward zero; 0 < imm < 63.
            div_s_pow = DivSPow { a: Dst, b: Src, c: Imm16 } [];
            /// Signed a = b % 2^imm, sign of the dividend; 0 < imm < 63.
            rem_s_pow = RemSPow { a: Dst, b: Src, c: Imm16 } [];

            // ── shifts by a signed count, which panic if it is negative ──────────────────────────────────────────────
            /// a = b << c.
            shl_checked = ShlChecked { a: Dst, b: Src, c: Src } [throws];
            /// a = b >> c, arithmetic.
            shr_s_checked = ShrSChecked { a: Dst, b: Src, c: Src } [throws];
            /// a = b >> c, logical.
            shr_u_checked = ShrUChecked { a: Dst, b: Src, c: Src } [throws];

            // ── narrow integers, wrapped to their width at once ─────────────────────────────────────────────────────
            /// 8-bit unsigned a = b + c.
            add_8u = Add8U { a: Dst, b: Src, c: Src } [];
            /// 8-bit unsigned a = b - c.
            sub_8u = Sub8U { a: Dst, b: Src, c: Src } [];
            /// 8-bit unsigned a = b * c.
            mul_8u = Mul8U { a: Dst, b: Src, c: Src } [];
            /// 8-bit signed a = b + c.
            add_8s = Add8S { a: Dst, b: Src, c: Src } [];
            /// 8-bit signed a = b - c.
            sub_8s = Sub8S { a: Dst, b: Src, c: Src } [];
            /// 8-bit signed a = b * c.
            mul_8s = Mul8S { a: Dst, b: Src, c: Src } [];
            /// 16-bit unsigned a = b + c.
            add_16u = Add16U { a: Dst, b: Src, c: Src } [];
            /// 16-bit unsigned a = b - c.
            sub_16u = Sub16U { a: Dst, b: Src, c: Src } [];
            /// 16-bit unsigned a = b * c.
            mul_16u = Mul16U { a: Dst, b: Src, c: Src } [];
            /// 16-bit signed a = b + c.
            add_16s = Add16S { a: Dst, b: Src, c: Src } [];
            /// 16-bit signed a = b - c.
            sub_16s = Sub16S { a: Dst, b: Src, c: Src } [];
            /// 16-bit signed a = b * c.
            mul_16s = Mul16S { a: Dst, b: Src, c: Src } [];
            /// 8-bit unsigned a = b + imm.
            add_8u_i = Add8UI { a: Dst, b: Src, c: Imm16 } [];
            /// 8-bit signed a = b + imm.
            add_8s_i = Add8SI { a: Dst, b: Src, c: Imm16 } [];
            /// 16-bit unsigned a = b + imm.
            add_16u_i = Add16UI { a: Dst, b: Src, c: Imm16 } [];
            /// 16-bit signed a = b + imm.
            add_16s_i = Add16SI { a: Dst, b: Src, c: Imm16 } [];
            /// 32-bit unsigned a = b + imm.
            add_32u_i = Add32UI { a: Dst, b: Src, c: Imm16 } [];
            /// 32-bit signed a = b + imm.
            add_32s_i = Add32SI { a: Dst, b: Src, c: Imm16 } [];
            /// 32-bit unsigned a = b * imm.
            mul_32u_i = Mul32UI { a: Dst, b: Src, c: Imm16 } [];
            /// 32-bit signed a = b * imm.
            mul_32s_i = Mul32SI { a: Dst, b: Src, c: Imm16 } [];
            /// 32-bit unsigned a = b << c; 0 if c is 32 or more.
            shl_32u = Shl32U { a: Dst, b: Src, c: Src } [];
            /// 32-bit unsigned a = b << imm, 0 ≤ imm < 64.
            shl_32u_i = Shl32UI { a: Dst, b: Src, c: Imm16 } [];

            // ── a number added to a 64-bit integer where it lies, an element to a slice ──────────────────────────────
            /// The word at a + b.
            inc_64 = Inc64 { a: SrcP, b: Off, c: Imm16 } [throws];
            /// Element b of slice a.
            sinc_64 = SInc64 { a: SrcL, b: Src, c: Imm16 } [throws];
            /// The package-level variable.
            ginc_64 = GInc64 { a: Imm16, bc: Global } [];
            /// The slice at a + b = append(it, c), one element of type d; grows as Go does.
            append_at = AppendAt { a: SrcP, b: Off, c: SrcM, d: Type, e: None } [safepoint, throws];
            /// Word 0 = a number; returns.
            ret_i = RetI { bc: Imm32 } [ends];

            // ── part of an element of a slice: d = the element's size, e = the part's offset ────────────────────────
            /// a = part of `b[c]`: byte, zero-extended.
            part_load_8u = PartLoad8U { a: Dst, b: SrcL, c: Src, d: Imm32, e: Imm32 } [throws];
            /// a = part of `b[c]`: byte, sign-extended.
            part_load_8s = PartLoad8S { a: Dst, b: SrcL, c: Src, d: Imm32, e: Imm32 } [throws];
            /// a = part of `b[c]`: 16 bits, zero-extended.
            part_load_16u = PartLoad16U { a: Dst, b: SrcL, c: Src, d: Imm32, e: Imm32 } [throws];
            /// a = part of `b[c]`: 16 bits, sign-extended.
            part_load_16s = PartLoad16S { a: Dst, b: SrcL, c: Src, d: Imm32, e: Imm32 } [throws];
            /// a = part of `b[c]`: 32 bits, zero-extended.
            part_load_32u = PartLoad32U { a: Dst, b: SrcL, c: Src, d: Imm32, e: Imm32 } [throws];
            /// a = part of `b[c]`: 32 bits, sign-extended.
            part_load_32s = PartLoad32S { a: Dst, b: SrcL, c: Src, d: Imm32, e: Imm32 } [throws];
            /// a = part of `b[c]`: scalar word.
            part_load_64 = PartLoad64 { a: Dst, b: SrcL, c: Src, d: Imm32, e: Imm32 } [throws];
            /// a = part of `b[c]`: pointer.
            part_load_ptr = PartLoadPtr { a: DstP, b: SrcL, c: Src, d: Imm32, e: Imm32 } [throws];
            /// Part of `a[b]` = c: byte.
            part_store_8 = PartStore8 { a: SrcL, b: Src, c: Src, d: Imm32, e: Imm32 } [throws];
            /// Part of `a[b]` = c: 16 bits.
            part_store_16 = PartStore16 { a: SrcL, b: Src, c: Src, d: Imm32, e: Imm32 } [throws];
            /// Part of `a[b]` = c: 32 bits.
            part_store_32 = PartStore32 { a: SrcL, b: Src, c: Src, d: Imm32, e: Imm32 } [throws];
            /// Part of `a[b]` = c: scalar word.
            part_store_64 = PartStore64 { a: SrcL, b: Src, c: Src, d: Imm32, e: Imm32 } [throws];

            // ── element of a slice that is an element of a slice ────────────────────────────────────────────────────
            /// `a = b[c][d]`: byte, zero-extended.
            row_load_8u = RowLoad8U { a: Dst, b: SrcL, c: Src, d: Src, e: None } [throws];
            /// `a = b[c][d]`: byte, sign-extended.
            row_load_8s = RowLoad8S { a: Dst, b: SrcL, c: Src, d: Src, e: None } [throws];
            /// `a = b[c][d]`: 16 bits, zero-extended.
            row_load_16u = RowLoad16U { a: Dst, b: SrcL, c: Src, d: Src, e: None } [throws];
            /// `a = b[c][d]`: 16 bits, sign-extended.
            row_load_16s = RowLoad16S { a: Dst, b: SrcL, c: Src, d: Src, e: None } [throws];
            /// `a = b[c][d]`: 32 bits, zero-extended.
            row_load_32u = RowLoad32U { a: Dst, b: SrcL, c: Src, d: Src, e: None } [throws];
            /// `a = b[c][d]`: 32 bits, sign-extended.
            row_load_32s = RowLoad32S { a: Dst, b: SrcL, c: Src, d: Src, e: None } [throws];
            /// `a = b[c][d]`: scalar word.
            row_load_64 = RowLoad64 { a: Dst, b: SrcL, c: Src, d: Src, e: None } [throws];
            /// `a = b[c][d]`: pointer.
            row_load_ptr = RowLoadPtr { a: DstP, b: SrcL, c: Src, d: Src, e: None } [throws];
            /// `a[b][d] = c`: byte.
            row_store_8 = RowStore8 { a: SrcL, b: Src, c: Src, d: Src, e: None } [throws];
            /// `a[b][d] = c`: 16 bits.
            row_store_16 = RowStore16 { a: SrcL, b: Src, c: Src, d: Src, e: None } [throws];
            /// `a[b][d] = c`: 32 bits.
            row_store_32 = RowStore32 { a: SrcL, b: Src, c: Src, d: Src, e: None } [throws];
            /// `a[b][d] = c`: scalar word.
            row_store_64 = RowStore64 { a: SrcL, b: Src, c: Src, d: Src, e: None } [throws];

            // ── element d of a slice whose header lies in memory, at an offset from a pointer; nil panics ───────────
            /// a = element d of the slice at b + c: byte, zero-extended.
            field_load_8u = FieldLoad8U { a: Dst, b: SrcP, c: Off, d: Src, e: None } [throws];
            /// a = element d of the slice at b + c: byte, sign-extended.
            field_load_8s = FieldLoad8S { a: Dst, b: SrcP, c: Off, d: Src, e: None } [throws];
            /// a = element d of the slice at b + c: 16 bits, zero-extended.
            field_load_16u = FieldLoad16U { a: Dst, b: SrcP, c: Off, d: Src, e: None } [throws];
            /// a = element d of the slice at b + c: 16 bits, sign-extended.
            field_load_16s = FieldLoad16S { a: Dst, b: SrcP, c: Off, d: Src, e: None } [throws];
            /// a = element d of the slice at b + c: 32 bits, zero-extended.
            field_load_32u = FieldLoad32U { a: Dst, b: SrcP, c: Off, d: Src, e: None } [throws];
            /// a = element d of the slice at b + c: 32 bits, sign-extended.
            field_load_32s = FieldLoad32S { a: Dst, b: SrcP, c: Off, d: Src, e: None } [throws];
            /// a = element d of the slice at b + c: scalar word.
            field_load_64 = FieldLoad64 { a: Dst, b: SrcP, c: Off, d: Src, e: None } [throws];
            /// a = element d of the slice at b + c: pointer.
            field_load_ptr = FieldLoadPtr { a: DstP, b: SrcP, c: Off, d: Src, e: None } [throws];
            /// Element d of the slice at a + b = c: byte.
            field_store_8 = FieldStore8 { a: SrcP, b: Off, c: Src, d: Src, e: None } [throws];
            /// Element d of the slice at a + b = c: 16 bits.
            field_store_16 = FieldStore16 { a: SrcP, b: Off, c: Src, d: Src, e: None } [throws];
            /// Element d of the slice at a + b = c: 32 bits.
            field_store_32 = FieldStore32 { a: SrcP, b: Off, c: Src, d: Src, e: None } [throws];
            /// Element d of the slice at a + b = c: scalar word.
            field_store_64 = FieldStore64 { a: SrcP, b: Off, c: Src, d: Src, e: None } [throws];

            // ── element of an array in memory: d = its length, e = its offset from the pointer; nil panics ──────────
            /// a = element c of the array at b: byte, zero-extended.
            array_load_8u = ArrayLoad8U { a: Dst, b: SrcP, c: Src, d: Imm32, e: Imm32 } [throws];
            /// a = element c of the array at b: byte, sign-extended.
            array_load_8s = ArrayLoad8S { a: Dst, b: SrcP, c: Src, d: Imm32, e: Imm32 } [throws];
            /// a = element c of the array at b: 16 bits, zero-extended.
            array_load_16u = ArrayLoad16U { a: Dst, b: SrcP, c: Src, d: Imm32, e: Imm32 } [throws];
            /// a = element c of the array at b: 16 bits, sign-extended.
            array_load_16s = ArrayLoad16S { a: Dst, b: SrcP, c: Src, d: Imm32, e: Imm32 } [throws];
            /// a = element c of the array at b: 32 bits, zero-extended.
            array_load_32u = ArrayLoad32U { a: Dst, b: SrcP, c: Src, d: Imm32, e: Imm32 } [throws];
            /// a = element c of the array at b: 32 bits, sign-extended.
            array_load_32s = ArrayLoad32S { a: Dst, b: SrcP, c: Src, d: Imm32, e: Imm32 } [throws];
            /// a = element c of the array at b: scalar word.
            array_load_64 = ArrayLoad64 { a: Dst, b: SrcP, c: Src, d: Imm32, e: Imm32 } [throws];
            /// a = element c of the array at b: pointer.
            array_load_ptr = ArrayLoadPtr { a: DstP, b: SrcP, c: Src, d: Imm32, e: Imm32 } [throws];
            /// Element b of the array at a = c: byte.
            array_store_8 = ArrayStore8 { a: SrcP, b: Src, c: Src, d: Imm32, e: Imm32 } [throws];
            /// Element b of the array at a = c: 16 bits.
            array_store_16 = ArrayStore16 { a: SrcP, b: Src, c: Src, d: Imm32, e: Imm32 } [throws];
            /// Element b of the array at a = c: 32 bits.
            array_store_32 = ArrayStore32 { a: SrcP, b: Src, c: Src, d: Imm32, e: Imm32 } [throws];
            /// Element b of the array at a = c: scalar word.
            array_store_64 = ArrayStore64 { a: SrcP, b: Src, c: Src, d: Imm32, e: Imm32 } [throws];
        } }
    };
}
