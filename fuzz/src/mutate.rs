//! Mutations: small changes of one input, or two inputs cut and joined.

use crate::{chance::Chance, corpus::Corpus};

/// Longer inputs only take longer.
const LONGEST: usize = 4096;
/// Numbers at which programs go wrong.
const EDGES: [u8; 8] = [0, 1, 0x7F, 0x80, 0xFF, b'"', b'{', b'9'];
/// Pieces of JSON, and of nothing else here.
const WORDS: [&[u8]; 12] = [
    b"null",
    b"-1",
    b"1e309",
    b"[]",
    b"{}",
    b"true",
    b"NaN",
    b"4294967296",
    b"\"\"",
    b"\\ud800",
    b"0.1",
    b",",
];

/// An input that is like one of the corpus.
pub(crate) fn mutated(corpus: &Corpus, chance: &mut Chance) -> Vec<u8> {
    let mut input = corpus.any(chance).to_vec();
    // Half of them keep every byte where it is: what is found by offset is met all the same.
    let kinds = if chance.below(2) == 0 { IN_PLACE } else { ALL };
    for _ in 0..=chance.below(4) {
        change(&mut input, chance.below(kinds), corpus, chance);
    }
    input.truncate(LONGEST);
    input
}

/// Kinds of changes, those first that move nothing.
const ALL: usize = 9;
const IN_PLACE: usize = 4;

fn change(input: &mut Vec<u8>, kind: usize, corpus: &Corpus, chance: &mut Chance) {
    let at = chance.below(input.len());
    match kind {
        0 => flip(input, at, 1 << chance.below(8)),
        1 => set(input, at, EDGES[chance.below(EDGES.len())]),
        2 => set(input, at, chance.next() as u8),
        3 => {
            let word = (chance.next() as u32) >> chance.below(32);
            for (byte, place) in word.to_le_bytes().into_iter().zip(at..) {
                set(input, place, byte);
            }
        }
        4 => drop(input.drain(at..(at + chance.below(16)).min(input.len()))),
        5 => {
            let piece: Vec<u8> = input[at..(at + chance.below(32)).min(input.len())].to_vec();
            input.splice(at..at, piece);
        }
        6 => drop(input.splice(at..at, WORDS[chance.below(WORDS.len())].iter().copied())),
        7 => {
            let other = corpus.any(chance);
            let from = chance.below(other.len());
            input.truncate(at);
            input.extend(&other[from..]);
        }
        _ => input.truncate(at),
    }
}

fn set(input: &mut [u8], at: usize, to: u8) {
    if let Some(byte) = input.get_mut(at) {
        *byte = to;
    }
}

fn flip(input: &mut [u8], at: usize, bits: u8) {
    if let Some(byte) = input.get_mut(at) {
        *byte ^= bits;
    }
}
