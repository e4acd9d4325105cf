//! The words of pages and pictures in every language of the catalogue.
//!
//! `wording/<language>/<area>.ftl` hold them in Fluent, whose plural rules are those of each language. English is the
//! reference: a test compares every other language with it, key by key, and every key with its use.

mod format;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::Embed;
use unic_langid::LanguageIdentifier;

use crate::model::Lang;

#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/wording"]
struct Files;

static BUNDLES: LazyLock<BTreeMap<Lang, FluentBundle<FluentResource>>> =
    LazyLock::new(|| Lang::ALL.into_iter().map(|lang| (lang, bundle(lang))).collect());

fn bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let tag: LanguageIdentifier = lang.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Marks around inserted texts keep names in Latin letters from tearing a sentence that runs from right to left. The
    // other languages need none, and titles and programs are better off without.
    bundle.set_use_isolating(lang.is_rtl());
    let folder = format!("{lang}/");
    for path in Files::iter().filter(|path| path.starts_with(&folder)) {
        let file = Files::get(&path).map(|file| String::from_utf8_lossy(&file.data).into_owned());
        let parsed = FluentResource::try_new(file.unwrap_or_default());
        let resource = parsed.unwrap_or_else(|(resource, errors)| {
            tracing::error!(file = %path, ?errors, "wording cannot be read");
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(file = %path, ?errors, "wording is given twice");
        }
    }
    bundle
}

/// The words of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wording {
    lang: Lang,
}

impl Wording {
    /// The words of a language.
    #[must_use]
    pub const fn of(lang: Lang) -> Self {
        Self { lang }
    }

    /// The language.
    #[must_use]
    pub const fn lang(self) -> Lang {
        self.lang
    }

    /// A text without anything to insert.
    #[must_use]
    pub fn text(self, key: &str) -> Cow<'static, str> {
        self.format(key, None)
    }

    /// A text with one value inserted.
    #[must_use]
    pub fn fill(self, key: &str, name: &'static str, value: impl Display) -> Cow<'static, str> {
        let mut arguments = FluentArgs::new();
        arguments.set(name, value.to_string());
        self.format(key, Some(&arguments))
    }

    /// A text with two values inserted.
    #[must_use]
    pub fn fill_two(
        self,
        key: &str,
        (name, value): (&'static str, impl Display),
        (other_name, other_value): (&'static str, impl Display),
    ) -> Cow<'static, str> {
        let mut arguments = FluentArgs::new();
        arguments.set(name, value.to_string());
        arguments.set(other_name, other_value.to_string());
        self.format(key, Some(&arguments))
    }

    /// A text about a number: `$n` chooses the plural form, `$shown` is the number as the language writes it.
    #[must_use]
    pub fn count(self, key: &str, n: usize) -> Cow<'static, str> {
        let mut arguments = FluentArgs::new();
        // No catalogue has more things than a float counts exactly.
        #[allow(clippy::cast_precision_loss, reason = "far below 2^53")]
        arguments.set("n", FluentValue::from(n as f64));
        arguments.set("shown", self.number(n));
        self.format(key, Some(&arguments))
    }

    /// A text when there is one under this key, for keys that are made from ids.
    #[must_use]
    pub fn known(self, key: &str) -> Option<Cow<'static, str>> {
        let is_known = BUNDLES.get(&self.lang).is_some_and(|bundle| bundle.has_message(key));
        is_known.then(|| self.text(key))
    }

    /// A number as the language writes it.
    #[must_use]
    pub fn number(self, n: usize) -> String {
        format::number(self.lang, n)
    }

    /// A day as the language writes it.
    #[must_use]
    pub fn date(self, day: jiff::civil::Date) -> String {
        format::date(self.lang, day)
    }

    /// A key that is not there shows itself: a test finds it before a reader does.
    fn format(self, key: &str, arguments: Option<&FluentArgs>) -> Cow<'static, str> {
        let bundle = BUNDLES.get(&self.lang);
        let pattern = bundle.and_then(|bundle| Some((bundle, bundle.get_message(key)?.value()?)));
        let Some((bundle, pattern)) = pattern else {
            tracing::error!(key, lang = %self.lang, "there is no wording for this key");
            return Cow::Owned(key.to_owned());
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, arguments, &mut errors);
        if !errors.is_empty() {
            tracing::error!(key, lang = %self.lang, ?errors, "wording could not be filled in");
        }
        text
    }
}

#[cfg(test)]
mod tests;
