//! How a score came about, in words that a curator understands.

use std::collections::BTreeSet;

use super::answer::{Explanation, ScorePart};
use super::labels::label;
use super::phrasebook::{Fit, Found, Meaning};
use super::present::{field_of, round};
use super::rank::{Ranking, value_at};
use super::weigh::Occurrence;
use super::words::{Alternative, How, Word};
use crate::index::{Filter, Generation};
use crate::model::Lang;

/// How the score of a component came about: words, terms, neighbours, known use, names. The parts add up to the score.
#[must_use]
pub fn explanation(
    place: u32,
    words: &[Word],
    ranking: &Ranking,
    occurrences: &[Occurrence],
    lang: Lang,
    generation: &Generation,
) -> Explanation {
    let at = place as usize;
    let mut parts: Vec<ScorePart> = Vec::new();
    let mut add = |what: &str, how: String, score: f32| {
        let what = what.to_owned();
        parts.push(ScorePart { what, how, score });
    };
    for (number, word) in words.iter().enumerate() {
        add(
            &word.typed,
            how_word(number, word, occurrences),
            ranking.weights.by_word[number][at],
        );
    }
    for lift in &ranking.lifts {
        if let (Some(score), Meaning::Term(filter, id)) = (value_at(lift, place), &lift.found.meaning) {
            let named = label(*filter, id, lang, generation);
            add(&lift.found.typed, how_term(&lift.found, *filter, &named), score);
        }
    }
    let how = "words of the question stand together in the text".to_owned();
    add("neighbours", how, ranking.adjacency[at]);
    let name = ranking.names.get(&place);
    let bonus = name.map_or(0.0, |(_, bonus)| *bonus);
    // What is known of its use raises everything but the name's part, by a share of it.
    let raised = ranking.scores[at] - bonus;
    let how = "countries of use, relations and evidence that the catalogue knows of".to_owned();
    add("known use", how, raised - raised / (1.0 + ranking.raise[at]));
    if let Some((found, bonus)) = name {
        add(&found.typed, how_name(found).to_owned(), *bonus);
    }
    Explanation {
        parts: rounded(parts, ranking.scores[at]),
    }
}

/// Rounds the parts so that they still add up to the rounded score: each takes up what rounding left over before it.
fn rounded(mut parts: Vec<ScorePart>, score: f32) -> Vec<ScorePart> {
    parts.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.what.cmp(&b.what)));
    let whole: f32 = parts.iter().map(|part| part.score).sum();
    // The sum in another order can differ in its last bits.
    let factor = if whole > 0.0 { score / whole } else { 1.0 };
    let (mut exact, mut given) = (0.0_f32, 0.0_f32);
    for part in &mut parts {
        exact += part.score * factor;
        part.score = round(round(exact) - given);
        given = round(exact);
    }
    parts.retain(|part| part.score != 0.0);
    parts.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.what.cmp(&b.what)));
    parts
}

fn how_word(number: usize, word: &Word, occurrences: &[Occurrence]) -> String {
    let own = || occurrences.iter().filter(|one| usize::from(one.word) == number);
    let rows: BTreeSet<u32> = own().map(|one| one.at >> crate::index::ROW_SHIFT).collect();
    let first_of = |row: u32| own().find(|one| one.at >> crate::index::ROW_SHIFT == row);
    let fields: Vec<&str> = rows.into_iter().filter_map(first_of).map(field_of).collect();
    let place = listed(&fields);
    let rarely = if word.weight < 1.0 {
        "a word that only asks, in "
    } else {
        ""
    };
    let best = own().map(|one| usize::from(one.alternative)).min();
    match best.and_then(|best| word.alternatives.get(best)) {
        Some(Alternative {
            word,
            how: How::Spelling,
            ..
        }) => format!("read as \"{word}\", in {place}"),
        Some(Alternative {
            word, how: How::Prefix, ..
        }) => format!("begins \"{word}\", in {place}"),
        Some(Alternative {
            word, how: How::Joined, ..
        }) => format!("written together as \"{word}\", in {place}"),
        Some(Alternative { how: How::Same, .. }) | None if rarely.is_empty() => format!("word in {place}"),
        Some(Alternative { how: How::Same, .. }) | None => format!("{rarely}{place}"),
    }
}

/// "name, summary and features".
fn listed(fields: &[&str]) -> String {
    match fields {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn how_term(found: &Found, filter: Filter, named: &str) -> String {
    let verb = match found.fit {
        Fit::Whole | Fit::Gap => "names",
        Fit::Part(_) => "says much of",
    };
    format!(
        "{verb} the {} \"{named}\", which the component carries",
        filter.name().replace('_', " ")
    )
}

fn how_name(found: &Found) -> &'static str {
    match found.meaning {
        _ if found.strength < 1.0 => "is nearly a name of the component",
        Meaning::Name(_) | Meaning::Term(..) => "is the name of the component, or begins it",
        Meaning::Alias(_) => "is another name of the component",
        Meaning::FormerName(_) => "is a former name of the component",
    }
}

#[cfg(test)]
mod tests {
    use super::{ScorePart, rounded};

    #[test]
    fn rounded_parts_add_up_to_the_rounded_score() {
        let parts: Vec<ScorePart> = (1..=9_u8)
            .map(|number| ScorePart {
                what: number.to_string(),
                how: String::new(),
                score: f32::from(number) / 7.0,
            })
            .collect();
        let score: f32 = parts.iter().map(|part| part.score).sum();

        let sum: f32 = rounded(parts, score).iter().map(|part| part.score).sum();

        assert!((sum - 6.43).abs() < 0.001, "{sum}");
    }
}
