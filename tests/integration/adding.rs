//! Adding a component is adding one file.

use dpi_catalogue::index;
use dpi_catalogue::search::{Engine, Question};

use crate::support::Copy;

const SKY_HARVEST: &str = "\
id: sky-harvest
kind: software
name: Sky Harvest
aliases:
  - SKH
summary: Registers rain gauges in villages and tells farmers how much rain fell near them
description: |-
  Sky Harvest is for meteorological services that have few stations of their own. Volunteers in villages read a simple \
gauge each morning and send the figure in a text message. The service checks the figures against those of the neighbours, \
asks again when one looks wrong, and draws a map of the rain of the last day and of the season.

  Farmers subscribe to the gauge that is nearest to them. A service needs a short number from the telephone companies, \
somebody who trains the volunteers, and gauges, which cost little. It does not forecast the weather.
domains: [payments]
license:
  expression: MIT
  evidence: [readme]
repositories:
  - url: https://git.example.org/sky-harvest/sky-harvest
    evidence: [readme]
evidence:
  - id: readme
    title: README
    url: https://git.example.org/sky-harvest/sky-harvest/blob/0a1b2c3d/README.md
    kind: primary
    retrieved: 2026-11-20
curation:
  added: 2026-11-20
  reviewed: 2026-11-20
  review_due: 2027-11-20
";

#[test]
fn one_file_is_all_that_search_needs_to_find_a_new_component() {
    let copy = Copy::new();
    let before = copy.read().catalogue;
    let line = "# yaml-language-server: $schema=../component.schema.json\n";

    copy.write("components/sky-harvest.yaml", format!("{line}{SKY_HARVEST}"));

    let reading = copy.read();
    assert_eq!(reading.problems, []);
    assert_eq!(reading.catalogue.components.len(), before.components.len() + 1);
    let folder = tempfile::tempdir().unwrap();
    let generation = index::ensure(&reading.catalogue, folder.path(), &|_, _| ()).unwrap();
    let engine = Engine::open(&generation).unwrap();
    for text in ["Sky Harvest", "skh", "rain gauge", "sky harv"] {
        let question = Question {
            text: text.to_owned(),
            ..Question::default()
        };
        let answer = engine.search(&question).unwrap();
        assert_eq!(
            answer.hits.first().map(|hit| hit.id.as_str()),
            Some("sky-harvest"),
            "{text}"
        );
    }
}
