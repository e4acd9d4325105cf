//! How to cite a component: as a sentence, as BibTeX, as CSL-JSON.

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT, HeaderValue, VARY};
use axum::response::Response;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::text::plain;
use crate::index::Reference;
use crate::model::{Component, Kind, Lang, Slug, StewardRole};
use crate::web::error::ApiError;
use crate::web::lookup::{Found, find, id_in_address};
use crate::web::query::Query;
use crate::web::question::{address, language};
use crate::web::respond::{Cost, Rendered, Wanted, respond};
use crate::web::state::App;
use crate::web::wording::Wording;

/// Form of a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitationFormat {
    /// A sentence.
    Text,
    /// An entry for BibTeX.
    Bibtex,
    /// An item of the Citation Style Language.
    Csl,
}

impl CitationFormat {
    const ALL: [Self; 3] = [Self::Text, Self::Bibtex, Self::Csl];

    const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Bibtex => "bibtex",
            Self::Csl => "csl",
        }
    }

    const fn kind(self) -> &'static str {
        match self {
            Self::Text => "text/plain; charset=utf-8",
            Self::Bibtex => "application/x-bibtex; charset=utf-8",
            Self::Csl => "application/vnd.citationstyles.csl+json",
        }
    }

    /// The format that `Accept` names; a sentence when it names none.
    fn accepted(headers: &HeaderMap) -> Self {
        let lines = headers
            .get_all(ACCEPT)
            .into_iter()
            .filter_map(|line| line.to_str().ok());
        let mut named = lines.flat_map(|line| line.split(',')).filter_map(|range| {
            let kind = range.split(';').next().unwrap_or_default().trim();
            Self::ALL
                .into_iter()
                .find(|format| format.kind().split(';').next() == Some(kind))
        });
        named.next().unwrap_or(Self::Text)
    }
}

/// What a citation says.
pub struct Citation {
    id: Slug,
    kind: Kind,
    title: String,
    authors: Vec<String>,
    year: Option<i16>,
    publisher: String,
    address: String,
    /// Day on which the catalogue last compared the entry with its sources.
    accessed: Date,
    lang: Lang,
}

impl Citation {
    /// The citation of a component. Who owns, maintains or hosts it is its author; nobody is when none of them is known.
    #[must_use]
    pub fn of(component: &Component, reference: &Reference, w: Wording, address: String) -> Self {
        let mut authors: Vec<String> = Vec::new();
        for role in [StewardRole::Owner, StewardRole::Maintainer, StewardRole::Host] {
            if !authors.is_empty() {
                break;
            }
            let stewards = component
                .stewards
                .iter()
                .flatten()
                .filter(|steward| steward.role == role);
            for steward in stewards {
                let name = reference
                    .organisations
                    .get(&steward.organisation)
                    .map(|one| plain(&one.name));
                authors.extend(name.filter(|name| !authors.contains(name)));
            }
        }
        Self {
            id: component.id.clone(),
            kind: component.kind,
            title: plain(&component.name),
            authors,
            year: component.first_release.as_ref().map(|release| release.year),
            publisher: w.text("site-name").into_owned(),
            address,
            accessed: component.curation.reviewed,
            lang: w.lang(),
        }
    }

    /// The citation as a sentence.
    #[must_use]
    pub fn text(&self) -> String {
        let w = Wording::of(self.lang);
        let authors = if self.authors.is_empty() {
            String::new()
        } else {
            format!("{}. ", self.authors.join(", "))
        };
        let year = self.year.map(|year| format!(" ({year})")).unwrap_or_default();
        let accessed = w.fill("cite-accessed", "day", w.date(self.accessed));
        format!(
            "{authors}{}{year}. {}. {} ({accessed})",
            self.title, self.publisher, self.address
        )
    }

    /// The citation as a BibTeX entry. Organisations are in braces of their own, so that nobody takes them for persons.
    #[must_use]
    pub fn bibtex(&self) -> String {
        let mut fields = Vec::new();
        if !self.authors.is_empty() {
            let authors: Vec<String> = self
                .authors
                .iter()
                .map(|name| format!("{{{}}}", escaped(name)))
                .collect();
            fields.push(("author", authors.join(" and ")));
        }
        // The inner braces keep capitals.
        fields.push(("title", format!("{{{}}}", escaped(&self.title))));
        fields.extend(self.year.map(|year| ("year", year.to_string())));
        fields.push(("publisher", escaped(&self.publisher)));
        fields.push(("url", self.address.clone()));
        fields.push(("urldate", self.accessed.to_string()));
        let mut out = format!("@misc{{{},\n", self.id);
        for (name, value) in fields {
            out.push_str(&format!("  {name} = {{{value}}},\n"));
        }
        out.push_str("}\n");
        out
    }

    /// The citation as CSL-JSON: a list with one item.
    #[must_use]
    pub fn csl(&self) -> Value {
        let mut item = json!({
            "id": self.id,
            "type": match self.kind {
                Kind::Software | Kind::AiModel => "software",
                Kind::Specification | Kind::Standard => "standard",
                Kind::Dataset => "dataset",
                Kind::Content => "document",
            },
            "title": self.title,
            "publisher": self.publisher,
            "URL": self.address,
            "accessed": { "date-parts": [[self.accessed.year(), self.accessed.month(), self.accessed.day()]] },
            "language": Lang::En,
        });
        if !self.authors.is_empty() {
            item["author"] = self.authors.iter().map(|name| json!({ "literal": name })).collect();
        }
        if let Some(year) = self.year {
            item["issued"] = json!({ "date-parts": [[year]] });
        }
        json!([item])
    }

    fn written(&self, format: CitationFormat) -> String {
        match format {
            CitationFormat::Text => self.text() + "\n",
            CitationFormat::Bibtex => self.bibtex(),
            CitationFormat::Csl => self.csl().to_string(),
        }
    }
}

/// A text for BibTeX: what TeX would take for a command is written so that it shows.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                out.push('\\');
                out.push(c);
            }
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            _ => out.push(c),
        }
    }
    out
}

/// Answers with the citation of a component.
pub(super) async fn answer(
    app: &App,
    id: Result<Path<String>, PathRejection>,
    raw: Option<&str>,
    headers: &HeaderMap,
) -> Result<Response, ApiError> {
    let generation = app.current();
    let id = id_in_address(&generation, id)?;
    let mut query = Query::read(raw, &["format", "lang"]);
    let (lang, in_address) = language(&mut query, headers);
    let mut tail: Vec<String> = Vec::new();
    let format = match query.one("format") {
        None => CitationFormat::accepted(headers),
        Some(name) => {
            tail.push(format!("format={name}"));
            let found = CitationFormat::ALL.into_iter().find(|format| format.name() == name);
            if found.is_none() {
                query.reject_value("format", &name, &CitationFormat::ALL.map(CitationFormat::name));
            }
            found.unwrap_or(CitationFormat::Text)
        }
    };
    if in_address {
        tail.push(format!("lang={lang}"));
    }
    let tail = query.finish(tail.join("&"))?;
    let wanted = Wanted {
        // Without `format` the same address answers in several forms.
        address: format!("{} {}", address(&format!("/c/{id}/cite"), &tail), format.name()),
        lang,
        cost: Cost::Lookup,
    };
    let site = std::sync::Arc::clone(&app.site);
    let answer = respond(app, generation, headers, wanted, move |generation| {
        match find(generation, &id)? {
            Found::Here(entry) => {
                let link = site.permanent(&format!("/c/{id}"));
                let reference = generation.engine.reference();
                let citation = Citation::of(&entry.component, reference, Wording::of(lang), link);
                Ok(Rendered::bytes(citation.written(format).into(), format.kind()))
            }
            Found::Moved(id) => Rendered::moved(&address(&format!("/c/{id}/cite"), &tail)),
        }
    });
    let mut response = answer.await?;
    let vary = HeaderValue::from_static("accept, accept-encoding, accept-language");
    response.headers_mut().insert(VARY, vary);
    Ok(response)
}
