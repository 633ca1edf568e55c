//! What an example says it prints: the comment at the end of its body.

/// The output that an example's body, as text, says it has, and whether the order of its lines does not matter.
pub(super) fn output(body: &str) -> Option<(String, bool)> {
    let comment = last_comment(body)?;
    let text = comment.trim_start();
    let (text, unordered) = match strip_word(text, "unordered") {
        Some(rest) => (rest.trim_start_matches(' '), true),
        None => (text, false),
    };
    let text = strip_word(text, "output")?.strip_prefix(':')?.trim_start_matches(' ');
    Some((text.strip_prefix('\n').unwrap_or(text).to_owned(), unordered))
}

fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(word.len())?;
    head.eq_ignore_ascii_case(word).then_some(rest)
}

/// The line of comments that the next line's comment is no part of.
const NEVER_JOINED: usize = usize::MAX - 1;

/// The text of the last comment, line comments on lines that follow each other being one, but for those behind code.
fn last_comment(body: &str) -> Option<String> {
    let mut comments: Vec<(usize, String)> = Vec::new();
    let mut at = 0;
    let mut line = 0;
    let mut behind_code = false;
    while let Some(rest) = body.get(at..).filter(|rest| !rest.is_empty()) {
        let length = if let Some(comment) = rest.strip_prefix("//") {
            let end = comment.find('\n').unwrap_or(comment.len());
            let text = comment[..end].trim_end();
            let text = text.strip_prefix(' ').unwrap_or(text);
            match comments.last_mut() {
                Some((last, joined)) if *last + 1 == line => {
                    *last = line;
                    joined.push('\n');
                    joined.push_str(text);
                }
                _ => comments.push((if behind_code { NEVER_JOINED } else { line }, text.to_owned())),
            }
            2 + end
        } else if let Some(comment) = rest.strip_prefix("/*") {
            let end = comment.find("*/").unwrap_or(comment.len());
            comments.push((NEVER_JOINED, comment[..end].to_owned()));
            (end + 4).min(rest.len())
        } else {
            let length = literal_length(rest);
            behind_code = match &rest[..length] {
                "\n" => false,
                text => behind_code || !text.trim().is_empty(),
            };
            length
        };
        line += rest[..length].matches('\n').count();
        at += length;
    }
    comments.pop().map(|(_, text)| text)
}

/// Bytes of a string or rune literal at the beginning of `text`, or else of one character.
fn literal_length(text: &str) -> usize {
    let mut chars = text.char_indices();
    let Some((_, quote)) = chars.next() else { return 0 };
    if !matches!(quote, '"' | '\'' | '`') {
        return quote.len_utf8();
    }
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' if quote != '`' => drop(chars.next()),
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_comment_may_tell_the_output() {
        let is = |body: &str, text: &str, unordered: bool| {
            assert_eq!(output(body), Some((text.to_owned(), unordered)), "{body}");
        };
        is("{\n\tf()\n\t// Output: a\n}", "a", false);
        is("{\n\tf() // no\n\n\t// Output:\n\t// a\n\t//\n\t//  b\n}", "a\n\n b", false);
        is("{ f()\n// Unordered output: a\n// b\n}", "a\nb", true);
        is("{ f() // all\n// Output: a\n}", "a", false);
        is("{ f(\"// Output: x\", '\"', `/*`) /* output: y */ }", "y ", false);
        is("{\n// Output:\n}", "", false);
        assert_eq!(output("{ f(\"// Output: x\") }"), None);
        assert_eq!(output("{\n// Output: a\n\n// b\n}"), None);
    }
}
