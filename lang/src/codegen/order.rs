//! Order of evaluation where the language leaves it open.
//!
//! The specification orders calls, receive operations and the like among each other, but not against reads of variables.
//! Programs can tell the difference, so this follows Go's compiler: within one statement, or one call's
//! arguments, everything that may have effects is evaluated first, in order, into temporaries; variables and memory
//! are read afterwards. Nothing is done where no read precedes an effect.

use super::function::FuncGen;
use super::place::{Slot, int_const};
use super::types::{Class, is_direct};
use crate::bytecode::Repr;
use crate::typed::{
    BinaryOp, Builtin, Conversion, Expr, ExprKind, LocalId, NewForm, any_expr, has_call, operands,
};
use crate::types::TyKind;

/// How Go's compiler treats an expression in the order of evaluation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Nature {
    /// Reads what an effect may change, or may panic.
    Reads,
    /// Evaluated into a temporary in its turn, and may change memory.
    Effect,
    /// A call: an effect that orders its arguments itself. So is anything whose operands are evaluated on demand, or one
    /// after the other, if there is a call in it.
    Call,
    /// Evaluated into a temporary in its turn.
    Temporary,
    /// Likewise, in one piece: its operands are evaluated on demand, or one after the other.
    Whole,
    /// Built when the statement is, once its temporaries are there: before the variables and memory that the statement reads.
    Built,
    /// Evaluated when it is used; its operands count.
    Plain,
}

/// Where an expression is evaluated.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// With the other values of the statement.
    Statement,
    /// For a temporary of the statement, ahead of it.
    Temporary,
    /// Likewise, as what is appended or what leads to a place that is assigned to: places are read when all other values are there.
    Late,
    /// As if by a statement of its own: an element of a composite literal, one of several values that are assigned.
    Own,
}

/// A step of the walk through values.
enum Step<'p> {
    /// Comes to an expression, its operands still ahead.
    Enter(&'p Expr, Scope),
    /// The operands of an expression that reads lie behind.
    Read(&'p Expr),
    /// The operands of an expression that is a temporary lie behind. What they read is read in its turn; with it comes what was
    /// read before, and how much had been built.
    Turn(&'p Expr, Seen, usize),
    /// Likewise of an expression that is built.
    Build(&'p Expr, Seen),
}

/// What a walk has come by.
#[derive(Clone, Copy)]
struct Seen {
    /// Something is read when the values are used, and so after all temporaries.
    reads: bool,
    /// Something that may panic is: temporaries that may panic, too, come before it.
    stops: bool,
    /// Something that may panic is built when all temporaries are there.
    built_stops: bool,
    /// Something in the temporary whose operands these are may panic.
    stops_within: bool,
}

impl Seen {
    /// At the operands of a temporary, or of what is built.
    fn inside(self) -> Seen {
        Seen { stops: false, stops_within: false, ..self }
    }
}

/// Whether an expression is a composite literal that is built element by element, or a pointer to one.
fn is_composite(e: &Expr) -> bool {
    matches!(
        e.kind,
        ExprKind::StructLit(_)
            | ExprKind::ArrayLit(_)
            | ExprKind::SliceLit { .. }
            | ExprKind::New(_, _, NewForm::Literal)
    )
}

/// Whether what a pointer points to is the conversion of a slice to an array, which is a copy.
pub(super) fn is_converted_slice(pointer: &Expr) -> bool {
    matches!(pointer.kind, ExprKind::Convert(Conversion::SliceToArray, ..))
}

/// Whether an expression is a place in memory, or a part of a value.
fn is_place(e: &Expr) -> bool {
    matches!(e.kind, ExprKind::Field(..) | ExprKind::Deref(_) | ExprKind::Index(..))
}

/// Values that are all evaluated in one scope.
fn scoped<'p>(values: &[&'p Expr], scope: Scope) -> Vec<(&'p Expr, Scope)> {
    values.iter().map(|&e| (e, scope)).collect()
}

/// Steps that few walks have more of ahead.
const USUAL_STEPS: usize = 8;

impl<'p> FuncGen<'_, 'p> {
    /// Evaluates what has effects in the value `e`, unless it is the value itself.
    pub(super) fn order_value(&mut self, e: &'p Expr) {
        if !matches!(self.nature(e), Nature::Call | Nature::Whole) {
            self.order_all(std::iter::once(e));
        }
    }

    /// Evaluates what has effects in values that are used together.
    pub(super) fn order_all(&mut self, values: impl Iterator<Item = &'p Expr> + Clone) {
        self.order(values, Scope::Statement);
    }

    /// As `order_all`, for values that are assigned one after the other.
    pub(super) fn order_each(&mut self, values: impl Iterator<Item = &'p Expr> + Clone) {
        self.order(values, Scope::Own);
    }

    /// As `order_all`, for what is appended to a slice.
    pub(super) fn order_appended(&mut self, values: &'p [Expr]) {
        self.order(values.iter(), Scope::Late);
    }

    fn order(&mut self, values: impl Iterator<Item = &'p Expr> + Clone, scope: Scope) {
        let is_simple = |e: &Expr| matches!(e.kind, ExprKind::Const(_) | ExprKind::Local(_) | ExprKind::Zero);
        if values.clone().all(is_simple) {
            return;
        }
        let values: Vec<&'p Expr> = values.collect();
        let (turns, needed) = self.turns(&scoped(&values, scope), false, None);
        if needed {
            self.take_turns(&turns, &values);
        }
    }

    /// As `order_all`, before an effect that follows the values.
    pub(super) fn order_before_effect(&mut self, values: &[&'p Expr]) {
        let (turns, _) = self.turns(&scoped(values, Scope::Statement), true, None);
        self.take_turns(&turns, &[]);
    }

    /// As `order_all`, where the last of the values is used before the others are. `key`, one of them, is a temporary.
    pub(super) fn order_before_last(&mut self, values: &[&'p Expr], key: Option<&'p Expr>) {
        let (turns, _) = self.turns(&scoped(values, Scope::Statement), true, key);
        self.take_turns(&turns, &values[values.len() - 1..]);
    }

    /// As `order_all`, for a value and what leads to the place that it is assigned to, which is read after the value.
    pub(super) fn order_assignment(&mut self, place: &[&'p Expr], value: &'p Expr) {
        let mut values = scoped(place, Scope::Late);
        values.push((value, Scope::Statement));
        let (turns, _) = self.turns(&values, true, None);
        self.take_turns(&turns, &[value]);
    }

    /// Whether the evaluation of these values has effects, which then fix its order.
    pub(super) fn have_effects(&mut self, values: &'p [Expr]) -> bool {
        let values: Vec<_> = values.iter().map(|e| (e, Scope::Own)).collect();
        let (turns, _) = self.turns(&values, false, None);
        turns.iter().any(|e| matches!(self.nature(e), Nature::Call | Nature::Effect))
    }

    /// What is evaluated into temporaries, in order, and whether a read precedes an effect, or one panic another. Something may
    /// have been `read` before. Keys of maps may have their turn, among them `key`.
    fn turns(
        &mut self,
        values: &[(&'p Expr, Scope)],
        read: bool,
        key: Option<&'p Expr>,
    ) -> (Vec<&'p Expr>, bool) {
        let mut keys: Vec<&'p Expr> = key.into_iter().collect();
        let mut work: Vec<Step<'p>> = Vec::with_capacity(values.len() + USUAL_STEPS);
        work.extend(values.iter().rev().map(|&(e, scope)| Step::Enter(e, scope)));
        let (mut turns, mut built) = (Vec::new(), Vec::new());
        let mut needed = false;
        let mut seen = Seen { reads: read, stops: false, built_stops: false, stops_within: false };
        while let Some(step) = work.pop() {
            let (e, scope) = match step {
                Step::Enter(e, scope) => (e, scope),
                Step::Read(e) => {
                    seen.reads = true;
                    seen.stops |= self.may_stop(e);
                    seen.stops_within |= seen.stops;
                    continue;
                }
                Step::Turn(e, before, built_before) => {
                    let stops = seen.stops_within || self.may_stop(e);
                    needed |= before.reads && self.nature(e) == Nature::Effect
                        || (before.stops || before.built_stops) && stops;
                    // A part of a variable is the variable itself until it is copied.
                    let is_part = matches!(e.kind, ExprKind::Field(..));
                    seen = Seen {
                        reads: before.reads || seen.reads && is_part,
                        stops_within: before.stops_within || stops,
                        built_stops: seen.built_stops,
                        ..before
                    };
                    turns.extend(built.drain(built_before..));
                    turns.push(e);
                    continue;
                }
                Step::Build(e, before) => {
                    let stops = seen.stops_within || self.may_stop(e);
                    needed |= before.stops && stops;
                    seen = Seen {
                        reads: before.reads || seen.reads || self.nature(e) == Nature::Reads,
                        stops: before.stops,
                        built_stops: seen.built_stops || stops,
                        stops_within: before.stops_within || stops,
                    };
                    // Whether it was built or is evaluated with its use shows where something may panic.
                    if stops {
                        built.push(e);
                    }
                    continue;
                }
            };
            let mut inner = scope;
            match (self.nature(e), scope) {
                (Nature::Call, _) => {
                    needed |= seen.reads;
                    turns.push(e);
                    continue;
                }
                (Nature::Whole, _) => {
                    let stops = any_expr(e, &mut |part| self.may_stop(part));
                    needed |= (seen.stops || seen.built_stops) && stops;
                    seen.stops_within |= stops;
                    turns.push(e);
                    continue;
                }
                (Nature::Reads | Nature::Plain | Nature::Built, _)
                    if keys.iter().any(|key| std::ptr::eq(*key, e)) =>
                {
                    work.push(Step::Turn(e, seen, built.len()));
                    seen = seen.inside();
                    inner = if is_composite(e) { Scope::Own } else { scope };
                }
                (Nature::Built, Scope::Statement | Scope::Temporary | Scope::Late) => {
                    work.push(Step::Build(e, seen));
                    seen = seen.inside();
                    inner = if is_composite(e) { Scope::Own } else { scope };
                }
                (Nature::Reads | Nature::Plain, Scope::Late) if !is_place(e) => {
                    work.push(Step::Build(e, seen));
                    seen = seen.inside();
                    inner = Scope::Temporary;
                }
                (Nature::Effect | Nature::Temporary, _) => {
                    work.push(Step::Turn(e, seen, built.len()));
                    seen = seen.inside();
                    inner = match e.kind {
                        ExprKind::Builtin(Builtin::Append(..)) => Scope::Late,
                        _ if is_composite(e) => Scope::Own,
                        _ => Scope::Temporary,
                    };
                }
                (Nature::Reads, _) => work.push(Step::Read(e)),
                (Nature::Plain, _) | (Nature::Built, Scope::Own) => {}
            }
            if let ExprKind::MapIndex { map, key, .. } = &e.kind
                && self.has_turn(map.ty, key)
            {
                keys.push(key);
            }
            let first = work.len();
            operands(e, &mut |operand| {
                // The slice is read when what is appended is there.
                let is_slice = matches!(&e.kind, ExprKind::Builtin(Builtin::Append(slice, ..)) if std::ptr::eq(&raw const **slice, operand));
                work.push(Step::Enter(operand, if is_slice { Scope::Temporary } else { inner }));
            });
            work[first..].reverse();
        }
        turns.extend(built);
        (turns, needed)
    }

    /// Evaluates temporaries. The values themselves need not be any, if nothing follows them.
    fn take_turns(&mut self, turns: &[&'p Expr], values: &[&'p Expr]) {
        for (i, &e) in turns.iter().enumerate() {
            let last = i + 1 == turns.len();
            if last && values.len() == 1 && std::ptr::eq(values[0], e) {
                return;
            }
            let reg = match e.kind {
                // A later call, inlined, may change the variable.
                ExprKind::Local(_) | ExprKind::Field(..) => self.own_copy(e),
                _ => self.operand(e),
            };
            self.evaluated.insert(std::ptr::from_ref(e), reg);
        }
    }

    /// Evaluates what has effects in the values of temporaries that are bound one after the other.
    pub(super) fn order_lets(&mut self, e: &'p Expr) {
        let mut inits = Vec::new();
        let mut rest = e;
        while let ExprKind::Let { init, body, .. } = &rest.kind {
            inits.push(&**init);
            rest = body;
        }
        if inits.len() > 1 {
            self.order_each(inits.iter().copied());
        }
    }

    /// The operands of a place that is assigned to; the place itself is not read.
    pub(super) fn place_operands(&self, place: &'p Expr) -> Vec<&'p Expr> {
        let mut found = Vec::new();
        let mut e = place;
        loop {
            match &e.kind {
                ExprKind::Field(inner, _) | ExprKind::Convert(Conversion::Retype, inner, _) => e = inner,
                ExprKind::Deref(pointer) => {
                    found.push(&**pointer);
                    break;
                }
                ExprKind::Index(base, index) => {
                    found.push(&**index);
                    found.push(&**base);
                    break;
                }
                ExprKind::MapIndex { map, key, .. } => {
                    found.push(&**key);
                    found.push(&**map);
                    break;
                }
                _ => break,
            }
        }
        found.reverse();
        found
    }

    fn nature(&mut self, e: &'p Expr) -> Nature {
        match &e.kind {
            ExprKind::Call { callee, .. } => match self.intrinsic(callee) {
                Some(_) => Nature::Temporary,
                None => Nature::Call,
            },
            ExprKind::New(_, _, NewForm::Call) => Nature::Temporary,
            ExprKind::Recv { .. } => Nature::Effect,
            ExprKind::Let { .. } | ExprKind::LetTuple { .. } | ExprKind::Logic(..) | ExprKind::MapLit(..) => {
                match has_call(e) {
                    true => Nature::Call,
                    false => Nature::Whole,
                }
            }
            ExprKind::Builtin(Builtin::Copy(..) | Builtin::Append(..) | Builtin::AppendSlice(..)) => {
                Nature::Effect
            }
            ExprKind::Builtin(Builtin::Print(_) | Builtin::Println(_) | Builtin::Panic(_)) => Nature::Plain,
            ExprKind::Builtin(_) | ExprKind::Slice { .. } => Nature::Temporary,
            // `real`, `imag` and `complex` are calls to Go's compiler.
            ExprKind::Field(number, _) if self.unit.typed.types.is_complex(number.ty) => Nature::Temporary,
            ExprKind::StructLit(_) if self.unit.typed.types.is_complex(e.ty) => Nature::Temporary,
            ExprKind::TypeAssert { to, .. } => match is_direct(&self.unit.typed.types, *to) {
                true => Nature::Reads,
                false => Nature::Temporary,
            },
            ExprKind::Convert(Conversion::StringToBytes | Conversion::StringToRunes, ..) => Nature::Temporary,
            ExprKind::Convert(Conversion::ToInterface, inner, _) if self.boxes_by_address(inner) => {
                Nature::Temporary
            }
            ExprKind::Convert(Conversion::ToInterface, inner, _)
                if !is_direct(&self.unit.typed.types, inner.ty) =>
            {
                Nature::Built
            }
            _ if is_composite(e) => Nature::Built,
            // What has an address is compared where it is.
            ExprKind::Compare(_, left, right) if self.unit.types.class(left.ty) == Class::Aggregate => {
                match self.is_memory(left) && self.is_memory(right) {
                    true => Nature::Plain,
                    false => Nature::Temporary,
                }
            }
            ExprKind::Convert(
                Conversion::BytesToString | Conversion::RunesToString | Conversion::SliceToArray,
                ..,
            ) => Nature::Reads,
            ExprKind::Local(local) if self.is_shared(*local) => Nature::Reads,
            ExprKind::Global(_)
            | ExprKind::Deref(_)
            | ExprKind::MapIndex { .. }
            | ExprKind::CheckNotNil(_) => Nature::Reads,
            ExprKind::Index(base, index) => match self.unit.typed.types.underlying(base.ty) {
                TyKind::Array(..) if int_const(index).is_some() => Nature::Plain,
                _ => Nature::Reads,
            },
            ExprKind::Binary(op, _, right) if self.may_panic(*op, right) => Nature::Reads,
            _ => Nature::Plain,
        }
    }

    /// Whether the evaluation of any of these may panic, calls aside.
    pub(super) fn any_stops(&self, values: &[&Expr]) -> bool {
        values.iter().any(|e| any_expr(e, &mut |part| self.may_stop(part)))
    }

    /// Whether an expression may panic once it has its operands.
    fn may_stop(&self, e: &Expr) -> bool {
        match &e.kind {
            ExprKind::Index(base, index) => {
                let is_array = matches!(self.unit.typed.types.underlying(base.ty), TyKind::Array(..));
                !is_array || int_const(index).is_none()
            }
            ExprKind::Binary(op, _, right) => self.may_panic(*op, right),
            ExprKind::Builtin(Builtin::MakeSlice { len, cap, .. }) => {
                [Some(len), cap.as_ref()].into_iter().flatten().any(|size| int_const(size).is_none())
            }
            ExprKind::Builtin(Builtin::MakeChan(size, _)) => {
                size.as_ref().is_some_and(|size| int_const(size).is_none())
            }
            ExprKind::Deref(_)
            | ExprKind::CheckNotNil(_)
            | ExprKind::MapIndex { .. }
            | ExprKind::Slice { .. }
            | ExprKind::TypeAssert { .. }
            | ExprKind::Convert(Conversion::SliceToArray, ..) => true,
            _ => false,
        }
    }

    /// Whether arithmetic with this right operand may panic: a division by zero or a shift by a negative count.
    fn may_panic(&self, op: BinaryOp, right: &Expr) -> bool {
        let class = self.unit.types.class(right.ty);
        match op {
            BinaryOp::Div | BinaryOp::Rem => {
                matches!(class, Class::Signed(_) | Class::Unsigned(_)) && int_const(right).is_none()
            }
            BinaryOp::Shl | BinaryOp::Shr => matches!(class, Class::Signed(_)) && int_const(right).is_none(),
            _ => false,
        }
    }

    /// Whether Go's compiler copies a value before it boxes it: it boxes by address what is neither a word without pointers
    /// nor a string or slice, and a value that has an address needs no copy.
    fn boxes_by_address(&mut self, e: &Expr) -> bool {
        if matches!(e.kind, ExprKind::Const(_) | ExprKind::Zero) || self.is_memory(e) {
            return false;
        }
        let shape = self.shape(e.ty);
        let word = matches!(shape.repr, Repr::U16 | Repr::S16 | Repr::U32 | Repr::S32 | Repr::Word);
        !(word || matches!(shape.repr, Repr::Str | Repr::Slice))
    }

    /// Whether the expression is a place in memory that others may have the address of.
    fn is_memory(&self, mut e: &Expr) -> bool {
        loop {
            match &e.kind {
                ExprKind::Field(inner, _) => e = inner,
                ExprKind::Index(base, _) => match self.unit.typed.types.underlying(base.ty) {
                    TyKind::Array(..) => e = base,
                    kind => return matches!(kind, TyKind::Slice(_)),
                },
                ExprKind::Local(local) => return self.is_shared(*local),
                ExprKind::Deref(pointer) => return !is_converted_slice(pointer),
                kind => return matches!(kind, ExprKind::Global(_)),
            }
        }
    }

    /// Whether others may have a variable's address.
    fn is_shared(&self, local: LocalId) -> bool {
        self.local(local).addressed || matches!(self.body.slots[local.0 as usize], Slot::Indirect(_))
    }

    /// Whether a value was evaluated ahead of its use.
    pub(super) fn is_evaluated(&self, e: &Expr) -> bool {
        self.evaluated.contains_key(&std::ptr::from_ref(e))
    }

    /// Registers with a value that was evaluated in its turn.
    pub(super) fn take_evaluated(&mut self, e: &'p Expr) -> Option<super::registers::Reg> {
        match self.evaluated.is_empty() {
            true => None,
            false => self.evaluated.remove(&std::ptr::from_ref(e)),
        }
    }
}
