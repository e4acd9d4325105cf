//! Components and the catalogue as linked data. The contexts stand inside, so that nothing has to be fetched to read them.

use serde_json::{Map, Value, json};

use crate::index::{Filter, Reference};
use crate::model::{Component, Kind, Lang, RelationType, Steward, StewardRole};
use crate::search::Entry;

/// schema.org as its own context and CodeMeta's write it.
const SCHEMA: &str = "http://schema.org/";

fn context() -> Value {
    let link = |id: &str| json!({ "@id": id, "@type": "@id" });
    json!({
        "@vocab": SCHEMA,
        "schema": SCHEMA,
        "codemeta": "https://codemeta.github.io/terms/",
        "dct": "http://purl.org/dc/terms/",
        "url": link("schema:url"),
        "license": link("schema:license"),
        "sdLicense": link("schema:sdLicense"),
        "codeRepository": link("schema:codeRepository"),
        "citation": link("schema:citation"),
        "isPartOf": link("schema:isPartOf"),
        "isBasedOn": link("schema:isBasedOn"),
        "mentions": link("schema:mentions"),
        "about": link("schema:about"),
        "mainEntityOfPage": link("schema:mainEntityOfPage"),
        "conformsTo": link("dct:conformsTo"),
        "replaces": link("dct:replaces"),
        "hasSourceCode": "codemeta:hasSourceCode",
        "developmentStatus": "codemeta:developmentStatus"
    })
}

/// Writes a component in the terms of schema.org and CodeMeta 3. `base` stands before the paths of this server; where it is
/// empty, addresses are relative to that of the document.
#[must_use]
pub fn json_ld(entry: &Entry, reference: &Reference, base: &str, metadata_license: &str) -> Value {
    let component = &entry.component;
    let page = format!("{base}/c/{}", component.id);
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| {
        let is_empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if !is_empty {
            out.insert(key.to_owned(), value);
        }
    };
    put("@context", context());
    put("@id", json!(page));
    put("@type", json!(type_of(component.kind)));
    put("identifier", identifiers(component));
    put("name", json!(component.name));
    put(
        "alternateName",
        json!([component.aliases.as_slice(), &component.former_names].concat()),
    );
    put(
        "abstract",
        in_languages(entry, |entry, lang| match lang {
            Lang::En => Some(entry.component.summary.clone()),
            lang => entry.translations.get(&lang).map(|texts| texts.summary.clone()),
        }),
    );
    put(
        "description",
        in_languages(entry, |entry, lang| match lang {
            Lang::En => Some(entry.component.description.clone()),
            lang => entry
                .translations
                .get(&lang)
                .and_then(|texts| texts.description.clone()),
        }),
    );
    put("url", json!(component.website.as_ref().map(|link| &link.url)));
    put("mainEntityOfPage", json!(page));
    let help = component.documentation.as_ref();
    put(
        "softwareHelp",
        json!(help.map(|link| json!({ "@type": "CreativeWork", "url": link.url }))),
    );
    let licenses = component
        .license_ids()
        .into_iter()
        .map(|id| format!("https://spdx.org/licenses/{id}"));
    put("license", json!(licenses.collect::<Vec<_>>()));
    put(
        "applicationCategory",
        json!(labels(Filter::Domain, component, reference)),
    );
    put("keywords", json!(labels(Filter::Capability, component, reference)));
    put("featureList", json!(component.features));
    put(
        "developmentStatus",
        json!(component.development_status.as_ref().map(|fact| fact.value.id())),
    );
    let first = component.first_release.as_ref();
    put("datePublished", json!(first.map(|fact| fact.year.to_string())));
    put(
        "dateModified",
        json!(component.last_activity.as_ref().map(|fact| fact.on)),
    );
    put("hasSourceCode", json!(source_code(component, reference)));
    let goals = Filter::Sdg.values(component, std::iter::empty()).into_iter();
    put(
        "about",
        json!(
            goals
                .map(|goal| format!("https://metadata.un.org/sdg/{goal}"))
                .collect::<Vec<_>>()
        ),
    );
    put("spatialCoverage", json!(countries(component, reference)));
    put(
        "citation",
        json!(component.evidence.iter().map(|one| &one.url).collect::<Vec<_>>()),
    );
    put(
        "sdLicense",
        json!(format!("https://spdx.org/licenses/{metadata_license}")),
    );
    put("sdDatePublished", json!(component.curation.reviewed));
    organisations(component, reference, &mut out);
    relations(component, reference, base, &mut out);
    Value::Object(out)
}

/// schema.org knows no specification and no trained model: they are creative works.
const fn type_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Software => "SoftwareApplication",
        Kind::Dataset => "Dataset",
        Kind::Specification | Kind::Standard | Kind::Content | Kind::AiModel => "CreativeWork",
    }
}

fn identifiers(component: &Component) -> Value {
    let mut identifiers = vec![json!(component.id)];
    if let Some(gid) = component.dpg.as_ref().and_then(|record| record.gid.as_ref()) {
        identifiers.push(json!({ "@type": "PropertyValue", "propertyID": "DPG registry", "value": gid }));
    }
    Value::Array(identifiers)
}

fn in_languages(entry: &Entry, text: fn(&Entry, Lang) -> Option<String>) -> Value {
    let texts = Lang::ALL
        .into_iter()
        .filter_map(|lang| Some((lang, text(entry, lang)?)));
    let tagged = texts.map(|(lang, text)| json!({ "@language": lang.code(), "@value": text }));
    Value::Array(tagged.collect())
}

fn labels(filter: Filter, component: &Component, reference: &Reference) -> Vec<String> {
    let vocabulary = filter.vocabulary().and_then(|name| reference.vocabularies.get(name));
    let values = filter.values(component, std::iter::empty()).into_iter();
    let label = |id: String| {
        let term = vocabulary.and_then(|vocabulary| vocabulary.term(&id));
        term.map_or(id.clone(), |term| term.labels.text(Lang::En).to_owned())
    };
    values.map(label).collect()
}

fn source_code(component: &Component, reference: &Reference) -> Vec<Value> {
    let languages = labels(Filter::ProgrammingLanguage, component, reference);
    let repositories = component.repositories.iter().flatten();
    let node = |(place, repository): (usize, &crate::model::Repository)| {
        let mut node = json!({ "@type": "SoftwareSourceCode", "codeRepository": repository.url });
        if let Some(label) = &repository.label {
            node["name"] = json!(label);
        }
        // Languages are known of the component as a whole; the main repository stands for it.
        if place == 0 && !languages.is_empty() {
            node["programmingLanguage"] = json!(languages);
        }
        node
    };
    repositories.enumerate().map(node).collect()
}

fn countries(component: &Component, reference: &Reference) -> Vec<Value> {
    let names = labels(Filter::Country, component, reference);
    let codes = Filter::Country.values(component, std::iter::empty());
    codes
        .iter()
        .zip(names)
        .map(|(code, name)| json!({ "@type": "Country", "identifier": code, "name": name }))
        .collect()
}

const fn role_property(role: StewardRole) -> &'static str {
    match role {
        StewardRole::Owner => "copyrightHolder",
        StewardRole::Maintainer => "maintainer",
        StewardRole::Host => "provider",
        StewardRole::Funder => "funder",
        StewardRole::Implementer => "contributor",
        StewardRole::Supporter => "sponsor",
    }
}

fn organisations(component: &Component, reference: &Reference, out: &mut Map<String, Value>) {
    for Steward { organisation, role, .. } in component.stewards.iter().flatten() {
        let Some(known) = reference.organisations.get(organisation) else {
            continue;
        };
        let mut node = json!({ "@type": "Organization", "name": known.name });
        if let Some(url) = &known.url {
            node["url"] = json!(url);
        }
        append(out, role_property(*role), node);
    }
}

fn relations(component: &Component, reference: &Reference, base: &str, out: &mut Map<String, Value>) {
    for relation in component.relations.iter().flatten() {
        let property = match relation.relation_type {
            RelationType::IntegratesWith => "mentions",
            RelationType::PartOf => "isPartOf",
            RelationType::BasedOn => "isBasedOn",
            RelationType::ImplementsSpec => "conformsTo",
            RelationType::SuccessorOf => "replaces",
        };
        append(out, property, json!(format!("{base}/c/{}", relation.target)));
    }
    let standards = reference.vocabularies.get("standards");
    for id in Filter::Standard.values(component, std::iter::empty()) {
        let term = standards.and_then(|vocabulary| vocabulary.term(&id));
        if let Some(url) = term.and_then(|term| term.url.as_ref()) {
            append(out, "conformsTo", json!(url));
        }
    }
}

fn append(out: &mut Map<String, Value>, key: &str, value: Value) {
    match out.entry(key).or_insert_with(|| json!([])) {
        Value::Array(values) => values.push(value),
        other => *other = value,
    }
}

/// What is said about the catalogue as a whole.
pub struct About<'a> {
    /// What stands before the paths of this server.
    pub base: &'a str,
    /// Version of the data set.
    pub version: &'a str,
    /// Number of listed components.
    pub components: usize,
    /// When anything changed last, where that is known.
    pub modified: Option<jiff::Timestamp>,
    /// SPDX id of the licence of the entries.
    pub license: &'a str,
}

/// Writes the catalogue in the terms of DCAT 3 and of schema.org.
#[must_use]
pub fn catalogue_json_ld(about: &About<'_>) -> Value {
    let About {
        base,
        version,
        components,
        modified,
        license,
    } = about;
    let license = json!({ "@id": format!("https://spdx.org/licenses/{license}") });
    let link = |path: &str| json!({ "@id": format!("{base}{path}") });
    let distribution = |path: &str, title: &str, kind: &str| {
        let media_type = json!({ "@id": format!("https://www.iana.org/assignments/media-types/{kind}") });
        json!({
            "@type": ["dcat:Distribution", "DataDownload"], "dct:title": title, "name": title,
            "dcat:accessURL": link(path), "dcat:downloadURL": link(path), "contentUrl": link(path),
            "dcat:mediaType": media_type, "encodingFormat": kind, "dct:license": license, "license": license
        })
    };
    let title = "DPI catalogue";
    let description = "A curated catalogue of open-source digital public infrastructure components with evidence.";
    let publisher = json!({ "@type": ["foaf:Agent", "Organization"], "foaf:name": "The catalogue's maintainers",
        "name": "The catalogue's maintainers" });
    let mut dataset = json!({
        "@id": format!("{base}/v1/dataset"), "@type": ["dcat:Dataset", "Dataset"],
        "dct:title": title, "name": title, "dct:description": description, "description": description,
        "dcat:version": version, "version": version, "dct:license": license, "license": license,
        "dct:publisher": publisher, "publisher": publisher, "isAccessibleForFree": true, "size": format!("{components} components"),
        "dcat:keyword": ["digital public infrastructure", "digital public goods", "open source"],
        "keywords": ["digital public infrastructure", "digital public goods", "open source"],
        "dcat:distribution": [
            distribution("/v1/export.json", "Components as JSON", "application/json"),
            distribution("/v1/export.csv", "Components as CSV", "text/csv"),
            distribution("/v1/export.ndjson", "Components as newline-delimited JSON", "application/x-ndjson"),
            distribution(&format!("/v1/dataset/{version}"), "The whole data set", "application/x-ndjson")
        ]
    });
    dataset["distribution"] = dataset["dcat:distribution"].clone();
    let mut catalogue = json!({
        "@context": {
            "@vocab": SCHEMA, "schema": SCHEMA, "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/", "xsd": "http://www.w3.org/2001/XMLSchema#"
        },
        "@id": format!("{base}/catalog.jsonld"), "@type": ["dcat:Catalog", "DataCatalog"],
        "dct:title": title, "name": title, "dct:description": description, "description": description,
        "dct:language": Lang::ALL.map(Lang::code), "inLanguage": Lang::ALL.map(Lang::code),
        "dct:license": license, "license": license, "dct:publisher": publisher, "publisher": publisher,
        "foaf:homepage": link("/"), "url": link("/"),
        "dcat:service": { "@id": format!("{base}/v1"), "@type": ["dcat:DataService", "WebAPI"], "dct:title": "API of the catalogue",
            "name": "API of the catalogue", "dcat:endpointURL": link("/v1"), "dcat:endpointDescription": link("/openapi.json"),
            "documentation": link("/docs"), "dcat:servesDataset": link("/v1/dataset") }
    });
    if let Some(modified) = modified {
        let moment = json!({ "@type": "xsd:dateTime", "@value": modified.to_string() });
        dataset["dct:modified"] = moment.clone();
        dataset["dateModified"] = moment.clone();
        catalogue["dct:modified"] = moment;
    }
    catalogue["dcat:dataset"] = dataset.clone();
    catalogue["dataset"] = json!({ "@id": dataset["@id"] });
    catalogue
}
