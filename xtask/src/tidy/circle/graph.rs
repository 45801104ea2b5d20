//! Circles in a graph of names. Knows nothing of files or of source.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What each node leads to.
pub type Graph<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// A shortest circle through every node that lies on one, each told once and from its first name.
pub fn circles<'a>(graph: &Graph<'a>) -> BTreeSet<Vec<&'a str>> {
    graph.keys().filter_map(|node| shortest(graph, node)).map(from_first_name).collect()
}

/// The shortest way from a node back to it, without the return.
fn shortest<'a>(graph: &Graph<'a>, start: &'a str) -> Option<Vec<&'a str>> {
    let mut ways = VecDeque::from([vec![start]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        for next in way.last().and_then(|last| graph.get(last)).into_iter().flatten() {
            if *next == start {
                return Some(way);
            }
            if seen.insert(*next) {
                ways.push_back(way.iter().copied().chain([*next]).collect());
            }
        }
    }
    None
}

fn from_first_name(mut circle: Vec<&str>) -> Vec<&str> {
    let first = circle.iter().enumerate().min_by_key(|(_, name)| **name).map_or(0, |(at, _)| at);
    circle.rotate_left(first);
    circle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_found_once() {
        for (about, edges, expected) in [
            ("a tree has none", "ab ac bd cd", ""),
            ("two that know each other", "ab ba", "ab"),
            ("three in a row", "ca ab bc", "abc"),
            ("one outside a circle is not in it", "xa ab ba by", "ab"),
            ("two circles with a node in common", "ab ba ac ca", "ab ac"),
            ("a short circle hides no node of a longer one", "ab ba bc cd da", "ab abcd"),
            ("two circles apart", "ab ba cd dc", "ab cd"),
        ] {
            let mut graph = Graph::new();
            for edge in edges.split(' ') {
                graph.entry(&edge[..1]).or_default().insert(&edge[1..]);
            }
            let found: Vec<String> = circles(&graph).iter().map(|circle| circle.concat()).collect();
            assert_eq!(found.join(" "), expected, "{about}");
        }
    }
}
