//! The roots of one goroutine: frames, panic values, and the values it waits with.

use minigo_gc::{SlotVisitor, mutant};

use super::frames::Walker;
use crate::image::Image;
use crate::sched::{FrameState, Goroutine};

/// Reports every pointer slot of a goroutine.
///
/// # Safety
///
/// The goroutine is alive, its state is saved, and nobody else touches it meanwhile.
pub(crate) unsafe fn visit_goroutine(
    image: &Image,
    goroutine: *mut Goroutine,
    visitor: &mut dyn SlotVisitor,
) {
    // SAFETY: the caller's promise. Only single slots are borrowed from here on, one after the other.
    let owned = unsafe { &mut *goroutine };
    for record in owned.panics.iter_mut().filter(|_| !mutant!(PanicsHidden)) {
        visitor.slot(&mut record.value[1]);
    }
    let values = owned.values.as_mut_ptr();
    for arm in &mut owned.arms {
        visitor.slot(&mut arm.chan);
        let ty = image.types.get(arm.ty);
        if !mutant!(WaitValuesHidden) {
            visitor.slots(values.wrapping_add(arm.at), ty.pointer_bits(), ty.words);
        }
    }
    if owned.state == FrameState::Start && !mutant!(ClosureHidden) {
        visitor.slot(&mut owned.closure);
    }
    // SAFETY: the caller's promise.
    let mut walker = unsafe { Walker::new(image, goroutine) };
    while let Some(frame) = walker.frame {
        if let Some(map) = frame.map(image) {
            visitor.slots(frame.fp, &map.0, map.0.len() * 64);
        }
        // SAFETY: the caller's promise.
        unsafe { walker.step(image, goroutine) };
    }
}
