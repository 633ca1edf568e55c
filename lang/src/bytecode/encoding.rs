//! Instruction words: the opcode enum and field access, derived from the opcode table.

use super::Role;
use crate::for_each_op;

/// Register number that means "absent" where an operand is optional.
pub const NO_REG: u16 = 0xFFFF;

/// Fields of an instruction, as the table's operands name them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, non_camel_case_types)]
pub enum Field {
    a,
    b,
    c,
    bc,
    d,
    e,
    x,
    f,
    g,
}

impl Field {
    /// Extension words an instruction needs to have this field.
    const fn ext_words(self) -> usize {
        match self {
            Field::a | Field::b | Field::c | Field::bc => 0,
            Field::d | Field::e | Field::x => 1,
            Field::f | Field::g => 2,
        }
    }
}

macro_rules! define_ops {
    ($($(#[doc = $doc:expr])* $name:ident = $Variant:ident { $($field:ident : $Role:ident),* } [$($flag:ident),*];)*) => {
        /// An opcode.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[repr(u16)]
        pub enum Op { $($(#[doc = $doc])* $Variant),* }

        impl Op {
            /// All opcodes, in the order of their numbers.
            pub const ALL: &'static [Op] = &[$(Op::$Variant),*];

            /// The mnemonic.
            pub const fn name(self) -> &'static str {
                match self { $(Op::$Variant => stringify!($name)),* }
            }

            /// Operands with their roles.
            #[inline]
            pub const fn operands(self) -> &'static [(Field, Role)] {
                match self { $(Op::$Variant => &[$((Field::$field, Role::$Role)),*]),* }
            }

            /// Flags as a set of bits, `1 << Flag`.
            #[inline]
            const fn flags(self) -> u8 {
                match self { $(Op::$Variant => 0 $(| 1 << Flag::$flag as u8)*),* }
            }
        }
    };
}

for_each_op!(define_ops);

/// Flags of the table; its head explains them.
#[derive(Clone, Copy)]
#[allow(non_camel_case_types)]
enum Flag {
    safepoint,
    call,
    jump,
    ends,
    throws,
}

impl Op {
    const fn has_flag(self, flag: Flag) -> bool {
        self.flags() & 1 << flag as u8 != 0
    }

    /// A collection may happen before it.
    pub const fn is_safepoint(self) -> bool {
        self.has_flag(Flag::safepoint)
    }

    /// The frame may be suspended in it.
    pub const fn is_call(self) -> bool {
        self.has_flag(Flag::call)
    }

    /// Has a relative target.
    pub const fn is_jump(self) -> bool {
        self.has_flag(Flag::jump)
    }

    /// Control does not go on to the next instruction.
    pub const fn ends_block(self) -> bool {
        self.has_flag(Flag::ends)
    }

    /// May panic.
    pub const fn throws(self) -> bool {
        self.has_flag(Flag::throws)
    }

    /// Length in words, extension words included; at least 1.
    #[expect(clippy::len_without_is_empty, reason = "an instruction is never empty")]
    #[inline]
    pub const fn len(self) -> usize {
        LENGTHS[self as usize] as usize
    }

    /// The length as the operands tell it.
    const fn count_words(self) -> u8 {
        let operands = self.operands();
        let (mut i, mut ext) = (0, 0);
        while i < operands.len() {
            let need = operands[i].0.ext_words();
            if need > ext {
                ext = need;
            }
            i += 1;
        }
        1 + ext as u8
    }

    /// The opcode with a number, if there is one.
    pub fn from_number(number: u16) -> Option<Op> {
        Self::ALL.get(number as usize).copied()
    }
}

/// Lengths of all instructions, counted once: decoding asks for them all the time.
const LENGTHS: [u8; Op::ALL.len()] = {
    let mut lengths = [0; Op::ALL.len()];
    let mut i = 0;
    while i < lengths.len() {
        lengths[i] = Op::ALL[i].count_words();
        i += 1;
    }
    lengths
};

/// A decoded instruction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Instr {
    /// The opcode.
    pub op: Op,
    /// Operand `a`.
    pub a: u16,
    /// Operand `b`.
    pub b: u16,
    /// Operand `c`.
    pub c: u16,
    /// Extension words (`d`, `e`; `f`, `g`), as many as the opcode has.
    pub ext: [u64; 2],
}

impl Instr {
    /// An instruction with its three short operands.
    pub const fn abc(op: Op, a: u16, b: u16, c: u16) -> Self {
        Instr { op, a, b, c, ext: [0; 2] }
    }

    /// An instruction with a 32-bit operand in `bc`.
    pub const fn a_bc(op: Op, a: u16, bc: u32) -> Self {
        Instr { op, a, b: bc as u16, c: (bc >> 16) as u16, ext: [0; 2] }
    }

    /// With extension operands `d` and `e`.
    pub const fn with_de(mut self, d: u32, e: u32) -> Self {
        self.ext[0] = d as u64 | (e as u64) << 32;
        self
    }

    /// With the 64-bit extension operand.
    pub const fn with_x(mut self, x: u64) -> Self {
        self.ext[0] = x;
        self
    }

    /// With extension operands `f` and `g`.
    pub const fn with_fg(mut self, f: u32, g: u32) -> Self {
        self.ext[1] = f as u64 | (g as u64) << 32;
        self
    }

    /// Operand `bc`.
    pub const fn bc(&self) -> u32 {
        self.b as u32 | (self.c as u32) << 16
    }

    /// Operand `d`.
    pub const fn d(&self) -> u32 {
        self.ext[0] as u32
    }

    /// Operand `e`.
    pub const fn e(&self) -> u32 {
        (self.ext[0] >> 32) as u32
    }

    /// A field's raw value.
    pub const fn field(&self, field: Field) -> u64 {
        match field {
            Field::a => self.a as u64,
            Field::b => self.b as u64,
            Field::c => self.c as u64,
            Field::bc => self.bc() as u64,
            Field::d => self.d() as u64,
            Field::e => self.e() as u64,
            Field::x => self.ext[0],
            Field::f => self.ext[1] & 0xFFFF_FFFF,
            Field::g => self.ext[1] >> 32,
        }
    }

    /// Appends the instruction's words.
    pub fn encode(&self, code: &mut Vec<u64>) {
        code.push(self.op as u64 | (self.a as u64) << 16 | (self.b as u64) << 32 | (self.c as u64) << 48);
        code.extend_from_slice(&self.ext[..self.op.len() - 1]);
    }

    /// Decodes the instruction at the start of `code`; `None` for an unknown opcode or missing words.
    pub fn decode(code: &[u64]) -> Option<Self> {
        let word = *code.first()?;
        let op = Op::from_number(word as u16)?;
        let mut ext = [0; 2];
        for (i, slot) in ext.iter_mut().enumerate().take(op.len() - 1) {
            *slot = *code.get(i + 1)?;
        }
        Some(Instr { op, a: (word >> 16) as u16, b: (word >> 32) as u16, c: (word >> 48) as u16, ext })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_opcode_survives_encoding() {
        for &op in Op::ALL {
            let mut instr = Instr::abc(op, 1, 0xFFFE, 3);
            for ext in &mut instr.ext[..op.len() - 1] {
                *ext = 0x0123_4567_89AB_CDEF;
            }
            let mut code = Vec::new();
            instr.encode(&mut code);
            assert_eq!(code.len(), op.len());
            assert_eq!(Instr::decode(&code), Some(instr), "{}", op.name());
        }
    }
}
