//! FAIR signposting (signposting.org) in `Link` headers: what leads machines on from a component, be it from its page or from
//! its answer in the API.

use super::formats::license_url;
use super::state::Site;
use crate::model::{Component, Kind};

/// Content type of a linkset.
pub const LINKSET: &str = "application/linkset+json";
/// Where the API is described for programs that know nothing but the host (RFC 9727).
pub const API_CATALOG: &str = "/.well-known/api-catalog";

/// Formats that describe a component, as endings of its address in the API, with their content types.
const FORMATS: [(&str, &str); 3] = [
    ("jsonld", "application/ld+json"),
    (PUBLICCODE, "application/yaml"),
    ("csv", "text/csv"),
];
/// Ending of the format that only software has.
const PUBLICCODE: &str = "publiccode.yml";

/// A link that leads on: relation, target, content type of the target.
pub type Signpost = (&'static str, String, Option<&'static str>);

/// The links that lead on from a component.
#[must_use]
pub fn signposts(component: &Component, site: &Site) -> Vec<Signpost> {
    let base = site.base();
    let id = &component.id;
    let api = format!("{base}/v1/components/{id}");
    let mut posts: Vec<Signpost> = vec![
        ("cite-as", format!("{base}/c/{id}"), None),
        ("alternate", format!("{base}/c/{id}"), Some("text/html")),
    ];
    for (suffix, media_type) in FORMATS {
        if suffix != PUBLICCODE || component.kind == Kind::Software {
            posts.push(("describedby", format!("{api}.{suffix}"), Some(media_type)));
        }
    }
    let kind = match component.kind {
        Kind::Software => "SoftwareApplication",
        Kind::Dataset => "Dataset",
        Kind::Specification | Kind::Standard | Kind::Content | Kind::AiModel => "CreativeWork",
    };
    posts.push(("type", format!("https://schema.org/{kind}"), None));
    posts.push(("license", license_url(), None));
    posts.push(("related", format!("{api}/related"), Some("application/json")));
    posts.push(("collection", format!("{base}/v1/components"), Some("application/json")));
    posts
}

/// The `Link` header of a component.
#[must_use]
pub fn component_links(component: &Component, site: &Site) -> String {
    let linkset = format!("{}/v1/components/{}/linkset", site.base(), component.id);
    let api_catalog = format!("{}{API_CATALOG}", site.base());
    let posts = signposts(component, site).into_iter().chain([
        ("linkset", linkset, Some(LINKSET)),
        ("api-catalog", api_catalog, Some(LINKSET)),
    ]);
    let written = posts.map(|(relation, target, kind)| match kind {
        Some(kind) => format!("<{target}>; rel=\"{relation}\"; type=\"{kind}\""),
        None => format!("<{target}>; rel=\"{relation}\""),
    });
    written.collect::<Vec<_>>().join(", ")
}
