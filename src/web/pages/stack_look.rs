//! What a stack shows: building blocks with what covers them, relations, shared standards, missing bases.

use super::picker::{Choice, name_of};
use super::rows::{SourceLine, label_of, sources};
use crate::model::{Component, Evidence, RelationType, Slug, TermId};
use crate::search::{Candidate, Edge, Fit, FitKind, Stack};
use crate::web::picked::query_string;
use crate::web::question::address;
use crate::web::wording::Wording;

/// A building block with what covers it or could.
pub struct Block {
    /// Its name.
    pub label: String,
    /// Its page.
    pub href: Option<String>,
    /// Taking the need away, where it is one.
    pub without: Option<String>,
    /// Chosen components that implement it.
    pub members: Vec<Member>,
    /// Components that could fill the gap.
    pub candidates: Vec<Offer>,
    /// Whether it is needed and nothing covers it.
    pub is_gap: bool,
}

/// A chosen component.
pub struct Member {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// The stack without it.
    pub without: String,
    /// Whether a connection with another one is known.
    pub is_connected: bool,
}

/// A component that could fill a gap.
pub struct Offer {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// The stack with it.
    pub with: String,
    /// Why it could fit.
    pub reasons: Vec<String>,
}

/// A stated relation between two of the components.
pub struct Relation {
    /// The component that states it: name and page.
    pub from: (String, String),
    /// The other one: name and page.
    pub to: (String, String),
    /// How they relate.
    pub kind: String,
    /// What the source says, in English.
    pub note: Option<String>,
    /// What it rests on.
    pub sources: Vec<SourceLine>,
}

/// A standard that several of the components speak.
pub struct Standard {
    /// Its name.
    pub label: String,
    /// Its page.
    pub href: String,
    /// Names of the components.
    pub names: Vec<String>,
}

/// Something that a component needs and that is not there.
pub struct Base {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// What needs it, and how.
    pub sentence: String,
    /// The stack with it, where it is listed.
    pub with: Option<String>,
}

/// A stack while it is made ready to be shown.
pub struct Look<'a> {
    /// The stack.
    pub stack: &'a Stack,
    /// Its components with their evidence.
    pub chosen: &'a [Component],
    /// Addresses with one component more or less.
    pub choice: &'a Choice<'a>,
    /// The page's words.
    pub w: Wording,
}

impl Look<'_> {
    /// Needed building blocks first, then those that the components bring, then the components without one.
    #[must_use]
    pub fn blocks(&self) -> Vec<Block> {
        let frame = self.choice.frame;
        let mut blocks: Vec<Block> = Vec::new();
        for need in &self.stack.needs {
            blocks.push(Block {
                label: need.label.clone(),
                href: Some(frame.to(&format!("/building-blocks/{}", need.building_block))),
                without: Some(self.without_need(&need.building_block)),
                members: self.members(|id, _| need.covered_by.contains(id)),
                candidates: need.candidates.iter().map(|one| self.offer(one)).collect(),
                is_gap: need.covered_by.is_empty(),
            });
        }
        let is_needed = |block: &TermId| self.stack.needs.iter().any(|need| need.building_block == *block);
        let brought = self
            .stack
            .components
            .iter()
            .flat_map(|component| &component.building_blocks);
        let mut brought: Vec<&TermId> = brought.filter(|block| !is_needed(block)).collect();
        brought.sort_unstable();
        brought.dedup();
        for block in brought {
            blocks.push(Block {
                label: label_of(self.choice.reference, "building-blocks", block, frame.lang()),
                href: Some(frame.to(&format!("/building-blocks/{block}"))),
                without: None,
                members: self.members(|_, has| has.contains(block)),
                candidates: Vec::new(),
                is_gap: false,
            });
        }
        let others = self.members(|_, has| has.is_empty());
        if !others.is_empty() {
            blocks.push(Block {
                label: self.w.text("stack-no-block").into_owned(),
                href: None,
                without: None,
                members: others,
                candidates: Vec::new(),
                is_gap: false,
            });
        }
        blocks
    }

    fn members(&self, belongs: impl Fn(&Slug, &[TermId]) -> bool) -> Vec<Member> {
        let components = self.stack.components.iter();
        components
            .filter(|one| belongs(&one.id, &one.building_blocks))
            .map(|one| Member {
                name: one.name.clone(),
                href: self.page_of(&one.id),
                without: self.choice.without(&one.id),
                is_connected: one.connected,
            })
            .collect()
    }

    fn without_need(&self, need: &str) -> String {
        let ids = self.choice.picked.ids.iter().map(|id| ("c", id.as_str()));
        let needs = self.stack.needs.iter().map(|one| one.building_block.as_str());
        let others = needs.filter(|one| *one != need).map(|one| ("need", one));
        address(&self.choice.frame.to("/stack"), &query_string(ids.chain(others)))
    }

    fn page_of(&self, id: &Slug) -> String {
        self.choice.frame.to(&format!("/c/{id}"))
    }

    fn offer(&self, candidate: &Candidate) -> Offer {
        Offer {
            name: candidate.name.clone(),
            href: self.page_of(&candidate.id),
            with: self.choice.adding(&candidate.id),
            reasons: candidate.reasons.iter().map(|reason| self.reason(reason)).collect(),
        }
    }

    fn reason(&self, fit: &Fit) -> String {
        let (w, reference) = (self.w, self.choice.reference);
        let lang = w.lang();
        let text = match fit.kind {
            FitKind::Relation => {
                let names = reference.names.get(fit.value.as_str());
                w.fill(
                    "stack-fit-relation",
                    "name",
                    names.map_or(&fit.value, |names| &names.name),
                )
            }
            FitKind::Collection => {
                let collection = reference.collections.get(fit.value.as_str());
                let title = collection.map_or(fit.value.as_str(), |collection| collection.title.text(lang));
                w.fill("stack-fit-collection", "name", title)
            }
            FitKind::SharedStandard => {
                let label = label_of(reference, "standards", &fit.value, lang);
                w.fill("stack-fit-standard", "name", label)
            }
            FitKind::DigitalPublicGood => w.text("stack-fit-dpg"),
            FitKind::LiveCountries => w.count("stack-fit-live", fit.value.parse().unwrap_or_default()),
        };
        text.into_owned()
    }

    /// Stated relations among the components.
    #[must_use]
    pub fn relations(&self) -> Vec<Relation> {
        let named = |id: &Slug| (name_of(self.choice.reference, id), self.page_of(id));
        let relations = self.stack.relations.iter();
        relations
            .map(|edge| Relation {
                from: named(&edge.from),
                to: named(&edge.to),
                kind: relation_text(edge.relation_type, self.w),
                note: edge.note.clone(),
                sources: sources(&self.evidence(edge), self.w),
            })
            .collect()
    }

    fn evidence(&self, edge: &Edge) -> Vec<Evidence> {
        let stating = self.chosen.iter().find(|component| component.id == edge.from);
        let all = stating.into_iter().flat_map(|component| &component.evidence);
        all.filter(|evidence| edge.evidence.contains(&evidence.id))
            .cloned()
            .collect()
    }

    /// Standards that two or more of the components speak.
    #[must_use]
    pub fn standards(&self) -> Vec<Standard> {
        let shared = self.stack.shared_standards.iter();
        shared
            .map(|standard| Standard {
                label: standard.label.clone(),
                href: self.choice.frame.to(&format!("/standards/{}", standard.id)),
                names: standard.components.iter().map(|one| one.name.clone()).collect(),
            })
            .collect()
    }

    /// What components are built on or part of, and that is not there.
    #[must_use]
    pub fn bases(&self) -> Vec<Base> {
        let is_listed = |id: &Slug| self.choice.reference.names.contains_key(id);
        let bases = self.stack.missing_bases.iter();
        bases
            .map(|base| {
                let from = name_of(self.choice.reference, &base.component);
                let key = match base.relation_type {
                    RelationType::PartOf => key("stack-base-part-of"),
                    RelationType::BasedOn
                    | RelationType::IntegratesWith
                    | RelationType::ImplementsSpec
                    | RelationType::SuccessorOf => key("stack-base-based-on"),
                };
                let id = &base.missing.id;
                Base {
                    sentence: self
                        .w
                        .fill_two(key, ("from", from), ("to", &base.missing.name))
                        .into_owned(),
                    name: base.missing.name.clone(),
                    href: self.page_of(id),
                    with: is_listed(id).then(|| self.choice.adding(id)),
                }
            })
            .collect()
    }
}

/// How one component relates to another.
#[must_use]
pub fn relation_text(kind: RelationType, w: Wording) -> String {
    match kind {
        RelationType::IntegratesWith => w.text("relation-integrates-with"),
        RelationType::PartOf => w.text("relation-part-of"),
        RelationType::BasedOn => w.text("relation-based-on"),
        RelationType::ImplementsSpec => w.text("relation-implements"),
        RelationType::SuccessorOf => w.text("relation-successor-of"),
    }
    .into_owned()
}

/// Marks a key of the wording, so that the test of the wording finds its use.
const fn key(key: &'static str) -> &'static str {
    key
}
