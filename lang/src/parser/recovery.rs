//! Syntax errors: their wording, and what is cut out so that parsing can go on.

use crate::diagnostics::Diagnostic;
use crate::lexer::{Lexeme, SemiOrigin, Token};
use crate::source::{SourceFile, Span};

/// What an open bracket holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    File,
    /// Statements.
    Block,
    /// Fields of a struct or elements of an interface.
    Members(&'static str),
    /// Specifications of a declaration in parentheses.
    Group,
    Params,
    TypeParams,
    Args,
    Paren,
    Index,
    Composite,
}

/// A bracket that is open at some token.
#[derive(Clone, Copy, Debug)]
struct Frame {
    holds: Holds,
    /// Index of the bracket; meaningless for the file's frame.
    open: usize,
    /// Index of the first token of the current element, statement or specification.
    item: usize,
}

/// The brackets that are open before the token at `at`, outermost first; the first frame is the file.
///
/// A closer that does not fit the innermost bracket closes the nearest that it fits, as long as no block is between.
fn open_brackets(lexemes: &[Lexeme], at: usize) -> Vec<Frame> {
    let mut frames = vec![Frame { holds: Holds::File, open: 0, item: 0 }];
    for index in 0..at.min(lexemes.len()) {
        let token = lexemes[index].token;
        match token {
            Token::RParen | Token::RBracket | Token::RBrace => close(&mut frames, lexemes, token),
            _ => {
                if let Some(holds) = opened_by(lexemes, index, &frames) {
                    frames.push(Frame { holds, open: index, item: index + 1 });
                }
            }
        }
        let frame = frames.last_mut().expect("the file's frame is never closed");
        let separates = match token {
            Token::Semi(_) => {
                matches!(frame.holds, Holds::File | Holds::Block | Holds::Members(_) | Holds::Group)
            }
            Token::Comma => {
                !matches!(frame.holds, Holds::File | Holds::Block | Holds::Members(_) | Holds::Group)
            }
            _ => false,
        };
        if separates {
            frame.item = index + 1;
        }
    }
    frames
}

fn close(frames: &mut Vec<Frame>, lexemes: &[Lexeme], closer: Token) {
    let fits = |frame: &Frame| {
        frame.holds != Holds::File
            && matches!(
                (lexemes[frame.open].token, closer),
                (Token::LParen | Token::ResultParen, Token::RParen)
                    | (Token::LBracket | Token::TypeParamBracket, Token::RBracket)
                    | (Token::LBrace | Token::BlockBrace | Token::BodyBrace, Token::RBrace)
            )
    };
    let reach = frames
        .iter()
        .rposition(|frame| fits(frame) || closer != Token::RBrace && frame.holds == Holds::Block);
    if let Some(index) = reach.filter(|&index| fits(&frames[index])) {
        frames.truncate(index);
    }
}

/// What the token at `index` opens, if it is an opening bracket.
fn opened_by(lexemes: &[Lexeme], index: usize, frames: &[Frame]) -> Option<Holds> {
    let before = |back: usize| index.checked_sub(back).map(|i| lexemes[i].token);
    Some(match lexemes[index].token {
        Token::BlockBrace | Token::BodyBrace => Holds::Block,
        Token::LBrace => match before(1) {
            Some(Token::Struct) => Holds::Members("struct type"),
            Some(Token::Interface) => Holds::Members("interface type"),
            _ => Holds::Composite,
        },
        Token::ResultParen => Holds::Params,
        Token::TypeParamBracket => Holds::TypeParams,
        Token::LParen => match before(1) {
            Some(Token::Import | Token::Const | Token::Type | Token::Var) => Holds::Group,
            Some(Token::Func) => Holds::Params,
            Some(Token::Name) if is_declared_name(lexemes, index - 1, frames) => Holds::Params,
            Some(token) if token.ends_operand() => Holds::Args,
            Some(Token::Interface | Token::Struct | Token::Chan | Token::Map) => Holds::Args,
            _ => Holds::Paren,
        },
        Token::LBracket => match before(1) {
            Some(Token::Name) if before(2) == Some(Token::Func) => Holds::TypeParams,
            _ => Holds::Index,
        },
        _ => return None,
    })
}

/// Whether the name at `index` is that of a function or method being declared.
fn is_declared_name(lexemes: &[Lexeme], index: usize, frames: &[Frame]) -> bool {
    let frame = frames.last().expect("the file's frame is never closed");
    match frame.holds {
        Holds::Members("interface type") => frame.item == index,
        Holds::File => lexemes.get(frame.item).is_some_and(|lexeme| lexeme.token == Token::Func),
        _ => false,
    }
}

/// How Go calls the token at `at` in a message.
fn token_name(file: &SourceFile, lexemes: &[Lexeme], at: usize) -> String {
    let Some(lexeme) = lexemes.get(at) else { return "EOF".into() };
    let text = &file.text()[lexeme.start as usize..lexeme.end as usize];
    match lexeme.token {
        Token::Name => format!("name {text}"),
        Token::Literal(_) => format!("literal {text}"),
        Token::Semi(SemiOrigin::Written) => "semicolon".into(),
        Token::Semi(SemiOrigin::Newline) => "newline".into(),
        Token::Semi(SemiOrigin::Eof) => "EOF".into(),
        Token::Comma => "comma".into(),
        token if token.is_keyword() => format!("keyword {text}"),
        token => token.text().into(),
    }
}

/// The error that the token at `at` (or the end of the file) cannot stand where it does. `expected` names, as the
/// grammar does, the tokens that could. `None` if the token is a placeholder, whose error was reported.
pub(super) fn describe(
    file: &SourceFile,
    lexemes: &[Lexeme],
    at: usize,
    expected: &[String],
) -> Option<Diagnostic> {
    let placeholder = lexemes.get(at).is_some_and(|lexeme| {
        matches!(lexeme.token, Token::BadExpr | Token::BadStmt | Token::BadDecl | Token::BadHeader)
    });
    if placeholder {
        return None;
    }
    let context = Context { lexemes, at, expected, frames: open_brackets(lexemes, at) };
    let message = match context.complaint() {
        Complaint::Plain(message) => format!("syntax error: {message}"),
        Complaint::Unexpected(rest) => {
            format!("syntax error: unexpected {}{rest}", token_name(file, lexemes, at))
        }
    };
    let span = lexemes.get(at).map_or(Span::at(file.end()), |lexeme| lexeme.span(file.base()));
    Some(Diagnostic::syntax(span, message))
}

/// What is wrong with a token.
enum Complaint {
    /// A whole message.
    Plain(String),
    /// What follows `unexpected <token>`.
    Unexpected(String),
}

fn expected_word(word: &str) -> Complaint {
    Complaint::Unexpected(format!(", expected {word}"))
}

/// A token in its surroundings.
struct Context<'a> {
    lexemes: &'a [Lexeme],
    at: usize,
    expected: &'a [String],
    frames: Vec<Frame>,
}

impl Context<'_> {
    fn expects(&self, terminal: &str) -> bool {
        self.expected.iter().any(|name| name.trim_matches('"') == terminal)
    }

    fn token(&self, index: usize) -> Option<Token> {
        self.lexemes.get(index).map(|lexeme| lexeme.token)
    }

    fn frame(&self) -> Frame {
        *self.frames.last().expect("the file's frame is never closed")
    }

    fn previous(&self) -> Option<Token> {
        self.at.checked_sub(1).and_then(|index| self.token(index))
    }

    fn complaint(&self) -> Complaint {
        if self.at == 0 || self.expected.len() == 1 && self.expects("package") {
            return Complaint::Plain("package statement must be first".into());
        }
        if let Some(complaint) = self.in_header().or_else(|| self.at_start_of_item()) {
            return complaint;
        }
        if self.expects("!") {
            return expected_word("expression");
        }
        if let Some(complaint) = self.after_item() {
            return complaint;
        }
        if self.expects("map") && self.expects("struct") {
            return match self.previous() {
                Some(Token::Chan) => Complaint::Plain("missing channel element type".into()),
                Some(Token::Ellipsis) => Complaint::Plain("... is missing type".into()),
                Some(Token::Name) if self.declares_type() => {
                    Complaint::Unexpected(" in type declaration".into())
                }
                _ => expected_word("type"),
            };
        }
        self.single_token()
    }

    /// Whether the item at hand is the specification of a type.
    fn declares_type(&self) -> bool {
        let frame = self.frame();
        match frame.holds {
            Holds::Group => self.token(frame.open.wrapping_sub(1)) == Some(Token::Type),
            _ => self.at.checked_sub(2).and_then(|index| self.token(index)) == Some(Token::Type),
        }
    }

    /// Complaints about tokens between a keyword and the block it needs.
    fn in_header(&self) -> Option<Complaint> {
        let frame = self.frame();
        if !matches!(frame.holds, Holds::Block) || self.expects("!") && !self.expects("block{") {
            return None;
        }
        if self.previous() == Some(Token::Else) {
            return Some(Complaint::Plain("else must be followed by if or statement block".into()));
        }
        let keyword = header_keyword(self.lexemes, frame.item, self.at)?;
        let keyword = self.token(keyword)?;
        let word = keyword.text();
        if self.token(self.at) == Some(Token::Var) && self.previous() == Some(keyword) {
            return Some(Complaint::Plain(format!("var declaration not allowed in {word} initializer")));
        }
        if keyword == Token::Select {
            return Some(Complaint::Plain("missing { after select clause".into()));
        }
        if matches!(self.token(self.at), Some(Token::BlockBrace)) && keyword == Token::For {
            return Some(match self.previous() {
                Some(Token::Semi(_)) => Complaint::Plain("expected for loop condition".into()),
                _ => expected_word("semicolon or newline"),
            });
        }
        if keyword == Token::For
            && let Some(Token::Semi(_)) = self.token(self.at)
        {
            return Some(expected_word("{ after for clause"));
        }
        if !self.expects("block{") {
            return None;
        }
        Some(match (self.token(self.at), keyword) {
            (Some(Token::Semi(_)) | None, _) => expected_word(&format!("{{ after {word} clause")),
            (_, Token::Switch) if self.after_second_clause() => {
                Complaint::Plain("missing { after switch clause".into())
            }
            _ if self.after_second_clause() => expected_word(&format!("{{ after {word} clause")),
            _ => expected_word("{"),
        })
    }

    /// Whether the header at hand holds a semicolon.
    fn after_second_clause(&self) -> bool {
        let from = header_keyword(self.lexemes, self.frame().item, self.at).unwrap_or(self.at);
        self.lexemes[from..self.at].iter().any(|lexeme| matches!(lexeme.token, Token::Semi(_)))
    }

    /// Complaints about a token with which no declaration, statement or specification can begin.
    fn at_start_of_item(&self) -> Option<Complaint> {
        let frame = self.frame();
        match frame.holds {
            Holds::File if self.expects("import") => Some(Complaint::Plain(
                if matches!(self.token(self.at), Some(Token::LBrace | Token::BlockBrace))
                    && self.after_bodyless_function()
                {
                    "unexpected semicolon or newline before {".into()
                } else {
                    "non-declaration statement outside function body".into()
                },
            )),
            Holds::Block if self.expects("goto") => Some(match self.token(self.at) {
                Some(Token::Case | Token::Default) if self.previous() == Some(Token::Colon) => {
                    Complaint::Plain("missing statement after label".into())
                }
                _ => expected_word("}"),
            }),
            Holds::Block if self.expects("case") && !self.expects("!") => {
                Some(expected_word("case or default or }"))
            }
            Holds::Members("struct type") if frame.item == self.at => {
                Some(expected_word("field name or embedded type"))
            }
            Holds::Group if frame.item == self.at => Some(match self.token(frame.open.wrapping_sub(1)) {
                Some(Token::Import) => Complaint::Plain("missing import path".into()),
                _ => expected_word("name"),
            }),
            _ => None,
        }
    }

    /// Whether the declaration before the token is a function without body.
    fn after_bodyless_function(&self) -> bool {
        let Some(end) = self.at.checked_sub(1) else { return false };
        let item = open_brackets(self.lexemes, end).last().map_or(0, |frame| frame.item);
        self.token(item) == Some(Token::Func) && self.token(end.wrapping_sub(1)) != Some(Token::RBrace)
    }

    /// Complaints about a token where an item has just ended.
    fn after_item(&self) -> Option<Complaint> {
        let list = |what: &str, separator: &str, closer: &str| {
            Some(Complaint::Unexpected(format!(" in {what}; possibly missing {separator} or {closer}")))
        };
        let comma = self.expects(",");
        match self.frame().holds {
            Holds::Args if comma => list("argument list", "comma", ")"),
            Holds::Composite if comma => list("composite literal", "comma", "}"),
            Holds::Params if comma => list("parameter list", "comma", ")"),
            Holds::TypeParams if comma => list("parameter list", "comma", "]"),
            Holds::Group if self.expects(";") => list("grouped declaration", "semicolon or newline", ")"),
            Holds::Members(what) if self.expects(";") => list(what, "semicolon or newline", "}"),
            Holds::Paren if self.expects(")") => Some(expected_word(")")),
            Holds::Index if comma && self.expects(":") => Some(expected_word("comma, : or ]")),
            Holds::Index if self.expects("]") => Some(expected_word("]")),
            Holds::File if self.expects(";") && self.after_package_name() => {
                Some(Complaint::Unexpected(" after package clause".into()))
            }
            Holds::File if self.expects(";") => {
                Some(Complaint::Unexpected(" after top level declaration".into()))
            }
            Holds::Block if self.assigns_to_list() => Some(expected_word(":= or = or comma")),
            Holds::Block if self.expects(";") => Some(Complaint::Unexpected(" at end of statement".into())),
            Holds::Block if self.expects(":") => Some(expected_word(":")),
            _ => None,
        }
    }

    fn after_package_name(&self) -> bool {
        self.at == 2 && self.token(0) == Some(Token::Package)
    }

    /// Whether the token follows a list of expressions with which a statement began, which cannot end there.
    fn assigns_to_list(&self) -> bool {
        self.expects("=") && self.expects(":=") && !self.expects(";")
    }

    /// Complaints where only one kind of token could stand.
    fn single_token(&self) -> Complaint {
        if self.previous() == Some(Token::Func) && self.expects("name") {
            return expected_word("name or (");
        }
        if self.previous() == Some(Token::Import) {
            return Complaint::Plain("missing import path".into());
        }
        if self.previous() == Some(Token::Dot) && self.expects("(") {
            return expected_word("name or (");
        }
        if self.expects("name") {
            return expected_word("name");
        }
        for terminal in ["(", ")", "[", "]", "{", "}", ":", "=", "chan", ","] {
            if self.expects(terminal) {
                return expected_word(if terminal == "," { "comma" } else { terminal });
            }
        }
        if self.expects("body{") || self.expects("block{") {
            return expected_word("{");
        }
        Complaint::Unexpected(String::new())
    }
}

/// The last keyword in `item..at` at the item's own depth whose block has not been opened before `at`.
fn header_keyword(lexemes: &[Lexeme], item: usize, at: usize) -> Option<usize> {
    let mut depth = 0usize;
    let mut keyword = None;
    for (index, lexeme) in lexemes.iter().enumerate().take(at.min(lexemes.len())).skip(item) {
        match lexeme.token {
            Token::If | Token::For | Token::Switch | Token::Select if depth == 0 => keyword = Some(index),
            Token::BlockBrace if depth == 0 => {
                keyword = None;
                depth += 1;
            }
            token if is_opener(token) => depth += 1,
            token if is_closer(token) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    keyword
}

fn is_opener(token: Token) -> bool {
    matches!(
        token,
        Token::LParen
            | Token::ResultParen
            | Token::LBracket
            | Token::TypeParamBracket
            | Token::LBrace
            | Token::BlockBrace
            | Token::BodyBrace
    )
}

fn is_closer(token: Token) -> bool {
    matches!(token, Token::RParen | Token::RBracket | Token::RBrace)
}

/// The tokens with the construct around the error at `at` replaced by a placeholder, or `None` if nothing is left to
/// parse.
pub(super) fn repair(lexemes: &[Lexeme], at: usize) -> Option<Vec<Lexeme>> {
    if at >= lexemes.len() || lexemes.first().map(|lexeme| lexeme.token) != Some(Token::Package) {
        return None;
    }
    let frames = open_brackets(lexemes, at);
    for frame in frames.iter().rev() {
        let cut = match frame.holds {
            Holds::Args | Holds::Paren | Holds::Index | Holds::Composite => element_cut(lexemes, frame, at),
            Holds::Params | Holds::TypeParams => None,
            Holds::Members(_) | Holds::Group => Some(item_cut(lexemes, frame, at, Token::BadDecl)),
            Holds::Block => Some(statement_cut(lexemes, frame, at)),
            Holds::File => declaration_cut(lexemes, frame, at),
        };
        if let Some(cut) = cut.filter(|cut| !cut.changes_nothing(lexemes)) {
            return Some(cut.apply(lexemes));
        }
    }
    None
}

/// A range of tokens and the placeholder for it.
struct Cut {
    start: usize,
    end: usize,
    placeholder: Token,
}

impl Cut {
    /// Whether the range holds the very placeholder already, so that cutting again would go on for ever.
    fn changes_nothing(&self, lexemes: &[Lexeme]) -> bool {
        self.end == self.start + 1 && lexemes[self.start].token == self.placeholder
    }

    fn apply(&self, lexemes: &[Lexeme]) -> Vec<Lexeme> {
        let start = lexemes.get(self.start).or(lexemes.last()).map_or(0, |lexeme| lexeme.start);
        let end = if self.end > self.start { lexemes[self.end - 1].end } else { start };
        let mut repaired = Vec::with_capacity(lexemes.len() + 2);
        repaired.extend_from_slice(&lexemes[..self.start]);
        repaired.push(Lexeme { token: self.placeholder, start, end });
        repaired.extend_from_slice(&lexemes[self.end..]);
        if self.end == lexemes.len() {
            repaired.push(Lexeme { token: Token::Semi(SemiOrigin::Eof), start: end, end });
        }
        repaired
    }
}

/// Index of the first token at or after `from`, at `from`'s own depth, that satisfies `stops` or closes the bracket
/// around it; the number of tokens if there is none.
fn scan(lexemes: &[Lexeme], from: usize, stops: impl Fn(usize, Token) -> bool) -> usize {
    let mut depth = 0usize;
    for (index, lexeme) in lexemes.iter().enumerate().skip(from) {
        let token = lexeme.token;
        if depth == 0 && (is_closer(token) || stops(index, token)) {
            return index;
        }
        if is_opener(token) {
            depth += 1;
        } else if is_closer(token) {
            depth -= 1;
        }
    }
    lexemes.len()
}

/// The element of a bracketed list; `None` if the bracket is not closed on the way.
fn element_cut(lexemes: &[Lexeme], frame: &Frame, at: usize) -> Option<Cut> {
    let end = scan(lexemes, at, |_, token| matches!(token, Token::Comma | Token::Semi(_)));
    let fits = match lexemes.get(end)?.token {
        Token::Comma => true,
        Token::RParen => matches!(frame.holds, Holds::Args | Holds::Paren),
        Token::RBracket => frame.holds == Holds::Index,
        Token::RBrace => frame.holds == Holds::Composite,
        _ => false,
    };
    let placed = matches!(frame.holds, Holds::Args | Holds::Composite) || end > frame.item;
    (fits && placed).then_some(Cut { start: frame.item.min(end), end, placeholder: Token::BadExpr })
}

/// The specification or member.
fn item_cut(lexemes: &[Lexeme], frame: &Frame, at: usize, placeholder: Token) -> Cut {
    let end = scan(lexemes, at, |_, token| matches!(token, Token::Semi(_)));
    Cut { start: frame.item.min(end), end, placeholder }
}

/// The header of the statement if the error is in it, else the statement, within its case clause.
fn statement_cut(lexemes: &[Lexeme], frame: &Frame, at: usize) -> Cut {
    if let Some(keyword) = header_keyword(lexemes, frame.item, at) {
        let brace = scan(lexemes, at, |_, token| token == Token::BlockBrace);
        let in_header = lexemes.get(brace).is_some_and(|lexeme| lexeme.token == Token::BlockBrace);
        let replaceable = lexemes[keyword].token != Token::Select;
        let header = Cut { start: keyword + 1, end: brace, placeholder: Token::BadHeader };
        let same_line = lexemes[at..brace.min(lexemes.len())]
            .iter()
            .filter(|lexeme| matches!(lexeme.token, Token::Semi(SemiOrigin::Newline)))
            .count()
            <= 1;
        if in_header && replaceable && same_line && !header.changes_nothing(lexemes) {
            return header;
        }
    }
    let (start, in_clause_head) = within_clause(lexemes, frame.item, at);
    if in_clause_head {
        let end = scan(lexemes, at, |_, token| matches!(token, Token::Colon | Token::Semi(_)));
        return Cut { start, end, placeholder: Token::BadExpr };
    }
    let end = scan(lexemes, at, |_, token| matches!(token, Token::Semi(_) | Token::Case | Token::Default));
    Cut { start: start.min(end), end, placeholder: Token::BadStmt }
}

/// Where the statement around `at` starts if `case …:` stands before it in the same item, and whether `at` is in
/// the head of the clause itself.
fn within_clause(lexemes: &[Lexeme], item: usize, at: usize) -> (usize, bool) {
    let mut start = item;
    let mut in_head = false;
    let mut depth = 0usize;
    for (index, lexeme) in lexemes.iter().enumerate().take(at).skip(item) {
        match lexeme.token {
            Token::Case | Token::Default if depth == 0 => (start, in_head) = (index + 1, true),
            Token::Colon if depth == 0 && in_head => (start, in_head) = (index + 1, false),
            token if is_opener(token) => depth += 1,
            token if is_closer(token) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    (start, in_head)
}

/// The signature of a function declaration if the error is in it, else the whole declaration.
fn declaration_cut(lexemes: &[Lexeme], frame: &Frame, at: usize) -> Option<Cut> {
    let starts_function = lexemes.get(frame.item).is_some_and(|lexeme| lexeme.token == Token::Func);
    if starts_function && at > frame.item {
        let body = lexemes[frame.item..].iter().position(|lexeme| lexeme.token == Token::BodyBrace);
        let semicolon = lexemes[frame.item..]
            .iter()
            .position(|lexeme| matches!(lexeme.token, Token::Semi(SemiOrigin::Newline | SemiOrigin::Eof)));
        if let Some(body) = body.map(|offset| frame.item + offset)
            && at <= body
            && semicolon.is_none_or(|offset| body < frame.item + offset)
        {
            let cut = Cut { start: frame.item + 1, end: body, placeholder: Token::BadHeader };
            if !cut.changes_nothing(lexemes) {
                return Some(cut);
            }
        }
    }
    let declares = |index: usize| {
        lexemes.get(index).is_none_or(|lexeme| {
            matches!(lexeme.token, Token::Import | Token::Const | Token::Type | Token::Var | Token::Func)
        })
    };
    let mut end = at;
    loop {
        end = scan(lexemes, end, |index, token| matches!(token, Token::Semi(_)) && declares(index + 1));
        // A stray closer is part of what is cut out.
        if lexemes.get(end).is_some_and(|lexeme| is_closer(lexeme.token)) {
            end += 1;
        } else {
            break;
        }
    }
    let start = frame.item.min(end);
    (start >= 3).then_some(Cut { start, end, placeholder: Token::BadDecl })
}
