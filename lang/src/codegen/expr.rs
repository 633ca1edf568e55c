//! Expressions into registers.
//!
//! `operand` yields registers that hold a value: a variable's own where it is in registers, else fresh temporaries.
//! `expr_to` puts a value into given registers. Those may be a variable that the expression reads; so unless they are
//! `fresh`, they are written in one step after everything is read.

use super::function::FuncGen;
use super::place::{Place, int_const};
use super::registers::Reg;
use super::types::Class;
use crate::bytecode::{Instr, NO_REG, Op, Repr};
use crate::typed::{BinaryOp, Builtin, Const, Conversion, Expr, ExprKind, LocalId, UnaryOp};
use crate::types::{Ty, TyKind};

impl<'p> FuncGen<'_, 'p> {
    /// Registers with the expression's value. They stay valid until the caller frees registers.
    pub(super) fn operand(&mut self, e: &'p Expr) -> Reg {
        if let Some(reg) = self.take_evaluated(e) {
            return reg;
        }
        match &e.kind {
            ExprKind::Local(local) => {
                let place = self.slot_place(*local);
                return self.load_temp(place, e.ty);
            }
            ExprKind::Convert(Conversion::Retype, inner, _) => return self.operand(inner),
            ExprKind::Field(..) | ExprKind::Index(..) | ExprKind::Deref(_) => {
                if let Some(reg) = self.part_in_place(e) {
                    return reg;
                }
            }
            ExprKind::Builtin(Builtin::Len(inner)) => {
                if let Some(reg) = self.header_word(inner, 1) {
                    return reg;
                }
            }
            ExprKind::Builtin(Builtin::Cap(inner)) => {
                if let Some(reg) = self.header_word(inner, 2) {
                    return reg;
                }
            }
            ExprKind::Call { callee, args } if self.intrinsic(callee).is_none() => {
                let free = self.free_window.take();
                let base = self.call(callee, args, e, free);
                return base;
            }
            _ => {}
        }
        let words = self.shape(e.ty).words;
        let dst = self.regs.alloc(words);
        self.expr_to(e, dst, true);
        dst
    }

    /// Whether evaluating a place needs nothing but registers that are there.
    fn part_in_place(&mut self, e: &'p Expr) -> Option<Reg> {
        let mut root = e;
        loop {
            match &root.kind {
                ExprKind::Field(inner, _) | ExprKind::Convert(Conversion::Retype, inner, _) => root = inner,
                ExprKind::Index(inner, index)
                    if int_const(index).is_some()
                        && matches!(self.unit.typed.types.underlying(inner.ty), TyKind::Array(..)) =>
                {
                    root = inner;
                }
                ExprKind::Local(_) | ExprKind::Call { .. } => break,
                _ => return None,
            }
        }
        if let ExprKind::Local(local) = root.kind
            && let Place::Memory { .. } = self.slot_place(local)
        {
            return None;
        }
        let place = self.place(e);
        Some(self.load_temp(place, e.ty))
    }

    /// A word of a string's or slice's header that is in registers.
    pub(super) fn header_word(&mut self, e: &'p Expr, word: Reg) -> Option<Reg> {
        match self.unit.types.class(e.ty) {
            Class::Str | Class::Slice => {}
            _ => return None,
        }
        match &e.kind {
            ExprKind::Local(local) => match self.slot_place(*local) {
                Place::Reg(reg) => Some(reg + word),
                place => self.load_header_word(place, word),
            },
            ExprKind::Global(_) | ExprKind::Field(..) | ExprKind::Deref(_) => {
                let dst = self.regs.alloc(1);
                let top = self.regs.top();
                let place = self.place(e);
                if let Some(reg) = self.in_place_header(place) {
                    return Some(reg + word);
                }
                let place = self.offset(place, 8 * u64::from(word));
                self.at(e.span);
                self.load(place, Ty::INT, dst);
                self.regs.set_top(top);
                Some(dst)
            }
            _ => Some(self.operand(e) + word),
        }
    }

    fn in_place_header(&mut self, place: Place) -> Option<Reg> {
        match place {
            Place::Reg(reg) => Some(reg),
            Place::Bytes(byte) => Some((byte / 8) as Reg),
            _ => None,
        }
    }

    fn load_header_word(&mut self, place: Place, word: Reg) -> Option<Reg> {
        let dst = self.regs.alloc(1);
        let place = self.offset(place, 8 * u64::from(word));
        self.load(place, Ty::INT, dst);
        Some(dst)
    }

    /// Evaluates for effects only.
    pub(super) fn discard(&mut self, e: &'p Expr) {
        let top = self.regs.top();
        self.order_value(e);
        match &e.kind {
            ExprKind::Const(_) | ExprKind::Zero | ExprKind::Local(_) | ExprKind::Func(_) => {}
            _ if matches!(self.unit.typed.types.kind(e.ty), TyKind::Tuple(_)) => {
                self.tuple(e, &[]);
            }
            _ => {
                self.operand(e);
            }
        }
        self.regs.set_top(top);
    }

    /// Puts the expression's value into registers from `dst` on. `fresh`: nothing reads their old values.
    pub(super) fn expr_to(&mut self, e: &'p Expr, dst: Reg, fresh: bool) {
        let free = self.free_window.take().filter(|&base| base == dst && fresh);
        if let Some(reg) = self.take_evaluated(e) {
            let words = self.shape(e.ty).words;
            self.move_words(dst, reg, words);
            return;
        }
        let top = self.regs.top();
        self.at(e.span);
        match &e.kind {
            ExprKind::Const(value) => self.constant(value, e.ty, dst),
            ExprKind::Zero => {
                let words = self.shape(e.ty).words;
                self.zero(dst, words);
            }
            ExprKind::Local(local) => {
                let place = self.slot_place(*local);
                self.load(place, e.ty, dst);
            }
            ExprKind::Global(_) | ExprKind::Field(..) | ExprKind::Deref(_) => {
                let place = self.place(e);
                self.at(e.span);
                self.load(place, e.ty, dst);
            }
            ExprKind::Index(base, index) => {
                if self.unit.types.class(base.ty) == Class::Str {
                    let text = self.operand(base);
                    let index = self.operand(index);
                    self.at(e.span);
                    self.emit(Instr::abc(Op::StrIndex, dst, text, index));
                } else {
                    let place = self.place(e);
                    self.at(e.span);
                    self.load(place, e.ty, dst);
                }
            }
            ExprKind::Func(func) => {
                let func = self.unit.func(*func);
                self.emit(Instr::a_bc(Op::ConstFunc, dst, func.0));
            }
            ExprKind::Closure { func, site } => self.closure(*func, *site, dst, fresh),
            ExprKind::Unary(op, operand) => self.unary(*op, operand, e, dst, fresh),
            ExprKind::Binary(..) => self.binary(e, dst),
            ExprKind::Compare(op, left, right) => self.compare_to(*op, left, right, e, dst, fresh),
            ExprKind::Logic(..) => self.condition_to(e, dst, fresh),
            ExprKind::Concat(parts, _) => self.concat(parts, dst),
            ExprKind::MapIndex { .. } | ExprKind::TypeAssert { .. } | ExprKind::Recv { .. } => {
                self.tuple_form(e, dst, None);
            }
            ExprKind::Slice { base, lo, hi, max } => {
                self.slice_expr(e, base, [lo.as_deref(), hi.as_deref(), max.as_deref()], dst);
            }
            ExprKind::AddrOf(place) => {
                let place = self.place(place);
                self.at(e.span);
                self.address_to(place, dst);
            }
            ExprKind::New(value, site) => self.new_object(e, value, *site, dst, fresh),
            ExprKind::StructLit(_) | ExprKind::ArrayLit(_) => {
                let words = self.shape(e.ty).words;
                if fresh {
                    self.literal_in_frame(e, dst);
                } else {
                    let temp = self.regs.alloc(words);
                    self.literal_in_frame(e, temp);
                    self.move_words(dst, temp, words);
                }
            }
            ExprKind::SliceLit { elems, len, site } => self.slice_literal(e, elems, *len, *site, dst, fresh),
            ExprKind::MapLit(entries, _) => self.map_literal(e, entries, dst, fresh),
            ExprKind::Call { callee, args } => match self.intrinsic(callee) {
                Some(op) => {
                    let arg = self.operand(&args[0]);
                    self.at(e.span);
                    self.emit(Instr::abc(op, dst, arg, 0));
                }
                None => {
                    let words = self.shape(e.ty).words;
                    let base = self.call(callee, args, e, free);
                    self.move_words(dst, base, words);
                }
            },
            ExprKind::Builtin(builtin) => self.builtin(builtin, e, dst, fresh),
            ExprKind::Convert(Conversion::Retype, inner, _) => {
                self.free_window = free;
                self.expr_to(inner, dst, fresh);
                self.free_window = None;
            }
            ExprKind::Convert(conversion, inner, site) => {
                self.convert(*conversion, inner, *site, e, dst);
            }
            ExprKind::Let { local, init, body } => {
                self.define(*local, init);
                self.expr_to(body, dst, fresh);
            }
            ExprKind::LetTuple { locals, tuple, body } => {
                let values = self.tuple(tuple, &[]);
                self.adopt_all(locals, &values);
                self.expr_to(body, dst, fresh);
            }
            ExprKind::CheckNotNil(value) => {
                self.expr_to(value, dst, fresh);
                self.at(e.span);
                let fine = self.asm.label();
                self.branch(Op::JneI, dst, 0, fine);
                let nil = self.regs.alloc(1);
                self.zero(nil, 1);
                self.emit(Instr::abc(Op::CheckNil, nil, 0, 0));
                self.asm.bind(fine);
            }
        }
        self.regs.set_top(top);
    }

    /// Binds temporaries to values in fresh registers.
    pub(super) fn adopt_all(&mut self, locals: &[LocalId], values: &[Reg]) {
        for (&local, &value) in locals.iter().zip(values) {
            self.adopt(local, value);
        }
    }

    fn constant(&mut self, value: &Const, ty: Ty, dst: Reg) {
        match value {
            Const::Bool(value) => self.const_int(dst, i64::from(*value)),
            Const::Int(value) => match self.unit.types.class(ty) {
                Class::F64 => self.const_float(dst, (*value as f64).to_bits()),
                Class::F32 => self.const_float(dst, u64::from((*value as f32).to_bits())),
                Class::Ptr => self.zero(dst, 1),
                _ => self.const_int(dst, *value),
            },
            Const::Float(value) => match self.unit.types.class(ty) {
                Class::F32 => self.const_float(dst, u64::from((*value as f32).to_bits())),
                _ => self.const_float(dst, value.to_bits()),
            },
            Const::Str(text) if text.is_empty() => self.zero(dst, 2),
            Const::Str(text) => {
                let index = self.unit.string(text);
                self.emit(Instr::a_bc(Op::ConstStr, dst, index));
            }
        }
    }

    fn const_float(&mut self, dst: Reg, bits: u64) {
        self.const_int(dst, bits as i64);
    }

    /// Sign- or zero-extends `dst` to its type's width.
    pub(super) fn normalise(&mut self, class: Class, dst: Reg, src: Reg) {
        let op = match class {
            Class::Signed(8) => Op::Ext8S,
            Class::Signed(16) => Op::Ext16S,
            Class::Signed(32) => Op::Ext32S,
            Class::Unsigned(8) => Op::Ext8U,
            Class::Unsigned(16) => Op::Ext16U,
            Class::Unsigned(32) => Op::Ext32U,
            _ => return self.move_words(dst, src, 1),
        };
        self.emit(Instr::abc(op, dst, src, 0));
    }

    fn unary(&mut self, op: UnaryOp, operand: &'p Expr, e: &'p Expr, dst: Reg, fresh: bool) {
        if op == UnaryOp::Not {
            if matches!(operand.kind, ExprKind::Logic(..)) {
                return self.condition_to(e, dst, fresh);
            }
            let src = self.operand(operand);
            self.emit(Instr::abc(Op::NotBool, dst, src, 0));
            return;
        }
        let class = self.unit.types.class(e.ty);
        let src = self.operand(operand);
        self.at(e.span);
        let op = match (op, class) {
            (UnaryOp::Neg, Class::F64) => Op::NegF64,
            (UnaryOp::Neg, Class::F32) => Op::NegF32,
            (UnaryOp::Neg, _) => Op::Neg,
            _ => Op::Not,
        };
        self.emit(Instr::abc(op, dst, src, 0));
        if matches!(class, Class::Signed(8 | 16 | 32) | Class::Unsigned(8 | 16 | 32)) {
            self.normalise(class, dst, dst);
        }
    }

    /// A chain of arithmetic, which may be very long on its left side.
    fn binary(&mut self, e: &'p Expr, dst: Reg) {
        let mut chain = Vec::new();
        let mut first = e;
        while let ExprKind::Binary(op, left, right) = &first.kind {
            chain.push((*op, first, &**right));
            first = left;
        }
        // With a constant first operand the operands of a commutative operation change places.
        let mut value = None;
        if let Some(&(op, node, right)) = chain.last()
            && matches!(op, BinaryOp::Add | BinaryOp::Mul | BinaryOp::And | BinaryOp::Or | BinaryOp::Xor)
            && small_const(first).is_some()
            && matches!(self.unit.types.class(node.ty), Class::Signed(_) | Class::Unsigned(_))
        {
            chain.pop();
            let to = if chain.is_empty() { dst } else { self.regs.alloc(1) };
            let left = self.operand(right);
            self.at(node.span);
            self.arithmetic(op, node.ty, left, first, to);
            value = Some(to);
        }
        let mut value = match value {
            Some(value) => value,
            None => self.operand(first),
        };
        let top = self.regs.top();
        let mut temp = None;
        while let Some((op, node, right)) = chain.pop() {
            let to = match (chain.is_empty(), temp) {
                (true, _) => dst,
                (false, Some(temp)) => temp,
                (false, None) => *temp.insert(self.regs.alloc(1)),
            };
            let mark = self.regs.top();
            self.at(node.span);
            self.arithmetic(op, node.ty, value, right, to);
            self.regs.set_top(mark);
            value = to;
        }
        self.regs.set_top(top);
        if value != dst {
            self.move_words(dst, value, 1);
        }
    }

    /// `dst = left op right`, wrapped to the width of `ty`. The right operand is evaluated here.
    pub(super) fn arithmetic(&mut self, op: BinaryOp, ty: Ty, left: Reg, right: &'p Expr, dst: Reg) {
        let class = self.unit.types.class(ty);
        if matches!(class, Class::Signed(_) | Class::Unsigned(_))
            && self.immediate(op, class, left, right, dst)
        {
            return;
        }
        let span = self.span;
        let reg = self.operand(right);
        self.at(span);
        // A constant count is never negative.
        let count = if int_const(right).is_some() { Ty::UINT } else { right.ty };
        self.arithmetic_on(op, ty, left, (reg, count), dst);
    }

    /// The same with both operands evaluated; the type of a shift's count comes with it.
    pub(super) fn arithmetic_on(
        &mut self,
        op: BinaryOp,
        ty: Ty,
        left: Reg,
        (right, count): (Reg, Ty),
        dst: Reg,
    ) {
        let class = self.unit.types.class(ty);
        let code = match (class, op) {
            (Class::F64, BinaryOp::Add) => Op::AddF64,
            (Class::F64, BinaryOp::Sub) => Op::SubF64,
            (Class::F64, BinaryOp::Mul) => Op::MulF64,
            (Class::F64, _) => Op::DivF64,
            (Class::F32, BinaryOp::Add) => Op::AddF32,
            (Class::F32, BinaryOp::Sub) => Op::SubF32,
            (Class::F32, BinaryOp::Mul) => Op::MulF32,
            (Class::F32, _) => Op::DivF32,
            (Class::Str, _) => Op::Concat,
            _ => return self.integer(op, class, left, (right, count), dst),
        };
        self.emit(Instr::abc(code, dst, left, right));
    }

    /// Integer arithmetic with a constant right operand, if an instruction has room for it.
    fn immediate(&mut self, op: BinaryOp, class: Class, left: Reg, right: &'p Expr, dst: Reg) -> bool {
        let Some(value) = int_const(right) else { return false };
        let signed = matches!(class, Class::Signed(_));
        if matches!(op, BinaryOp::Shl | BinaryOp::Shr) {
            // A count is an unsigned number here: constants are never negative.
            let count = value as u64;
            match op {
                BinaryOp::Shl if count >= 64 => self.zero(dst, 1),
                BinaryOp::Shl => self.emit(Instr::abc(Op::ShlI, dst, left, count as u16)),
                _ if signed => self.emit(Instr::abc(Op::ShrSI, dst, left, count.min(63) as u16)),
                _ if count >= 64 => self.zero(dst, 1),
                _ => self.emit(Instr::abc(Op::ShrUI, dst, left, count as u16)),
            }
            if op == BinaryOp::Shl && class != Class::Signed(64) && class != Class::Unsigned(64) {
                self.normalise(class, dst, dst);
            }
            return true;
        }
        if !signed && value > 0 && (value as u64).is_power_of_two() {
            match op {
                BinaryOp::Div => {
                    self.emit(Instr::abc(Op::ShrUI, dst, left, value.trailing_zeros() as u16));
                    return true;
                }
                BinaryOp::Rem if value <= 1 << 15 => {
                    self.emit(Instr::abc(Op::AndI, dst, left, (value - 1) as u16));
                    return true;
                }
                _ => {}
            }
        }
        let (op, value) = match op {
            BinaryOp::Add => (Op::AddI, value),
            BinaryOp::Sub => (Op::AddI, value.wrapping_neg()),
            BinaryOp::Mul => (Op::MulI, value),
            BinaryOp::Div if signed && value != 0 && value != -1 => (Op::DivSI, value),
            BinaryOp::Rem if signed && value != 0 && value != -1 => (Op::RemSI, value),
            BinaryOp::And => (Op::AndI, value),
            BinaryOp::Or => (Op::OrI, value),
            BinaryOp::Xor => (Op::XorI, value),
            _ => return false,
        };
        let Ok(imm) = i16::try_from(value) else { return false };
        self.emit(Instr::abc(op, dst, left, imm as u16));
        let grows = matches!(op, Op::AddI | Op::MulI);
        if grows && class != Class::Signed(64) && class != Class::Unsigned(64) {
            self.normalise(class, dst, dst);
        }
        true
    }

    fn integer(&mut self, op: BinaryOp, class: Class, left: Reg, (reg, count): (Reg, Ty), dst: Reg) {
        let shift = matches!(op, BinaryOp::Shl | BinaryOp::Shr);
        if shift && matches!(self.unit.types.class(count), Class::Signed(_)) {
            self.emit(Instr::abc(Op::CheckShift, reg, 0, 0));
        }
        let signed = matches!(class, Class::Signed(_));
        let narrow32 = match (op, class) {
            (BinaryOp::Add, Class::Signed(32)) => Some(Op::Add32S),
            (BinaryOp::Sub, Class::Signed(32)) => Some(Op::Sub32S),
            (BinaryOp::Mul, Class::Signed(32)) => Some(Op::Mul32S),
            (BinaryOp::Add, Class::Unsigned(32)) => Some(Op::Add32U),
            (BinaryOp::Sub, Class::Unsigned(32)) => Some(Op::Sub32U),
            (BinaryOp::Mul, Class::Unsigned(32)) => Some(Op::Mul32U),
            _ => None,
        };
        if let Some(op) = narrow32 {
            self.emit(Instr::abc(op, dst, left, reg));
            return;
        }
        let (code, grows) = match op {
            BinaryOp::Add => (Op::Add, true),
            BinaryOp::Sub => (Op::Sub, true),
            BinaryOp::Mul => (Op::Mul, true),
            BinaryOp::Div => (if signed { Op::DivS } else { Op::DivU }, signed),
            BinaryOp::Rem => (if signed { Op::RemS } else { Op::RemU }, false),
            BinaryOp::And => (Op::And, false),
            BinaryOp::Or => (Op::Or, false),
            BinaryOp::Xor => (Op::Xor, false),
            BinaryOp::AndNot => (Op::AndNot, false),
            BinaryOp::Shl => (Op::Shl, true),
            BinaryOp::Shr => (if signed { Op::ShrS } else { Op::ShrU }, false),
        };
        self.emit(Instr::abc(code, dst, left, reg));
        if grows && class != Class::Signed(64) && class != Class::Unsigned(64) {
            self.normalise(class, dst, dst);
        }
    }

    fn concat(&mut self, parts: &'p [Expr], dst: Reg) {
        if let [left, right] = parts {
            let left = self.operand(left);
            let right = self.operand(right);
            self.emit(Instr::abc(Op::Concat, dst, left, right));
            return;
        }
        let span = self.span;
        // One instruction takes as many strings as its count can say; the result so far is the next one's first.
        const MOST: usize = 1000;
        let first = self.regs.alloc(2 * parts.len().min(MOST) as u32);
        let mut count = 0;
        for (i, part) in parts.iter().enumerate() {
            self.expr_to(part, first + 2 * count, true);
            count += 1;
            let last = i + 1 == parts.len();
            if last || usize::from(count) == MOST {
                self.at(span);
                let to = if last { dst } else { first };
                self.emit(Instr::abc(Op::ConcatN, to, first, count));
                count = 1;
            }
        }
    }

    fn slice_expr(&mut self, e: &'p Expr, base: &'p Expr, bounds: [Option<&'p Expr>; 3], dst: Reg) {
        let [lo, hi, max] = bounds;
        let store = &self.unit.typed.types;
        let array = match store.underlying(base.ty) {
            TyKind::Pointer(array) => match store.underlying(*array) {
                TyKind::Array(elem, len) => Some((*elem, *len)),
                _ => None,
            },
            _ => None,
        };
        let elem = match store.underlying(base.ty) {
            TyKind::Slice(elem) => Some(*elem),
            _ => array.map(|(elem, _)| elem),
        };
        let mut source = self.operand(base);
        if let Some((_, len)) = array {
            let whole = bounds.iter().all(Option::is_none);
            let slice = if whole { dst } else { self.regs.alloc(3) };
            self.at(e.span);
            self.emit_de(Op::ArraySlice, slice, source, 0, len as u32, 0);
            if whole {
                return;
            }
            source = slice;
        }
        let bound = |gen_: &mut Self, bound: Option<&'p Expr>| bound.map_or(NO_REG, |e| gen_.operand(e));
        let (lo, hi, max) = (bound(self, lo), bound(self, hi), bound(self, max));
        self.at(e.span);
        match elem {
            None => self.emit_de(Op::SliceStr, dst, source, lo, u32::from(hi), 0),
            Some(elem) => {
                let size = self.shape(elem).size as u32;
                let instr = Instr::abc(Op::SliceSlice, dst, source, lo)
                    .with_de(size, u32::from(array.is_some()))
                    .with_fg(u32::from(hi), u32::from(max));
                self.emit(instr);
            }
        }
    }

    /// The value and, where wanted, the flag of an expression that has a comma-ok form.
    pub(super) fn tuple_form(&mut self, e: &'p Expr, dst: Reg, ok: Option<Reg>) {
        let span = e.span;
        match &e.kind {
            ExprKind::MapIndex { map, key, .. } => {
                let ty = self.unit.types.index(map.ty).0;
                let map = self.operand(map);
                let key = self.operand(key);
                self.at(span);
                match ok {
                    Some(ok) => self.emit_de(Op::MapGetOk, dst, map, key, ty, u32::from(ok)),
                    None => self.emit_de(Op::MapGet, dst, map, key, ty, 0),
                }
            }
            ExprKind::TypeAssert { value, to, .. } => {
                let interface = self.unit.typed.types.is_interface(*to);
                let from = self.unit.types.index(value.ty).0;
                let to = self.unit.types.index(*to).0;
                let value = self.operand(value);
                self.at(span);
                match (interface, ok) {
                    (true, Some(ok)) => self.emit_de(Op::AssertIfaceOk, dst, value, ok, to, 0),
                    (true, None) => self.emit_de(Op::AssertIface, dst, value, 0, to, from),
                    (false, Some(ok)) => self.emit_de(Op::AssertOk, dst, value, ok, to, 0),
                    (false, None) => self.emit_de(Op::Assert, dst, value, 0, to, from),
                }
            }
            ExprKind::Recv { chan, .. } => {
                let elem = match *self.unit.typed.types.underlying(chan.ty) {
                    TyKind::Chan(_, elem) => elem,
                    _ => Ty::INVALID,
                };
                let elem = self.unit.types.index(elem).0;
                let chan = self.operand(chan);
                self.at(span);
                self.emit_de(Op::Recv, dst, chan, 0, elem, u32::from(ok.unwrap_or(NO_REG)));
            }
            _ => unreachable!("only these expressions have a comma-ok form"),
        }
    }

    /// The values of an expression with a tuple type, in fresh registers or in those wanted.
    pub(super) fn tuple(&mut self, e: &'p Expr, wanted: &[Option<Reg>]) -> Vec<Reg> {
        let types = match self.unit.typed.types.kind(e.ty) {
            TyKind::Tuple(types) => std::sync::Arc::clone(types),
            _ => std::sync::Arc::from([e.ty]),
        };
        match &e.kind {
            ExprKind::Call { callee, args } => {
                let mut at = self.call(callee, args, e, None);
                types
                    .iter()
                    .map(|&ty| {
                        let reg = at;
                        at += self.shape(ty).words as Reg;
                        reg
                    })
                    .collect()
            }
            ExprKind::Let { local, init, body } => {
                self.define(*local, init);
                self.tuple(body, wanted)
            }
            ExprKind::LetTuple { locals, tuple, body } => {
                let values = self.tuple(tuple, &[]);
                self.adopt_all(locals, &values);
                self.tuple(body, wanted)
            }
            ExprKind::Convert(Conversion::Retype, inner, _) => self.tuple(inner, wanted),
            ExprKind::Builtin(builtin) if types.is_empty() => {
                self.builtin(builtin, e, NO_REG, false);
                Vec::new()
            }
            _ => {
                let words = self.shape(types[0]).words;
                let want = |i: usize| wanted.get(i).copied().flatten();
                let value = want(0).unwrap_or_else(|| self.regs.alloc(words));
                if types.len() == 1 {
                    self.expr_to(e, value, true);
                    return vec![value];
                }
                let ok = want(1).unwrap_or_else(|| self.regs.alloc(1));
                let top = self.regs.top();
                self.tuple_form(e, value, Some(ok));
                self.regs.set_top(top);
                vec![value, ok]
            }
        }
    }

    /// Begins a variable with the value of an expression.
    pub(super) fn define(&mut self, local: LocalId, value: &'p Expr) {
        self.order_value(value);
        if self.in_memory(local) {
            let slot = self.begin(local);
            match slot {
                super::place::Slot::Indirect(reg) => self.store_fresh(value, Place::object(reg)),
                super::place::Slot::Memory(reg) | super::place::Slot::Reg(reg) => {
                    self.expr_to(value, reg, true);
                }
                super::place::Slot::None => {}
            }
            return;
        }
        if matches!(value.kind, ExprKind::Call { .. }) {
            // The variable is where the call leaves its result.
            let top = self.regs.top();
            let reg = self.operand(value);
            let words = self.shape(value.ty).words;
            self.regs.set_top((u32::from(reg) + words).max(top));
            self.slots[local.0 as usize] = super::place::Slot::Reg(reg);
            return;
        }
        let words = self.shape(value.ty).words;
        let reg = self.regs.alloc(words);
        self.expr_to(value, reg, true);
        self.slots[local.0 as usize] = super::place::Slot::Reg(reg);
    }

    /// Stores an expression's value into zeroed memory that nothing else refers to.
    pub(super) fn store_fresh(&mut self, e: &'p Expr, place: Place) {
        let top = self.regs.top();
        match &e.kind {
            ExprKind::Zero => {}
            ExprKind::Const(Const::Int(0) | Const::Bool(false)) => {}
            ExprKind::Convert(Conversion::Retype, inner, _) => self.store_fresh(inner, place),
            ExprKind::StructLit(fields) => {
                let layouts = self.unit.types.fields(e.ty);
                for (index, value) in fields {
                    let place = self.offset(place, layouts[*index as usize].offset);
                    self.store_fresh(value, place);
                }
            }
            ExprKind::ArrayLit(elems) => {
                let size = match *self.unit.typed.types.underlying(e.ty) {
                    TyKind::Array(elem, _) => self.shape(elem).size,
                    _ => 0,
                };
                for elem in elems {
                    let place = self.offset(place, elem.index * size);
                    self.store_fresh(&elem.value, place);
                }
            }
            _ => self.store_expr(e, place),
        }
        self.regs.set_top(top);
    }

    /// Stores an expression's value; memory is copied without a detour over registers where that is longer.
    pub(super) fn store_expr(&mut self, e: &'p Expr, place: Place) {
        let shape = self.shape(e.ty);
        let span = self.span;
        if let Place::Memory { base, offset, .. } = place
            && shape.repr == Repr::Mem
            && shape.words > 3
            && matches!(
                e.kind,
                ExprKind::Deref(_) | ExprKind::Index(..) | ExprKind::Field(..) | ExprKind::Global(_)
            )
            && u16::try_from(offset).is_ok()
            && is_memory_place(e, &self.unit.typed.types)
        {
            let from = self.place(e);
            if matches!(from, Place::Memory { .. } | Place::Static(_) | Place::Element { .. }) {
                let address = self.regs.alloc(1);
                self.at(e.span);
                self.address_to(from, address);
                self.at(span);
                let d = self.unit.types.index(e.ty).0;
                self.emit_de(Op::CopyTyped, base, offset as u16, address, d, 0);
                return;
            }
            let value = self.load_temp(from, e.ty);
            self.at(span);
            self.store(place, e.ty, value);
            return;
        }
        let value = self.operand(e);
        self.at(span);
        self.store(place, e.ty, value);
    }
}

/// Whether the expression denotes memory outside the frame.
fn is_memory_place(e: &Expr, store: &crate::types::TypeStore) -> bool {
    match &e.kind {
        ExprKind::Deref(_) | ExprKind::Global(_) => true,
        ExprKind::Field(inner, _) => is_memory_place(inner, store),
        ExprKind::Index(inner, _) => match store.underlying(inner.ty) {
            TyKind::Slice(_) => true,
            _ => is_memory_place(inner, store),
        },
        _ => false,
    }
}

/// A constant that immediate operands can hold.
pub(super) fn small_const(e: &Expr) -> Option<i16> {
    int_const(e).and_then(|value| i16::try_from(value).ok())
}
