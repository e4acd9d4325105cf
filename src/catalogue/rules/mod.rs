//! The RULES table: one named rule a row.

mod curation;
mod evidence;
mod form;
mod ids;
mod links;
mod lists;
mod relations;
mod terms;
mod texts;
mod translations;
mod walk;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::{Catalogue, Collection, Component, Lang, Organisation, Slug, Translation, Vocabulary};

use super::findings::{Findings, Reporter, SourceFile};
use super::loaded::{Entry, Loaded};
use super::neighbours::Neighbours;
use super::problem::Severity;
use Check::{
    Collections, Components, Files, Organisations, Published, Renamed, State, Translations, Vocabularies, Whole,
};
use Severity::{Error, Warning};

pub(crate) use form::{canonical, is_tidy, tidy};
pub(crate) use links::{address_fault, current_license};
pub(crate) use lists::sort_key;
pub(crate) use walk::each_text;

/// A rule that the catalogue's files follow.
#[derive(Debug)]
pub struct Rule {
    /// Its name, as reports and exceptions write it.
    pub name: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What it asks for, in a sentence.
    pub summary: &'static str,
    /// How it looks at the catalogue; empty when reading the files finds it.
    checks: &'static [Check],
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
enum Check {
    /// One file of any kind, as its values stand.
    Files(fn(&Context, &SourceFile, &mut Reporter)),
    Components(fn(&Context, &Entry<Component>, &mut Reporter)),
    Vocabularies(fn(&Context, &Entry<Vocabulary>, &mut Reporter)),
    Collections(fn(&Context, &Entry<Collection>, &mut Reporter)),
    Translations(fn(&Context, &Entry<(Lang, Translation)>, &mut Reporter)),
    Organisations(fn(&Context, &Entry<Vec<Organisation>>, &mut Reporter)),
    Renamed(fn(&Context, &Entry<BTreeMap<Slug, Slug>>, &mut Reporter)),
    Published(fn(&Context, &SourceFile, &mut Reporter)),
    State(fn(&Context, &Entry<crate::model::Published>, &mut Reporter)),
    /// What no file stands for.
    Whole(fn(&Context, &mut Findings)),
}

/// What rules know.
pub(crate) struct Context<'a> {
    /// The files to check.
    pub loaded: &'a Loaded,
    /// Everything they may refer to.
    pub catalogue: &'a Catalogue,
    /// What they could be taken for.
    pub neighbours: Neighbours<'a>,
    /// Files that could not be read.
    pub broken: &'a BTreeSet<String>,
    pub today: Date,
}

impl Context<'_> {
    /// Whether a component with this id is there, be it in a file that cannot be read.
    pub fn has_component(&self, id: &Slug) -> bool {
        self.catalogue.components.contains_key(id)
            || self.loaded.components.iter().any(|entry| entry.value.id == *id)
            || self.broken.contains(&format!("components/{id}.yaml"))
    }

    /// Whether what two components have in common is reported with the first of them. A pair is reported once, with the
    /// component that comes later, unless only one component is checked.
    pub fn reports_pair(&self, id: &Slug, other: &Slug) -> bool {
        other < id || (other != id && self.loaded.components.len() == 1)
    }
}

const fn rule_row(name: &'static str, severity: Severity, checks: &'static [Check], summary: &'static str) -> Rule {
    Rule {
        name,
        severity,
        summary,
        checks,
    }
}

/// Every rule, by theme.
#[rustfmt::skip]
pub static RULES: &[Rule] = &[
    // Files
    rule_row("folder-missing", Error, &[], "The catalogue has a folder \"components\"."),
    rule_row("file-unreadable", Error, &[], "Files and folders are regular ones that may be read; links are not followed."),
    rule_row("file-too-large", Error, &[], "A component, collection or translation has at most 64 KiB, another file at most 2 MiB."),
    rule_row("unexpected-file", Error, &[], "Only catalogue files, LICENSE, README.md and schemas stand in the catalogue."),
    rule_row("not-utf8", Error, &[], "Files are UTF-8."),
    rule_row("control-character", Error, &[], "Files have no control characters but line ends and tabs."),
    rule_row("yaml-syntax", Error, &[], "Files are YAML 1.2."),
    rule_row("yaml-feature", Error, &[], "Files have one document without anchors, aliases and tags."),
    rule_row("duplicate-field", Error, &[], "A field is given once."),
    rule_row("white-space", Warning, &[Files(form::white_space)], "Lines end without spaces, files with one line end. Fixable."),
    rule_row("comment-left", Warning, &[Files(form::comment_left)], "Files have no comments; the program that writes them would lose them."),
    rule_row("format", Warning, &[Components(form::component), Collections(form::collection), Translations(form::translation), Organisations(form::organisations)],
        "A file is written as `check --fix` writes it. Fixable."),
    // Shape
    rule_row("unknown-field", Error, &[], "Every field is one of the schema."),
    rule_row("missing-field", Error, &[], "Every required field is given."),
    rule_row("empty-value", Error, &[], "Every field that is given has a value."),
    rule_row("wrong-type", Error, &[], "Every value is of the kind that the schema asks for."),
    rule_row("unknown-value", Error, &[], "A value from a closed list is one of the list."),
    rule_row("date-malformed", Error, &[], "Dates are written as 2026-11-20."),
    rule_row("id-malformed", Error, &[], "Ids have lower-case letters and digits in groups joined by single hyphens."),
    // Ids
    rule_row("id-differs-from-file", Error, &[Components(ids::component_file), Vocabularies(ids::vocabulary_file), Collections(ids::collection_file)],
        "A file is named after the id in it."),
    rule_row("id-duplicate", Error, &[Components(ids::component_twice), Collections(ids::collection_twice), Vocabularies(ids::vocabulary_twice), Organisations(ids::organisation_twice)],
        "An id is used once."),
    rule_row("id-reused", Error, &[Components(ids::reused)], "The former id of a component is never given to another."),
    rule_row("id-look-alike", Warning, &[Components(ids::looks_alike)], "Ids cannot be mistaken for one another."),
    rule_row("id-removed", Error, &[Published(ids::removed), State(ids::forgotten)], "An id that was published stays, or leads to its successor."),
    rule_row("renamed-target-missing", Error, &[Renamed(ids::renamed_target)], "A former id leads to a component."),
    // Terms and organisations
    rule_row("vocabulary-missing", Error, &[Whole(terms::vocabulary_missing)], "Every vocabulary that components use is there."),
    rule_row("unknown-term", Error, &[Components(terms::component), Collections(terms::collection), Vocabularies(terms::vocabulary), Organisations(terms::organisations)],
        "Every term is in its vocabulary."),
    rule_row("unknown-organisation", Error, &[Components(terms::organisation)], "Every steward is in organisations.yaml."),
    rule_row("domain-count", Error, &[Components(terms::domain_count)], "A component has one to three domains."),
    rule_row("not-applicable-but-given", Error, &[Components(terms::not_applicable)], "A field is given or not applicable, not both."),
    // Texts
    rule_row("email-address", Error, &[Files(texts::email_address)], "No e-mail addresses: the catalogue names no persons."),
    rule_row("html-in-text", Error, &[Files(texts::html)], "Texts are plain: no HTML, no Markdown links."),
    rule_row("invisible-character", Error, &[Files(texts::invisible)], "Texts have no invisible characters and none that change the direction of writing."),
    rule_row("name-mixed-script", Warning, &[Components(texts::mixed_script)], "A word of a name is written in one script."),
    rule_row("summary-too-long", Error, &[Components(texts::summary_too_long)], "A summary has at most 150 characters on one line."),
    rule_row("summary-too-short", Error, &[Components(texts::summary_too_short)], "A summary has at least 30 characters."),
    rule_row("description-length", Warning, &[Components(texts::description_length)], "A description has 80 to 200 words."),
    rule_row("feature-too-long", Error, &[Components(texts::feature_too_long)], "A feature has at most 100 characters."),
    rule_row("definition-too-long", Warning, &[Vocabularies(texts::definition_too_long)], "A definition has at most 40 words."),
    rule_row("text-missing-english", Error, &[Vocabularies(texts::vocabulary_english), Collections(texts::collection_english)],
        "Texts in several languages are there in English."),
    // Links
    rule_row("url-malformed", Error, &[Files(links::malformed)], "Addresses are complete, public, and without user names."),
    rule_row("url-not-https", Error, &[Files(links::not_https)], "Addresses begin with https."),
    rule_row("repository-shared", Warning, &[Components(links::repository_shared)], "Two components do not have the same main repository."),
    // Licences
    rule_row("license-not-spdx", Error, &[Components(links::license_not_spdx)], "A licence is an SPDX expression."),
    rule_row("license-deprecated", Warning, &[Components(links::license_deprecated)], "SPDX ids are current ones. Fixable where there is one successor."),
    // Evidence
    rule_row("evidence-dangling", Error, &[Files(evidence::dangling)], "A claim names evidence that is there."),
    rule_row("evidence-missing", Error, &[Files(evidence::missing)], "A claim names at least one piece of evidence."),
    rule_row("evidence-unused", Warning, &[Files(evidence::unused)], "Evidence is used by a claim."),
    rule_row("evidence-duplicate-id", Error, &[Files(evidence::duplicate_id)], "Evidence ids are used once in a file."),
    // Relations
    rule_row("relation-dangling", Error, &[Components(relations::dangling)], "A relation leads to a component."),
    rule_row("relation-self", Error, &[Components(relations::to_itself)], "A component is not related to itself."),
    rule_row("relation-duplicate", Error, &[Components(relations::duplicate)], "A relation is stated once, on one side."),
    rule_row("withdrawn-successor-dangling", Error, &[Components(relations::successor)], "The successor of a withdrawn component is another one that is in use."),
    rule_row("collection-member-dangling", Error, &[Collections(relations::member)], "A member of a collection is a component."),
    rule_row("collection-member-withdrawn", Warning, &[Collections(relations::member_withdrawn)], "A member of a collection is in use."),
    // Lists
    rule_row("list-duplicate", Error, &[Files(lists::duplicate)], "A list has each item once."),
    rule_row("list-empty", Error, &[Files(lists::empty)], "Evidence, members and terms are not empty."),
    rule_row("list-not-sorted", Warning, &[Files(lists::not_sorted)], "Goals, standards, deployments and organisations are sorted. Fixable."),
    rule_row("synonym-duplicate", Error, &[Vocabularies(lists::synonym_duplicate)], "A term has each synonym once in a language."),
    rule_row("name-shared", Warning, &[Components(lists::name_shared)], "Two components do not have the same name."),
    // Curation
    rule_row("date-in-future", Error, &[Files(curation::in_future)], "What has been seen, added or reviewed is not in the future."),
    rule_row("review-due-before-reviewed", Error, &[Files(curation::due_before_reviewed)], "The next review comes after the last."),
    rule_row("reviewed-before-added", Error, &[Files(curation::reviewed_before_added)], "A review is not older than the entry."),
    rule_row("review-due-passed", Warning, &[Files(curation::due_passed)], "Entries are reviewed in time."),
    // Translations
    rule_row("translation-orphan", Error, &[Translations(translations::orphan)], "A translation belongs to a component."),
    rule_row("translation-language-differs", Error, &[Translations(translations::language)], "A translation stands in the folder of its language."),
    rule_row("translation-id-differs", Error, &[Translations(translations::id)], "A translation is named after its component."),
    rule_row("translation-too-long", Error, &[Translations(translations::too_long)], "A translated summary has at most 150 characters, a feature at most 100."),
    // Exceptions
    rule_row("exception-unknown-rule", Error, &[], "An exception names a rule that warns."),
    rule_row("exception-unused", Warning, &[], "An exception is taken out when nothing needs it."),
    rule_row("exception-expired", Warning, &[], "An exception is looked at again in time."),
];

/// The rule with this name.
pub(crate) fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}

/// Runs every rule over the files that were loaded.
pub(crate) fn check_all(context: &Context, findings: &mut Findings) {
    for rule in RULES {
        for check in rule.checks {
            run(*check, rule.name, context, findings);
        }
    }
}

fn run(check: Check, rule: &'static str, context: &Context, findings: &mut Findings) {
    let loaded = context.loaded;
    match check {
        Files(check) => loaded
            .documents()
            .for_each(|file| check(context, file, &mut Reporter { rule, file, findings })),
        Components(check) => each(check, &loaded.components, rule, context, findings),
        Vocabularies(check) => each(check, &loaded.vocabularies, rule, context, findings),
        Collections(check) => each(check, &loaded.collections, rule, context, findings),
        Translations(check) => each(check, &loaded.translations, rule, context, findings),
        Organisations(check) => each(check, &loaded.organisations, rule, context, findings),
        Renamed(check) => each(check, &loaded.renamed, rule, context, findings),
        Published(check) => {
            if let Some(file) = &loaded.published_ids {
                check(context, file, &mut Reporter { rule, file, findings });
            }
        }
        State(check) => each(check, &loaded.published, rule, context, findings),
        Whole(check) => check(context, findings),
    }
}

fn each<'a, T: 'a>(
    check: fn(&Context, &Entry<T>, &mut Reporter),
    entries: impl IntoIterator<Item = &'a Entry<T>>,
    rule: &'static str,
    context: &Context,
    findings: &mut Findings,
) {
    for entry in entries {
        check(
            context,
            entry,
            &mut Reporter {
                rule,
                file: &entry.file,
                findings,
            },
        );
    }
}
