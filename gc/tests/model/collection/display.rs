//! How steps and states of the model are told.

use std::fmt::{self, Display, Formatter};

use super::state::{Doing, Pointer, State, Target, Wait};

/// What a running goroutine does. Slots are those of its stack.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Operation {
    NewContainer { slot: usize },
    NewAround { slot: usize, from: usize },
    NewLeaf { slot: usize },
    Integer { container: usize },
    Clear { slot: usize },
    Move { slot: usize, from: usize },
    Load { slot: usize, from: usize },
    LoadGlobal { slot: usize },
    Store { slot: usize, into: usize },
    StoreGlobal { slot: usize },
    Copy { slot: usize, over: usize },
    Write { slot: usize },
    Park,
    Exit,
    Spawn { child: usize, slot: usize },
    SendTo { slot: usize, other: usize },
    SendToBuffer { slot: usize },
    WaitToSend { slot: usize },
    ReceiveFrom { slot: usize, other: usize },
    ReceiveFromBuffer { slot: usize },
    WaitToReceive { slot: usize },
}

/// A step.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Action {
    Run { worker: usize, goroutine: usize, operation: Operation },
    Dispatch { worker: usize, goroutine: usize },
    FinishStore { worker: usize },
    Start,
    Acknowledge { worker: usize },
    ScanStack { goroutine: usize },
    ScanGlobal,
    ScanBuffer,
    ScanContainer { container: usize },
    TakeBuffers { worker: usize },
    Fix { goroutine: usize },
    Release,
    Nominate { leaf: usize },
    CopyEarly { leaf: usize },
    FreeEarly { container: usize },
    End { moved: u8 },
}

impl Display for Operation {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match *self {
            Operation::NewContainer { slot } => write!(f, "s{slot} = new container"),
            Operation::NewAround { slot, from } => write!(f, "s{slot} = new container around s{from}"),
            Operation::NewLeaf { slot } => write!(f, "s{slot} = new leaf"),
            Operation::Integer { container } => write!(f, "reuses {} for an integer", name(container)),
            Operation::Clear { slot } => write!(f, "s{slot} = nil"),
            Operation::Move { slot, from } => write!(f, "s{slot} = s{from}"),
            Operation::Load { slot, from } => write!(f, "s{slot} = s{from}.field"),
            Operation::LoadGlobal { slot } => write!(f, "s{slot} = global"),
            Operation::Store { slot, into } => write!(f, "s{into}.field = s{slot}"),
            Operation::StoreGlobal { slot } => write!(f, "global = s{slot}"),
            Operation::Copy { slot, over } => write!(f, "copies s{slot}'s contents over s{over}'s"),
            Operation::Write { slot } => write!(f, "writes to the leaf in s{slot}"),
            Operation::Park => write!(f, "parks"),
            Operation::Exit => write!(f, "exits"),
            Operation::Spawn { child, slot } => write!(f, "starts g{child} with s{slot}"),
            Operation::SendTo { slot, other } => write!(f, "sends s{slot} to waiting g{other}"),
            Operation::SendToBuffer { slot } => write!(f, "sends s{slot} to the buffer"),
            Operation::WaitToSend { slot } => write!(f, "waits to send s{slot}"),
            Operation::ReceiveFrom { slot, other } => write!(f, "s{slot} = received from waiting g{other}"),
            Operation::ReceiveFromBuffer { slot } => write!(f, "s{slot} = received from the buffer"),
            Operation::WaitToReceive { slot } => write!(f, "waits to receive s{slot}"),
        }
    }
}

impl Display for Action {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match *self {
            Action::Run { worker, goroutine, operation } => {
                write!(f, "g{goroutine} on w{worker}: {operation}")
            }
            Action::Dispatch { worker, goroutine } => write!(f, "w{worker} dispatches g{goroutine}"),
            Action::FinishStore { worker } => write!(f, "w{worker} writes what it was about to store"),
            Action::Start => write!(f, "marking starts"),
            Action::Acknowledge { worker } => write!(f, "w{worker} acknowledges that marking starts"),
            Action::ScanStack { goroutine } => write!(f, "the marker scans g{goroutine}"),
            Action::ScanGlobal => write!(f, "the marker scans the global"),
            Action::ScanBuffer => write!(f, "the marker scans the channel's buffer"),
            Action::ScanContainer { container } => write!(f, "the marker scans {}", name(container)),
            Action::TakeBuffers { worker } => write!(f, "the marker takes over w{worker}'s buffers"),
            Action::Fix { goroutine } => write!(f, "g{goroutine} is fixed"),
            Action::Release => write!(f, "old copies are released"),
            Action::Nominate { leaf } => write!(f, "leaf {leaf} becomes a candidate"),
            Action::CopyEarly { leaf } => write!(f, "leaf {leaf} is copied"),
            Action::FreeEarly { container } => write!(f, "{} is freed", name(container)),
            Action::End { moved: 0 } => write!(f, "marking ends"),
            Action::End { moved } => write!(f, "marking ends, moving the leaves {moved:#b}"),
        }
    }
}

/// Containers are called A, B, C.
fn name(container: usize) -> char {
    (b'A' + container as u8) as char
}

impl Display for Pointer {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.target() {
            Target::Nothing => write!(f, "nil"),
            Target::Container(index) => write!(f, "{}", name(index)),
            Target::Leaf { index, address } => write!(f, "leaf{index}@{address}"),
        }
    }
}

impl Display for State {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.phase)?;
        for (index, it) in self.goroutines.iter().enumerate().filter(|(_, it)| it.is_living()) {
            write!(f, " | g{index} ")?;
            match it.doing {
                Doing::Nothing => {}
                Doing::Running => write!(f, "runs")?,
                Doing::Runnable => write!(f, "parked")?,
                Doing::Waiting(Wait::Receive(slot)) => write!(f, "receives s{slot}")?,
                Doing::Waiting(Wait::SendSlot(slot)) => write!(f, "sends s{slot}")?,
                Doing::Waiting(Wait::SendElement(value)) => write!(f, "sends {value}")?,
            }
            let [first, second] = it.stack;
            let behind = [(it.scanned, "unscanned"), (it.fixed, "unfixed")];
            write!(f, " [{first} {second}]")?;
            behind.iter().filter(|(done, _)| !done).try_for_each(|(_, what)| write!(f, " {what}"))?;
        }
        for (index, it) in self.containers.iter().enumerate().filter(|(_, it)| it.allocated) {
            let colour = match (it.marked, self.grey & 1 << index != 0) {
                (false, _) => "white",
                (true, true) => "grey",
                (true, false) => "black",
            };
            write!(f, " | {} {colour} -> {}", name(index), it.field)?;
        }
        for (index, it) in self.leaves.iter().enumerate().filter(|(_, it)| it.allocated) {
            write!(f, " | leaf{index}@{}", it.at)?;
            write!(f, " {}", if it.marked[usize::from(it.at)] { "marked" } else { "white" })?;
            if it.forwards {
                write!(f, " moved")?;
            }
        }
        for (name, value) in [("global", self.global), ("buffer", self.buffer)] {
            if value != Pointer::NULL {
                write!(f, " | {name} {value}")?;
            }
        }
        for (index, it) in self.workers.iter().enumerate().filter(|(_, it)| it.shaded != 0) {
            write!(f, " | w{index} shaded")?;
            let shaded = Pointer::all().filter(|pointer| it.shaded & pointer.bit() != 0);
            shaded.into_iter().try_for_each(|pointer| write!(f, " {pointer}"))?;
        }
        Ok(())
    }
}
