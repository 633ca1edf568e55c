//! A breadth-first search over all states that a protocol can reach, whatever the protocol is.
//!
//! States are kept whole, found again by their hash, and remember the step that led to them first. So a violated
//! property comes with a shortest trace.

use std::collections::HashMap;
use std::fmt::{self, Display};
use std::hash::Hash;

use rustc_hash::FxBuildHasher;

/// What can be explored.
pub(crate) trait Protocol {
    /// Everything that a step may depend on.
    type State: Clone + Eq + Hash + Display;
    /// The name of a step.
    type Action: Copy + Display;

    /// Where exploration begins.
    fn initial(&self) -> Vec<Self::State>;

    /// Every step that is possible in a state.
    fn steps(&self, state: &Self::State, steps: &mut Steps<Self>);
}

/// A step: its name, and the state after it or the property that it violates.
type Step<P> = (<P as Protocol>::Action, Result<<P as Protocol>::State, Violation>);

/// What a violated property says.
pub(crate) type Violation = &'static str;

/// The steps out of one state.
pub(crate) struct Steps<P: Protocol + ?Sized>(Vec<Step<P>>);

impl<P: Protocol + ?Sized> Steps<P> {
    /// Adds a step.
    pub(crate) fn add(&mut self, action: P::Action, outcome: Result<P::State, Violation>) {
        self.0.push((action, outcome));
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }
}

/// How far to go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Longest trace.
    pub(crate) depth: usize,
    /// Most states.
    pub(crate) states: usize,
}

/// What exploration found.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// States reached.
    pub(crate) states: usize,
    /// Length of the longest trace explored.
    pub(crate) depth: usize,
    /// Whether every reachable state was.
    pub(crate) complete: bool,
    /// A shortest way to a violated property.
    pub(crate) counterexample: Option<Trace>,
}

/// How a property came to be violated, to be read by people.
#[derive(Debug)]
pub(crate) struct Trace {
    /// Steps that it takes.
    pub(crate) length: usize,
    text: String,
}

impl Display for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// How a state was reached first: from which one, by which step.
type Origins<A> = Vec<Option<(u32, A)>>;

/// Explores until a property is violated, a limit reached, or everything seen.
pub(crate) fn explore<P: Protocol>(protocol: &P, limits: Limits) -> Outcome {
    let mut found: HashMap<P::State, u32, FxBuildHasher> = HashMap::default();
    let mut origins: Origins<P::Action> = Vec::new();
    let mut frontier: Vec<(u32, P::State)> = Vec::new();
    for state in protocol.initial() {
        found.insert(state.clone(), origins.len() as u32);
        frontier.push((origins.len() as u32, state));
        origins.push(None);
    }
    let mut steps = Steps(Vec::new());
    let mut depth = 0;
    while !frontier.is_empty() && depth < limits.depth && found.len() < limits.states {
        let mut next = Vec::new();
        for (number, state) in &frontier {
            protocol.steps(state, &mut steps);
            for (action, outcome) in steps.0.drain(..) {
                match outcome {
                    Ok(reached) if found.contains_key(&reached) => {}
                    Ok(reached) => {
                        let new = origins.len() as u32;
                        found.insert(reached.clone(), new);
                        origins.push(Some((*number, action)));
                        next.push((new, reached));
                    }
                    Err(violation) => {
                        let trace = trace(&found, &origins, *number, action, violation);
                        let states = found.len();
                        return Outcome { states, depth, complete: false, counterexample: Some(trace) };
                    }
                }
            }
        }
        frontier = next;
        depth += 1;
    }
    Outcome { states: found.len(), depth, complete: frontier.is_empty(), counterexample: None }
}

/// Tells the way to a state, and the step out of it that violates a property.
fn trace<S: Display, A: Copy + Display>(
    found: &HashMap<S, u32, FxBuildHasher>,
    origins: &Origins<A>,
    last: u32,
    action: A,
    violation: Violation,
) -> Trace {
    let mut path = vec![(last, Some(action))];
    let mut at = last;
    while let Some((from, action)) = &origins[at as usize] {
        path.push((*from, Some(*action)));
        at = *from;
    }
    path.reverse();
    let states: HashMap<u32, &S> = found.iter().map(|(state, &number)| (number, state)).collect();
    let mut text = String::new();
    for (index, (number, action)) in path.iter().enumerate() {
        text += &format!("        {}\n", states[number]);
        if let Some(action) = action {
            text += &format!("{:3}. {action}\n", index + 1);
        }
    }
    text += &format!("        {violation}\n");
    Trace { length: path.len(), text }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A number that grows by two or three and must not become `forbidden`; it ends at nine.
    struct Climb {
        forbidden: u32,
    }

    impl Protocol for Climb {
        type State = u32;
        type Action = u32;

        fn initial(&self) -> Vec<u32> {
            vec![0]
        }

        fn steps(&self, &state: &u32, steps: &mut Steps<Self>) {
            for by in [2, 3].into_iter().filter(|by| state + by <= 9) {
                let reached = state + by;
                steps.add(by, if reached == self.forbidden { Err("forbidden") } else { Ok(reached) });
            }
        }
    }

    const WIDE: Limits = Limits { depth: usize::MAX, states: usize::MAX };

    #[test]
    fn a_counterexample_is_as_short_as_can_be() {
        let trace = explore(&Climb { forbidden: 8 }, WIDE).counterexample.unwrap();
        assert_eq!(trace.length, 3);
        assert!(trace.to_string().ends_with("forbidden\n"), "{trace}");
    }

    #[test]
    fn everything_is_explored_once_and_no_more_than_allowed() {
        let all = explore(&Climb { forbidden: 1 }, WIDE);
        assert!(all.complete && all.counterexample.is_none());
        assert_eq!(all.states, 9, "0 and 2 to 9");
        let few = explore(&Climb { forbidden: 1 }, Limits { depth: 1, ..WIDE });
        assert!(!few.complete);
        assert_eq!(few.states, 3);
    }
}
