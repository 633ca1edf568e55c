//! Rows of the opcode table for new strings, conversions between strings and slices, and maps whose keys are strings. Where
//! a row takes a word of the frame, a result that fits is put there and not in the heap: 32 bytes of text, or 32 runes, as in
//! Go.

/// Bytes of text that the frame's memory for a string or slice of bytes holds.
pub const TEXT_BYTES: u32 = 32;
/// Runes that the frame's memory for a slice of runes holds.
pub const TEXT_RUNES: u32 = 32;

/// Calls `$mac! { rows }` with the rows given and those of this file.
#[macro_export]
macro_rules! with_text_ops {
    ($mac:path { $($rows:tt)* }) => {
        $mac! {
            $($rows)*

            // ── text ───────────────────────────────────────────────────────────────────────────────────────────────────
            /// a = b + c.
            concat = Concat { a: DstS, b: SrcS, c: SrcS } [safepoint];
            /// a = concatenation of the c strings in consecutive registers from b on.
            concat_n = ConcatN { a: DstS, b: SrcStrc, c: Count } [safepoint];
            /// The same with the frame's words from d on.
            concat_frame = ConcatFrame { a: DstS, b: SrcStrc, c: Count, d: FrameWord, e: None } [safepoint];
            /// a = string(b) of bytes.
            bytes_to_str = BytesToStr { a: DstS, b: SrcL, c: OptFrameWord } [safepoint];
            /// a = []byte(b).
            str_to_bytes = StrToBytes { a: DstL, b: SrcS, c: OptFrameWord } [safepoint];
            /// a = the bytes of string b as a slice, which is never nil.
            str_as_bytes = StrAsBytes { a: DstL, b: SrcS } [];
            /// a = string(b) of runes.
            runes_to_str = RunesToStr { a: DstS, b: SrcL, c: OptFrameWord } [safepoint];
            /// a = []rune(b).
            str_to_runes = StrToRunes { a: DstL, b: SrcS, c: OptFrameWord } [safepoint];
            /// a = string of the code point b.
            rune_to_str = RuneToStr { a: DstS, b: Src, c: OptFrameWord } [safepoint];
            /// a = len([]rune(b)).
            rune_count = RuneCount { a: Dst, b: SrcS } [];

            // ── maps whose keys are strings; each does what its namesake without `_str` does ───────────────────────────
            /// `a = b[c]`, zero if absent.
            map_get_str = MapGetStr { a: DstMapValue, b: SrcP, c: SrcS, d: StrMapType, e: None } [safepoint, throws];
            /// `a = b[c]`; the bool goes to register e.
            map_get_ok_str = MapGetOkStr { a: DstMapValue, b: SrcP, c: SrcS, d: StrMapType, e: DstFlag } [safepoint, throws];
            /// `a[b] = c`.
            map_set_str = MapSetStr { a: SrcP, b: SrcS, c: SrcMapValue, d: StrMapType, e: None } [safepoint, throws];
            /// a = the address of `b[c]`, which is made, with a zero value, if absent.
            map_slot_str = MapSlotStr { a: DstP, b: SrcP, c: SrcS, d: StrMapType, e: None } [safepoint, throws];
            /// delete(a, b).
            map_delete_str = MapDeleteStr { a: SrcP, b: SrcS, d: StrMapType, e: None } [safepoint, throws];
        }
    };
}
