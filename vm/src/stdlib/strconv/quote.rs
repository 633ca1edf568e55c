//! Quoted strings and runes.

use super::super::unicode::utf8::{RUNE_ERROR, push_rune, runes};
use super::super::unicode::{is_graphic, is_print};

/// Which runes are written as they are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Printable,
    Ascii,
    Graphic,
}

impl From<i64> for Mode {
    fn from(number: i64) -> Mode {
        match number {
            1 => Mode::Ascii,
            2 => Mode::Graphic,
            _ => Mode::Printable,
        }
    }
}

/// A string literal.
pub(super) fn quoted(text: &[u8], quote: u8, mode: Mode) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() + 2);
    out.push(quote);
    for (at, rune, size) in runes(text) {
        if rune == RUNE_ERROR && size == 1 {
            out.extend_from_slice(format!("\\x{:02x}", text[at]).as_bytes());
        } else {
            escape(&mut out, rune, quote, mode);
        }
    }
    out.push(quote);
    out
}

/// A character literal; U+FFFD for what is no rune.
pub(super) fn quoted_rune(rune: i64, mode: Mode) -> Vec<u8> {
    let rune = u32::try_from(rune).ok().and_then(char::from_u32).map_or(RUNE_ERROR, u32::from);
    let mut out = vec![b'\''];
    escape(&mut out, rune, b'\'', mode);
    out.push(b'\'');
    out
}

fn escape(out: &mut Vec<u8>, rune: u32, quote: u8, mode: Mode) {
    if rune == u32::from(quote) || rune == u32::from(b'\\') {
        out.extend_from_slice(&[b'\\', rune as u8]);
        return;
    }
    let plain = match mode {
        Mode::Ascii => (0x20..0x7F).contains(&rune),
        Mode::Graphic => is_graphic(rune),
        Mode::Printable => is_print(rune),
    };
    if plain {
        push_rune(out, rune);
        return;
    }
    let letter = match rune {
        0x07 => "\\a",
        0x08 => "\\b",
        0x0C => "\\f",
        0x0A => "\\n",
        0x0D => "\\r",
        0x09 => "\\t",
        0x0B => "\\v",
        _ => "",
    };
    let text = match rune {
        _ if !letter.is_empty() => letter.to_owned(),
        0..0x20 | 0x7F => format!("\\x{rune:02x}"),
        0x1_0000.. => format!("\\U{rune:08x}"),
        _ => format!("\\u{rune:04x}"),
    };
    out.extend_from_slice(text.as_bytes());
}

/// Whether a text can stand between backquotes on one line.
pub(super) fn can_backquote(text: &[u8]) -> bool {
    runes(text).all(|(_, rune, size)| match size {
        1 => rune != RUNE_ERROR && (rune >= 0x20 || rune == 0x09) && rune != u32::from(b'`') && rune != 0x7F,
        _ => rune != 0xFEFF,
    })
}
