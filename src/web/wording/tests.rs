use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};

use super::{Files, Wording};
use crate::model::Lang;

type Variables = BTreeSet<String>;

fn variables_of_expression(expression: &Expression<&str>, into: &mut Variables) {
    match expression {
        Expression::Inline(InlineExpression::VariableReference { id }) => {
            into.insert(id.name.to_owned());
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => variables_of_expression(expression, into),
        Expression::Inline(_) => {}
        Expression::Select { variants, .. } => {
            for variant in variants {
                variables_of_pattern(&variant.value.elements, into);
            }
        }
    }
}

fn variables_of_pattern(elements: &[PatternElement<&str>], into: &mut Variables) {
    for element in elements {
        if let PatternElement::Placeable { expression } = element {
            variables_of_expression(expression, into);
        }
    }
}

/// Every key of a language with the variables that its text inserts (what only chooses a plural form is not inserted).
fn keys(lang: Lang) -> BTreeMap<String, Variables> {
    let mut keys = BTreeMap::new();
    for path in Files::iter().filter(|path| path.starts_with(&format!("{lang}/"))) {
        let text = String::from_utf8(Files::get(&path).unwrap().data.into_owned()).unwrap();
        let resource = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{path} cannot be read: {errors:?}"));
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let mut variables = Variables::new();
                let value = message
                    .value
                    .unwrap_or_else(|| panic!("{path}: {} has no text", message.id.name));
                variables_of_pattern(&value.elements, &mut variables);
                let before = keys.insert(message.id.name.to_owned(), variables);
                assert!(before.is_none(), "{path}: {} is given twice", message.id.name);
            }
        }
    }
    keys
}

#[test]
fn every_language_has_every_key_with_the_same_variables() {
    let english = keys(Lang::En);
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        let here = keys(lang);
        let all: BTreeSet<&String> = english.keys().chain(here.keys()).collect();
        for key in all {
            if english.get(key) != here.get(key) {
                wrong.push(format!(
                    "{lang} {key}: {:?}, English: {:?}",
                    here.get(key),
                    english.get(key)
                ));
            }
        }
    }

    assert!(english.len() > 50, "the wording was not found");
    assert_eq!(wrong, Vec::<String>::new());
}

/// Every file below `src/web` and `templates`.
fn sources() -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("src/web"), root.join("templates")];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                // Fonts and other data name no keys.
                texts.extend(std::fs::read_to_string(&path));
            }
        }
    }
    texts
}

/// What stands in quotation marks right behind a call.
fn named_after<'a>(text: &'a str, call: &str) -> impl Iterator<Item = &'a str> {
    text.split(call).skip(1).filter_map(|rest| rest.split('"').next())
}

#[test]
fn every_key_is_used_and_every_used_key_exists() {
    let known = keys(Lang::En);
    let texts = sources();

    let quoted: BTreeSet<&str> = texts.iter().flat_map(|text| text.split('"')).collect();
    // Keys that are made from ids: `known(&format!("license-{id}"))`.
    let beginnings: BTreeSet<&str> = texts
        .iter()
        .flat_map(|text| {
            let known = named_after(text, "known(&format!(\"");
            known.chain(named_after(text, "text(&format!(\""))
        })
        .filter_map(|pattern| pattern.split('{').next())
        .collect();
    let unused: Vec<&String> = known
        .keys()
        .filter(|key| !quoted.contains(key.as_str()) && !beginnings.iter().any(|start| key.starts_with(start)))
        .collect();
    let missing: BTreeSet<&str> = ["w.text(\"", "w.fill(\"", "w.fill_two(\"", "w.count(\"", "w.date(\""]
        .into_iter()
        .flat_map(|call| texts.iter().flat_map(move |text| named_after(text, call)))
        .filter(|key| !known.contains_key(*key))
        .collect();

    assert_eq!((unused, missing), (Vec::new(), BTreeSet::new()));
}

#[test]
fn plural_forms_numbers_and_days_are_those_of_the_language() {
    let day = jiff::civil::date(2026, 11, 23);

    let shown: Vec<(Lang, String, String, String)> = [Lang::En, Lang::Fr, Lang::Ru, Lang::Ar, Lang::Zh]
        .into_iter()
        .map(|lang| {
            let w = Wording::of(lang);
            (
                lang,
                w.count("components-count", 1).into_owned(),
                w.count("components-count", 1234).into_owned(),
                w.date(day),
            )
        })
        .collect();

    let of = |lang: Lang| shown.iter().find(|row| row.0 == lang).unwrap();
    assert_eq!(of(Lang::En).1, "1 component");
    assert_eq!(of(Lang::En).2, "1,234 components");
    assert_eq!(of(Lang::En).3, "Nov 23, 2026");
    assert_eq!(of(Lang::Fr).3, "23 nov. 2026");
    assert_eq!(of(Lang::Zh).3, "2026年11月23日");
    assert_ne!(
        Wording::of(Lang::Ru).count("components-count", 2),
        Wording::of(Lang::Ru).count("components-count", 5)
    );
    assert_ne!(
        Wording::of(Lang::Ar).count("components-count", 2),
        Wording::of(Lang::Ar).count("components-count", 11)
    );
    let arabic = |n: usize| Wording::of(Lang::Ar).count("components-count", n).into_owned();
    let form = |n: usize| arabic(n).rsplit(' ').next().unwrap().to_owned();
    assert_eq!(form(269), form(69));
    assert_eq!(form(1003), form(3));
    assert_ne!(form(100), form(11));
    assert_eq!(form(102), form(100));
    assert!(arabic(269).contains("269"));
}
