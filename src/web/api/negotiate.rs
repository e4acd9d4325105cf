//! In which format one component is wanted: by the ending of its address, else by `Accept`.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT;

use super::export::CSV;
use crate::web::respond::JSON;

/// A format of one component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComponentFormat {
    /// The API's own form with links.
    Json,
    /// Linked data.
    JsonLd,
    /// publiccode.yml.
    PublicCode,
    /// A header line and one row.
    Csv,
    /// The page for people.
    Html,
}

impl ComponentFormat {
    /// Every format; what comes first is given where several are equally welcome.
    const ALL: [Self; 5] = [Self::Json, Self::JsonLd, Self::PublicCode, Self::Csv, Self::Html];

    /// The ending of addresses in this format.
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::JsonLd => "jsonld",
            Self::PublicCode => "publiccode.yml",
            Self::Csv => "csv",
            Self::Html => "html",
        }
    }

    /// The content type.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Json => JSON,
            Self::JsonLd => "application/ld+json",
            Self::PublicCode => "application/yaml",
            Self::Csv => CSV,
            Self::Html => "text/html",
        }
    }

    /// The format with this ending.
    pub fn from_suffix(suffix: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.suffix() == suffix)
    }

    /// The format that a client likes best. JSON when it says nothing or likes nothing that there is; the page only when
    /// JSON is not welcome at all, because browsers that follow a link to the API say that they prefer pages.
    pub fn accepted(headers: &HeaderMap) -> Self {
        let lines = headers
            .get_all(ACCEPT)
            .into_iter()
            .filter_map(|line| line.to_str().ok());
        let ranges: Vec<(&str, f32)> = lines.flat_map(|line| line.split(',')).take(32).map(range).collect();
        let mut best = (Self::Json, quality(&ranges, JSON));
        for format in Self::ALL {
            let kind = format.kind().split(';').next().unwrap_or_default();
            let weight = quality(&ranges, kind);
            if weight > best.1 && (format != Self::Html || best.1 == 0.0) {
                best = (format, weight);
            }
        }
        best.0
    }
}

/// A media range with its weight.
fn range(text: &str) -> (&str, f32) {
    let mut parts = text.split(';').map(str::trim);
    let kind = parts.next().unwrap_or_default();
    let weight = parts.find_map(|part| part.strip_prefix("q=").or(part.strip_prefix("Q=")));
    let weight = weight.map_or(1.0, |text| text.parse().unwrap_or(0.0));
    (kind, if (0.0..=1.0).contains(&weight) { weight } else { 0.0 })
}

/// How welcome a content type is: by the most exact range that names it.
fn quality(ranges: &[(&str, f32)], kind: &str) -> f32 {
    let group = format!("{}/*", kind.split('/').next().unwrap_or_default());
    [kind, &group, "*/*"]
        .into_iter()
        .find_map(|wanted| ranges.iter().find(|(range, _)| range.eq_ignore_ascii_case(wanted)))
        .map_or(0.0, |(_, weight)| *weight)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderMap;
    use axum::http::header::{ACCEPT, HeaderValue};

    use super::ComponentFormat;

    #[test]
    fn the_most_welcome_format_is_given_and_json_when_in_doubt() {
        for (accept, expected) in [
            ("", ComponentFormat::Json),
            ("*/*", ComponentFormat::Json),
            ("application/ld+json", ComponentFormat::JsonLd),
            ("application/json;q=0.5, application/ld+json", ComponentFormat::JsonLd),
            ("text/*, application/yaml;q=0.9", ComponentFormat::Csv),
            ("application/yaml", ComponentFormat::PublicCode),
            (
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                ComponentFormat::Json,
            ),
            ("text/html", ComponentFormat::Html),
            ("image/png", ComponentFormat::Json),
            ("application/ld+json;q=7", ComponentFormat::Json),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT, HeaderValue::from_static(accept));
            assert_eq!(ComponentFormat::accepted(&headers), expected, "{accept}");
        }
    }
}
