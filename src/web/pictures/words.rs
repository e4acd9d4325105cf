//! The words of pictures until the wording of all pages is there.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::model::Lang;

static BUNDLES: LazyLock<BTreeMap<Lang, FluentBundle<FluentResource>>> = LazyLock::new(|| {
    let files = [
        (Lang::Ar, include_str!("../../../wording/ar/pictures.ftl")),
        (Lang::En, include_str!("../../../wording/en/pictures.ftl")),
        (Lang::Es, include_str!("../../../wording/es/pictures.ftl")),
        (Lang::Fr, include_str!("../../../wording/fr/pictures.ftl")),
        (Lang::Pt, include_str!("../../../wording/pt/pictures.ftl")),
        (Lang::Ru, include_str!("../../../wording/ru/pictures.ftl")),
        (Lang::Zh, include_str!("../../../wording/zh/pictures.ftl")),
    ];
    let bundles = files.into_iter().map(|(lang, text)| {
        let mut bundle = FluentBundle::new_concurrent(vec![lang.code().parse().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        for text in [
            text,
            "site-name = DPI catalogue\nsite-description = Find open-source components.\n",
        ] {
            let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
            let _ = bundle.add_resource(resource);
        }
        (lang, bundle)
    });
    bundles.collect()
});

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

    /// A text about a number.
    #[must_use]
    pub fn count(self, key: &str, n: usize) -> Cow<'static, str> {
        let mut arguments = FluentArgs::new();
        arguments.set("n", FluentValue::from(n));
        arguments.set("shown", n.to_string());
        self.format(key, Some(&arguments))
    }

    /// A day.
    #[must_use]
    pub fn date(self, day: jiff::civil::Date) -> String {
        day.to_string()
    }

    fn format(self, key: &str, arguments: Option<&FluentArgs>) -> Cow<'static, str> {
        let bundle = &BUNDLES[&self.lang];
        let pattern = bundle.get_message(key).and_then(|message| message.value());
        match pattern {
            Some(pattern) => bundle
                .format_pattern(pattern, arguments, &mut Vec::new())
                .into_owned()
                .into(),
            None => key.to_owned().into(),
        }
    }
}
