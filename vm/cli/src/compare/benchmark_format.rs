//! Lines in the format of Go's benchmarks: what a program says about its own speed.
//!
//! `BenchmarkName-8  1000  123 ns/op  45 req/s`: a name that begins with `Benchmark` and no lower-case letter after it, a
//! number of iterations, then pairs of value and unit. The number of processors at the name's end is left out, as
//! benchstat does for its keys.

/// One such line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Benchmark {
    /// Without the word Benchmark and the number of processors.
    pub(crate) name: String,
    /// Value and unit.
    pub(crate) values: Vec<(f64, String)>,
}

impl Benchmark {
    /// Reads a line. None if it is not of this format.
    pub(crate) fn parse(line: &str) -> Option<Benchmark> {
        let mut words = line.split_whitespace();
        let name = words.next()?.strip_prefix("Benchmark")?;
        if name.chars().next().is_some_and(char::is_lowercase) {
            return None;
        }
        words.next()?.parse::<u64>().ok().filter(|&iterations| iterations > 0)?;
        let mut values = Vec::new();
        while let Some(value) = words.next() {
            let value: f64 = value.parse().ok()?;
            values.push((value, words.next()?.to_owned()));
        }
        let name = match name.rsplit_once('-') {
            Some((name, processors)) if processors.parse::<u32>().is_ok() => name,
            _ => name,
        };
        let finite = values.iter().all(|(value, _)| value.is_finite());
        (finite && !values.is_empty()).then(|| Benchmark { name: name.to_owned(), values })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_name_iterations_and_pairs() {
        let line = "BenchmarkSession/flatout-8\t  100000\t      6250 ns/op\t   159992 req/s";
        let benchmark = Benchmark::parse(line).unwrap();
        assert_eq!(benchmark.name, "Session/flatout");
        assert_eq!(benchmark.values, [(6250.0, "ns/op".to_owned()), (159_992.0, "req/s".to_owned())]);
        assert_eq!(Benchmark::parse("BenchmarkX 1 2\u{2003}a b"), None, "any white space separates");
        assert_eq!(Benchmark::parse("BenchmarkX 1 2.5e3 ns/op").unwrap().values[0].0, 2500.0);
    }

    #[test]
    fn other_lines_are_the_programs_output() {
        for line in [
            "",
            "Benchmark",
            "Benchmarks are fun 1 2",
            "BenchmarkX 0 1 ns/op",
            "BenchmarkX 1",
            "BenchmarkX 1 2",
            "BenchmarkX one 2 ns/op",
            "BenchmarkX 1 NaN ns/op",
            "goos: linux",
            " ok  pkg 0.003s",
        ] {
            assert_eq!(Benchmark::parse(line), None, "{line}");
        }
    }
}
