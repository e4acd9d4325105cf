//! Text in pictures: what can be shown, and lines that fit.

use super::fonts::Letters;
pub use super::fonts::{Weight, width};

/// Longer texts are cut before anything is measured: no picture holds more, and measuring takes time.
const CHARACTERS_MAX: usize = 400;

/// A text as a picture can show it: one line, without signs that turn the direction of what follows, of bounded length.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().take(CHARACTERS_MAX) {
        let is_gap = c.is_whitespace() || c.is_control();
        match c {
            _ if is_gap && (out.is_empty() || out.ends_with(' ')) => {}
            _ if is_gap => out.push(' '),
            // Marks that embed, override or isolate a direction, invisible operators, and what is no character.
            '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff0}'..='\u{ffff}'
            | '\u{e000}'..='\u{f8ff}'
            | '\u{e0000}'..='\u{10ffff}' => {}
            _ => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    if text.chars().nth(CHARACTERS_MAX).is_some() {
        out.push('…');
    }
    out
}

/// Whether a text is read from right to left: its first letter decides.
#[must_use]
pub fn is_rtl(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    letters.next().is_some_and(|c| Letters::of(c) == Letters::Arabic)
}

/// The pieces between which a line may end; each but the first of a line keeps the space before it.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut begin = 0;
    let mut before: Option<char> = None;
    for (place, c) in text.char_indices() {
        let may_break = before.is_some_and(|before| {
            let between_signs = (Letters::of(c) == Letters::Chinese || Letters::of(before) == Letters::Chinese)
                && !before.is_whitespace();
            c == ' ' || (between_signs && !closes(c) && !opens(before))
        });
        if may_break {
            pieces.push(&text[begin..place]);
            begin = place;
        }
        before = Some(c);
    }
    if begin < text.len() {
        pieces.push(&text[begin..]);
    }
    pieces
}

/// Signs that must not begin a line.
const fn closes(c: char) -> bool {
    matches!(
        c,
        '、' | '。'
            | '，'
            | '；'
            | '：'
            | '？'
            | '！'
            | '）'
            | '》'
            | '】'
            | '」'
            | '”'
            | '’'
            | '…'
            | '.'
            | ','
            | ')'
            | ';'
            | ':'
            | '!'
            | '?'
            | '%'
            | '·'
    )
}

/// Signs that must not end a line.
const fn opens(c: char) -> bool {
    matches!(c, '（' | '《' | '【' | '「' | '“' | '‘' | '(')
}

/// Lines of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Lines {
    /// The lines from top to bottom.
    pub lines: Vec<String>,
    /// Whether all of the text is in them, with no word broken.
    pub whole: bool,
}

/// Breaks a text into at most `count` lines of a width. Words that are too wide are broken; what does not fit ends in "…".
#[must_use]
pub fn wrap(text: &str, size: f32, weight: Weight, room: f32, count: usize) -> Lines {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut whole = true;
    for piece in pieces(text) {
        let longer = format!("{line}{piece}");
        if width(longer.trim_start(), size, weight) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        if width(piece.trim_start(), size, weight) > room {
            whole = false;
            line = break_word(piece.trim_start(), size, weight, room, &mut lines);
        } else {
            piece.trim_start().clone_into(&mut line);
        }
        if lines.len() > count {
            break;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > count {
        whole = false;
        lines.truncate(count);
        if let Some(last) = lines.last_mut() {
            shorten(last, size, weight, room);
        }
    }
    let lines = lines.into_iter().map(|line| line.trim().to_owned()).collect();
    Lines { lines, whole }
}

/// Breaks a word that is wider than a line; gives what is left for the next one.
fn break_word(word: &str, size: f32, weight: Weight, room: f32, lines: &mut Vec<String>) -> String {
    let mut line = String::new();
    for c in word.chars() {
        line.push(c);
        if line.chars().count() > 1 && width(&line, size, weight) > room {
            line.pop();
            lines.push(std::mem::replace(&mut line, c.to_string()));
        }
    }
    line
}

/// Takes characters off the end until the line fits with "…" behind it.
fn shorten(line: &mut String, size: f32, weight: Weight, room: f32) {
    loop {
        let ending = format!("{}…", line.trim_end_matches([' ', ',', ';', '，', '、', '…']));
        if line.is_empty() || width(&ending, size, weight) <= room {
            *line = ending;
            return;
        }
        line.pop();
    }
}

/// The largest of some font sizes at which a text fits whole into the lines; at the smallest it is cut.
#[must_use]
pub fn fit(text: &str, choices: &[(f32, usize)], weight: Weight, room: f32) -> (f32, Vec<String>) {
    let mut last = (0.0, Vec::new());
    for &(size, count) in choices {
        let wrapped = wrap(text, size, weight, room, count);
        last = (size, wrapped.lines);
        if wrapped.whole {
            break;
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::{Weight, fit, is_rtl, plain, width, wrap};

    #[test]
    fn lines_are_never_wider_than_the_room() {
        let texts = [
            "Electronic medical record system for clinics, hospitals and national health programmes",
            "نظام السجلات الطبية الإلكترونية للعيادات والمستشفيات والبرامج الصحية الوطنية",
            "面向诊所、医院和国家卫生项目的电子病历系统（开源）。",
            "Supercalifragilisticexpialidociousantidisestablishmentarianism",
        ];
        for text in texts {
            for room in [120.0, 300.0, 700.0] {
                let wrapped = wrap(text, 32.0, Weight::Regular, room, 20);
                for line in &wrapped.lines {
                    assert!(width(line, 32.0, Weight::Regular) <= room, "{line} in {room}");
                }
                let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
                assert_eq!(letters(&wrapped.lines.concat()), letters(text));
            }
        }
    }

    #[test]
    fn what_does_not_fit_ends_with_an_ellipsis_within_the_room() {
        let wrapped = wrap("one two three four five six", 30.0, Weight::Bold, 150.0, 2);

        assert!(!wrapped.whole);
        assert_eq!(wrapped.lines.len(), 2);
        assert!(wrapped.lines[1].ends_with('…'), "{:?}", wrapped.lines);
        assert!(width(&wrapped.lines[1], 30.0, Weight::Bold) <= 150.0);
    }

    #[test]
    fn chinese_lines_do_not_begin_with_a_closing_sign() {
        let wrapped = wrap("数据交换，身份认证，支付，登记。", 20.0, Weight::Regular, 90.0, 20);

        assert!(wrapped.lines.len() > 3);
        for line in &wrapped.lines {
            assert!(!line.starts_with(['，', '。']), "{:?}", wrapped.lines);
        }
    }

    #[test]
    fn a_long_name_gets_smaller_letters_and_a_short_one_large_ones() {
        let choices = [(90.0, 1), (60.0, 2), (40.0, 2)];

        let (large, _) = fit("DIGIT", &choices, Weight::Bold, 700.0);
        let (small, lines) = fit(
            "National Grievance Redress System of Invented Lands",
            &choices,
            Weight::Bold,
            700.0,
        );

        assert!(large > small);
        assert!(lines.len() <= 2);
    }

    #[test]
    fn signs_that_turn_the_direction_and_controls_do_not_reach_a_picture() {
        assert_eq!(plain("a\u{202e}b\u{0}c\u{2066}\n\n d\u{feff}\u{ffff}"), "ab c d");
        assert_eq!(plain(&"x".repeat(10_000)).chars().count(), 401);
        assert!(is_rtl("2 نظام OpenCRVS") && !is_rtl("OpenCRVS نظام"));
    }

    #[test]
    fn a_word_of_ten_thousand_characters_takes_little_time() {
        let began = Instant::now();

        for word in ["W".repeat(10_000), "\u{301}".repeat(10_000), "ل".repeat(10_000)] {
            let (_, lines) = fit(&plain(&word), &[(90.0, 1), (60.0, 2), (40.0, 2)], Weight::Bold, 700.0);
            assert!(lines.len() <= 2);
        }

        assert!(began.elapsed().as_secs() < 5, "{:?}", began.elapsed());
    }
}
