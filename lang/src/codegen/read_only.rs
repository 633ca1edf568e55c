//! Values known at compile time, as read-only data that interfaces point to (Go's `readonlystaticname`).
//!
//! Such a value is a constant, a zero value, or a struct or array literal made of these; or a variable that is
//! never assigned again and began with one. An interface that it is converted to needs no box, so the conversion
//! allocates nothing. Interfaces inside such a literal are boxed as any other, as in Go.

use super::function::FuncGen;
use crate::bytecode::Constants;
use crate::typed::{Const, Conversion, Expr, ExprKind, Func, LocalId};

/// Larger values are boxed: a program should not carry them about.
const MAX_BYTES: u64 = 64 << 10;

/// Larger literals are not kept as data.
const MAX_LITERAL_BYTES: u64 = 16 << 20;

/// A value's memory form.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub(super) struct ReadOnly {
    bytes: Vec<u8>,
    /// Words that point to a string constant, ascending, with its index.
    texts: Vec<(u32, u32)>,
}

impl ReadOnly {
    /// Appends the value to a program's constants. The word where it begins.
    pub(super) fn append_to(&self, pool: &mut Constants) -> u32 {
        let first = pool.words.len() as u32;
        pool.texts.extend(self.texts.iter().map(|&(word, text)| (first + word, text)));
        pool.words.extend(self.bytes.chunks(8).map(|chunk| {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            u64::from_le_bytes(word)
        }));
        first
    }
}

impl<'p> FuncGen<'_, 'p> {
    /// Where in the program's constants the value of an expression stands, if it is known and takes memory.
    pub(super) fn read_only(&mut self, e: &'p Expr) -> Option<u32> {
        self.data(e, MAX_BYTES)
    }

    /// The same for the value of a package-level variable: a literal that would fill many registers is copied.
    pub(super) fn literal_data(&mut self, e: &'p Expr) -> Option<u32> {
        match e.kind {
            ExprKind::ArrayLit(_) | ExprKind::StructLit(_) => self.data(e, MAX_LITERAL_BYTES),
            _ => None,
        }
    }

    fn data(&mut self, e: &'p Expr, limit: u64) -> Option<u32> {
        let size = self.shape(e.ty).size;
        if size == 0 || size > limit {
            return None;
        }
        let known = self.known_value(e)?;
        let mut value = ReadOnly { bytes: vec![0; size as usize], texts: Vec::new() };
        self.write(known, 0, &mut value);
        value.texts.sort_unstable();
        Some(self.unit.constant(value))
    }

    /// The integer constant that is an expression's value.
    pub(super) fn known_int(&self, e: &'p Expr) -> Option<i64> {
        match self.known_value(e)?.kind {
            ExprKind::Const(Const::Int(value)) => Some(value),
            _ => None,
        }
    }

    /// The constant or literal that is an expression's value, maybe under another type.
    fn known_value(&self, mut e: &'p Expr) -> Option<&'p Expr> {
        let class = |e: &Expr| self.unit.types.class(e.ty);
        loop {
            match &e.kind {
                ExprKind::Convert(Conversion::Retype, inner, _) => e = inner,
                ExprKind::Convert(Conversion::Numeric, inner, _)
                    if class(e) == class(inner) && self.keeps_form(inner, e) =>
                {
                    e = inner;
                }
                ExprKind::Local(local) => {
                    return self.unit.read_only_locals.get(&std::ptr::from_ref(self.local(*local))).copied();
                }
                _ => return is_known(e).then_some(e),
            }
        }
    }

    fn write(&mut self, e: &'p Expr, at: usize, out: &mut ReadOnly) {
        match &e.kind {
            ExprKind::Const(Const::Str(text)) if !text.is_empty() => {
                out.texts.push(((at / 8) as u32, self.unit.string(text)));
                out.bytes[at + 8..at + 16].copy_from_slice(&(text.len() as u64).to_le_bytes());
            }
            ExprKind::Const(_) => {
                let bits = self.constant_word(e).unwrap_or(0).to_le_bytes();
                let size = self.shape(e.ty).size.min(8) as usize;
                out.bytes[at..at + size].copy_from_slice(&bits[..size]);
            }
            ExprKind::StructLit(_) | ExprKind::ArrayLit(_) => {
                for (offset, part) in self.parts(e) {
                    self.write(part, at + offset as usize, out);
                }
            }
            _ => {}
        }
    }

    /// Remembers a variable that never has another value than the one it begins with, if that is known.
    pub(super) fn note_read_only(&mut self, local: LocalId, value: &'p Expr) {
        let var = self.local(local);
        if !var.reassigned
            && !var.addressed
            && let Some(value) = self.known_value(value)
        {
            self.unit.read_only_locals.insert(var, value);
        }
    }

    /// A captured variable is as read-only as the enclosing function's that it is a copy of.
    pub(super) fn inherit_read_only(&mut self, func: &'p Func) {
        let Some(parent) = func.parent.map(|parent| &self.unit.typed.funcs[parent.0 as usize]) else {
            return;
        };
        for capture in func.captures.iter().filter(|capture| !capture.by_ref) {
            let outer = std::ptr::from_ref(&parent.locals[capture.outer.0 as usize]);
            if let Some(&value) = self.unit.read_only_locals.get(&outer) {
                self.unit.read_only_locals.insert(self.local(capture.inner), value);
            }
        }
    }
}

/// Whether the expression is a constant, a zero value, or a struct or array literal of these.
pub(super) fn is_known(e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Const(_) | ExprKind::Zero => true,
        ExprKind::StructLit(fields) => fields.iter().all(|(_, value)| is_known(value)),
        ExprKind::ArrayLit(elems) => elems.iter().all(|elem| is_known(&elem.value)),
        _ => false,
    }
}
