//! Components side by side: what is the same, what differs, and what nobody knows.

use serde::Serialize;
use utoipa::ToSchema;

use crate::index::Filter;
use crate::model::{Component, Field, Slug};

/// One fact of several components.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ComparedField {
    /// Name of the fact, mostly that of the component's field.
    #[schema(example = "license")]
    pub field: &'static str,
    /// What comparing it gives.
    pub outcome: Outcome,
    /// Values that all have.
    pub shared: Vec<String>,
    /// What each component has, in the order asked for.
    pub components: Vec<FieldValue>,
}

/// What comparing a fact gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It is known for all and the same.
    Equal,
    /// It is known for two or more and not the same.
    Differs,
    /// It is not known for enough of them to tell.
    Unknown,
}

/// A fact of one component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldValue {
    /// Id of the component.
    #[schema(example = "river-pay")]
    pub id: Slug,
    /// Whether the fact is known.
    pub state: FieldState,
    /// The values: ids of terms, codes, dates or numbers as text. Empty unless `state` is `known`.
    #[schema(example = json!(["Apache-2.0"]))]
    pub values: Vec<String>,
}

/// Whether a fact is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FieldState {
    /// It has values.
    Known,
    /// It is known to have none.
    None,
    /// It is not known.
    Unknown,
    /// It makes no sense for this component.
    NotApplicable,
}

/// One fact that can be compared: its name, the field that may be marked as not applicable, and how it is read.
type Row = (&'static str, Option<Field>, fn(&Component) -> Option<Vec<String>>);

/// Every fact that is compared, in the order in which people ask for them.
const ROWS: [Row; 16] = [
    ("kind", None, |c| Some(of(Filter::Kind, c))),
    ("domains", None, |c| Some(of(Filter::Domain, c))),
    ("capabilities", None, |c| {
        listed(c.capabilities.is_some(), Filter::Capability, c)
    }),
    ("building_blocks", Some(Field::BuildingBlocks), |c| {
        listed(c.building_blocks.is_some(), Filter::BuildingBlock, c)
    }),
    ("standards", Some(Field::Standards), |c| {
        listed(c.standards.is_some(), Filter::Standard, c)
    }),
    ("sdgs", Some(Field::Sdgs), |c| listed(c.sdgs.is_some(), Filter::Sdg, c)),
    ("license", None, |c| Some(vec![c.license.expression.clone()])),
    ("programming_languages", Some(Field::ProgrammingLanguages), |c| {
        listed(c.programming_languages.is_some(), Filter::ProgrammingLanguage, c)
    }),
    ("stewards", None, |c| listed(c.stewards.is_some(), Filter::Steward, c)),
    ("countries", Some(Field::Deployments), |c| {
        listed(c.deployments.is_some(), Filter::Country, c)
    }),
    ("worldwide_use", None, |c| {
        one(c.worldwide_use.as_ref().map(|fact| fact.countries))
    }),
    ("development_status", Some(Field::DevelopmentStatus), |c| {
        one(c.development_status.as_ref().map(|fact| fact.value.id()))
    }),
    ("first_release", None, |c| {
        one(c.first_release.as_ref().map(|fact| fact.year))
    }),
    ("last_activity", None, |c| {
        one(c.last_activity.as_ref().map(|fact| fact.on))
    }),
    ("dpg", None, |c| one(c.dpg.as_ref().map(|fact| fact.status.id()))),
    ("reviewed", None, |c| one(Some(c.curation.reviewed))),
];

fn of(filter: Filter, component: &Component) -> Vec<String> {
    let mut values = filter.values(component, std::iter::empty());
    values.sort_unstable();
    values
}

fn listed(is_known: bool, filter: Filter, component: &Component) -> Option<Vec<String>> {
    is_known.then(|| of(filter, component))
}

fn one<T: ToString>(value: Option<T>) -> Option<Vec<String>> {
    value.map(|value| vec![value.to_string()])
}

/// Compares components fact by fact.
#[must_use]
pub fn compare(components: &[Component]) -> Vec<ComparedField> {
    ROWS.iter().map(|row| compared(row, components)).collect()
}

fn compared(&(field, mark, read): &Row, components: &[Component]) -> ComparedField {
    let values: Vec<FieldValue> = components
        .iter()
        .map(|component| field_value(component, mark, read))
        .collect();
    let mut shared = values.first().map_or(Vec::new(), |first| first.values.clone());
    shared.retain(|value| values.iter().all(|other| other.values.contains(value)));
    ComparedField {
        field,
        outcome: outcome(&values),
        shared,
        components: values,
    }
}

fn field_value(component: &Component, mark: Option<Field>, read: fn(&Component) -> Option<Vec<String>>) -> FieldValue {
    let is_marked = mark.is_some_and(|field| component.not_applicable.contains(&field));
    let (state, values) = match read(component) {
        _ if is_marked => (FieldState::NotApplicable, Vec::new()),
        None => (FieldState::Unknown, Vec::new()),
        Some(values) if values.is_empty() => (FieldState::None, values),
        Some(values) => (FieldState::Known, values),
    };
    FieldValue {
        id: component.id.clone(),
        state,
        values,
    }
}

fn outcome(values: &[FieldValue]) -> Outcome {
    let mut known = values.iter().filter(|value| value.state != FieldState::Unknown);
    let all_known = known.clone().count() == values.len();
    let Some(first) = known.next() else {
        return Outcome::Unknown;
    };
    if known.any(|other| (other.state, &other.values) != (first.state, &first.values)) {
        Outcome::Differs
    } else if all_known {
        Outcome::Equal
    } else {
        Outcome::Unknown
    }
}
