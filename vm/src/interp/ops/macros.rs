//! The macros that make handlers; see the head of the folder's `mod.rs`.

macro_rules! control {
    ($(#[$doc:meta])* $Name:ident, |$s:ident| $body:expr) => {
        $(#[$doc])*
        pub(crate) struct $Name;

        impl $crate::interp::dispatch::Handler for $Name {
            #[inline(always)]
            #[allow(unused_mut)]
            unsafe fn run<D: $crate::interp::dispatch::Dispatch>(mut $s: $crate::interp::state::State) -> D::Out {
                // SAFETY: the instruction was verified (operands inside the frame, extension words present, pointers
                // where pointers are used), and pointers that are not nil point to live objects.
                unsafe { $body }
            }
        }
    };
}

macro_rules! op {
    ($Name:ident, |$s:ident| $body:expr) => {
        control!($Name, |$s| {
            $body;
            $s.next::<D>(const { minigo_lang::bytecode::Op::$Name.len() })
        });
    };
}

macro_rules! cold_op {
    ($Name:ident, |$w:ident, $i:ident| $body:expr) => {
        control!($Name, |s| D::cold(s, $crate::interp::ops::cold_entry::<$Name>));

        impl $crate::interp::ops::ColdOp for $Name {
            const WORDS: usize = minigo_lang::bytecode::Op::$Name.len();

            fn execute(
                $w: &mut $crate::worker::Worker,
                $i: $crate::interp::state::Ins,
            ) -> Result<(), $crate::interp::interrupt::Interrupt> {
                $body
            }
        }
    };
}
