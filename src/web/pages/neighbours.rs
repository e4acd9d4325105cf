//! What a component hangs together with: stated relations in both directions, look-alikes, collections.

use std::borrow::Cow;

use super::labels::{Labels, Text, web_address};
use super::sources::{Marks, Sources};
use crate::index::Shared;
use crate::model::{Lang, RelationType, Slug};
use crate::search::{Alike, Direction, RelatedComponent};
use crate::web::frame::Frame;
use crate::web::state::Generation;

/// Reasons that are told for a look-alike: one line on a wide screen.
const REASONS_SHOWN: usize = 4;

/// Relations of one kind.
pub struct Relations {
    /// How the component relates to the others.
    pub title: Cow<'static, str>,
    /// The others.
    pub others: Vec<Other>,
}

/// The other end of a relation.
pub struct Other {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// Whether it was taken out of the catalogue.
    pub withdrawn: bool,
    /// What the source says.
    pub note: Option<Text>,
    /// What it rests on, when the component itself states it.
    pub marks: Marks,
    /// What it rests on, when the other one states it: title, address, day.
    pub theirs: Vec<(String, Option<String>, String)>,
}

/// A component to look at instead.
pub struct Alternative {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// What it does.
    pub summary: Text,
    /// What both share.
    pub shared: Vec<String>,
}

/// A collection that names the component.
pub struct InCollection {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Why the component is in it.
    pub reason: Text,
}

/// The stated relations, by kind, in the order in which a reader needs them.
#[must_use]
pub fn relations(related: &[RelatedComponent], sources: &Sources, frame: &Frame) -> Vec<Relations> {
    let mut kinds: Vec<(&'static str, Vec<Other>)> = KINDS.into_iter().map(|kind| (kind, Vec::new())).collect();
    for one in related {
        let key = relation_key(one.relation_type, one.direction);
        if let Some((_, others)) = kinds.iter_mut().find(|(kind, _)| *kind == key) {
            others.push(other(one, sources, frame));
        }
    }
    kinds.retain(|(_, others)| !others.is_empty());
    let named = kinds.into_iter().map(|(key, others)| Relations {
        title: frame.w.text(key),
        others,
    });
    named.collect()
}

fn other(related: &RelatedComponent, sources: &Sources, frame: &Frame) -> Other {
    let is_own = related.direction == Direction::Outgoing;
    let ids: Vec<Slug> = related.evidence.iter().map(|evidence| evidence.id.clone()).collect();
    let theirs = related.evidence.iter().filter(|_| !is_own);
    Other {
        name: related.name.clone(),
        href: frame.to(&format!("/c/{}", related.id)),
        withdrawn: related.withdrawn,
        note: related.note.as_deref().map(Text::english),
        marks: if is_own { sources.marks(&ids) } else { Marks::default() },
        theirs: theirs
            .map(|evidence| {
                let day = frame.w.date(evidence.retrieved);
                (evidence.title.clone(), web_address(&evidence.url), day)
            })
            .collect(),
    }
}

/// Components to look at instead, with what they share.
#[must_use]
pub fn alternatives(alike: Vec<Alike>, labels: &Labels, frame: &Frame) -> Vec<Alternative> {
    let w = frame.w;
    let reason = |shared: &Shared| match shared {
        Shared::Relation => w.text("alike-related").into_owned(),
        Shared::Words => w.text("alike-words").into_owned(),
        Shared::Term(vocabulary, id) => labels.term(vocabulary, id),
    };
    let alternative = |one: Alike| Alternative {
        href: frame.to(&format!("/c/{}", one.component.id)),
        name: one.component.name,
        summary: Text {
            text: one.component.summary,
            lang: one.component.language,
        },
        shared: one.shared.iter().take(REASONS_SHOWN).map(reason).collect(),
    };
    alike.into_iter().map(alternative).collect()
}

/// The collections that name a component.
#[must_use]
pub fn collections(id: &Slug, generation: &Generation, lang: Lang) -> Vec<InCollection> {
    let mut found = Vec::new();
    for collection in generation.engine.reference().collections.values() {
        if let Some(member) = collection.members.iter().find(|member| member.component == *id) {
            let (reason, reason_lang) = member.reason.get(lang);
            found.push(InCollection {
                title: collection.title.text(lang).to_owned(),
                href: format!("/{lang}/collections/{}", collection.id),
                reason: Text {
                    text: reason.to_owned(),
                    lang: reason_lang,
                },
            });
        }
    }
    found
}

/// Marks a key of the wording, so that the test of the wording finds its use.
const fn key(key: &'static str) -> &'static str {
    key
}

/// Every kind of relation, read from the component's side.
const KINDS: [&str; 9] = [
    key("relation-successor-of"),
    key("relation-succeeded-by"),
    key("relation-part-of"),
    key("relation-parts"),
    key("relation-based-on"),
    key("relation-basis-of"),
    key("relation-implements"),
    key("relation-implemented-by"),
    key("relation-integrates-with"),
];

const fn relation_key(kind: RelationType, direction: Direction) -> &'static str {
    match (kind, direction) {
        (RelationType::IntegratesWith, _) => "relation-integrates-with",
        (RelationType::PartOf, Direction::Outgoing) => "relation-part-of",
        (RelationType::PartOf, Direction::Incoming) => "relation-parts",
        (RelationType::BasedOn, Direction::Outgoing) => "relation-based-on",
        (RelationType::BasedOn, Direction::Incoming) => "relation-basis-of",
        (RelationType::ImplementsSpec, Direction::Outgoing) => "relation-implements",
        (RelationType::ImplementsSpec, Direction::Incoming) => "relation-implemented-by",
        (RelationType::SuccessorOf, Direction::Outgoing) => "relation-successor-of",
        (RelationType::SuccessorOf, Direction::Incoming) => "relation-succeeded-by",
    }
}
