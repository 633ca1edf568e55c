//! `select` (Go specification, "Select statements").

use minigo_gc::Address;
use minigo_lang::bytecode::NO_REG;

use super::object::Chan;
use super::ops::{Outcome, try_receive, try_send};
use super::wait;
use crate::interp::{Ins, Interrupt};
use crate::sched::WaitReason;
use crate::worker::Worker;

/// Executes a `select`: takes one of the arms that can happen, each with equal chance, or the default, or waits.
pub(crate) fn select(w: &mut Worker, i: Ins) -> Result<Outcome, Interrupt> {
    let image = std::sync::Arc::clone(&w.image);
    let table = &image.selects[i.bc() as usize];
    let mut order = std::mem::take(&mut w.select_order);
    order.clear();
    for index in 0..table.arms.len() as u32 {
        // A nil channel never happens.
        if i.get(table.arms[index as usize].chan as usize) == 0 {
            continue;
        }
        let place = w.rng.below(order.len() + 1);
        order.push(index);
        let last = order.len() - 1;
        order.swap(place, last);
    }
    let mut happened = Ok(None);
    for &index in &order {
        let arm = table.arms[index as usize];
        let chan = Chan(i.pointer(arm.chan as usize));
        let done = if arm.send {
            try_send(w, chan, arm.elem, i.addr(arm.value as usize)).map(|sent| sent.then_some(true))
        } else {
            let to = (arm.value != NO_REG).then(|| i.addr(arm.value as usize));
            Ok(try_receive(w, chan, arm.elem, to))
        };
        match done {
            Ok(None) => {}
            Ok(Some(ok)) => {
                if !arm.send && arm.ok != NO_REG {
                    i.set(arm.ok as usize, u64::from(ok));
                }
                happened = Ok(Some(index));
                break;
            }
            Err(panic) => {
                happened = Err(panic);
                break;
            }
        }
    }
    if matches!(happened, Ok(None)) && !table.has_default {
        for &index in &order {
            let arm = table.arms[index as usize];
            let from = if arm.send { i.addr(arm.value as usize) } else { Address::NULL };
            wait::enqueue(w, Chan(i.pointer(arm.chan as usize)), arm.send, arm.elem, from, index);
        }
    }
    w.select_order = order;
    match happened? {
        Some(index) => i.set(i.a(), u64::from(index)),
        None if table.has_default => i.set(i.a(), table.arms.len() as u64),
        None if table.arms.is_empty() => return Ok(Outcome::Wait(WaitReason::SelectNoCases)),
        None => return Ok(Outcome::Wait(WaitReason::Select)),
    }
    Ok(Outcome::Done(true))
}
