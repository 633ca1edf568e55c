//! Passing over most of a declared function, which is lexed and parsed when it is first wanted: of a file's functions what
//! follows their names, and of that the body. Where a function stands on lines of its own and begins as gofmt writes it,
//! what comes before is read here too ([`FuncHead`]), and no token of it is left: half of a file's outline are functions.

use std::ops::Range;

use super::Token;
use super::characters::{is_digit, is_letter};

/// How a declared function begins, in bytes from the start of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FuncHead {
    /// Where `func` stands.
    pub start: usize,
    /// Its receiver.
    pub receiver: Option<ReceiverHead>,
    /// Its name.
    pub name: Range<usize>,
    /// What follows the name.
    pub tail: Range<usize>,
    /// Where its last line ends.
    pub line_end: usize,
}

/// A receiver whose type is a name, or a pointer to what a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiverHead {
    /// With the parentheses.
    pub list: Range<usize>,
    /// The receiver's own name.
    pub name: Option<Range<usize>>,
    /// Where the asterisk stands.
    pub star: Option<usize>,
    /// The type's name.
    pub base: Range<usize>,
}

/// Reads the text of a file.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    /// Passes over `token` if it is next; returns where it began.
    fn token(&mut self, token: &str) -> Option<usize> {
        let start = self.at;
        self.text[start..].starts_with(token).then(|| self.at += token.len())?;
        Some(start)
    }

    /// Passes over a name.
    fn name(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        while let Some(c) = self.next_char()
            && (is_letter(c) || self.at > start && is_digit(c))
        {
            self.at += c.len_utf8();
        }
        (self.at > start).then_some(start..self.at)
    }

    fn next_char(&self) -> Option<char> {
        match self.text.as_bytes().get(self.at)? {
            byte if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.text[self.at..].chars().next(),
        }
    }

    /// Passes over a receiver in parentheses.
    fn receiver(&mut self) -> Option<ReceiverHead> {
        let open = self.token("(")?;
        let mut star = self.token("*");
        let mut base = self.name()?;
        let mut name = None;
        if star.is_none() && self.token(" ").is_some() {
            name = Some(base);
            star = self.token("*");
            base = self.name()?;
        }
        self.token(")")?;
        Some(ReceiverHead { list: open..self.at, name, star, base })
    }
}

impl FuncHead {
    /// The head of the function whose `func` stands at `start` of a file's text, if it has the common form and its last
    /// line holds no other declaration.
    pub(super) fn read(text: &str, start: usize) -> Option<FuncHead> {
        let mut reader = Reader { text, at: start };
        reader.token("func ")?;
        let receiver = match text[reader.at..].starts_with('(') {
            true => {
                let receiver = reader.receiver()?;
                reader.token(" ")?;
                Some(receiver)
            }
            false => None,
        };
        let name = reader.name()?;
        let tail = name.end..name.end + tail_length(&text[name.end..]);
        let rest = &text[tail.end..];
        let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let separator = line.trim_start();
        let alone = separator.is_empty() || separator.starts_with("//");
        alone.then(|| FuncHead { start, receiver, name, line_end: tail.end + line.len(), tail })
    }
}

/// Finds where what is passed over begins.
pub(super) struct Outline {
    /// Open brackets.
    depth: usize,
    previous: Option<Token>,
    awaits: Awaits,
}

/// What of a declared function comes next.
#[derive(PartialEq, Eq)]
enum Awaits {
    /// Its beginning.
    Func,
    /// Its name, perhaps after a receiver.
    Name,
    /// Its body, perhaps after a signature.
    Body,
    /// Nothing.
    Nothing,
}

impl Outline {
    /// Of a file: the functions' tails are passed over.
    pub(super) fn of_file() -> Outline {
        Outline { depth: 0, previous: None, awaits: Awaits::Func }
    }

    /// Of a tail: the body is passed over.
    pub(super) fn of_tail() -> Outline {
        Outline { depth: 0, previous: None, awaits: Awaits::Body }
    }

    /// Whether a declaration may begin with the next token of a file.
    pub(super) fn at_declaration(&self) -> bool {
        self.awaits == Awaits::Func && self.depth == 0 && matches!(self.previous, None | Some(Token::Semi(_)))
    }

    /// Takes note of the next token. What the caller then passes over: a [`Token::Tail`] after this token, or a
    /// [`Token::Body`] that begins with it.
    pub(super) fn passed_over(&mut self, token: Token) -> Option<Token> {
        let previous = self.previous.replace(token);
        match (token, &self.awaits) {
            (Token::Func, Awaits::Func)
                if self.depth == 0 && matches!(previous, None | Some(Token::Semi(_))) =>
            {
                self.awaits = Awaits::Name;
            }
            (Token::Name, Awaits::Name) if self.depth == 0 => {
                self.awaits = Awaits::Func;
                self.previous = Some(Token::Tail);
                return Some(Token::Tail);
            }
            (Token::LBrace, Awaits::Body)
                if self.depth == 0 && !matches!(previous, Some(Token::Struct | Token::Interface)) =>
            {
                self.awaits = Awaits::Nothing;
                return Some(Token::Body);
            }
            (Token::LParen | Token::LBracket | Token::LBrace, _) => self.depth += 1,
            (Token::RParen | Token::RBracket | Token::RBrace, _) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        None
    }
}

/// Bytes of what follows a declared function's name at the start of `text`, without what only separates it from the
/// next declaration. Where no bracket is open, it ends with its line, as gofmt writes declarations.
pub(super) fn tail_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut depth, mut at, mut end) = (0usize, 0, 0);
    while let Some(&byte) = bytes.get(at) {
        let rest = &text[at..];
        let length = match byte {
            b'\n' | b';' if depth == 0 => break,
            b' ' | b'\t' | b'\r' | b'\n' => {
                at += 1;
                continue;
            }
            b'/' if rest.starts_with("//") => {
                at += rest.find('\n').unwrap_or(rest.len());
                continue;
            }
            b'/' if rest.starts_with("/*") => {
                at += through(rest, 2, "*/");
                continue;
            }
            b'(' | b'[' => {
                depth += 1;
                1
            }
            b')' | b']' => {
                depth = depth.saturating_sub(1);
                1
            }
            b'{' => body_length(rest),
            b'`' => through(rest, 1, "`"),
            b'"' | b'\'' => quoted_length(rest.as_bytes(), byte),
            // All of a character, so that `rest` begins with one.
            _ => rest.chars().next().map_or(1, char::len_utf8),
        };
        at += length;
        end = at;
    }
    end
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
    fn a_tail_ends_with_its_declaration() {
        for tail in [
            "()",
            "(a, b int) (c int)",
            "(a struct {\n\tx int // }\n}) {\n}",
            "[T any](x T) interface{} { return \"}\" }",
            "(\n\ta int,\n) map[string]struct{}",
        ] {
            for separator in ["", "\n", " // }\n", " /* x */ \n", "; func g() {}"] {
                let text = format!("{tail}{separator}");
                assert_eq!(tail_length(&text), tail.len(), "{text}");
            }
        }
    }

    #[test]
    fn heads_of_the_common_forms_are_read() {
        let parts = |text: &str| {
            let head = FuncHead::read(text, 0)?;
            let receiver = head.receiver.map_or(String::new(), |receiver| {
                let name = receiver.name.map_or("", |name| &text[name]);
                let star = if receiver.star.is_some() { "*" } else { "" };
                format!("{} = {name} {star}{}; ", &text[receiver.list], &text[receiver.base])
            });
            Some(format!("{receiver}{}; {}", &text[head.name], &text[head.tail]))
        };
        assert_eq!(parts("func f() {\n}\n").unwrap(), "f; () {\n}");
        assert_eq!(parts("func f[T any](x T) // is native").unwrap(), "f; [T any](x T)");
        assert_eq!(parts("func (t T) m(a int)").unwrap(), "(t T) = t T; m; (a int)");
        assert_eq!(parts("func (é2 *Té) m()").unwrap(), "(é2 *Té) = é2 *Té; m; ()");
        assert_eq!(parts("func (T) m()").unwrap(), "(T) =  T; m; ()");
        assert_eq!(parts("func (*T) m()").unwrap(), "(*T) =  *T; m; ()");
        for other in [
            "func  f()",
            "func (t T[P]) m()",
            "func (t, u T) m()",
            "func (t (T)) m()",
            "func 2f()",
            "func f() {}; func g() {}",
            "func f() /* x",
        ] {
            assert_eq!(parts(other), None, "{other}");
        }
    }

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
