//! Facts -> the text of a component file, in the order of the model, with questions as comments where they arise.

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Map, Value, json};

use crate::catalogue::rules::address_fault;
use crate::catalogue::write::{SCHEMA_LINE, write_yaml};
use crate::model::{Catalogue, DpgStatus, Slug};

use super::Draft;
use super::facts::{Facts, short};
use super::matching::{component_at, license, mapping, near_term, organisation, term};

/// More unknown names than this are counted, not listed.
const MAX_LISTED: usize = 20;

pub(super) fn draft(id: Slug, facts: Facts, catalogue: &Catalogue, today: Date) -> Draft {
    let mut sheet = Sheet {
        text: format!("{SCHEMA_LINE}\n{HEADER}\n"),
        facts: &facts,
        catalogue,
        questions: 0,
    };
    sheet.field("id", json!(id));
    sheet.field("kind", json!(facts.kind));
    sheet.field("name", json!(facts.name));
    sheet.list("aliases", facts.aliases.iter().map(|alias| json!(alias)).collect());
    sheet.texts();
    sheet.domains();
    sheet.terms();
    sheet.license();
    sheet.links();
    sheet.stewards();
    sheet.deployments();
    sheet.relations();
    sheet.standing(today);
    sheet.ending(today);
    Draft {
        id,
        text: sheet.text,
        questions: sheet.questions,
        dropped: facts.dropped,
    }
}

const HEADER: &str = "\
# A draft from what the owners reported elsewhere. Compare each fact with the project's own pages, answer the questions,
# take out the lines that begin with \"#\", then run `dpi-catalogue check`.
";

struct Sheet<'a> {
    text: String,
    facts: &'a Facts,
    catalogue: &'a Catalogue,
    questions: usize,
}

impl Sheet<'_> {
    fn question(&mut self, question: &str) {
        self.questions += 1;
        self.text.push_str("# QUESTION: ");
        self.text.push_str(question);
        self.text.push('\n');
    }

    /// Writes a field after the questions that the reader of the source had about it.
    fn field(&mut self, name: &str, value: Value) {
        self.asked(name);
        let field: Map<String, Value> = [(name.to_owned(), value)].into_iter().collect();
        self.text.push_str(&write_yaml(&field));
    }

    fn asked(&mut self, name: &str) {
        let facts = self.facts;
        for (_, question) in facts.questions.iter().filter(|(field, _)| *field == name) {
            self.question(question);
        }
    }

    /// A list; nothing but the questions when it is empty, since the source is silent.
    fn list(&mut self, name: &str, items: Vec<Value>) {
        if items.is_empty() {
            self.asked(name);
        } else {
            self.field(name, Value::Array(items));
        }
    }

    fn unknown(&mut self, what: &str, words: &[String]) {
        if words.is_empty() {
            return;
        }
        let listed: Vec<String> = words.iter().take(MAX_LISTED).cloned().collect();
        let more = match words.len().saturating_sub(MAX_LISTED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        self.question(&format!("{what}: {}{more}", listed.join("; ")));
    }

    fn texts(&mut self) {
        self.question(
            "what does it do? One plain statement of 30 to 150 characters in your own words, not the source's",
        );
        self.field("summary", json!(""));
        self.question("80 to 200 words in your own words: what it does, for whom, what it needs beside it, what to know before choosing it");
        self.field("description", json!("..."));
        self.list("features", Vec::new());
    }

    fn domains(&mut self) {
        let mut near: Vec<String> = Vec::new();
        for topic in &self.facts.topics {
            let known = term("domains", topic, self.catalogue).map(|term| term.id.as_str());
            let suggestion = known.or_else(|| near_term("domains", topic, self.catalogue));
            near.push(match suggestion {
                Some(id) => format!("{} ({id}?)", short(topic)),
                None => short(topic),
            });
        }
        if near.is_empty() {
            self.question("one to three domains of vocabularies/domains.yaml, the main one first");
        } else {
            self.unknown("one to three domains, the main one first; the source says", &near);
        }
        self.field("domains", json!([]));
    }

    fn terms(&mut self) {
        let evidence = self.facts.source.id;
        let sdgs = self.facts.sdgs.iter().map(u64::to_string);
        let (known, strange): (Vec<_>, Vec<_>) = sdgs.partition(|goal| term("sdgs", goal, self.catalogue).is_some());
        self.unknown("these are no Sustainable Development Goals", &strange);
        self.list("sdgs", known.iter().map(|goal| mapping(goal, evidence)).collect());
        let mut ids: Vec<&str> = Vec::new();
        let mut strange = Vec::new();
        for name in &self.facts.standards {
            match term("standards", name, self.catalogue) {
                Some(term) if ids.contains(&term.id.as_str()) => {}
                Some(term) => ids.push(&term.id),
                None => strange.push(short(name)),
            }
        }
        ids.sort_unstable();
        self.unknown("not in vocabularies/standards.yaml, or no standards", &strange);
        self.list("standards", ids.iter().map(|id| mapping(id, evidence)).collect());
    }

    fn license(&mut self) {
        let (expression, question) = license(&self.facts.licenses);
        if let Some(question) = question {
            self.question(&question);
        }
        self.field(
            "license",
            json!({ "expression": expression, "evidence": [self.facts.source.id] }),
        );
    }

    fn links(&mut self) {
        let facts = self.facts;
        let evidence = facts.source.id;
        let mut repositories = Vec::new();
        for url in &facts.repositories {
            let url = self.address(url.trim_end_matches(".git"));
            repositories.extend(url.map(|url| json!({ "url": url, "evidence": [evidence] })));
        }
        if repositories.is_empty() {
            self.question("where is the source code?");
        } else if repositories.len() > 1 {
            self.question("which repository is the main one? Put it first and label the others");
        }
        self.list("repositories", repositories);
        for (name, urls) in [("website", &facts.websites), ("documentation", &facts.documentation)] {
            let Some((first, others)) = urls.split_first() else {
                continue;
            };
            let others: Vec<String> = others.iter().map(|url| short(url)).collect();
            self.unknown(&format!("other addresses for \"{name}\""), &others);
            if let Some(url) = self.address(first) {
                self.field(name, json!({ "url": url, "evidence": [evidence] }));
            }
        }
    }

    /// An address that the rules accept, with a question where it was changed; nothing when it is of no use.
    fn address(&mut self, url: &str) -> Option<String> {
        let secure = match url.strip_prefix("http://") {
            Some(rest) => format!("https://{rest}"),
            None => url.to_owned(),
        };
        if let Some(fault) = address_fault(&secure) {
            self.question(&format!("left out: the address {} {fault}", short(url)));
            return None;
        }
        if secure != url {
            self.question(&format!("the source has {}: does it answer with https?", short(url)));
        }
        Some(secure)
    }

    fn stewards(&mut self) {
        let mut stewards: Vec<Value> = Vec::new();
        for (name, role) in &self.facts.organisations {
            let shown = short(name);
            match (organisation(name, self.catalogue), role) {
                (Some(known), Some(role)) => {
                    let steward = json!({ "organisation": known.id, "role": role, "evidence": [self.facts.source.id] });
                    if !stewards.contains(&steward) {
                        stewards.push(steward);
                    }
                }
                (Some(known), None) => self.question(&format!("what does \"{}\" do for it?", known.id)),
                (None, role) => {
                    let role =
                        role.map_or_else(String::new, |role| json!(role).as_str().unwrap_or_default().to_owned());
                    let role = if role.is_empty() {
                        "a role".to_owned()
                    } else {
                        format!("the role {role}")
                    };
                    self.question(&format!(
                        "\"{shown}\" has {role}: if it is an organisation, add it to organisations.yaml"
                    ));
                }
            }
        }
        self.list("stewards", stewards);
    }

    fn deployments(&mut self) {
        let mut codes: Vec<&str> = Vec::new();
        let mut strange = Vec::new();
        for name in &self.facts.countries {
            match term("countries", name, self.catalogue) {
                Some(country) if codes.contains(&country.id.as_str()) => {}
                Some(country) => codes.push(&country.id),
                None => strange.push(short(name)),
            }
        }
        codes.sort_unstable();
        self.unknown("no such countries in vocabularies/countries.yaml", &strange);
        let evidence = self.facts.source.id;
        self.list(
            "deployments",
            codes
                .iter()
                .map(|code| json!({ "country": code, "evidence": [evidence] }))
                .collect(),
        );
    }

    fn relations(&mut self) {
        let mut relations = Vec::new();
        for url in &self.facts.based_on {
            match component_at(url, self.catalogue) {
                Some(target) => relations.push(json!({
                    "type": "based-on", "target": target, "evidence": [self.facts.source.id],
                })),
                None => self.question(&format!("it is built on {}: is that a component here?", short(url))),
            }
        }
        self.list("relations", relations);
    }

    fn standing(&mut self, today: Date) {
        let evidence = self.facts.source.id;
        if let Some(status) = &self.facts.development_status {
            let status = status.to_lowercase();
            if ["concept", "development", "beta", "stable", "obsolete"].contains(&status.as_str()) {
                self.field("development_status", json!({ "value": status, "evidence": [evidence] }));
            } else {
                self.question(&format!(
                    "the source says that development is \"{}\": which of our values is that?",
                    short(&status)
                ));
            }
        }
        let Some(dpg) = &self.facts.dpg else { return };
        let status = match dpg.stage.to_lowercase().as_str() {
            "dpg" => Some(DpgStatus::Recognised),
            "nominee" => Some(DpgStatus::Nominee),
            _ => None,
        };
        let Some(status) = status else {
            return self.question(&format!(
                "the registry's stage is \"{}\": what is its standing?",
                short(&dpg.stage)
            ));
        };
        self.question("of which day is this state of the registry?");
        let mut record = json!({ "status": status });
        if let Some(gid) = &dpg.gid {
            record["gid"] = json!(gid);
        }
        record["as_of"] = json!(today);
        record["evidence"] = json!([evidence]);
        self.field("dpg", record);
    }

    fn ending(&mut self, today: Date) {
        let source = &self.facts.source;
        let url = source.url.as_deref().map(|url| url.trim_end_matches(".git"));
        let url = url.and_then(|url| self.address(url));
        if url.is_some() {
            self.question("is there a permanent address (commit, version) of what was read?");
        } else {
            self.question("at which address was the source read? (--source-url)");
        }
        let url = url.unwrap_or_else(|| "https://".to_owned());
        self.field(
            "evidence",
            json!([{
                "id": source.id, "title": source.title, "url": url, "kind": source.kind, "retrieved": today,
            }]),
        );
        let next_year = today.saturating_add(1.year());
        self.field(
            "curation",
            json!({ "added": today, "reviewed": today, "review_due": next_year }),
        );
    }
}
