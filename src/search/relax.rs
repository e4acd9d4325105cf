//! What to leave out of a question that nothing matches, a little at a time.

use super::answer::{LeftOut, LeftOutKind};
use super::grammar::Piece;
use super::matching::Asked;

/// The question with ever more of its text left out, each with what was left out: first the quotation marks, then
/// the exclusions, then the filters in the text, one and all, and at last the words. Filters given beside the text hold.
pub fn steps(asked: &Asked) -> Vec<(Asked, Vec<LeftOut>)> {
    let mut steps = Vec::new();
    let mut relaxed = asked.clone();
    let mut left_out: Vec<LeftOut> = Vec::new();
    if unquote(&mut relaxed) {
        left_out.push(part(LeftOutKind::QuotationMarks, None));
        steps.push((relaxed.clone(), left_out.clone()));
    }
    if !relaxed.parsed.without.is_empty() {
        let excluded: Vec<String> = relaxed
            .parsed
            .without
            .drain(..)
            .map(|text| format!("-{text}"))
            .collect();
        left_out.push(part(LeftOutKind::Exclusions, Some(excluded.join(" "))));
        steps.push((relaxed.clone(), left_out.clone()));
    }
    if relaxed.typed.len() > 1 {
        for filter in relaxed.typed.keys() {
            let mut without = relaxed.clone();
            without.typed.remove(filter);
            let one = part(LeftOutKind::Filter, Some(filter.name().to_owned()));
            steps.push((without, left_out.iter().cloned().chain([one]).collect()));
        }
    }
    if !relaxed.typed.is_empty() {
        relaxed.typed.clear();
        left_out.push(part(LeftOutKind::Filters, None));
        steps.push((relaxed.clone(), left_out.clone()));
    }
    if !relaxed.parsed.pieces.is_empty() {
        let words: Vec<&str> = asked.parsed.pieces.iter().map(Piece::text).collect();
        left_out.push(part(LeftOutKind::Words, Some(words.join(" "))));
        relaxed.parsed.pieces.clear();
        steps.push((relaxed, left_out));
    }
    steps
}

const fn part(kind: LeftOutKind, value: Option<String>) -> LeftOut {
    LeftOut { kind, value }
}

/// Makes quoted phrases plain words. Tells whether there were any.
fn unquote(asked: &mut Asked) -> bool {
    let mut was_quoted = false;
    for piece in &mut asked.parsed.pieces {
        if let Piece::Phrase(text) = piece {
            *piece = Piece::Word(std::mem::take(text));
            was_quoted = true;
        }
    }
    was_quoted
}
