//! Jumps. Backward ones poll: they count down fuel, and at its end run the poll before they have had any effect.

use std::cmp::Ordering::{Equal, Less};

use crate::interp::interrupt::poll;

control!(Jmp, |s| s.jump::<D>(s.imm_bc()));

control!(JmpBack, |s| {
    s.fuel -= 1;
    if s.fuel < 0 {
        return D::cold(s, poll);
    }
    s.jump::<D>(s.imm_bc())
});

control!(Jt, |s| {
    if s.get(s.a()) != 0 {
        return s.jump::<D>(s.imm_bc());
    }
    s.next::<D>(1)
});

control!(Jf, |s| {
    if s.get(s.a()) == 0 {
        return s.jump::<D>(s.imm_bc());
    }
    s.next::<D>(1)
});

/// Whether `a < b` is false; so it is where one of them is no number.
#[inline(always)]
fn not_less(a: f64, b: f64) -> bool {
    a.partial_cmp(&b) != Some(Less)
}

/// Whether `a <= b` is false.
#[inline(always)]
fn not_less_or_equal(a: f64, b: f64) -> bool {
    !matches!(a.partial_cmp(&b), Some(Less | Equal))
}

macro_rules! forward {
    ($($Name:ident: |$s:ident| $condition:expr;)*) => {
        $(control!($Name, |$s| {
            if $condition {
                return $s.jump::<D>($s.imm_c());
            }
            $s.next::<D>(1)
        });)*
    };
}

forward! {
    Jeq: |s| s.get(s.a()) == s.get(s.b());
    Jne: |s| s.get(s.a()) != s.get(s.b());
    JltS: |s| (s.get(s.a()) as i64) < s.get(s.b()) as i64;
    JleS: |s| s.get(s.a()) as i64 <= s.get(s.b()) as i64;
    JltU: |s| s.get(s.a()) < s.get(s.b());
    JleU: |s| s.get(s.a()) <= s.get(s.b());
    JeqI: |s| s.get(s.a()) as i64 == s.imm_b();
    JneI: |s| s.get(s.a()) as i64 != s.imm_b();
    JltSI: |s| (s.get(s.a()) as i64) < s.imm_b();
    JleSI: |s| s.get(s.a()) as i64 <= s.imm_b();
    JgtSI: |s| s.get(s.a()) as i64 > s.imm_b();
    JgeSI: |s| s.get(s.a()) as i64 >= s.imm_b();
    JeqF64: |s| s.f64(s.a()) == s.f64(s.b());
    JneF64: |s| s.f64(s.a()) != s.f64(s.b());
    JltF64: |s| s.f64(s.a()) < s.f64(s.b());
    JleF64: |s| s.f64(s.a()) <= s.f64(s.b());
    JnltF64: |s| not_less(s.f64(s.a()), s.f64(s.b()));
    JnleF64: |s| not_less_or_equal(s.f64(s.a()), s.f64(s.b()));
}

macro_rules! backward {
    ($($Name:ident: |$s:ident| $condition:expr;)*) => {
        $(control!($Name, |$s| {
            if $condition {
                $s.fuel -= 1;
                if $s.fuel < 0 {
                    return D::cold($s, poll);
                }
                return $s.jump::<D>($s.imm_c());
            }
            $s.next::<D>(1)
        });)*
    };
}

backward! {
    LoopEq: |s| s.get(s.a()) == s.get(s.b());
    LoopEqI: |s| s.get(s.a()) as i64 == s.imm_b();
    LoopLtS: |s| (s.get(s.a()) as i64) < s.get(s.b()) as i64;
    LoopLeS: |s| s.get(s.a()) as i64 <= s.get(s.b()) as i64;
    LoopNe: |s| s.get(s.a()) != s.get(s.b());
    LoopNeI: |s| s.get(s.a()) as i64 != s.imm_b();
    LoopLtSI: |s| (s.get(s.a()) as i64) < s.imm_b();
    LoopGtSI: |s| s.get(s.a()) as i64 > s.imm_b();
    LoopGeSI: |s| s.get(s.a()) as i64 >= s.imm_b();
    LoopLeSI: |s| s.get(s.a()) as i64 <= s.imm_b();
    LoopLtU: |s| s.get(s.a()) < s.get(s.b());
    LoopLeU: |s| s.get(s.a()) <= s.get(s.b());
    LoopEqF64: |s| s.f64(s.a()) == s.f64(s.b());
    LoopNeF64: |s| s.f64(s.a()) != s.f64(s.b());
    LoopLtF64: |s| s.f64(s.a()) < s.f64(s.b());
    LoopLeF64: |s| s.f64(s.a()) <= s.f64(s.b());
    LoopNltF64: |s| not_less(s.f64(s.a()), s.f64(s.b()));
    LoopNleF64: |s| not_less_or_equal(s.f64(s.a()), s.f64(s.b()));
}

macro_rules! backward_on_bool {
    ($($Name:ident: $taken:literal;)*) => {
        $(control!($Name, |s| {
            if (s.get(s.a()) != 0) == $taken {
                s.fuel -= 1;
                if s.fuel < 0 {
                    return D::cold(s, poll);
                }
                return s.jump::<D>(s.imm_bc());
            }
            s.next::<D>(1)
        });)*
    };
}

backward_on_bool! {
    LoopT: true;
    LoopF: false;
}

/// An operand that is a register or a number.
macro_rules! operand {
    ($s:ident $field:ident register) => {
        $s.get($s.$field())
    };
    ($s:ident b number) => {
        $s.imm_b() as u64
    };
    ($s:ident c number) => {
        $s.imm_c() as u64
    };
}

macro_rules! counting {
    ($($Name:ident $ty:ty: $step:ident; $op:tt $limit:ident;)*) => {
        $(control!($Name, |s| {
            s.fuel -= 1;
            if s.fuel < 0 {
                return D::cold(s, poll);
            }
            let value = s.get(s.a()).wrapping_add(operand!(s c $step));
            s.set(s.a(), value);
            if (value as $ty) $op operand!(s b $limit) as $ty {
                return s.jump::<D>(i64::from(s.e() as i32));
            }
            s.next::<D>(const { minigo_lang::bytecode::Op::$Name.len() })
        });)*
    };
}

counting! {
    StepLoopLtS i64: number; < register;
    StepLoopLeS i64: number; <= register;
    StepLoopGtS i64: number; > register;
    StepLoopGeS i64: number; >= register;
    StepLoopLtSI i64: number; < number;
    StepLoopLeSI i64: number; <= number;
    StepLoopGtSI i64: number; > number;
    StepLoopGeSI i64: number; >= number;
    StepLoopLtU u64: number; < register;
    StepLoopLeU u64: number; <= register;
    AddLoopLtS i64: register; < register;
    AddLoopLeS i64: register; <= register;
    AddLoopLtU u64: register; < register;
    AddLoopLeU u64: register; <= register;
}

control!(IncLoopLt, |s| {
    s.fuel -= 1;
    if s.fuel < 0 {
        return D::cold(s, poll);
    }
    let value = (s.get(s.a()) as i64).wrapping_add(1);
    s.set(s.a(), value as u64);
    if value < s.get(s.b()) as i64 {
        return s.jump::<D>(s.imm_c());
    }
    s.next::<D>(1)
});

control!(JmpTable, |s| {
    let table = &*(*s.cx).jump_tables.add(s.bc() as usize);
    let index = (s.get(s.a()) as usize).min(table.len() - 1);
    s.jump::<D>(i64::from(*table.get_unchecked(index)))
});
