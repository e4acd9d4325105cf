//! What is not known of a component, said once and plainly.

use std::borrow::Cow;

use crate::model::{Component, Field};
use crate::web::wording::Wording;

/// What the entry does not tell, by the reason.
pub struct Unknown {
    /// No source shows it.
    pub not_known: Vec<Cow<'static, str>>,
    /// The sources show that there is none.
    pub none: Vec<Cow<'static, str>>,
    /// It makes no sense for this component.
    pub not_applicable: Vec<Cow<'static, str>>,
}

/// Whether a list is given, and whether it is empty.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Given {
    Absent,
    Empty,
    Told,
}

fn list<T>(list: Option<&Vec<T>>) -> Given {
    match list {
        None => Given::Absent,
        Some(list) if list.is_empty() => Given::Empty,
        Some(_) => Given::Told,
    }
}

const fn fact<T>(fact: Option<&T>) -> Given {
    match fact {
        None => Given::Absent,
        Some(_) => Given::Told,
    }
}

/// What is not known of a component.
#[must_use]
pub fn unknown(component: &Component, w: Wording) -> Unknown {
    let deployments = match list(component.deployments.as_ref()) {
        Given::Absent => fact(component.worldwide_use.as_ref()),
        given => given,
    };
    let fields = [
        ("fact-capabilities", list(component.capabilities.as_ref()), None),
        (
            "fact-building-blocks",
            list(component.building_blocks.as_ref()),
            Some(Field::BuildingBlocks),
        ),
        (
            "fact-standards",
            list(component.standards.as_ref()),
            Some(Field::Standards),
        ),
        ("fact-sdgs", list(component.sdgs.as_ref()), Some(Field::Sdgs)),
        ("fact-countries", deployments, Some(Field::Deployments)),
        ("fact-organisations", list(component.stewards.as_ref()), None),
        ("fact-relations", list(component.relations.as_ref()), None),
        ("fact-website", fact(component.website.as_ref()), Some(Field::Website)),
        (
            "fact-documentation",
            fact(component.documentation.as_ref()),
            Some(Field::Documentation),
        ),
        (
            "fact-repositories",
            list(component.repositories.as_ref()),
            Some(Field::Repositories),
        ),
        (
            "fact-development",
            fact(component.development_status.as_ref()),
            Some(Field::DevelopmentStatus),
        ),
        ("fact-first-release", fact(component.first_release.as_ref()), None),
        ("fact-last-activity", fact(component.last_activity.as_ref()), None),
        (
            "fact-programming-languages",
            list(component.programming_languages.as_ref()),
            Some(Field::ProgrammingLanguages),
        ),
        ("fact-dpg", fact(component.dpg.as_ref()), None),
    ];
    let is_out = |field: Option<Field>| field.is_some_and(|field| component.not_applicable.contains(&field));
    let named = |wanted: &dyn Fn(Given, Option<Field>) -> bool| {
        let found = fields.iter().filter(|(_, given, field)| wanted(*given, *field));
        found.map(|(key, _, _)| w.text(key)).collect()
    };
    Unknown {
        not_known: named(&|given, field| given == Given::Absent && !is_out(field)),
        none: named(&|given, field| given == Given::Empty && !is_out(field)),
        not_applicable: named(&|_, field| is_out(field)),
    }
}
