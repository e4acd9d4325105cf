//! What to leave out of a question that nothing matches, a little at a time.

use super::grammar::Piece;
use super::matching::Asked;

/// The question with ever more of its text left out, each with what was left out in words: first the quotation marks, then
/// the exclusions, then the filters in the text, one and all, and at last the words. Filters given beside the text hold.
pub fn steps(asked: &Asked) -> Vec<(Asked, String)> {
    let mut steps = Vec::new();
    let mut relaxed = asked.clone();
    let mut left_out: Vec<String> = Vec::new();
    if unquote(&mut relaxed) {
        left_out.push("the quotation marks".to_owned());
        steps.push((relaxed.clone(), left_out.join(", ")));
    }
    if !relaxed.parsed.without.is_empty() {
        let excluded: Vec<String> = relaxed
            .parsed
            .without
            .drain(..)
            .map(|text| format!("-{text}"))
            .collect();
        left_out.push(excluded.join(" "));
        steps.push((relaxed.clone(), left_out.join(", ")));
    }
    if relaxed.typed.len() > 1 {
        for filter in relaxed.typed.keys() {
            let mut without = relaxed.clone();
            without.typed.remove(filter);
            let said = left_out
                .iter()
                .cloned()
                .chain([format!("the filter {}", filter.name())]);
            steps.push((without, said.collect::<Vec<_>>().join(", ")));
        }
    }
    if !relaxed.typed.is_empty() {
        relaxed.typed.clear();
        left_out.push("the filters in the text".to_owned());
        steps.push((relaxed.clone(), left_out.join(", ")));
    }
    if !relaxed.parsed.pieces.is_empty() {
        let words: Vec<&str> = asked.parsed.pieces.iter().map(Piece::text).collect();
        left_out.push(format!("the words \"{}\"", words.join(" ")));
        relaxed.parsed.pieces.clear();
        steps.push((relaxed, left_out.join(", ")));
    }
    steps
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
