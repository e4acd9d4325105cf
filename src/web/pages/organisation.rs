//! `/{lang}/organisations/{id}`: an organisation with the components that it stands behind, by role.

use axum::response::Response;

use super::rows::{Row, row, sources};
use super::term::{Fact, Group, Takeaways, TermPage, Value};
use super::term_lists::{card, list_title, twin_link};
use super::visit::Visit;
use crate::index::Reference;
use crate::model::{Lang, OrganisationKind, StewardRole};
use crate::search::Stewarded;
use crate::web::error::ApiError;
use crate::web::frame::Frame;
use crate::web::respond::{Cost, Rendered};
use crate::web::state::Generation;
use crate::web::terms::{OrganisationDetail, organisation_detail};

const ROLES: [(StewardRole, &str); 6] = [
    (StewardRole::Owner, key("role-owner")),
    (StewardRole::Maintainer, key("role-maintainer")),
    (StewardRole::Host, key("role-host")),
    (StewardRole::Funder, key("role-funder")),
    (StewardRole::Implementer, key("role-implementer")),
    (StewardRole::Supporter, key("role-supporter")),
];

/// Marks a key of the wording, so that the test of the wording finds its use.
const fn key(key: &'static str) -> &'static str {
    key
}

/// An organisation.
pub async fn organisation_page(mut visit: Visit) -> Result<Response, ApiError> {
    let id = visit.part("id").to_owned();
    let reference = visit.generation.engine.reference();
    if reference.organisations.contains_key(id.as_str()) {
        visit.path = format!("/organisations/{id}");
    }
    visit
        .answer(Cost::Search, "", move |generation, frame| {
            let detail = organisation_detail(generation, &id, frame.lang())?;
            let page = page(generation, &detail, frame);
            Ok(Rendered {
                link: Some(twin_link(&page.twin)?),
                ..Rendered::page(&page)?
            })
        })
        .await
}

fn page(generation: &Generation, detail: &OrganisationDetail, frame: Frame) -> TermPage {
    let w = frame.w;
    let organisation = &detail.organisation;
    let takeaways = Takeaways::of("steward", organisation.id.as_str(), &frame);
    let count = w.count("components-count", detail.count);
    TermPage {
        title: organisation.name.clone(),
        title_lang: Lang::En,
        description: format!("{}: {count}", organisation.name),
        card: card(&frame),
        list_title: list_title("organisations", w),
        list_href: frame.to("/organisations"),
        meaning: None,
        gap: None,
        facts: facts(detail, &frame),
        map: None,
        heading: w.text("term-heading-organisations").into_owned(),
        count: detail.count,
        groups: groups(&detail.components, generation.engine.reference(), &frame),
        search: Some(takeaways.search.clone()),
        feed: Some(takeaways.feed.clone()),
        links: takeaways.links(w),
        twin: format!("/v1/organisations/{}?lang={}", organisation.id, frame.lang()),
        frame,
    }
}

fn facts(detail: &OrganisationDetail, frame: &Frame) -> Vec<Fact> {
    let (w, organisation) = (frame.w, &detail.organisation);
    let kind = organisation.kind.map(|kind| match kind {
        OrganisationKind::Government => w.text("organisation-government"),
        OrganisationKind::Intergovernmental => w.text("organisation-intergovernmental"),
        OrganisationKind::Nonprofit => w.text("organisation-nonprofit"),
        OrganisationKind::Academic => w.text("organisation-academic"),
        OrganisationKind::Company => w.text("organisation-company"),
        OrganisationKind::Community => w.text("organisation-community"),
    });
    let country = organisation.country.as_ref().zip(detail.country_label.as_ref());
    let country = country.map(|(id, label)| Value::link(label, frame.to(&format!("/countries/{id}"))));
    let aliases = organisation.aliases.iter().map(Value::text);
    [
        Fact::of(w.text("organisation-aliases"), aliases.collect()),
        Fact::of(w.text("organisation-kind"), kind.map(Value::text).into_iter().collect()),
        Fact::of(w.text("organisation-country"), country.into_iter().collect()),
        Fact::of(
            w.text("organisation-site"),
            organisation.url.iter().map(|url| Value::outward(url)).collect(),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A component stands under every role that the organisation has for it.
fn groups(components: &[Stewarded], reference: &Reference, frame: &Frame) -> Vec<Group> {
    let group = |(role, key): (StewardRole, &str)| Group {
        heading: Some(frame.w.text(key).into_owned()),
        href: None,
        class: None,
        rows: components
            .iter()
            .filter_map(|one| {
                let said = one.roles.iter().find(|said| said.role == role)?;
                Some(Row {
                    sources: sources(&said.evidence, frame.w),
                    ..row(&one.component, reference, frame)
                })
            })
            .collect(),
    };
    ROLES.into_iter().map(group).collect()
}
