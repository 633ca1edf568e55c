//! The program of an expression, and what all ways of running it share.

use super::super::search;
use super::super::unicode::utf8::decode;

/// What an instruction does. `compile.go` has the numbers and what the operands mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    Fail,
    Match,
    Rune,
    Set,
    Any,
    Alt,
    Save,
    Assert,
}

const OPS: [Op; 8] = [Op::Fail, Op::Match, Op::Rune, Op::Set, Op::Any, Op::Alt, Op::Save, Op::Assert];

/// An instruction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inst {
    pub(super) op: Op,
    pub(super) next: u32,
    pub(super) operand: u32,
}

/// The words of a program, which stand in the program's memory.
pub(super) struct Program<'a> {
    pub(super) code: &'a [[u8; 4]],
    pub(super) sets: &'a [[u8; 4]],
    /// What every match begins with.
    pub(super) prefix: &'a [u8],
}

/// Words of an instruction.
const INST_WORDS: usize = 3;

/// Words at the beginning of a set: bits for ASCII.
const SET_BITS: usize = 4;

/// A group that took no part.
pub(super) const NOWHERE: isize = -1;

impl Program<'_> {
    pub(super) fn len(&self) -> usize {
        self.code.len() / INST_WORDS
    }

    #[inline(always)]
    pub(super) fn inst(&self, at: u32) -> Inst {
        let words = &self.code[INST_WORDS * at as usize..][..INST_WORDS];
        let word = |index: usize| u32::from_ne_bytes(words[index]);
        Inst { op: OPS[word(0) as usize & 7], next: word(1), operand: word(2) }
    }

    #[inline(always)]
    fn set_word(&self, index: usize) -> u32 {
        u32::from_ne_bytes(self.sets[index])
    }

    /// Whether a match may begin with the byte.
    #[inline(always)]
    fn may_begin_with(&self, byte: u8) -> bool {
        self.set_word(usize::from(byte >> 5)) >> (byte & 31) & 1 != 0
    }

    #[inline(always)]
    fn set_contains(&self, set: u32, rune: u32) -> bool {
        let set = set as usize;
        if rune < 0x80 {
            return self.set_word(set + rune as usize / 32) >> (rune % 32) & 1 != 0;
        }
        let ranges = &self.sets[set + SET_BITS + 1..][..2 * self.set_word(set + SET_BITS) as usize];
        let (mut low, mut high) = (0, ranges.len() / 2);
        while low < high {
            let middle = usize::midpoint(low, high);
            if rune < u32::from_ne_bytes(ranges[2 * middle]) {
                high = middle;
            } else if rune > u32::from_ne_bytes(ranges[2 * middle + 1]) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        false
    }

    /// Whether an instruction that takes a rune takes this one.
    #[inline(always)]
    pub(super) fn takes(&self, inst: Inst, rune: u32) -> bool {
        match inst.op {
            Op::Rune => rune == inst.operand,
            Op::Set => self.set_contains(inst.operand, rune),
            op => op == Op::Any,
        }
    }
}

/// A search in a text.
pub(super) struct Search<'a> {
    pub(super) program: Program<'a>,
    pub(super) text: &'a [u8],
    /// A match begins with the text.
    pub(super) anchored: bool,
    /// Of the matches that begin first the longest is wanted.
    pub(super) longest: bool,
    /// How many positions are wanted: none, the match's, or also groups'.
    pub(super) slots: usize,
}

/// States that a search by backtracking may have to remember.
const MOST_STATES: usize = 1 << 18;

impl Search<'_> {
    /// The slots of the first match that begins at `pos` or later.
    pub(super) fn run(&self, pos: usize) -> Option<Vec<isize>> {
        if self.anchored && pos > 0 {
            return None;
        }
        let start = self.candidate(pos)?;
        if self.program.len() * (self.text.len() - start + 1) <= MOST_STATES {
            self.backtrack(start)
        } else {
            self.simulate(start)
        }
    }

    /// The first position from `pos` on at which a match may begin.
    #[inline]
    pub(super) fn candidate(&self, pos: usize) -> Option<usize> {
        let rest = self.text.get(pos..)?;
        if self.anchored {
            return (pos == 0).then_some(0);
        }
        if !self.program.prefix.is_empty() {
            return search::index(rest, self.program.prefix).map(|found| pos + found);
        }
        let found = rest.iter().position(|&byte| self.program.may_begin_with(byte));
        Some(pos + found.unwrap_or(rest.len()))
    }

    /// Whether the conditions hold at `pos`; their bits are those of `parse.go`.
    pub(super) fn holds(&self, conditions: u32, pos: usize) -> bool {
        /// Asks for the bytes before and after.
        type Check = fn(Option<u8>, Option<u8>) -> bool;
        const CHECKS: [Check; 6] = [
            |before, _| before.is_none_or(|byte| byte == b'\n'),
            |_, after| after.is_none_or(|byte| byte == b'\n'),
            |before, _| before.is_none(),
            |_, after| after.is_none(),
            |before, after| is_word(before) != is_word(after),
            |before, after| is_word(before) == is_word(after),
        ];
        let before = pos.checked_sub(1).map(|index| self.text[index]);
        let after = self.text.get(pos).copied();
        CHECKS.iter().enumerate().all(|(bit, check)| conditions >> bit & 1 == 0 || check(before, after))
    }

    /// The rune at `pos` and its length, which is 0 at the end.
    #[inline(always)]
    pub(super) fn rune(&self, pos: usize) -> (u32, usize) {
        decode(&self.text[pos..])
    }
}

fn is_word(byte: Option<u8>) -> bool {
    byte.is_some_and(|byte| byte == b'_' || byte.is_ascii_alphanumeric())
}
