//! What an answer shows of each hit: highlights, reasons, and on request how its score came about.

use std::collections::BTreeMap;

use super::answer::{Hit, MatchKind, MatchedOn};
use super::explain::explanation;
use super::labels::label;
use super::matching::Matching;
use super::phrasebook::Meaning;
use super::question::Question;
use super::rank::{Ranking, value_at};
use super::weigh::Occurrence;
use super::words::{How, Word};
use crate::index::{Card, FIELDS, Generation, IndexError, ROW_SHIFT, Row};
use crate::model::Lang;

/// Length in bytes of the part of a description that is shown around the first match: three lines on a phone.
const SNIPPET_BYTES: usize = 180;
/// The most reasons that are told for one hit.
const REASONS_MAX: usize = 6;

/// Makes the hits for places, in their order.
///
/// # Errors
/// [`IndexError`] when a card cannot be read.
pub fn hits(
    places: &[u32],
    matching: &Matching,
    question: &Question,
    generation: &Generation,
) -> Result<Vec<Hit>, IndexError> {
    let occurrences = occurrences(places, matching, generation.count());
    places
        .iter()
        .zip(&occurrences)
        .map(|(&place, occurrences)| {
            hit(
                place,
                Some(matching),
                occurrences,
                question.lang,
                question.explain,
                generation,
            )
        })
        .collect()
}

/// The occurrences in each of some components. One pass: a common word occurs in thousands of places.
fn occurrences(places: &[u32], matching: &Matching, count: usize) -> Vec<Vec<Occurrence>> {
    let mut by_hit = vec![Vec::new(); places.len()];
    let mut slots = vec![usize::MAX; count];
    for (slot, &place) in places.iter().enumerate() {
        slots[place as usize] = slot;
    }
    for one in matching.ranking.iter().flat_map(|ranking| &ranking.weights.occurrences) {
        if let Some(own) = by_hit.get_mut(slots[one.place as usize]) {
            own.push(*one);
        }
    }
    by_hit
}

/// Makes the hit for a place, from what matched there.
///
/// # Errors
/// [`IndexError`] when the card cannot be read.
pub fn hit(
    place: u32,
    matching: Option<&Matching>,
    occurrences: &[Occurrence],
    lang: Lang,
    explain: bool,
    generation: &Generation,
) -> Result<Hit, IndexError> {
    let card = generation.card(place)?;
    let words = matching.map_or(&[][..], |matching| &matching.words);
    let ranking = matching.and_then(|matching| matching.ranking.as_ref());
    let shown = if card.texts.contains_key(&lang) { lang } else { Lang::En };
    let summary = card.texts.get(&shown).map(|texts| texts.summary.clone());
    Ok(Hit {
        id: card.id.clone(),
        name: card.name.clone(),
        summary: summary.unwrap_or_default(),
        language: shown,
        kind: card.kind,
        domains: card.domains.clone(),
        building_blocks: card.building_blocks.clone(),
        license: card.license.clone(),
        score: ranking.map(|ranking| round(ranking.scores[place as usize])),
        highlights: highlights(&card, shown, words, occurrences),
        matched_on: ranking.map_or(Vec::new(), |ranking| {
            reasons(place, words, ranking, occurrences, lang, generation)
        }),
        explanation: ranking
            .filter(|_| explain)
            .map(|ranking| explanation(place, words, ranking, occurrences, lang, generation)),
    })
}

/// Two decimals: more would only pretend.
pub fn round(score: f32) -> f32 {
    (score * 100.0).round() / 100.0
}

/// Words that only join others ("de", "of") are not marked beside words that name something: they explain nothing.
fn highlights(card: &Card, lang: Lang, asked: &[Word], occurrences: &[Occurrence]) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let Some(texts) = card.texts.get(&lang) else { return out };
    let mut add = |row: Row, text: &str, words: &[(u32, u32)], is_neutral: bool| {
        let spans = spans(row, words, occurrences, |one| {
            let joins_only = asked.get(usize::from(one.word)).is_some_and(Word::is_joining);
            !joins_only && (one.lang.is_none() && is_neutral || one.lang == Some(lang))
        });
        if !spans.is_empty() {
            out.insert(FIELDS[row.index()].name.to_owned(), marked(text, &spans, SNIPPET_BYTES));
        }
    };
    add(Row::Name, &card.name, &card.name_words, true);
    add(Row::Summary, &texts.summary, &texts.summary_words, true);
    if let Some(description) = &texts.description {
        add(Row::Description, description, &texts.description_words, true);
    }
    out
}

/// Byte spans of the words that matched in a row, ordered and not overlapping.
fn spans(
    row: Row,
    words: &[(u32, u32)],
    occurrences: &[Occurrence],
    counts: impl Fn(&Occurrence) -> bool,
) -> Vec<(usize, usize)> {
    let mut spans: Vec<(usize, usize)> = occurrences
        .iter()
        .filter(|one| (one.at >> ROW_SHIFT) as usize == row.index() && counts(one))
        .filter_map(|one| {
            span(
                words,
                (one.at & ((1 << ROW_SHIFT) - 1)) as usize,
                usize::from(one.chars),
            )
        })
        .collect();
    spans.sort_unstable();
    let mut merged: Vec<(usize, usize)> = Vec::with_capacity(spans.len());
    for (start, end) in spans {
        match merged.last_mut() {
            Some(last) if start < last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

/// The span of a word at a place. A joined name or a Chinese word covers several places, as far as its length goes.
fn span(words: &[(u32, u32)], place: usize, chars: usize) -> Option<(usize, usize)> {
    let &(start, mut end) = words.get(place)?;
    let mut covered = (end - start) as usize;
    for &(_, next_end) in &words[place + 1..] {
        // Bytes are never fewer than characters, so a whole word ends this at once.
        if covered >= chars {
            break;
        }
        end = next_end;
        covered = (end - start) as usize;
    }
    Some((start as usize, end as usize))
}

/// The text, or the part of it around the first span, escaped, with the spans inside `<mark>`.
fn marked(text: &str, spans: &[(usize, usize)], longest: usize) -> String {
    let (from, to) = window(text, spans.first().map_or(0, |span| span.0), longest);
    let mut out = String::with_capacity(to - from + 32);
    if from > 0 {
        out.push('…');
    }
    let mut at = from;
    for &(start, end) in spans.iter().filter(|&&(start, end)| from <= start && end <= to) {
        escape(&text[at..start], &mut out);
        out.push_str("<mark>");
        escape(&text[start..end], &mut out);
        out.push_str("</mark>");
        at = end;
    }
    escape(&text[at..to], &mut out);
    if to < text.len() {
        out.push('…');
    }
    out
}

/// A part of a text of about `longest` bytes around a byte, cut between words.
fn window(text: &str, around: usize, longest: usize) -> (usize, usize) {
    if text.len() <= longest {
        return (0, text.len());
    }
    let boundary = |at: usize| (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let wanted = boundary(around.saturating_sub(longest / 3));
    let from = if wanted == 0 {
        0
    } else {
        text[wanted..around]
            .find(char::is_whitespace)
            .map_or(wanted, |space| wanted + space + 1)
    };
    let limit = boundary((from + longest).min(text.len()));
    let to = if limit == text.len() {
        limit
    } else {
        text[from..limit]
            .rfind(char::is_whitespace)
            .map_or(limit, |space| from + space)
    };
    (from, to.max(from))
}

/// Adds a text with the characters escaped that mean something in HTML; line breaks become spaces.
pub fn escape(text: &str, out: &mut String) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let instead = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            b'\n' => " ",
            _ => continue,
        };
        out.push_str(&text[done..at]);
        out.push_str(instead);
        done = at + 1;
    }
    out.push_str(&text[done..]);
}

/// Why a component matches, most important first.
fn reasons(
    place: u32,
    words: &[Word],
    ranking: &Ranking,
    occurrences: &[Occurrence],
    lang: Lang,
    generation: &Generation,
) -> Vec<MatchedOn> {
    let mut out = Vec::new();
    if let Some((found, _)) = ranking.names.get(&place) {
        let field = match found.meaning {
            Meaning::Name(_) | Meaning::Term(..) => "name",
            Meaning::Alias(_) => "alias",
            Meaning::FormerName(_) => "former_name",
        };
        let value = found
            .meaning
            .component()
            .and_then(|id| generation.reference.names.get(id));
        out.push(MatchedOn {
            kind: MatchKind::Name,
            field: field.to_owned(),
            value: value.map_or_else(String::new, |names| names.name.clone()),
            from: found.typed.clone(),
        });
    }
    let mut lifts: Vec<_> = ranking
        .lifts
        .iter()
        .filter_map(|lift| Some((value_at(lift, place)?, lift)))
        .collect();
    lifts.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (_, lift) in lifts {
        let Meaning::Term(filter, id) = &lift.found.meaning else {
            continue;
        };
        out.push(MatchedOn {
            kind: MatchKind::Concept,
            field: filter.name().to_owned(),
            value: label(*filter, id, lang, generation),
            from: lift.found.typed.clone(),
        });
    }
    out.extend(
        words
            .iter()
            .enumerate()
            .filter_map(|(number, word)| word_reason(number, word, occurrences)),
    );
    out.truncate(REASONS_MAX);
    out
}

/// The best field in which a word matched. Words that only ask are no reason.
fn word_reason(number: usize, word: &Word, occurrences: &[Occurrence]) -> Option<MatchedOn> {
    let own = occurrences
        .iter()
        .filter(|one| usize::from(one.word) == number && word.weight >= 1.0);
    let best = own.min_by_key(|one| (one.alternative, one.at))?;
    let alternative = word.alternatives.get(usize::from(best.alternative))?;
    let kind = if alternative.how == How::Spelling {
        MatchKind::Spelling
    } else {
        MatchKind::Text
    };
    let (field, value) = (field_of(best).to_owned(), alternative.word.clone());
    Some(MatchedOn {
        kind,
        field,
        value,
        from: word.typed.clone(),
    })
}

/// The name of the field in which a word occurs.
pub fn field_of(occurrence: &Occurrence) -> &'static str {
    FIELDS[((occurrence.at >> ROW_SHIFT) as usize).min(FIELDS.len() - 1)].name
}
