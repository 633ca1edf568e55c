//! The state of the model, and what can be seen in it.

/// Most of each thing that any world has.
pub(super) const WORKERS: usize = 2;
pub(super) const GOROUTINES: usize = 3;
pub(super) const SLOTS: usize = 2;
pub(super) const CONTAINERS: usize = 3;
pub(super) const LEAVES: usize = 2;

/// A place outside stacks that holds a pointer.
pub(super) type Cell = usize;
pub(super) const GLOBAL: Cell = 0;
pub(super) const BUFFER: Cell = 1;
/// The field of the first container.
pub(super) const FIELDS: Cell = 2;
pub(super) const CELLS: usize = FIELDS + CONTAINERS;

/// Null, a container, or one of a leaf's two addresses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Pointer(u8);

/// What a pointer leads to.
pub(super) enum Target {
    Nothing,
    Container(usize),
    Leaf { index: usize, address: u8 },
}

const FIRST_CONTAINER: u8 = 1;
const FIRST_LEAF: u8 = FIRST_CONTAINER + CONTAINERS as u8;

impl Pointer {
    pub(super) const NULL: Pointer = Pointer(0);

    pub(super) fn container(index: usize) -> Pointer {
        Pointer(FIRST_CONTAINER + index as u8)
    }

    pub(super) fn leaf(index: usize, address: u8) -> Pointer {
        Pointer(FIRST_LEAF + 2 * index as u8 + address)
    }

    pub(super) fn target(self) -> Target {
        match self.0 {
            0 => Target::Nothing,
            FIRST_CONTAINER..FIRST_LEAF => Target::Container(usize::from(self.0 - FIRST_CONTAINER)),
            word => {
                let word = word - FIRST_LEAF;
                Target::Leaf { index: usize::from(word / 2), address: word % 2 }
            }
        }
    }

    /// Every pointer but null.
    pub(super) fn all() -> impl Iterator<Item = Pointer> {
        (FIRST_CONTAINER..FIRST_LEAF + 2 * LEAVES as u8).map(Pointer)
    }

    /// Its bit in a set of pointers.
    pub(super) fn bit(self) -> u16 {
        if self == Pointer::NULL { 0 } else { 1 << self.0 }
    }
}

/// Where the cycle stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Phase {
    Idle,
    /// Some workers mark already: only without rule 1.
    Starting,
    Marking,
}

/// What a goroutine waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Wait {
    /// A value for this slot.
    Receive(u8),
    /// A receiver of this slot's value.
    SendSlot(u8),
    /// A receiver of a value in the wait element.
    SendElement(Pointer),
}

/// What a goroutine is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Doing {
    /// Unborn, or exited.
    Nothing,
    Running,
    Runnable,
    Waiting(Wait),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Goroutine {
    pub(super) doing: Doing,
    pub(super) stack: [Pointer; SLOTS],
    /// Its mark epoch is current.
    pub(super) scanned: bool,
    /// Its evacuation epoch is current.
    pub(super) fixed: bool,
}

impl Goroutine {
    pub(super) const NONE: Goroutine =
        Goroutine { doing: Doing::Nothing, stack: [Pointer::NULL; SLOTS], scanned: true, fixed: true };

    pub(super) fn is_living(&self) -> bool {
        self.doing != Doing::Nothing
    }

    pub(super) fn is_running(&self) -> bool {
        self.doing == Doing::Running
    }

    /// The value in the wait element.
    pub(super) fn element(&self) -> Pointer {
        match self.doing {
            Doing::Waiting(Wait::SendElement(value)) => value,
            _ => Pointer::NULL,
        }
    }

    /// All that it holds.
    pub(super) fn roots(&self) -> impl Iterator<Item = Pointer> + Clone + use<> {
        self.stack.into_iter().chain([self.element()])
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Worker {
    pub(super) running: Option<u8>,
    /// Barrier and allocation colour are those of marking.
    pub(super) marks: bool,
    /// Shaded and not yet with the marker: a set of pointers.
    pub(super) shaded: u16,
    /// Recorded and not yet with the marker: for each cell the leaves it led to, as a set.
    pub(super) recorded: [u8; CELLS],
    /// It has handed over its shaded values since the cycle began. Kept without rule 8 only.
    pub(super) flushed: bool,
    /// The half of a store that is still to come.
    pub(super) pending: Option<(u8, Pointer)>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Container {
    pub(super) allocated: bool,
    pub(super) marked: bool,
    pub(super) field: Pointer,
    /// Its memory was reused for this integer, and is in the field.
    pub(super) integer: Option<Pointer>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Leaf {
    pub(super) allocated: bool,
    /// Its current address.
    pub(super) at: u8,
    /// The other address is an old copy's, with the way to the new one.
    pub(super) forwards: bool,
    /// Which addresses are marked.
    pub(super) marked: [bool; 2],
    pub(super) candidate: bool,
    pub(super) data: bool,
    /// What was last written to it.
    pub(super) written: bool,
    /// Data copied before the stop: only without rule 15.
    pub(super) copied: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct State {
    pub(crate) phase: Phase,
    pub(super) workers: [Worker; WORKERS],
    pub(super) goroutines: [Goroutine; GOROUTINES],
    pub(super) containers: [Container; CONTAINERS],
    pub(super) leaves: [Leaf; LEAVES],
    pub(super) global: Pointer,
    pub(super) buffer: Pointer,
    pub(super) global_scanned: bool,
    pub(super) buffer_scanned: bool,
    /// Marked and not yet scanned: a set of containers.
    pub(super) grey: u8,
    /// What the marker knows of recorded cells: as in workers.
    pub(super) recorded: [u8; CELLS],
}

impl State {
    /// An empty heap, and this many goroutines that are about to run.
    pub(super) fn new(living: usize) -> State {
        let worker = Worker {
            running: None,
            marks: false,
            shaded: 0,
            recorded: [0; CELLS],
            flushed: false,
            pending: None,
        };
        let runnable = Goroutine { doing: Doing::Runnable, ..Goroutine::NONE };
        State {
            phase: Phase::Idle,
            workers: [worker; WORKERS],
            goroutines: std::array::from_fn(|index| if index < living { runnable } else { Goroutine::NONE }),
            containers: [Container::default(); CONTAINERS],
            leaves: [Leaf::default(); LEAVES],
            global: Pointer::NULL,
            buffer: Pointer::NULL,
            global_scanned: true,
            buffer_scanned: true,
            grey: 0,
            recorded: [0; CELLS],
        }
    }

    pub(super) fn cell(&self, cell: Cell) -> Pointer {
        match cell {
            GLOBAL => self.global,
            BUFFER => self.buffer,
            field => self.containers[field - FIELDS].field,
        }
    }

    pub(super) fn set_cell(&mut self, cell: Cell, value: Pointer) {
        match cell {
            GLOBAL => self.global = value,
            BUFFER => self.buffer = value,
            field => self.containers[field - FIELDS].field = value,
        }
    }

    pub(super) fn is_marked(&self, pointer: Pointer) -> bool {
        match pointer.target() {
            Target::Nothing => true,
            Target::Container(index) => self.containers[index].marked,
            Target::Leaf { index, address } => self.leaves[index].marked[usize::from(address)],
        }
    }

    /// Whether a pointer has the address that its leaf had before it moved.
    pub(super) fn is_old(&self, pointer: Pointer) -> bool {
        matches!(pointer.target(), Target::Leaf { index, address } if self.leaves[index].at != address)
    }

    /// Whether it has an address at which there is not even an old copy.
    pub(super) fn is_released(&self, pointer: Pointer) -> bool {
        matches!(pointer.target(), Target::Leaf { index, .. } if !self.leaves[index].forwards)
            && self.is_old(pointer)
    }

    /// Where what a pointer leads to is now.
    pub(super) fn translate(&self, pointer: Pointer) -> Pointer {
        match pointer.target() {
            Target::Leaf { index, .. } => Pointer::leaf(index, self.leaves[index].at),
            _ => pointer,
        }
    }

    /// The containers that can be reached, as a set.
    pub(super) fn reachable(&self) -> u8 {
        let mut reached = 0;
        let mut visit = |mut pointer: Pointer| {
            while let Target::Container(index) = pointer.target() {
                if reached & 1 << index != 0 {
                    break;
                }
                reached |= 1 << index;
                pointer = self.containers[index].field;
            }
        };
        visit(self.global);
        visit(self.buffer);
        let living = self.goroutines.iter().filter(|it| it.is_living());
        living.flat_map(Goroutine::roots).for_each(&mut visit);
        reached
    }

    /// The contents of the global, the buffer and of these containers.
    pub(super) fn cells(&self, containers: u8) -> impl Iterator<Item = Pointer> + Clone + use<'_> {
        let fields = (0..CONTAINERS).filter(move |index| containers & 1 << index != 0);
        [self.global, self.buffer].into_iter().chain(fields.map(|index| self.containers[index].field))
    }
}
