//! What to leave out of a question that nothing matches, a little at a time.

use super::grammar::Piece;
use super::matching::Asked;

/// The question with ever more left out, each with what was left out in words: first the quotation marks, then the
/// exclusions, then one filter after the other, all filters, and at last the words.
pub fn steps(asked: &Asked) -> Vec<(Asked, String)> {
    let mut steps = Vec::new();
    let mut relaxed = asked.clone();
    let mut left_out: Vec<String> = Vec::new();
    if unquote(&mut relaxed) {
        left_out.push("the quotation marks".to_owned());
        steps.push((relaxed.clone(), left_out.join(", ")));
    }
    if !relaxed.parsed.without.is_empty() {
        let excluded = relaxed
            .parsed
            .without
            .drain(..)
            .map(|text| format!("-{text}"))
            .collect::<Vec<_>>();
        left_out.push(excluded.join(" "));
        steps.push((relaxed.clone(), left_out.join(", ")));
    }
    if relaxed.filters.len() > 1 {
        for filter in relaxed.filters.keys() {
            let mut without = relaxed.clone();
            without.filters.remove(filter);
            let said = left_out
                .iter()
                .cloned()
                .chain([format!("the filter {}", filter.name())]);
            steps.push((without, said.collect::<Vec<_>>().join(", ")));
        }
    }
    if !relaxed.filters.is_empty() {
        let mut without = relaxed.clone();
        without.filters.clear();
        let said = left_out.iter().cloned().chain(["the filters".to_owned()]);
        steps.push((without, said.collect::<Vec<_>>().join(", ")));
    }
    if !relaxed.parsed.pieces.is_empty() {
        let words: Vec<&str> = relaxed.parsed.pieces.iter().map(Piece::text).collect();
        let said = format!("the words \"{}\"", words.join(" "));
        let mut without = asked.clone();
        without.parsed.pieces.clear();
        without.parsed.without.clear();
        steps.push((without.clone(), said.clone()));
        without.filters.clear();
        steps.push((without, format!("{said}, the filters")));
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
