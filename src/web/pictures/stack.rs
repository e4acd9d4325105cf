//! A drawing of a stack, as inline SVG: its components by building block, the relations among them, and what is missing.

use askama::Template;

use super::drawing::{Drawing, Side};
use crate::index::Reference;
use crate::model::{RelationType, Slug, TermId};
use crate::search::Stack;
use crate::web::wording::Wording;

/// Where boxes begin.
const INDENT: f32 = 10.0;
/// Room beside the boxes for the lines of relations.
const LANES: f32 = 76.0;
/// Lines beside each other; more relations than that share them.
const LANES_MAX: u8 = 6;

/// Draws a stack; none when nothing is chosen or needed. `link` gives the address of a component's page.
#[must_use]
pub fn stack(stack: &Stack, reference: &Reference, w: Wording, link: impl Fn(&Slug) -> String) -> Option<String> {
    if stack.components.is_empty() && stack.needs.is_empty() {
        return None;
    }
    let label = w.count("stack-label", stack.components.len());
    let mut drawing = Drawing::new(&label, w.lang().is_rtl()).keep_end(LANES);
    let mut rows: Vec<(Slug, f32)> = Vec::new();
    for (title, ids) in blocks(stack, reference, w) {
        drawing.heading(&title, INDENT);
        for id in &ids {
            let again = rows.iter().any(|(placed, _)| placed == id);
            let class = if again {
                "drawing-box drawing-again"
            } else {
                "drawing-box"
            };
            let middle = drawing.boxed(name_of(stack, id), INDENT, class, Some(link(id)));
            if !again {
                rows.push((id.clone(), middle));
            }
        }
        if ids.is_empty() {
            drawing.boxed(&w.text("stack-gap"), INDENT, "drawing-box drawing-gap", None);
        }
    }
    if !stack.missing_bases.is_empty() {
        drawing.heading(&w.text("stack-missing"), INDENT);
        for base in &stack.missing_bases {
            let id = &base.missing.id;
            if !rows.iter().any(|(placed, _)| placed == id) {
                let class = "drawing-box drawing-gap";
                let middle = drawing.boxed(&base.missing.name, INDENT, class, Some(link(id)));
                rows.push((id.clone(), middle));
            }
        }
    }
    draw_relations(&mut drawing, stack, &rows, w);
    drawing.render().ok()
}

/// Building blocks with what covers them: the needed ones first, then those that the components bring.
fn blocks(stack: &Stack, reference: &Reference, w: Wording) -> Vec<(String, Vec<Slug>)> {
    let mut blocks: Vec<(String, Vec<Slug>)> = Vec::new();
    let mut placed: Vec<&Slug> = Vec::new();
    for need in &stack.needs {
        blocks.push((need.label.clone(), need.covered_by.clone()));
        placed.extend(&need.covered_by);
    }
    let mut others: Vec<(Option<&TermId>, Vec<Slug>)> = Vec::new();
    for component in stack.components.iter().filter(|one| !placed.contains(&&one.id)) {
        let block = component.building_blocks.first();
        match others.iter_mut().find(|(known, _)| *known == block) {
            Some((_, ids)) => ids.push(component.id.clone()),
            None => others.push((block, vec![component.id.clone()])),
        }
    }
    // Those of which no building block is known come last.
    others.sort_by_key(|(block, _)| block.is_none());
    let vocabulary = reference.vocabularies.get("building-blocks");
    blocks.extend(others.into_iter().map(|(block, ids)| {
        let term = block.and_then(|id| vocabulary?.term(id));
        let title = match (term, block) {
            (Some(term), _) => term.labels.text(w.lang()).to_owned(),
            (None, Some(id)) => id.clone(),
            (None, None) => w.text("stack-no-block").into_owned(),
        };
        (title, ids)
    }));
    blocks
}

fn name_of<'a>(stack: &'a Stack, id: &'a Slug) -> &'a str {
    let component = stack.components.iter().find(|component| component.id == *id);
    component.map_or(id.as_str(), |component| component.name.as_str())
}

const fn relation_key(relation: RelationType) -> &'static str {
    match relation {
        RelationType::IntegratesWith => "relation-integrates-with",
        RelationType::PartOf => "relation-part-of",
        RelationType::BasedOn => "relation-based-on",
        RelationType::ImplementsSpec => "relation-implements",
        RelationType::SuccessorOf => "relation-successor-of",
    }
}

/// Draws each relation as a line beside the boxes, with its meaning as a title.
fn draw_relations(drawing: &mut Drawing, stack: &Stack, rows: &[(Slug, f32)], w: Wording) {
    let stated = stack
        .relations
        .iter()
        .map(|edge| (&edge.from, edge.relation_type, &edge.to, "drawing-line"));
    let missing = stack.missing_bases.iter();
    let missing = missing.map(|base| {
        (
            &base.component,
            base.relation_type,
            &base.missing.id,
            "drawing-line drawing-dashed",
        )
    });
    let row = |id: &Slug| rows.iter().find(|(placed, _)| placed == id).map(|(_, middle)| *middle);
    let mut lane: u8 = 0;
    for (from, relation, to, class) in stated.chain(missing) {
        let (Some(start), Some(end)) = (row(from), row(to)) else {
            continue;
        };
        // Lines of different lanes leave and reach a box at different heights.
        let shift = f32::from(lane) * 3.0 - 7.5;
        let (edge, x) = (drawing.end(), drawing.end() + 18.0 + f32::from(lane) * 10.0);
        let title = format!(
            "{} · {} · {}",
            name_of(stack, from),
            w.text(relation_key(relation)),
            name_of(stack, to)
        );
        let points = [
            (edge, start + shift),
            (x, start + shift),
            (x, end + shift),
            (edge, end + shift),
        ];
        drawing.stroke(&points, Some(title), class);
        drawing.head(edge, end + shift, Side::Back);
        if relation == RelationType::IntegratesWith {
            drawing.head(edge, start + shift, Side::Back);
        }
        lane = (lane + 1) % LANES_MAX;
    }
}

#[cfg(test)]
mod tests {
    use super::stack;
    use crate::index::Reference;
    use crate::model::Lang;
    use crate::search::Stack;
    use crate::web::wording::Wording;

    fn example() -> Stack {
        let value = |name: &str, blocks: &[&str]| crate::search::StackComponent {
            id: crate::model::Slug::parse(name).unwrap(),
            name: format!("Name of {name}"),
            building_blocks: blocks.iter().map(|&block| block.to_owned()).collect(),
            connected: true,
        };
        let slug = |text: &str| crate::model::Slug::parse(text).unwrap();
        let need = |block: &str, covered_by: Vec<crate::model::Slug>| crate::search::Need {
            building_block: block.to_owned(),
            label: format!("Block {block}"),
            covered_by,
            candidates: Vec::new(),
        };
        Stack {
            components: vec![
                value("one", &["payments"]),
                value("two", &["identity"]),
                value("three", &[]),
            ],
            needs: vec![need("payments", vec![slug("one")]), need("consent", Vec::new())],
            relations: vec![crate::search::Edge {
                from: slug("one"),
                relation_type: crate::model::RelationType::BasedOn,
                to: slug("two"),
                evidence: Vec::new(),
                note: None,
            }],
            shared_standards: Vec::new(),
            missing_bases: vec![crate::search::MissingBase {
                component: slug("three"),
                relation_type: crate::model::RelationType::PartOf,
                missing: crate::search::NamedComponent {
                    id: slug("four"),
                    name: "Four".to_owned(),
                },
            }],
            collections: Vec::new(),
        }
    }

    #[test]
    fn gaps_are_dashed_and_relations_say_what_they_mean() {
        let w = Wording::of(Lang::En);

        let svg = stack(&example(), &Reference::default(), w, |id| format!("/c/{id}")).unwrap();

        // The needed block that nothing covers, and the base that is not in the stack.
        assert_eq!(svg.matches("drawing-box drawing-gap").count(), 2);
        assert!(svg.contains("Nothing chosen yet") && svg.contains("No building block known"));
        assert!(svg.contains("<title>Name of one · Is built on · Name of two</title>"));
        assert_eq!(svg.matches("drawing-dashed").count(), 1);
        assert_eq!(svg.matches("<a href=").count(), 4);
        assert!(!svg.contains("style="));
    }

    #[test]
    fn an_empty_stack_is_not_drawn() {
        let mut empty = example();
        empty.components.clear();
        empty.needs.clear();

        let drawn = stack(&empty, &Reference::default(), Wording::of(Lang::En), |id| {
            id.to_string()
        });

        assert_eq!(drawn, None);
    }
}
