//! The numbers of the ranking. Each was chosen by `dpi-catalogue evaluate`; the measurements are in docs/decisions.

use crate::index::{FIELDS, Filter};

/// The numbers of the ranking.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// How much a word counts in each field, in the order of [`FIELDS`].
    pub fields: [f32; FIELDS.len()],
    /// BM25's k1: how soon further occurrences of a word stop adding.
    pub saturation: f32,
    /// What a name that is the whole question adds, in multiples of the question's rarity.
    pub whole_name: f32,
    /// What an alias or former name that is the whole question adds, likewise.
    pub whole_alias: f32,
    /// What a name inside a longer question adds for each unit of its words' rarity.
    pub part_name: f32,
    /// What a term named in the question adds for each unit of the term's rarity, in the order of [`Filter::ALL`].
    pub concepts: [f32; Filter::ALL.len()],
    /// How much of a term's lift remains when it is not the component's first domain or capability.
    pub later_value: f32,
    /// How much of a lift remains that says the same as a stronger one.
    pub repeated: f32,
    /// How much of a lift remains when a word of the question stands between the words of the phrase.
    pub gap: f32,
    /// How much of a lift remains when the question says a phrase in part, multiplied by the part to the fourth: a phrase of which
    /// a word is missing may mean something else.
    pub part: f32,
    /// The least part of a phrase, by the rarity of its words, that lifts.
    pub least_part: f32,
    /// How much the words of a phrase still count by themselves when the phrase names a term.
    pub covered_words: f32,
    /// What a name that begins with the question adds, in multiples of the rarity of such names.
    pub name_beginning: f32,
    /// What being widely used and well evidenced adds, as a part of the score.
    pub prior: f32,
    /// What two words of the question standing together add for each unit of their rarity.
    pub adjacent: f32,
    /// The least part of the question, by rarity, that a component must match.
    pub least_coverage: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            fields: FIELDS.map(|field| field.weight),
            saturation: 3.0,
            whole_name: 3.0,
            whole_alias: 2.0,
            part_name: 1.0,
            concepts: Filter::ALL.map(concept_weight),
            later_value: 0.6,
            repeated: 0.4,
            gap: 0.9,
            part: 0.7,
            least_part: 0.7,
            covered_words: 0.8,
            name_beginning: 1.5,
            prior: 0.08,
            adjacent: 0.5,
            least_coverage: 0.1,
        }
    }
}

/// How much a term says about what a person wants: a capability nearly all, a country only a preference.
const fn concept_weight(filter: Filter) -> f32 {
    match filter {
        Filter::Capability => 3.0,
        Filter::Standard | Filter::ProgrammingLanguage | Filter::License => 2.5,
        Filter::BuildingBlock => 2.2,
        Filter::Domain | Filter::Country => 2.0,
        Filter::Sdg => 1.0,
        Filter::Kind | Filter::Status => 0.3,
        Filter::Steward | Filter::Dpg | Filter::Language => 0.0,
    }
}

impl Settings {
    /// What a term of a filter adds.
    #[must_use]
    pub fn concept(&self, filter: Filter) -> f32 {
        let index = Filter::ALL.iter().position(|&one| one == filter).unwrap_or(0);
        self.concepts[index]
    }

    /// Changes one number by its name: a field's (`summary`), a filter's (`concept.domain`) or one of the others
    /// (`prior`). Returns the names that exist when there is none such.
    ///
    /// # Errors
    /// The list of names, when the name is unknown.
    pub fn set(&mut self, name: &str, value: f32) -> Result<(), Vec<String>> {
        let mut names = Vec::new();
        for (slot, number) in self.numbers() {
            if slot == name {
                *number = value;
                return Ok(());
            }
            names.push(slot);
        }
        Err(names)
    }

    fn numbers(&mut self) -> Vec<(String, &mut f32)> {
        let mut numbers: Vec<(String, &mut f32)> = vec![
            ("saturation".into(), &mut self.saturation),
            ("whole_name".into(), &mut self.whole_name),
            ("whole_alias".into(), &mut self.whole_alias),
            ("part_name".into(), &mut self.part_name),
            ("later_value".into(), &mut self.later_value),
            ("repeated".into(), &mut self.repeated),
            ("gap".into(), &mut self.gap),
            ("part".into(), &mut self.part),
            ("least_part".into(), &mut self.least_part),
            ("covered_words".into(), &mut self.covered_words),
            ("name_beginning".into(), &mut self.name_beginning),
            ("prior".into(), &mut self.prior),
            ("adjacent".into(), &mut self.adjacent),
            ("least_coverage".into(), &mut self.least_coverage),
        ];
        numbers.extend(
            FIELDS
                .iter()
                .zip(&mut self.fields)
                .map(|(field, number)| (field.name.to_owned(), number)),
        );
        let filters = Filter::ALL.iter().zip(&mut self.concepts);
        numbers.extend(filters.map(|(filter, number)| (format!("concept.{}", filter.name()), number)));
        numbers
    }
}
