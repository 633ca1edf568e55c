//! Directives: the lines `//! key = value` at the head of a program, values written as in TOML.

/// What a program asks of the runner.
#[derive(Debug, Default)]
pub(crate) struct Directives {
    /// The only collectors to run on (`gc`); `None` means all.
    pub(crate) collectors: Option<Vec<String>>,
    /// Whether to run it stressed as well (`stress`).
    pub(crate) stress: bool,
    /// Whether what can be reached is the same on every collector (`graph`).
    pub(crate) graph: bool,
    /// Flags for `minigo run` (`flags`).
    pub(crate) flags: Vec<String>,
    /// The program's own arguments (`args`).
    pub(crate) args: Vec<String>,
    /// `NAME=value` pairs added to the environment (`env`).
    pub(crate) env: Vec<(String, String)>,
    /// The exit code, where it is not the kind's usual one (`exit`).
    pub(crate) exit: Option<i32>,
    /// A regular expression that the whole of stderr must match (`stderr`).
    pub(crate) stderr: Option<String>,
}

/// One parsed value.
#[derive(Debug)]
enum Value {
    Text(String),
    Number(i32),
    Flag(bool),
    List(Vec<String>),
}

impl Directives {
    /// Reads the directives at the head of `source`.
    pub(crate) fn parse(source: &str) -> Result<Self, String> {
        let mut found = Self { stress: true, graph: true, ..Self::default() };
        let mut needs_reason = false;
        let mut has_reason = false;
        for (index, line) in source.lines().enumerate() {
            let Some(text) = line.strip_prefix("//!") else { break };
            let at = |problem: &str| format!("directive on line {}: {problem}", index + 1);
            let (key, value) = text.split_once('=').ok_or_else(|| at("want `key = value`"))?;
            let value = parse_value(value.trim()).ok_or_else(|| at("malformed value"))?;
            match (key.trim(), value) {
                ("gc", Value::List(names)) => {
                    needs_reason = true;
                    found.collectors = Some(names);
                }
                ("stress", Value::Flag(on)) => {
                    needs_reason = true;
                    found.stress = on;
                }
                ("graph", Value::Flag(same)) => {
                    needs_reason = true;
                    found.graph = same;
                }
                // Real Go has nothing like the flag under test, so only the oracle reads this one.
                ("go", Value::Flag(_)) => needs_reason = true,
                ("why", Value::Text(_)) => has_reason = true,
                ("flags", Value::List(flags)) => found.flags = flags,
                ("args", Value::List(args)) => found.args = args,
                ("env", Value::List(entries)) => {
                    for entry in entries {
                        let (name, value) = entry.split_once('=').ok_or_else(|| at("want NAME=value"))?;
                        found.env.push((name.to_owned(), value.to_owned()));
                    }
                }
                ("exit", Value::Number(code)) => found.exit = Some(code),
                ("stderr", Value::Text(pattern)) => found.stderr = Some(pattern),
                (key, _) => return Err(at(&format!("unknown key or wrong type: {key}"))),
            }
        }
        if needs_reason && !has_reason {
            return Err("`gc`, `stress`, `graph` and `go` need a `why`".to_owned());
        }
        Ok(found)
    }
}

fn parse_value(text: &str) -> Option<Value> {
    if let Some(inner) = text.strip_prefix('[') {
        let mut rest = inner.strip_suffix(']')?.trim();
        let mut items = Vec::new();
        while !rest.is_empty() {
            let (item, after) = parse_string(rest)?;
            items.push(item);
            rest = after.trim_start();
            rest = if rest.is_empty() { rest } else { rest.strip_prefix(',')?.trim_start() };
        }
        return Some(Value::List(items));
    }
    if text.starts_with(['"', '\'']) {
        let (item, rest) = parse_string(text)?;
        return rest.is_empty().then_some(Value::Text(item));
    }
    match text {
        "true" => Some(Value::Flag(true)),
        "false" => Some(Value::Flag(false)),
        _ => text.parse().ok().map(Value::Number),
    }
}

/// Parses a basic (`"…"`, with `\"`, `\\` and `\n`) or literal (`'…'`) string; answers what follows it too.
fn parse_string(text: &str) -> Option<(String, &str)> {
    if let Some(rest) = text.strip_prefix('\'') {
        let end = rest.find('\'')?;
        return Some((rest[..end].to_owned(), &rest[end + 1..]));
    }
    let rest = text.strip_prefix('"')?;
    let mut value = String::new();
    let mut chars = rest.char_indices();
    while let Some((index, c)) = chars.next() {
        match c {
            '"' => return Some((value, &rest[index + 1..])),
            '\\' => value.push(match chars.next()?.1 {
                'n' => '\n',
                c @ ('"' | '\\') => c,
                _ => return None,
            }),
            c => value.push(c),
        }
    }
    None
}
