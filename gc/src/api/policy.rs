//! Choices within a collector, each a table of its own: name on the command line, one line of help.

/// One row of such a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its name on the command line.
    pub name: &'static str,
    /// One line of help.
    pub summary: &'static str,
}

macro_rules! policy {
    ($(#[$doc:meta])* $Policy:ident { $($(#[$row_doc:meta])* $name:literal $summary:literal = $Variant:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub enum $Policy {
            $($(#[$row_doc])* $Variant,)*
        }

        impl $Policy {
            /// Every row of the table.
            pub const ALL: &[$Policy] = &[$($Policy::$Variant),*];

            /// The name on the command line.
            pub fn name(self) -> &'static str {
                match self {
                    $($Policy::$Variant => $name,)*
                }
            }

            /// The table for the command line.
            pub const CHOICES: &[Choice] = &[$(Choice { name: $name, summary: $summary }),*];

            /// The choice with this name.
            pub fn from_name(name: &str) -> Option<$Policy> {
                $Policy::ALL.iter().copied().find(|policy| policy.name() == name)
            }
        }
    };
}

pub(super) use policy;

policy! {
    /// What a pointer store shades while the collector marks.
    BarrierPolicy {
        /// The value that is overwritten. Enough, because the gate has every stack scanned before it runs.
        #[default]
        "satb" "shades what a store overwrites (the default)" = Satb,
        /// The value that is stored, too, as Go's: needed where stacks run unscanned.
        "hybrid" "shades what a store overwrites and what it stores, as Go's barrier" = Hybrid,
    }
}

policy! {
    /// What a program does that allocates faster than the thread marks.
    AssistPolicy {
        /// Nothing: the heap grows beyond its goal for as long as marking takes.
        "off" "the program neither marks nor waits; the heap outgrows its goal" = Off,
        /// It marks, no more than some microseconds at a time, and waits a tenth beyond the goal.
        #[default]
        "bounded" "the program marks for at most 50 microseconds at a time; a tenth beyond the goal it waits (the default)" = Bounded,
        /// It marks until it has paid for what it allocated.
        "go" "the program marks until it has paid for what it allocated, as in Go" = Go,
    }
}

policy! {
    /// In what order marked objects are scanned.
    MarkPolicy {
        /// One by one, the newest first.
        "object" "object by object, the newest first" = Object,
        /// Small ones together with others in their span.
        #[default]
        "span" "small objects span by span, as Go's collector does (the default)" = Span,
    }
}
