//! Passing over the bodies of declared functions, which are lexed and parsed when they are first wanted.

use super::Token;

/// Finds where the bodies begin. At the top of a file, a brace in a declaration that starts with `func` opens the body,
/// unless it belongs to a type in the signature.
#[derive(Default)]
pub(super) struct Outline {
    /// Open brackets.
    depth: usize,
    previous: Option<Token>,
    /// Between `func` and the end of the declaration.
    in_function: bool,
}

impl Outline {
    /// Takes note of the next token. Whether it opens a function's body, which the caller then passes over.
    pub(super) fn opens_body(&mut self, token: Token) -> bool {
        let previous = self.previous.replace(token);
        match token {
            Token::LBrace
                if self.depth == 0
                    && self.in_function
                    && !matches!(previous, Some(Token::Struct | Token::Interface)) =>
            {
                self.in_function = false;
                self.previous = Some(Token::Body);
                return true;
            }
            Token::LParen | Token::LBracket | Token::LBrace => self.depth += 1,
            Token::RParen | Token::RBracket | Token::RBrace => self.depth = self.depth.saturating_sub(1),
            Token::Func if self.depth == 0 && matches!(previous, None | Some(Token::Semi(_))) => {
                self.in_function = true;
            }
            Token::Semi(_) if self.depth == 0 => self.in_function = false,
            _ => {}
        }
        false
    }
}

/// Bytes from the brace at the start of `text` to the end of the brace that closes it; all of `text` if none does.
pub(super) fn body_length(text: &str) -> usize {
    let mut depth = 0usize;
    let mut at = 0;
    while let Some(found) = text.as_bytes()[at..].iter().position(|&byte| STOPS[byte as usize]) {
        at += found;
        at += match text.as_bytes()[at] {
            b'{' => {
                depth += 1;
                1
            }
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
                1
            }
            b'`' => through(&text[at..], 1, "`"),
            b'/' if text[at..].starts_with("//") => through(&text[at..], 2, "\n"),
            b'/' if text[at..].starts_with("/*") => through(&text[at..], 2, "*/"),
            b'/' => 1,
            quote => quoted_length(&text.as_bytes()[at..], quote),
        };
    }
    text.len()
}

/// Bytes at which something begins that may hold braces, and braces.
const STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    let list = b"{}`/'\"";
    let mut i = 0;
    while i < list.len() {
        stops[list[i] as usize] = true;
        i += 1;
    }
    stops
};

/// Bytes of `text` up to and with the first `end` after `from`.
fn through(text: &str, from: usize, end: &str) -> usize {
    text[from..].find(end).map_or(text.len(), |found| from + found + end.len())
}

/// Length of the character or string literal at the start of `text`. It ends with its line at the latest.
fn quoted_length(text: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while let Some(&byte) = text.get(at) {
        at += match byte {
            b'\\' => 2,
            b'\n' => return at,
            _ if byte == quote => return at + 1,
            _ => 1,
        };
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_ends_at_its_own_brace() {
        for body in [
            "{}",
            "{ if x { y() } }",
            r#"{ s := "}\"}" + `}` }"#,
            r"{ c := '}'; d := '\''; e := '{' }",
            "{ a / b // }\n}",
            "{ /* } */ }",
        ] {
            assert_eq!(body_length(&format!("{body} }}")), body.len(), "{body}");
        }
        assert_eq!(body_length("{ \"\n"), 4);
        assert_eq!(body_length("{ '\\"), 4);
    }
}
