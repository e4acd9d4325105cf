//! `/stack` and `/{lang}/stack`: components that are to work together. What they cover, what holds them together, and what
//! is missing.

use std::sync::Arc;

use askama::Template;
use axum::response::Response;

use super::collections::{Shelf, shelves};
use super::picker::{Choice, Notice, Picker, name_of};
use super::rows::{SourceLine, label_of, sources};
use super::term_lists::{card, twin_link};
use super::visit::{Visit, lead_to};
use crate::index::Reference;
use crate::model::{Component, Evidence, RelationType, Slug, TermId};
use crate::search::{Candidate, Edge, Fit, FitKind, Stack};
use crate::web::chosen::components;
use crate::web::error::ApiError;
use crate::web::frame::Frame;
use crate::web::picked::{Picked, query_string};
use crate::web::pictures::{self, qr_inline};
use crate::web::question::address;
use crate::web::respond::{Cost, Rendered};
use crate::web::state::{Generation, Site};
use crate::web::wording::Wording;

/// The most components and the most needs of one stack, as in the API.
const PARTS_MAX: usize = 20;

#[derive(Template)]
#[template(path = "stack.html")]
struct StackPage {
    frame: Frame,
    title: String,
    description: String,
    card: String,
    notices: Vec<Notice>,
    is_begun: bool,
    drawing: Option<String>,
    blocks: Vec<Block>,
    relations: Vec<Relation>,
    standards: Vec<Standard>,
    bases: Vec<Base>,
    collections: Vec<(String, String)>,
    starts: Vec<Shelf>,
    picker: Option<Picker>,
    needs: Vec<Wish>,
    kept: Vec<String>,
    share: Option<Share>,
    twin: Option<String>,
}

/// A building block with what covers it or could.
struct Block {
    label: String,
    href: Option<String>,
    /// Taking the need away, where it is one.
    without: Option<String>,
    members: Vec<Member>,
    candidates: Vec<Offer>,
    is_gap: bool,
}

/// A chosen component.
struct Member {
    name: String,
    href: String,
    without: String,
    is_connected: bool,
}

/// A component that could fill a gap.
struct Offer {
    name: String,
    href: String,
    with: String,
    reasons: Vec<String>,
}

/// A stated relation between two of the components.
struct Relation {
    from: (String, String),
    to: (String, String),
    kind: String,
    note: Option<String>,
    sources: Vec<SourceLine>,
}

/// A standard that several of the components speak.
struct Standard {
    label: String,
    href: String,
    names: String,
}

/// Something that a component needs and that is not there.
struct Base {
    name: String,
    href: String,
    sentence: String,
    with: Option<String>,
}

/// A building block that can be asked for.
struct Wish {
    id: TermId,
    label: String,
    is_set: bool,
}

/// Where the stack is found again.
struct Share {
    permalink: String,
    address: String,
    present: String,
    qr: Option<String>,
    slide: String,
    picture: String,
    compare: Option<String>,
}

/// A stack: at its permanent link in the reader's language, and once in each language.
pub async fn stack_page(mut visit: Visit) -> Result<Response, ApiError> {
    let mut query = visit.query(&["c", "id", "need"]);
    let engine = &visit.generation.engine;
    let picked = Picked::read(&query, &["c", "id"], engine, visit.lang);
    let reference = engine.reference();
    let mut needs: Vec<TermId> = Vec::new();
    let blocks = reference.vocabularies.get("building-blocks");
    for need in query.all("need") {
        if blocks.and_then(|blocks| blocks.term(&need)).is_none() {
            let valid: Vec<&str> = blocks
                .into_iter()
                .flat_map(|list| &list.terms)
                .map(|term| term.id.as_str())
                .collect();
            query.reject_value("need", &need, &valid);
        } else if !needs.contains(&need) {
            needs.push(need);
        }
    }
    query.finish(())?;
    let pairs = picked.pairs().chain(needs.iter().map(|need| ("need", need.as_str())));
    let asked = query_string(pairs);
    if picked.is_respelt && picked.missing.is_empty() {
        return lead_to(&address(&format!("/{}/stack", visit.lang), &asked));
    }
    let site = Arc::clone(&visit.app.site);
    visit
        .answer(Cost::Search, &asked, move |generation, frame| {
            let page = page(generation, &picked, &needs, frame, &site)?;
            let link = page.twin.as_deref().map(twin_link).transpose()?;
            Ok(Rendered {
                link,
                ..Rendered::page(&page)?
            })
        })
        .await
}

fn page(
    generation: &Generation,
    picked: &Picked,
    needs: &[TermId],
    frame: Frame,
    site: &Site,
) -> Result<StackPage, ApiError> {
    let (w, lang, reference) = (frame.w, frame.lang(), generation.engine.reference());
    let ids = &picked.ids[..picked.ids.len().min(PARTS_MAX)];
    let chosen = components(generation, ids)?;
    let stack = generation.engine.stack(&chosen, needs, lang)?;
    let choice = Choice {
        picked,
        more: needs.iter().map(|need| ("need", need.clone())).collect(),
        path: "/stack",
        frame: &frame,
        reference,
    };
    let look = Look {
        stack: &stack,
        chosen: &chosen,
        choice: &choice,
        w,
    };
    let is_begun = !chosen.is_empty() || !needs.is_empty();
    let mut notices = choice.notices();
    notices.extend(too_many(&picked.ids, reference, w));
    let parts = ids
        .iter()
        .map(|id| ("c", id.as_str()))
        .chain(needs.iter().map(|need| ("need", need.as_str())));
    let query = query_string(parts);
    let title = if chosen.is_empty() {
        w.text("stack-title").into_owned()
    } else {
        w.count("stack-title-of", chosen.len()).into_owned()
    };
    let share = (!chosen.is_empty()).then(|| share(&query, ids, &frame, site));
    Ok(StackPage {
        description: description(&stack, w),
        card: share
            .as_ref()
            .map_or_else(|| card(&frame), |share| frame.absolute(&share.picture)),
        notices,
        is_begun,
        drawing: pictures::stack(&stack, reference, w, |id| frame.to(&format!("/c/{id}"))),
        blocks: look.blocks(),
        relations: look.relations(),
        standards: look.standards(),
        bases: look.bases(),
        collections: stack
            .collections
            .iter()
            .map(|one| (one.title.clone(), frame.to(&format!("/collections/{}", one.id))))
            .collect(),
        starts: if is_begun {
            Vec::new()
        } else {
            shelves(reference, &frame)
        },
        picker: (picked.ids.len() < PARTS_MAX).then(|| choice.picker(w.text("picked-label").into_owned(), 1)),
        needs: wishes(reference, needs, &frame),
        kept: ids.iter().map(Slug::to_string).collect(),
        twin: is_begun.then(|| address("/v1/stack", &format!("{query}&lang={lang}"))),
        share,
        title,
        frame,
    })
}

/// The stack in a sentence, for previews.
fn description(stack: &Stack, w: Wording) -> String {
    let names: Vec<&str> = stack
        .components
        .iter()
        .map(|component| component.name.as_str())
        .collect();
    if names.is_empty() {
        w.text("stack-lead").into_owned()
    } else {
        names.join(&*w.text("list-comma"))
    }
}

fn share(query: &str, ids: &[Slug], frame: &Frame, site: &Site) -> Share {
    let pairs = || ids.iter().map(|id| ("c", id.as_str()));
    let in_lang = |path: &str| address(path, &query_string(pairs().chain([("lang", frame.lang().code())])));
    let permalink = address("/stack", query);
    let lasting = site.permanent(&permalink);
    Share {
        // Addresses that are too long for a code are too long for a wall as well.
        qr: qr_inline(&lasting).ok(),
        permalink,
        address: lasting,
        present: address("/stack/present", &format!("{query}&lang={}", frame.lang())),
        slide: in_lang("/stack/slide.png"),
        picture: in_lang("/stack/card.png"),
        compare: (2..=4)
            .contains(&ids.len())
            .then(|| address(&frame.to("/compare"), &query_string(pairs()))),
    }
}

fn too_many(ids: &[Slug], reference: &Reference, w: Wording) -> Option<Notice> {
    let left_out: Vec<String> = ids.iter().skip(PARTS_MAX).map(|id| name_of(reference, id)).collect();
    (!left_out.is_empty()).then(|| Notice {
        text: w
            .fill("stack-too-many", "names", left_out.join(&*w.text("list-comma")))
            .into_owned(),
        detail: None,
        instead: Vec::new(),
        search: None,
    })
}

fn wishes(reference: &Reference, needs: &[TermId], frame: &Frame) -> Vec<Wish> {
    let blocks = reference.vocabularies.get("building-blocks");
    let terms = blocks.into_iter().flat_map(|blocks| &blocks.terms);
    terms
        .map(|term| Wish {
            id: term.id.clone(),
            label: term.labels.text(frame.lang()).to_owned(),
            is_set: needs.contains(&term.id),
        })
        .collect()
}

/// A stack while it is made ready to be shown.
struct Look<'a> {
    stack: &'a Stack,
    chosen: &'a [Component],
    choice: &'a Choice<'a>,
    w: Wording,
}

impl Look<'_> {
    /// Needed building blocks first, then those that the components bring, then the components without one.
    fn blocks(&self) -> Vec<Block> {
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

    fn relations(&self) -> Vec<Relation> {
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

    fn standards(&self) -> Vec<Standard> {
        let shared = self.stack.shared_standards.iter();
        shared
            .map(|standard| {
                let names: Vec<&str> = standard.components.iter().map(|one| one.name.as_str()).collect();
                Standard {
                    label: standard.label.clone(),
                    href: self.choice.frame.to(&format!("/standards/{}", standard.id)),
                    names: names.join(&*self.w.text("list-comma")),
                }
            })
            .collect()
    }

    fn bases(&self) -> Vec<Base> {
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
