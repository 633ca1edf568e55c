//! The order of analysis: strongly connected components of the static call graph, callees first.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::typed::{Callee, ExprKind, FuncId, Program, for_each_expr};

/// Components of the functions, as their calls connect them. A closure is in its outermost function's component, after the
/// function around it.
pub(super) fn components(program: &Program, funcs: &[FuncId]) -> Vec<Vec<FuncId>> {
    let members = members_by_outermost(program, funcs);
    let nodes: FxHashMap<FuncId, usize> =
        members.iter().enumerate().map(|(node, funcs)| (outermost(program, funcs[0]), node)).collect();
    let edges: Vec<Vec<usize>> = members.iter().map(|funcs| callees(program, funcs, &nodes)).collect();
    strongly_connected(&edges)
        .into_iter()
        .map(|nodes| nodes.into_iter().flat_map(|node| members[node].iter().copied()).collect::<Vec<_>>())
        .filter(|funcs| !funcs.is_empty())
        .collect()
}

/// The function that is no closure around `func`.
fn outermost(program: &Program, mut func: FuncId) -> FuncId {
    while let Some(parent) = program.funcs[func.0 as usize].parent {
        func = parent;
    }
    func
}

/// Those of the functions that are no closures, each with the closures in it, outer ones first.
fn members_by_outermost(program: &Program, funcs: &[FuncId]) -> Vec<Vec<FuncId>> {
    let depth = |mut func: FuncId| {
        let mut depth = 0;
        while let Some(parent) = program.funcs[func.0 as usize].parent {
            (func, depth) = (parent, depth + 1);
        }
        depth
    };
    let mut members: BTreeMap<FuncId, Vec<FuncId>> = BTreeMap::new();
    for &func in funcs {
        members.entry(outermost(program, func)).or_default().push(func);
    }
    for funcs in members.values_mut() {
        funcs.sort_by_key(|&func| (depth(func), func));
    }
    members.into_values().collect()
}

fn callees(program: &Program, funcs: &[FuncId], nodes: &FxHashMap<FuncId, usize>) -> Vec<usize> {
    let mut found = Vec::new();
    for func in funcs {
        let Some(body) = &program.funcs[func.0 as usize].body else { continue };
        for_each_expr(body, &mut |expr| {
            // A function that is mentioned may be called by way of a variable that holds it.
            if let ExprKind::Call { callee: Callee::Static(callee), .. } | ExprKind::Func(callee) = &expr.kind
            {
                found.extend(nodes.get(&outermost(program, *callee)));
            }
        });
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Tarjan's algorithm with an explicit stack; components come out callees first.
fn strongly_connected(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    const UNSEEN: usize = usize::MAX;
    let mut number = vec![UNSEEN; edges.len()];
    let mut low = vec![0; edges.len()];
    let mut on_stack = vec![false; edges.len()];
    let (mut stack, mut components, mut next) = (Vec::new(), Vec::new(), 0);
    for start in 0..edges.len() {
        if number[start] != UNSEEN {
            continue;
        }
        let mut calls = vec![(start, 0)];
        while let Some((node, edge)) = calls.pop() {
            if edge == 0 {
                (number[node], low[node]) = (next, next);
                next += 1;
                stack.push(node);
                on_stack[node] = true;
            } else {
                let child = edges[node][edge - 1];
                if on_stack[child] {
                    low[node] = low[node].min(low[child]);
                }
            }
            // Back edges and finished children are looked at here; an unseen child suspends this node.
            let mut at = edge;
            let mut suspended = false;
            while at < edges[node].len() {
                let child = edges[node][at];
                at += 1;
                if number[child] == UNSEEN {
                    calls.push((node, at));
                    calls.push((child, 0));
                    suspended = true;
                    break;
                }
                if on_stack[child] {
                    low[node] = low[node].min(number[child]);
                }
            }
            if !suspended && low[node] == number[node] {
                let mut component = Vec::new();
                while let Some(member) = stack.pop() {
                    on_stack[member] = false;
                    component.push(member);
                    if member == node {
                        break;
                    }
                }
                components.push(component);
            }
        }
    }
    components
}

#[cfg(test)]
mod tests {
    use super::strongly_connected;

    #[test]
    fn callees_come_first_and_cycles_together() {
        // 0 → 1 → 2 → 1, 0 → 3
        let components = strongly_connected(&[vec![1, 3], vec![2], vec![1], vec![]]);
        let mut sorted: Vec<Vec<usize>> = components.clone();
        sorted.iter_mut().for_each(|component| component.sort_unstable());
        assert_eq!(sorted, [vec![1, 2], vec![3], vec![0]]);
    }
}
