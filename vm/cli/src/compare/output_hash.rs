//! What a run printed, as a hash: the runs of a comparison must have done the same.
//!
//! Lines in Go's benchmark format are measurements; they are taken out and kept. Of the rest the beginning is kept, so that
//! a difference can be shown.

use std::io::{self, Read};

use sha2::{Digest, Sha256};

use super::benchmark_format::Benchmark;

/// Bytes of output kept.
const KEPT_BYTES: usize = 1 << 20;
/// A line longer than this is not a benchmark's.
const LONGEST_LINE: usize = 64 << 10;
/// Benchmark lines kept: more are not results but a mistake.
const MOST_BENCHMARKS: usize = 10_000;

/// The output of one run.
#[derive(Clone, Debug, Default)]
pub(crate) struct Output {
    /// Hash of all lines but benchmarks, in hexadecimal.
    pub(crate) sha256: String,
    /// Their first [`KEPT_BYTES`].
    pub(crate) beginning: Vec<u8>,
    /// The benchmark lines.
    pub(crate) benchmarks: Vec<Benchmark>,
    /// More than the limit was printed; the rest was not read.
    pub(crate) overflowed: bool,
}

impl Output {
    /// Reads a run's output to its end, or to `limit` bytes.
    ///
    /// # Errors
    ///
    /// The pipe's.
    pub(crate) fn read(mut pipe: impl Read, limit: u64) -> io::Result<Output> {
        let mut output = Output::default();
        let mut hash = Sha256::new();
        let (mut line, mut buffer, mut total) = (Vec::new(), vec![0; 64 << 10], 0);
        loop {
            let count = match pipe.read(&mut buffer) {
                Ok(0) => break,
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            total += count as u64;
            if total > limit {
                output.overflowed = true;
                break;
            }
            for piece in buffer[..count].split_inclusive(|&byte| byte == b'\n') {
                line.extend_from_slice(piece);
                if piece.ends_with(b"\n") || line.len() > LONGEST_LINE {
                    output.take(&mut hash, &mut line);
                }
            }
        }
        output.take(&mut hash, &mut line);
        output.sha256 = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(output)
    }

    fn take(&mut self, hash: &mut Sha256, line: &mut Vec<u8>) {
        let benchmark = std::str::from_utf8(line).ok().and_then(Benchmark::parse);
        match benchmark {
            Some(benchmark) if self.benchmarks.len() < MOST_BENCHMARKS => self.benchmarks.push(benchmark),
            _ => {
                hash.update(&*line);
                let room = KEPT_BYTES - self.beginning.len();
                self.beginning.extend_from_slice(&line[..line.len().min(room)]);
            }
        }
        line.clear();
    }

    /// The first line in which two outputs differ: its number and what each has. None if it is beyond what was kept.
    pub(crate) fn difference(&self, other: &Output) -> Option<(usize, [String; 2])> {
        let [mut ours, mut theirs] =
            [&self.beginning, &other.beginning].map(|text| text.split(|&byte| byte == b'\n'));
        for number in 1.. {
            match (ours.next(), theirs.next()) {
                (None, None) => break,
                (a, b) if a != b => return Some((number, [a, b].map(shown))),
                _ => {}
            }
        }
        None
    }
}

/// A line as it can be shown.
fn shown(line: Option<&[u8]>) -> String {
    const WIDTH: usize = 60;
    let Some(line) = line else { return "nothing".to_owned() };
    let text = String::from_utf8_lossy(line);
    let mut shown: String = text.chars().take(WIDTH).collect::<String>().escape_debug().collect();
    if text.chars().count() > WIDTH {
        shown.push('…');
    }
    format!("“{shown}”")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(text: &str) -> Output {
        Output::read(text.as_bytes(), 1 << 30).unwrap()
    }

    #[test]
    fn benchmarks_do_not_count_as_output() {
        let (a, b) = (output("x\nBenchmarkA 1 5 ns/op\ny"), output("x\nBenchmarkA 1 7 ns/op\ny"));
        assert_eq!(a.sha256, b.sha256);
        assert_eq!(a.benchmarks[0].values[0].0, 5.0);
        assert_ne!(a.sha256, output("x\ny\n").sha256);
        // The hash of nothing, as everybody has it.
        assert!(output("").sha256.starts_with("e3b0c44298fc1c14"));
    }

    #[test]
    fn the_first_difference_is_found() {
        let (a, b) = (output("same\none\n"), output("same\ntwo\n"));
        assert_eq!(a.difference(&b), Some((2, ["“one”".to_owned(), "“two”".to_owned()])));
        assert_eq!(output("a").difference(&output("a\nb")).unwrap().1[0], "nothing");
        assert_eq!(a.difference(&a), None);
    }

    #[test]
    fn gigabytes_are_cut_off() {
        let endless = io::repeat(b'x');
        let output = Output::read(endless, 3 << 20).unwrap();
        assert!(output.overflowed && output.beginning.len() == KEPT_BYTES);
    }
}
