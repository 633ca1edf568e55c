//! Jumps. Backward ones poll: they count down fuel, and at its end run the poll before they have had any effect.

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
    JnltF64: |s| s.f64(s.a()).partial_cmp(&s.f64(s.b())) != Some(std::cmp::Ordering::Less);
    JnleF64: |s| {
        use std::cmp::Ordering::{Equal, Less};
        !matches!(s.f64(s.a()).partial_cmp(&s.f64(s.b())), Some(Less | Equal))
    };
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
    LoopLtS: |s| (s.get(s.a()) as i64) < s.get(s.b()) as i64;
    LoopLeS: |s| s.get(s.a()) as i64 <= s.get(s.b()) as i64;
    LoopNe: |s| s.get(s.a()) != s.get(s.b());
    LoopNeI: |s| s.get(s.a()) as i64 != s.imm_b();
    LoopLtSI: |s| (s.get(s.a()) as i64) < s.imm_b();
    LoopGtSI: |s| s.get(s.a()) as i64 > s.imm_b();
    LoopGeSI: |s| s.get(s.a()) as i64 >= s.imm_b();
}

control!(LoopT, |s| {
    if s.get(s.a()) != 0 {
        s.fuel -= 1;
        if s.fuel < 0 {
            return D::cold(s, poll);
        }
        return s.jump::<D>(s.imm_bc());
    }
    s.next::<D>(1)
});

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
    let worker = &*s.cx;
    let table = &worker.image.program.jump_tables[s.bc() as usize];
    let last = table.len() - 1;
    let index = (s.get(s.a()) as usize).min(last);
    s.jump::<D>(i64::from(table[index]))
});
