//! What a licence means, in a sentence, for the licences whose kind is beyond doubt.

use crate::index::Reference;
use crate::model::{Component, Lang};
use crate::web::frame::Frame;

/// What kinds of licences there are, by what they ask of whoever passes a work on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    /// Keep the notices.
    Permissive,
    /// Keep changed parts open.
    Weak,
    /// Keep the whole open.
    Strong,
    /// Keep the whole open, also as a service.
    Network,
    /// As `Network`, under one of several licences.
    Compatible,
    /// Nothing.
    PublicDomain,
    /// Name the authors.
    Attribution,
    /// Name the authors and pass changed versions on in the same way.
    ShareAlike,
}

/// Kinds by SPDX id without its ending `-only` or `-or-later`. Read from the texts of the licences; what is not here gets no
/// explanation, because a wrong one is worse than none.
const FAMILIES: [(&str, Family); 32] = [
    ("0BSD", Family::Permissive),
    ("Apache-2.0", Family::Permissive),
    ("BSD-2-Clause", Family::Permissive),
    ("BSD-3-Clause", Family::Permissive),
    ("BSL-1.0", Family::Permissive),
    ("ISC", Family::Permissive),
    ("MIT", Family::Permissive),
    ("PostgreSQL", Family::Permissive),
    ("Zlib", Family::Permissive),
    ("CDDL-1.0", Family::Weak),
    ("CDDL-1.1", Family::Weak),
    ("EPL-1.0", Family::Weak),
    ("EPL-2.0", Family::Weak),
    ("LGPL-2.0", Family::Weak),
    ("LGPL-2.1", Family::Weak),
    ("LGPL-3.0", Family::Weak),
    ("MPL-1.1", Family::Weak),
    ("MPL-2.0", Family::Weak),
    ("GPL-2.0", Family::Strong),
    ("GPL-3.0", Family::Strong),
    ("AGPL-3.0", Family::Network),
    ("EUPL-1.1", Family::Compatible),
    ("EUPL-1.2", Family::Compatible),
    ("CC0-1.0", Family::PublicDomain),
    ("PDDL-1.0", Family::PublicDomain),
    ("Unlicense", Family::PublicDomain),
    ("CC-BY-3.0", Family::Attribution),
    ("CC-BY-4.0", Family::Attribution),
    ("ODC-By-1.0", Family::Attribution),
    ("CC-BY-SA-3.0", Family::ShareAlike),
    ("CC-BY-SA-4.0", Family::ShareAlike),
    ("ODbL-1.0", Family::ShareAlike),
];

/// One licence of an expression.
pub struct Explained {
    /// SPDX id.
    pub id: String,
    /// Full name, as SPDX writes it.
    pub name: Option<String>,
    /// Its page in the SPDX list.
    pub href: Option<String>,
    /// What it means, in a sentence.
    pub meaning: Option<String>,
    /// Whether the Open Source Initiative has approved it, as SPDX tells.
    pub is_osi_approved: bool,
}

/// A component's licence for people.
pub struct License {
    /// SPDX expression.
    pub expression: String,
    /// In a few words; none when not every part of it is known to be of one kind.
    pub brief: Option<String>,
    /// How its parts belong together; none when there is one.
    pub joined: Option<String>,
    /// Its parts.
    pub parts: Vec<Explained>,
}

impl License {
    /// The licence of a component.
    #[must_use]
    pub fn of(component: &Component, reference: &Reference, frame: &Frame) -> Self {
        let expression = component.license.expression.clone();
        let parts: Vec<Explained> = component
            .license_ids()
            .into_iter()
            .map(|id| explained(id, &expression, reference, frame))
            .collect();
        let families: Vec<Option<Family>> = parts.iter().map(|part| family(&part.id, &expression)).collect();
        let first = families.first().copied().flatten();
        let brief = first.filter(|first| families.iter().all(|family| *family == Some(*first)));
        let key = match (
            parts.len() > 1,
            expression.contains(" OR "),
            expression.contains(" AND "),
        ) {
            (true, true, false) => Some("license-choice"),
            (true, false, true) => Some("license-together"),
            _ => None,
        };
        Self {
            brief: brief.map(|family| frame.w.text(brief_key(family)).into_owned()),
            joined: key.map(|key| frame.w.text(key).into_owned()),
            expression,
            parts,
        }
    }
}

fn explained(id: String, expression: &str, reference: &Reference, frame: &Frame) -> Explained {
    let term = reference.vocabularies.get("licenses").and_then(|list| list.term(&id));
    let name = term.map(|term| term.labels.text(Lang::En).to_owned());
    Explained {
        name: name.filter(|name| *name != id),
        href: term
            .and_then(|term| term.source.as_ref())
            .map(|source| source.url.clone()),
        meaning: family(&id, expression).map(|family| frame.w.text(meaning_key(family)).into_owned()),
        is_osi_approved: spdx::license_id(&id).is_some_and(spdx::LicenseId::is_osi_approved),
        id,
    }
}

/// The kind of a licence. An exception may change what a licence asks, so none is told beside one.
fn family(id: &str, expression: &str) -> Option<Family> {
    if expression.contains(" WITH ") {
        return None;
    }
    let plain = id
        .trim_end_matches("-only")
        .trim_end_matches("-or-later")
        .trim_end_matches('+');
    FAMILIES
        .into_iter()
        .find_map(|(known, family)| (known == plain).then_some(family))
}

/// Marks a key of the wording, so that the test of the wording finds its use.
const fn key(key: &'static str) -> &'static str {
    key
}

const fn brief_key(family: Family) -> &'static str {
    match family {
        Family::Permissive => key("license-permissive"),
        Family::Weak => key("license-weak"),
        Family::Strong => key("license-strong"),
        Family::Network => key("license-network"),
        Family::Compatible => key("license-compatible"),
        Family::PublicDomain => key("license-public-domain"),
        Family::Attribution => key("license-attribution"),
        Family::ShareAlike => key("license-share-alike"),
    }
}

const fn meaning_key(family: Family) -> &'static str {
    match family {
        Family::Permissive => key("license-permissive-meaning"),
        Family::Weak => key("license-weak-meaning"),
        Family::Strong => key("license-strong-meaning"),
        Family::Network => key("license-network-meaning"),
        Family::Compatible => key("license-compatible-meaning"),
        Family::PublicDomain => key("license-public-domain-meaning"),
        Family::Attribution => key("license-attribution-meaning"),
        Family::ShareAlike => key("license-share-alike-meaning"),
    }
}

#[cfg(test)]
mod tests {
    use super::{FAMILIES, Family, family};

    #[test]
    fn every_explained_licence_is_in_the_spdx_list() {
        for (id, _) in FAMILIES {
            assert!(spdx::license_id(id).is_some(), "{id}");
        }
    }

    #[test]
    fn endings_do_not_matter_and_what_is_unknown_gets_no_explanation() {
        for id in ["GPL-3.0", "GPL-3.0-only", "GPL-3.0-or-later", "GPL-3.0+"] {
            assert_eq!(family(id, id), Some(Family::Strong), "{id}");
        }
        assert_eq!(family("AGPL-3.0-only", ""), Some(Family::Network));
        assert_eq!(family("NPOSL-3.0", ""), None);
        assert_eq!(family("LicenseRef-Own", ""), None);
        assert_eq!(
            family("GPL-2.0-only", "GPL-2.0-only WITH Classpath-exception-2.0"),
            None
        );
    }
}
