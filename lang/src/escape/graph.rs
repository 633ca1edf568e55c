//! Locations, the flow between them, and the solution.
//!
//! An edge `dst ← (src, derefs)` says that `src`'s value, dereferenced that many times, may be stored in `dst`; -1
//! means `src`'s address. The solver walks backwards from each location, keeping the least number of dereferences on
//! any path: if that is -1, the location's address may be held by the root.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;

use super::activation::Act;
use crate::typed::ParamFlow;

/// A variable, an allocation, or a place where values meet.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Loc(u32);

/// Everything that outlives all functions: the heap, globals, other goroutines.
pub(super) const HEAP: Loc = Loc(0);

/// Where everything goes that is written through. It holds nothing; what reaches it is mutated.
pub(super) const MUTATOR: Loc = Loc(1);

/// Where every function value goes that is called by somebody who does not know which function it is, or may be. It holds
/// nothing; of a closure that reaches it, nobody knows where its results go.
pub(super) const CALLEE: Loc = Loc(2);

/// Where an expression's value goes: to `dst`, after `derefs` dereferences.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hole {
    pub(super) dst: Loc,
    pub(super) derefs: i32,
}

impl Hole {
    /// Straight into a location.
    pub(super) fn to(dst: Loc) -> Self {
        Hole { dst, derefs: 0 }
    }

    /// The value that is pointed to goes there.
    pub(super) fn deref(self) -> Self {
        Hole { derefs: self.derefs + 1, ..self }
    }

    /// The address goes there.
    pub(super) fn addr(self) -> Self {
        Hole { derefs: self.derefs - 1, ..self }
    }
}

/// A parameter's or result's place in its function's signature.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// Neither.
    Plain,
    /// Parameter number.
    Param(usize),
    /// Result number.
    Result(usize),
}

/// An edge into a location.
#[derive(Clone, Copy, Debug)]
struct Edge {
    src: Loc,
    derefs: i32,
    /// Index of the next edge into the same location, or [`NO_EDGE`].
    next: u32,
}

/// Ends a list of edges; an index beyond all.
const NO_EDGE: u32 = u32::MAX;

#[derive(Debug)]
struct Location {
    /// The body whose frame would hold it; `None` for the heap.
    frame: Option<Act>,
    /// Loops around it in that body.
    loop_depth: u32,
    role: Role,
    /// Lives in the heap.
    escapes: bool,
    /// Written to by way of its address.
    written: bool,
    /// Of a closure: its body.
    closure: Option<Act>,
    /// Indices of the first and the last edge into it, or [`NO_EDGE`].
    first_edge: u32,
    last_edge: u32,
    /// What a parameter leaks to.
    tag: ParamFlow,
    /// Walk in which `derefs` was set.
    walk: u32,
    derefs: i32,
    queued: bool,
}

/// The flow graph of one component.
#[derive(Debug, Default)]
pub(super) struct Graph {
    locations: Vec<Location>,
    /// In lists by location: few have more than one, and a vector for each would cost more than the rest of the graph.
    edges: Vec<Edge>,
    /// The results of closures, as long as all their calls are known.
    results: FxHashMap<Act, Vec<Loc>>,
}

/// Tells whether the first body is the second or that of a closure inside it.
pub(super) type IsInside<'a> = &'a dyn Fn(Act, Act) -> bool;

impl Graph {
    /// A graph of the heap alone, with room for as many locations more.
    pub(super) fn with_capacity(locations: usize) -> Self {
        let mut graph = Graph {
            locations: Vec::with_capacity(locations + 3),
            edges: Vec::with_capacity(locations),
            ..Graph::default()
        };
        let pseudo = [HEAP, MUTATOR, CALLEE].map(|_| graph.push(None, 0, Role::Plain));
        debug_assert_eq!(pseudo, [HEAP, MUTATOR, CALLEE]);
        graph.force_heap(HEAP);
        graph
    }

    fn push(&mut self, frame: Option<Act>, loop_depth: u32, role: Role) -> Loc {
        self.locations.push(Location {
            frame,
            loop_depth,
            role,
            escapes: false,
            written: false,
            closure: None,
            first_edge: NO_EDGE,
            last_edge: NO_EDGE,
            tag: ParamFlow::default(),
            walk: 0,
            derefs: 0,
            queued: false,
        });
        Loc(u32::try_from(self.locations.len() - 1).expect("fewer than 2^32 locations"))
    }

    /// A new location in a frame.
    pub(super) fn add(&mut self, frame: Act, loop_depth: u32, role: Role) -> Loc {
        self.push(Some(frame), loop_depth, role)
    }

    /// Puts a location in the heap whatever flows; so its contents escape too.
    pub(super) fn force_heap(&mut self, loc: Loc) {
        self.locations[loc.0 as usize].escapes = true;
    }

    /// Says that the location is a closure with this body and these results.
    pub(super) fn set_closure(&mut self, loc: Loc, body: Act, results: Vec<Loc>) {
        self.locations[loc.0 as usize].closure = Some(body);
        self.results.insert(body, results);
    }

    /// `hole` takes the value of `src`.
    pub(super) fn flow(&mut self, hole: Hole, src: Loc) {
        if src == HEAP || (hole.dst == src && hole.derefs >= 0) {
            return;
        }
        // What the heap holds by value escapes at once, which keeps the heap's edges few.
        if hole.dst == HEAP && hole.derefs < 0 {
            self.locations[src.0 as usize].escapes = true;
            return;
        }
        let edge = u32::try_from(self.edges.len()).ok().filter(|&edge| edge != NO_EDGE);
        let edge = edge.expect("fewer than 2^32 edges");
        let dst = &mut self.locations[hole.dst.0 as usize];
        match self.edges.get_mut(dst.last_edge as usize) {
            Some(last) => last.next = edge,
            None => dst.first_edge = edge,
        }
        dst.last_edge = edge;
        self.edges.push(Edge { src, derefs: hole.derefs, next: NO_EDGE });
    }

    /// Whether the location lives in the heap, after [`Graph::solve`].
    pub(super) fn escapes(&self, loc: Loc) -> bool {
        self.locations[loc.0 as usize].escapes
    }

    /// Whether something may be written to the location by way of its address, after [`Graph::solve`].
    pub(super) fn is_written(&self, loc: Loc) -> bool {
        self.locations[loc.0 as usize].written
    }

    /// A parameter's tag, after [`Graph::solve`].
    pub(super) fn tag(&self, loc: Loc) -> ParamFlow {
        let location = &self.locations[loc.0 as usize];
        let mut tag = location.tag.clone();
        // A parameter that lives in the heap is copied there, its value with it.
        if location.escapes {
            tag.heap = Some(0);
        }
        tag
    }

    /// Finds everything that escapes, and the parameters' tags.
    pub(super) fn solve(&mut self, is_inside: IsInside<'_>) {
        let mut queue: VecDeque<Loc> = (0..self.locations.len() as u32).map(Loc).collect();
        self.locations.iter_mut().for_each(|location| location.queued = true);
        let (mut walk, mut work) = (0, Vec::new());
        while let Some(root) = queue.pop_front() {
            self.locations[root.0 as usize].queued = false;
            if self.only_forwards(root) {
                continue;
            }
            if self.escapes(root) {
                self.lose_results(root, &mut queue);
            }
            walk += 1;
            work.push(root);
            self.walk_from(root, walk, is_inside, &mut work, &mut queue);
        }
    }

    /// Whether the location holds just what a variable that lives no shorter holds: a walk from there finds nothing
    /// that the walk from the variable does not find. (A circle of such locations holds nothing at all.) Else each of
    /// many appends to one slice would walk all others.
    fn only_forwards(&self, loc: Loc) -> bool {
        let location = &self.locations[loc.0 as usize];
        let Some(&Edge { src, derefs: 0, next: NO_EDGE }) = self.edges.get(location.first_edge as usize)
        else {
            return false;
        };
        let source = &self.locations[src.0 as usize];
        !location.escapes
            && matches!((location.role, source.role), (Role::Plain, Role::Plain))
            && src != HEAP
            && source.frame == location.frame
            && source.loop_depth <= location.loop_depth
    }

    /// Walks backwards from `root`, the only location in `work`; what escapes by it goes to `queue`.
    fn walk_from(
        &mut self,
        root: Loc,
        walk: u32,
        is_inside: IsInside<'_>,
        work: &mut Vec<Loc>,
        queue: &mut VecDeque<Loc>,
    ) {
        let start = &mut self.locations[root.0 as usize];
        (start.walk, start.derefs) = (walk, 0);
        while let Some(loc) = work.pop() {
            let found = self.locations[loc.0 as usize].derefs;
            let address_flows = found < 0;
            // In `root = &loc; loc = x`, the address of `loc` flows to the root, but that of `x` does not.
            let derefs = found.max(0);
            if root == CALLEE {
                if derefs == 0 {
                    self.lose_results(loc, queue);
                }
            } else if root == MUTATOR {
                let location = &mut self.locations[loc.0 as usize];
                location.tag.written = true;
                location.written |= address_flows;
            } else if self.outlives(root, loc, is_inside) {
                self.leak(loc, root, derefs as u32);
                let location = &mut self.locations[loc.0 as usize];
                if address_flows && !location.escapes {
                    location.escapes = true;
                    if !location.queued {
                        location.queued = true;
                        queue.push_back(loc);
                    }
                    continue;
                }
            }
            let mut edge = self.locations[loc.0 as usize].first_edge;
            while let Some(&Edge { src, derefs: more, next }) = self.edges.get(edge as usize) {
                edge = next;
                let source = &mut self.locations[src.0 as usize];
                let total = derefs + more;
                if source.walk != walk || source.derefs > total {
                    (source.walk, source.derefs) = (walk, total);
                    work.push(src);
                }
            }
        }
    }

    /// Looks again at what the results of a closure hold, now that they may go anywhere.
    fn lose_results(&mut self, closure: Loc, queue: &mut VecDeque<Loc>) {
        let body = self.locations[closure.0 as usize].closure;
        for result in body.and_then(|body| self.results.remove(&body)).into_iter().flatten() {
            let location = &mut self.locations[result.0 as usize];
            if !std::mem::replace(&mut location.queued, true) {
                queue.push_back(result);
            }
        }
    }

    /// Whether a value that `root` holds may be used after `loc` is gone.
    fn outlives(&self, root: Loc, loc: Loc, is_inside: IsInside<'_>) -> bool {
        let (root, loc) = (&self.locations[root.0 as usize], &self.locations[loc.0 as usize]);
        if root.escapes {
            return true;
        }
        let (Some(root_frame), Some(frame)) = (root.frame, loc.frame) else { return true };
        if matches!(root.role, Role::Result(_)) {
            // A closure may return what is around it to those who call it there.
            return root_frame == frame
                || !self.results.contains_key(&root_frame)
                || !is_inside(root_frame, frame);
        }
        if root_frame == frame {
            return root.loop_depth < loc.loop_depth;
        }
        is_inside(frame, root_frame)
    }

    /// Notes that a parameter's value reaches the root.
    fn leak(&mut self, loc: Loc, root: Loc, derefs: u32) {
        let sink = &self.locations[root.0 as usize];
        let (sink_role, sink_frame, sink_escapes) = (sink.role, sink.frame, sink.escapes);
        let location = &mut self.locations[loc.0 as usize];
        if !matches!(location.role, Role::Param(_)) {
            return;
        }
        let least = |old: &mut Option<u32>| *old = Some(old.map_or(derefs, |old| old.min(derefs)));
        match sink_role {
            Role::Result(index) if !sink_escapes && sink_frame == location.frame => {
                if location.tag.results.len() <= index {
                    location.tag.results.resize(index + 1, None);
                }
                least(&mut location.tag.results[index]);
            }
            _ => least(&mut location.tag.heap),
        }
    }
}
