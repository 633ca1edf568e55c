//! The rules of the protocol, as switches: a model is run with all of them, or without some.
//!
//! The numbers group them: 1 to 9 are marking's, 10 to 21 evacuation's in the termination stop, 22 to 27 those of an
//! evacuation beside the program. `gc/DESIGN.md` tells the protocol as a story.

use std::fmt::{self, Display};

/// Declares the rules: a switch, its number and what it says.
macro_rules! rules {
    ($($(#[doc = $says:literal])+ $rule:ident = $number:literal,)*) => {
        /// One rule.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum Rule {
            $($(#[doc = $says])+ $rule,)*
        }

        /// Every rule with its number.
        pub(crate) const RULES: &[(Rule, u32)] = &[$((Rule::$rule, $number),)*];
    };
}

rules! {
    /// Marking starts in one stop of all workers.
    StartIsOneStop = 1,
    /// The start stop scans the running goroutines.
    StartScansRunning = 1,
    /// A goroutine is made current before it is dispatched.
    GateDispatch = 2,
    /// A waiting sender is made current before its value is received.
    GateReceive = 3,
    /// A waiting sender is made current before its value refills the buffer.
    GateRefill = 3,
    /// A waiting receiver is made current before its slot is written.
    GateWriteReceiver = 4,
    /// Values in wait elements are roots of their goroutine.
    WaitElementsAreRoots = 5,
    /// A store in the heap shades the old value.
    ShadeHeap = 6,
    /// A store in a global shades the old value.
    ShadeGlobal = 6,
    /// A store in a channel's buffer shades the old value.
    ShadeBuffer = 6,
    /// No stop falls between a store's shade and its write.
    NoStopInStore = 6,
    /// Objects are born marked from the start stop on.
    AllocateBlack = 7,
    /// Marking ends only when all stacks are current.
    EndNeedsStacks = 8,
    /// Marking ends only when globals and channel buffers are scanned.
    EndNeedsGlobals = 8,
    /// Marking ends only when all workers' buffers are empty.
    EndNeedsBuffers = 8,
    /// Whether buffers are empty is asked in the stop, not before.
    EndAsksAgain = 8,
    /// A child inherits its parent's mark epoch.
    ChildInheritsMark = 9,
    /// A child inherits its parent's evacuation epoch.
    ChildInheritsEvacuation = 9,
    /// Candidates are fixed in the start stop.
    CandidatesFixedAtStart = 10,
    /// The marker records slots that lead to candidates.
    RecordInMarker = 11,
    /// Stores record their slot.
    RecordStores = 11,
    /// Initialising stores record their slot.
    RecordInitialisingStores = 11,
    /// Bulk copies record their slots.
    RecordCopies = 11,
    /// Workers' recorded slots are collected in the stop, before slots are fixed.
    CollectSlotsInStop = 12,
    /// A slot is read again before it is fixed.
    ReadSlotAgain = 13,
    /// A recorded container's memory is not reused within the cycle.
    KeepContainers = 14,
    /// Recorded slots are forgotten at every termination.
    ForgetSlots = 14,
    /// Leaves that can be written are copied in the stop only.
    CopyInStop = 15,
    /// The stop fixes recorded slots.
    FixSlots = 16,
    /// The stop fixes globals.
    FixGlobals = 16,
    /// The stop fixes running goroutines.
    FixRunning = 16,
    /// The stop makes all stacks fall behind.
    EvacuationAdvancesEpoch = 17,
    /// Dispatch and reads of other stacks are gated in every phase.
    GateInEveryPhase = 17,
    /// Values in wait elements are fixed with their goroutine.
    FixWaitElements = 18,
    /// A stack is fixed before it is scanned.
    FixBeforeScan = 19,
    /// The next termination needs all stacks fixed.
    EndNeedsFixedStacks = 20,
    /// Old copies stay until all stacks are fixed.
    KeepOldCopies = 21,
    /// Forwarding lives outside the original, which stays readable.
    OriginalStaysReadable = 22,
    /// Every worker heals what it stores before slots are healed.
    AcknowledgeBeforeHealing = 23,
    /// Stacks are fixed after the slots are healed.
    SlotsBeforeStacks = 23,
    /// Stores record until their worker heals.
    RecordUntilHealing = 24,
    /// Stores heal what they store once their worker has acknowledged.
    HealStores = 24,
    /// Slots are healed by compare-and-swap.
    HealBySwap = 25,
    /// The pass over stacks begins in a stop that fixes running goroutines.
    StackPassBeginsInStop = 26,
    /// Shading an old address marks the new copy.
    ShadeMarksCopy = 27,
    /// Stores heal while the next mark heals slots.
    HealStoresUnderMark = 27,
    /// Release follows a pass over stacks that began at the healing mark's termination.
    ReleaseAfterStackPass = 27,
}

/// The rules that hold.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules(u64);

impl Rules {
    /// All of them.
    pub(crate) const ALL: Rules = Rules(u64::MAX);

    /// All but these.
    pub(crate) fn without(dropped: &[Rule]) -> Rules {
        dropped.iter().fold(Rules::ALL, |rules, &rule| Rules(rules.0 & !(1 << rule as u32)))
    }

    /// Whether a rule holds.
    pub(crate) fn has(self, rule: Rule) -> bool {
        self.0 & 1 << rule as u32 != 0
    }
}

impl Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (_, number) = RULES[*self as usize];
        write!(f, "{number} ({self:?})")
    }
}
