//! The parameters of a search as the document describes them.

use utoipa::{IntoParams, ToSchema};

use crate::index::Filter;
use crate::model::{DevelopmentStatus, DpgStatus, Kind, Lang};

/// Filters: repeat one for OR inside it, different ones are AND. A value that the catalogue does not know is refused with
/// the nearest one. A test compares these names with the table of filters.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the parameters; `Asked::read` reads them")]
pub struct FilterParameters {
    /// DPI domain: a term of the vocabulary `domains`. Repeat it for OR.
    #[param(example = json!(["civil-registration"]), style = Form, explode = true)]
    domain: Option<Vec<String>>,
    /// What a buyer would use it for: a term of the vocabulary `capabilities`.
    #[param(example = json!([]), style = Form, explode = true)]
    capability: Option<Vec<String>>,
    /// GovStack building block: a term of the vocabulary `building-blocks`.
    #[param(example = json!(["payments"]), style = Form, explode = true)]
    building_block: Option<Vec<String>>,
    /// Sustainable Development Goal, by number.
    #[param(example = json!(["16"]), style = Form, explode = true)]
    sdg: Option<Vec<String>>,
    /// Country where it is or was in use (ISO 3166-1 alpha-2, capital letters).
    #[param(example = json!(["KE"]), style = Form, explode = true)]
    country: Option<Vec<String>>,
    /// Standard that it speaks: a term of the vocabulary `standards`.
    #[param(example = json!([]), style = Form, explode = true)]
    standard: Option<Vec<String>>,
    /// SPDX licence id.
    #[param(example = json!(["Apache-2.0"]), style = Form, explode = true)]
    license: Option<Vec<String>>,
    /// Kind of thing: a term of the vocabulary `kinds`.
    #[param(example = json!(["software"]), style = Form, explode = true, value_type = Option<Vec<Kind>>)]
    kind: Option<Vec<String>>,
    /// Development status: a term of the vocabulary `development-status`.
    #[param(example = json!(["stable"]), style = Form, explode = true, value_type = Option<Vec<DevelopmentStatus>>)]
    status: Option<Vec<String>>,
    /// Organisation behind it: an id from `/v1/organisations`.
    #[param(example = json!([]), style = Form, explode = true)]
    steward: Option<Vec<String>>,
    /// Standing in the registry of digital public goods: `recognised`, `former`, `nominee` or `not-listed`.
    #[param(example = json!(["recognised"]), style = Form, explode = true, value_type = Option<Vec<DpgStatus>>)]
    dpg: Option<Vec<String>>,
    /// Language in which its texts can be read (BCP 47).
    #[param(example = json!(["fr"]), style = Form, explode = true, value_type = Option<Vec<Lang>>)]
    language: Option<Vec<String>>,
    /// Programming language: a term of the vocabulary `programming-languages`.
    #[param(example = json!([]), style = Form, explode = true)]
    programming_language: Option<Vec<String>>,
}

/// Text and language of a search.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the parameters; `Asked::read` reads them")]
pub struct TextParameters {
    /// Free text, as a person types it: words, `"a phrase"`, `-without`, `field:value`. Every text is
    /// understood somehow, as long as it has at most 512 bytes of UTF-8 and no control characters; what could not be used
    /// comes back in `meta.notices`.
    #[param(
        example = "birth certificate",
        max_length = 512,
        pattern = r"^[^\x00-\x1f\x7f-\x9f]*$"
    )]
    q: Option<String>,
    /// Language of texts and labels (BCP 47): ar, en, es, fr, pt, ru or zh. English where a translation is missing; each text
    /// says its language. Without it `Accept-Language` decides.
    #[param(example = "fr", value_type = Option<Lang>)]
    lang: Option<String>,
}

/// Order of a search.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the parameter; `Asked::read` reads it")]
pub struct SortParameter {
    /// Order: `relevance` (by name when there is no text), `name`, or `reviewed` (latest review first).
    #[param(example = "relevance", value_type = Option<SortName>)]
    sort: Option<String>,
}

/// Order of the hits.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
#[allow(dead_code, reason = "describes the values; `Asked::read` reads them")]
pub enum SortName {
    /// Best match first; by name when there is no text.
    Relevance,
    /// By name.
    Name,
    /// Latest review first.
    Reviewed,
}

/// Page and detail of a search.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the parameters; `Asked::read` reads them")]
pub struct PageParameters {
    /// Names of filters whose values are counted, comma-separated or repeated. Each is counted as if its own filter were not set.
    #[param(example = json!(["domain", "country"]), style = Form, explode = false, value_type = Option<Vec<Filter>>)]
    facets: Option<String>,
    /// Number of hits on a page.
    #[param(minimum = 1, maximum = 100, default = 20, example = 20)]
    limit: Option<usize>,
    /// Where the page starts: `meta.next_cursor` of the page before. It belongs to its question.
    cursor: Option<String>,
    /// Fields of each hit that are wanted, comma-separated or repeated; `id` and `links` always come.
    #[param(example = json!(["name", "summary"]), style = Form, explode = false, value_type = Option<Vec<HitField>>)]
    fields: Option<String>,
    /// Say for each hit how its score came about.
    #[param(example = false)]
    explain: Option<bool>,
}

/// A field of a hit that can be chosen. A test compares the names with those that are read.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[allow(dead_code, reason = "describes the values; `Asked::read` reads them")]
pub enum HitField {
    /// Name of the component.
    Name,
    /// What it does.
    Summary,
    /// Language of the summary.
    Language,
    /// What kind of thing it is.
    Kind,
    /// DPI domains.
    Domains,
    /// GovStack building blocks.
    BuildingBlocks,
    /// SPDX licence expression.
    License,
    /// How well it matches.
    Score,
    /// Texts with what matched marked.
    Highlights,
    /// Why it matches.
    MatchedOn,
    /// How the score came about.
    Explanation,
}

/// Components by id.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the parameter; `by_id` reads it")]
pub struct IdParameter {
    /// Id of a component; repeat it for several, at most 100. The answer holds these components in this order and is not
    /// paged; only `lang` and `fields` go with it. An id that leads nowhere or elsewhere comes back in `meta.notices`.
    #[param(example = json!([]), style = Form, explode = true, max_items = 100)]
    id: Option<Vec<String>>,
}

#[cfg(test)]
mod tests {
    use utoipa::PartialSchema;

    use super::HitField;
    use crate::web::question::HIT_FIELDS;

    #[test]
    fn the_described_fields_are_those_that_are_read() {
        let schema = serde_json::to_value(HitField::schema()).unwrap();

        assert_eq!(schema["enum"], serde_json::json!(HIT_FIELDS));
    }
}
