//! Export data: what a program needs to know of a library function before its body is looked at.
//!
//! One text, beside the library's sources; a test makes it anew from these and compares. A line has the function's name
//! as in traces, the word `inline` if it is inlined where it is called, the flow of each parameter, a semicolon and the package-level variables that its code may touch, by way of
//! whatever it calls. The flow of `h0r1.2w` is: undereferenced to the heap, and dereferenced twice to result 1; what it
//! points to is written to.

use std::fmt::Write as _;

use crate::typed::ParamFlow;

/// What is known of one function.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Export<'t> {
    /// Callers need its body, to inline it.
    pub inlined: bool,
    /// For each parameter, a method's receiver first, where its value may flow.
    pub flows: Vec<ParamFlow>,
    /// Variables by import path and name.
    pub variables: Vec<&'t str>,
}

/// The line of a function in export data, which are sorted by name.
pub fn find<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    // Lines and names are short: a look at each byte takes less time than a search made for long texts.
    let bytes = text.as_bytes();
    let (mut low, mut high) = (0, text.len());
    while low < high {
        let middle = (low + high) / 2;
        let start = bytes[low..middle].iter().rposition(|&byte| byte == b'\n').map_or(low, |at| low + at + 1);
        let end = bytes[middle..].iter().position(|&byte| byte == b'\n').map_or(text.len(), |at| middle + at);
        let line = &text[start..end];
        let blank = line.bytes().position(|byte| byte == b' ').unwrap_or(line.len());
        match line[..blank].cmp(name) {
            std::cmp::Ordering::Equal => return Some(line),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

/// What stands in the line of a function that is inlined.
const INLINE: &str = "inline";

impl Export<'_> {
    /// Whether a line is that of a function that is inlined.
    pub fn is_inlined(line: &str) -> bool {
        line.split(' ').nth(1) == Some(INLINE)
    }

    /// Reads a line.
    ///
    /// # Panics
    /// The line is malformed: a defect of the library.
    pub fn parse(line: &str) -> Export<'_> {
        let inlined = Export::is_inlined(line);
        let mut words = line.split(' ').skip(1 + usize::from(inlined));
        let flows = words.by_ref().take_while(|&word| word != ";").map(flow).collect();
        Export { inlined, flows, variables: words.collect() }
    }

    /// The line of a function, its end included.
    pub fn line(&self, name: &str) -> String {
        let mut line = name.to_owned();
        if self.inlined {
            line.push(' ');
            line.push_str(INLINE);
        }
        for flow in &self.flows {
            line.push(' ');
            let start = line.len();
            // Writing to a string cannot fail.
            if let Some(derefs) = flow.heap {
                let _ = write!(line, "h{derefs}");
            }
            for (result, derefs) in flow.results.iter().enumerate() {
                if let Some(derefs) = derefs {
                    let _ = write!(line, "r{result}.{derefs}");
                }
            }
            if flow.written {
                line.push('w');
            }
            if line.len() == start {
                line.push('-');
            }
        }
        line.push_str(" ;");
        for variable in &self.variables {
            line.push(' ');
            line.push_str(variable);
        }
        line.push('\n');
        line
    }
}

fn flow(word: &str) -> ParamFlow {
    let (word, written) = word.strip_suffix('w').map_or((word, false), |word| (word, true));
    let mut flow = ParamFlow { written, ..ParamFlow::default() };
    let number = |text: &str| text.parse::<u32>().expect("a number of dereferences");
    let (heap, results) = word.split_once('r').map_or((word, ""), |(heap, results)| (heap, results));
    flow.heap = heap.strip_prefix('h').map(number);
    for result in results.split('r').filter(|result| !result.is_empty()) {
        let (index, derefs) = result.split_once('.').expect("a result and a number of dereferences");
        let index = number(index) as usize;
        flow.results.resize(index + 1, None);
        flow.results[index] = Some(number(derefs));
    }
    flow
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_found_and_read() {
        let flow =
            |heap, results: &[Option<u32>]| ParamFlow { heap, results: results.to_vec(), written: false };
        let export = Export {
            inlined: true,
            flows: vec![
                flow(Some(0), &[]),
                flow(None, &[]),
                ParamFlow { written: true, ..flow(Some(1), &[None, Some(2)]) },
            ],
            variables: vec!["os.Stdout"],
        };
        let plain = Export { inlined: false, flows: Vec::new(), variables: Vec::new() };
        let text = [plain.line("(*T).M"), plain.line("A"), export.line("F"), plain.line("FF")].concat();
        assert_eq!(find(&text, "F"), Some("F inline h0 - h1r1.2w ; os.Stdout"));
        assert_eq!(Export::parse(find(&text, "F").unwrap()), export);
        assert_eq!(Export::parse(find(&text, "(*T).M").unwrap()), plain);
        assert_eq!(Export::parse(find(&text, "FF").unwrap()), plain);
        assert_eq!((find(&text, "B"), find("", "A")), (None, None));
    }
}
