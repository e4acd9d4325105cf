//! What leads from one component to another.

use crate::catalogue::findings::Reporter;
use crate::catalogue::loaded::Entry;
use crate::catalogue::nearest::nearest;
use crate::model::{Collection, Component, Slug};

use super::Context;

pub(super) fn dangling(context: &Context, entry: &Entry<Component>, report: &mut Reporter) {
    for (index, relation) in entry.value.relations.iter().flatten().enumerate() {
        known_component(context, &format!("/relations/{index}/target"), &relation.target, report);
    }
}

/// Reports an id that is no component's.
fn known_component(context: &Context, pointer: &str, id: &Slug, report: &mut Reporter) {
    if context.has_component(id) {
        return;
    }
    let help = match context.catalogue.renamed.get(id) {
        Some(now) => format!("write \"{now}\", as it is called now"),
        None => match nearest(id.as_str(), context.catalogue.components.keys().map(Slug::as_str)) {
            Some(known) => format!("did you mean \"{known}\"?"),
            None => format!("add components/{id}.yaml, or leave this out"),
        },
    };
    report.value(pointer, format!("there is no component \"{id}\""), help);
}

pub(super) fn to_itself(_: &Context, entry: &Entry<Component>, report: &mut Reporter) {
    for (index, relation) in entry.value.relations.iter().flatten().enumerate() {
        if relation.target == entry.value.id {
            let pointer = format!("/relations/{index}/target");
            report.value(
                &pointer,
                "the component is related to itself",
                "name the other component",
            );
        }
    }
}

pub(super) fn duplicate(context: &Context, entry: &Entry<Component>, report: &mut Reporter) {
    let component = &entry.value;
    let relations = component.relations.as_deref().unwrap_or_default();
    for (index, relation) in relations.iter().enumerate() {
        let pointer = format!("/relations/{index}/target");
        let same = |other: &&crate::model::Relation| {
            other.relation_type == relation.relation_type && other.target == relation.target
        };
        if relations[..index].iter().find(same).is_some() {
            let message = format!("the relation to \"{}\" is stated twice", relation.target);
            report.value(&pointer, message, "keep one of the two");
        }
        let target = context
            .catalogue
            .components
            .get(&relation.target)
            .filter(|target| target.id != component.id);
        let stated_there = target
            .and_then(|target| target.relations.as_ref())
            .is_some_and(|relations| {
                relations
                    .iter()
                    .any(|other| other.relation_type == relation.relation_type && other.target == component.id)
            });
        if stated_there && context.reports_pair(&component.id, &relation.target) {
            let message = format!("\"{}\" states this relation, too", relation.target);
            report.value(&pointer, message, "keep it on the side whose evidence says it");
        }
    }
}

pub(super) fn successor(context: &Context, entry: &Entry<Component>, report: &mut Reporter) {
    let pointer = "/withdrawn/successor";
    let Some(successor) = entry
        .value
        .withdrawn
        .as_ref()
        .and_then(|withdrawn| withdrawn.successor.as_ref())
    else {
        return;
    };
    if *successor == entry.value.id {
        report.value(
            pointer,
            "the component is named as its own successor",
            "name another component",
        );
        return;
    }
    known_component(context, pointer, successor, report);
    let also_gone = context
        .catalogue
        .components
        .get(successor)
        .is_some_and(|other| other.withdrawn.is_some());
    if also_gone {
        let help = "name one that is in use, or leave the successor out";
        report.value(pointer, format!("\"{successor}\" is withdrawn, too"), help);
    }
}

pub(super) fn member(context: &Context, entry: &Entry<Collection>, report: &mut Reporter) {
    for (index, member) in entry.value.members.iter().enumerate() {
        known_component(
            context,
            &format!("/members/{index}/component"),
            &member.component,
            report,
        );
    }
}

pub(super) fn member_withdrawn(context: &Context, entry: &Entry<Collection>, report: &mut Reporter) {
    for (index, member) in entry.value.members.iter().enumerate() {
        let component = context.catalogue.components.get(&member.component);
        if component.is_some_and(|component| component.withdrawn.is_some()) {
            let message = format!("\"{}\" is withdrawn", member.component);
            report.value(
                &format!("/members/{index}/component"),
                message,
                "take it out or name its successor",
            );
            report.about(&[&member.component]);
        }
    }
}
