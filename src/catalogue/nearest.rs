//! The nearest allowed word for one that is not allowed.

/// The candidate that a person most likely meant, if one is near enough.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(word);
    if folded.is_empty() {
        return None;
    }
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let other = fold(candidate);
        let mut likeness = strsim::normalized_damerau_levenshtein(&folded, &other);
        // Half a word is often typed for the whole: "civil" for "civil-registration".
        if folded.len() >= 3 && (other.starts_with(&folded) || folded.starts_with(&other)) {
            likeness = likeness.max(0.75);
        }
        if best.is_none_or(|(likest, _)| likeness > likest) {
            best = Some((likeness, candidate));
        }
    }
    // Below 0.6, suggestions were noise more often than help.
    best.filter(|(likeness, _)| *likeness >= 0.6)
        .map(|(_, candidate)| candidate)
}

/// A word without case, hyphens and underscores.
pub(crate) fn fold(word: &str) -> String {
    word.chars()
        .filter(|c| c.is_alphanumeric())
        .take(100)
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn typing_mistakes_find_their_word() {
        let words = ["civil-registration", "payments", "health"];

        assert_eq!(nearest("civil_registration", words), Some("civil-registration"));
        assert_eq!(nearest("payment", words), Some("payments"));
        assert_eq!(nearest("Helath", words), Some("health"));
        assert_eq!(nearest("astronomy", words), None);
        assert_eq!(nearest("", words), None);
    }
}
