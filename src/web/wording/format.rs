//! Numbers and days as each language writes them (CLDR, through ICU4X).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;

use crate::model::Lang;

struct Formatters {
    number: Option<DecimalFormatter>,
    date: Option<DateTimeFormatter<YMD>>,
}

static FORMATTERS: LazyLock<BTreeMap<Lang, Formatters>> =
    LazyLock::new(|| Lang::ALL.into_iter().map(|lang| (lang, formatters(lang))).collect());

fn formatters(lang: Lang) -> Formatters {
    let locale = Locale::try_from_str(lang.code()).unwrap_or(Locale::UNKNOWN);
    Formatters {
        number: DecimalFormatter::try_new(
            (&locale).into(),
            icu_decimal::options::DecimalFormatterOptions::default(),
        )
        .ok(),
        date: DateTimeFormatter::try_new((&locale).into(), YMD::medium()).ok(),
    }
}

/// A number with the language's digits and grouping.
pub fn number(lang: Lang, n: usize) -> String {
    let formatter = FORMATTERS.get(&lang).and_then(|formatters| formatters.number.as_ref());
    formatter.map_or_else(
        || n.to_string(),
        |formatter| formatter.format(&Decimal::from(n)).to_string(),
    )
}

/// A day with the month's name or number as the language is used to.
pub fn date(lang: Lang, day: jiff::civil::Date) -> String {
    let formatter = FORMATTERS.get(&lang).and_then(|formatters| formatters.date.as_ref());
    let iso =
        icu_datetime::input::Date::try_new_iso(day.year().into(), day.month().unsigned_abs(), day.day().unsigned_abs());
    match (formatter, iso) {
        (Some(formatter), Ok(iso)) => formatter.format(&iso).to_string(),
        (None, _) | (_, Err(_)) => day.to_string(),
    }
}
