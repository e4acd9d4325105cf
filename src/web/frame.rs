//! What surrounds every page: its language, its address in the other languages, the words of the head and the foot.

use super::state::Site;
use super::wording::Wording;
use crate::model::Lang;

/// What surrounds a page.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The page's words.
    pub w: Wording,
    /// Path without the language, such as `/search`.
    path: String,
    /// Query string without the language, in its one spelling; empty when nothing is asked.
    query: String,
    /// Public address of the server, or nothing where none is set.
    base: String,
}

impl Frame {
    /// The frame of a page. The path has no language, the query string no question mark.
    #[must_use]
    pub fn new(lang: Lang, path: &str, query: &str, site: &Site) -> Self {
        Self {
            w: Wording::of(lang),
            path: path.to_owned(),
            query: query.to_owned(),
            base: site.base().to_owned(),
        }
    }

    /// The page's language.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.w.lang()
    }

    /// The direction in which the page is read.
    #[must_use]
    pub const fn dir(&self) -> &'static str {
        self.lang().dir()
    }

    /// The address of a page in this page's language. The path has no language.
    #[must_use]
    pub fn to(&self, path: &str) -> String {
        format!("/{}{path}", self.lang())
    }

    /// The address of this page in a language.
    #[must_use]
    pub fn here_in(&self, lang: Lang) -> String {
        let path = format!("/{lang}{}", self.path);
        if self.query.is_empty() {
            path
        } else {
            format!("{path}?{}", self.query)
        }
    }

    /// The address of this page, with which search engines and previews name it.
    #[must_use]
    pub fn canonical(&self) -> String {
        self.absolute(&self.here_in(self.lang()))
    }

    /// The address without a language, which chooses one for each reader: `/`, or a permanent link.
    #[must_use]
    pub fn for_everybody(&self) -> Option<String> {
        let is_neutral = self.path == "/" || self.path.starts_with("/c/") || self.path.starts_with("/stack");
        is_neutral.then(|| {
            let tail = if self.query.is_empty() {
                String::new()
            } else {
                format!("?{}", self.query)
            };
            self.absolute(&format!("{}{tail}", self.path))
        })
    }

    /// An address with the public host before it, where one is set.
    #[must_use]
    pub fn absolute(&self, address: &str) -> String {
        format!("{}{address}", self.base)
    }

    /// Whether the server knows its public address: some descriptions for programs exist only then.
    #[must_use]
    pub const fn is_public(&self) -> bool {
        !self.base.is_empty()
    }

    /// Every language with its own name for itself and the address of this page in it.
    #[must_use]
    pub fn languages(&self) -> Vec<(Lang, &'static str, String)> {
        Lang::ALL
            .into_iter()
            .map(|lang| (lang, own_name(lang), self.here_in(lang)))
            .collect()
    }
}

/// A language's name for itself.
#[must_use]
pub const fn own_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Ar => "العربية",
        Lang::En => "English",
        Lang::Es => "Español",
        Lang::Fr => "Français",
        Lang::Pt => "Português",
        Lang::Ru => "Русский",
        Lang::Zh => "中文",
    }
}

/// The language that begins a path, with the rest of the path.
#[must_use]
pub fn split_language(path: &str) -> Option<(Lang, &str)> {
    let rest = path.strip_prefix('/')?;
    let (first, tail) = rest
        .split_once('/')
        .map_or((rest, ""), |(first, _)| (first, &rest[first.len()..]));
    let lang = Lang::ALL.into_iter().find(|lang| lang.code() == first)?;
    Some((lang, tail))
}
