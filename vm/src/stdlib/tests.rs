//! Proofs about the package table.

use std::collections::BTreeSet;

use super::{MISSING, PACKAGES, unsupported::UNSUPPORTED};

/// The names of functions and methods that are declared without body, as the natives' tables name them. Their heads are one line.
fn declared(text: &str) -> impl Iterator<Item = String> + '_ {
    let has_body = |line: &str| line.contains(" {") || line.ends_with('(');
    let heads = text.lines().filter(move |line| line.starts_with("func ") && !has_body(line));
    heads.map(|line| {
        let rest = &line["func ".len()..];
        let Some(method) = rest.strip_prefix('(') else {
            return rest.split('(').next().unwrap_or_default().to_owned();
        };
        let (receiver, method) = method.split_once(") ").expect("a receiver ends with a parenthesis");
        let receiver = receiver.rsplit([' ', '*']).next().unwrap_or_default();
        format!("{receiver}.{}", method.split('(').next().unwrap_or_default())
    })
}

#[test]
fn natives_and_declarations_are_one_to_one() {
    for package in PACKAGES {
        let declared: BTreeSet<String> = package.files.iter().flat_map(|(_, text)| declared(text)).collect();
        let natives: BTreeSet<String> = package.natives.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(natives.len(), package.natives.len(), "{}: a native is listed twice", package.path);
        assert_eq!(declared, natives, "{}", package.path);
    }
}

#[test]
fn tables_are_in_order() {
    assert!(PACKAGES.is_sorted_by_key(|package| package.path));
    assert!(UNSUPPORTED.is_sorted_by_key(|row| row.0));
    assert!(PACKAGES.iter().all(|package| !MISSING.contains(&package.path)));
}

#[test]
fn the_readme_names_every_package_and_stars_those_with_gaps() {
    let readme = include_str!("../../../README.md").split_once("## What of Go there is").unwrap().1;
    let names =
        readme.split("\n\n").nth(2).unwrap().split_whitespace().map(|name| name.trim_end_matches(','));
    let has_gaps = |path: &str| UNSUPPORTED.iter().any(|row| row.0 == path);
    let expected = PACKAGES.iter().map(|package| package.path).filter(|path| !path.starts_with("internal/"));
    let expected = expected.map(|path| format!("`{path}`{}", if has_gaps(path) { "*" } else { "" }));
    assert_eq!(names.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
}
