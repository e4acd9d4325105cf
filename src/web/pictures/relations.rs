//! A drawing of what a component is related to, as inline SVG: one column, so that its letters stay readable on a phone.
//!
//! Those that relate to the component stand above it, those it relates to below; arrows run as the relation is read.

use askama::Template;

use super::drawing::{Drawing, Side};
use crate::model::{Component, RelationType, Slug};
use crate::search::{Direction, Related, RelatedComponent};
use crate::web::wording::Wording;

/// The most components that are drawn.
const SHOWN_MAX: usize = 12;
/// Where boxes of related components begin, and the lines beside them.
const INDENT: f32 = 44.0;
const SPINE: f32 = 14.0;
const BOTH_WAYS: f32 = 28.0;

/// A group of related components.
struct Group<'a> {
    key: &'static str,
    side: GroupSide,
    members: Vec<&'a RelatedComponent>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum GroupSide {
    /// They relate to the component.
    Above,
    /// Neither end comes first.
    Both,
    /// The component relates to them.
    Below,
}

const fn group_of(relation: RelationType, direction: Direction) -> (GroupSide, &'static str) {
    match (relation, direction) {
        (RelationType::IntegratesWith, _) => (GroupSide::Both, "relation-integrates-with"),
        (RelationType::PartOf, Direction::Outgoing) => (GroupSide::Below, "relation-part-of"),
        (RelationType::PartOf, Direction::Incoming) => (GroupSide::Above, "relation-parts"),
        (RelationType::BasedOn, Direction::Outgoing) => (GroupSide::Below, "relation-based-on"),
        (RelationType::BasedOn, Direction::Incoming) => (GroupSide::Above, "relation-basis-of"),
        (RelationType::ImplementsSpec, Direction::Outgoing) => (GroupSide::Below, "relation-implements"),
        (RelationType::ImplementsSpec, Direction::Incoming) => (GroupSide::Above, "relation-implemented-by"),
        (RelationType::SuccessorOf, Direction::Outgoing) => (GroupSide::Below, "relation-successor-of"),
        (RelationType::SuccessorOf, Direction::Incoming) => (GroupSide::Above, "relation-succeeded-by"),
    }
}

/// Groups in the order from top to bottom, each component once in a group.
fn groups(related: &Related) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for one in &related.relations {
        let (side, key) = group_of(one.relation_type, one.direction);
        match groups.iter_mut().find(|group| group.key == key) {
            Some(group) if group.members.iter().any(|member| member.id == one.id) => {}
            Some(group) => group.members.push(one),
            None => groups.push(Group {
                key,
                side,
                members: vec![one],
            }),
        }
    }
    groups.sort_by_key(|group| group.side);
    groups
}

/// Draws the stated relations of a component; none when there are none. `link` gives the address of a component's page.
#[must_use]
pub fn relations(
    component: &Component,
    related: &Related,
    w: Wording,
    link: impl Fn(&Slug) -> String,
) -> Option<String> {
    let groups = groups(related);
    if groups.is_empty() {
        return None;
    }
    let share = (SHOWN_MAX / groups.len()).max(1);
    let label = w.fill("relations-label", "name", &component.name);
    let mut drawing = Drawing::new(&label, w.lang().is_rtl());
    let (above, below): (Vec<_>, Vec<_>) = groups.iter().partition(|group| group.side == GroupSide::Above);

    let mut tops: Vec<f32> = Vec::new();
    for group in above {
        tops.extend(draw_group(&mut drawing, group, share, w, &link));
    }
    let (main_top, main_bottom) = drawing.main_box(&component.name);
    if let Some(first) = tops.first() {
        drawing.line(&[(SPINE, *first), (SPINE, main_top)], None);
        drawing.head(SPINE, main_top, Side::Down);
        for middle in &tops {
            drawing.line(&[(INDENT, *middle), (SPINE, *middle)], None);
        }
    }
    let mut last = [None, None];
    for group in below {
        let middles = draw_group(&mut drawing, group, share, w, &link);
        let (place, spine) = if group.side == GroupSide::Both {
            (0, BOTH_WAYS)
        } else {
            (1, SPINE)
        };
        for middle in middles {
            drawing.line(&[(spine, middle), (INDENT, middle)], None);
            drawing.head(INDENT, middle, Side::Forward);
            last[place] = Some((spine, middle));
        }
    }
    for (spine, middle) in last.into_iter().flatten() {
        drawing.line(&[(spine, main_bottom), (spine, middle)], None);
    }
    if last[0].is_some() {
        drawing.head(BOTH_WAYS, main_bottom, Side::Up);
    }
    drawing.render().ok()
}

/// Draws a group and gives the height of the middle of each box.
fn draw_group(
    drawing: &mut Drawing,
    group: &Group<'_>,
    share: usize,
    w: Wording,
    link: &impl Fn(&Slug) -> String,
) -> Vec<f32> {
    drawing.heading(&w.text(group.key), INDENT);
    let mut middles = Vec::new();
    for member in group.members.iter().take(share) {
        let class = if member.withdrawn {
            "drawing-box drawing-withdrawn"
        } else {
            "drawing-box"
        };
        middles.push(drawing.boxed(&member.name, INDENT, class, Some(link(&member.id))));
    }
    let rest = group.members.len().saturating_sub(share);
    if rest > 0 {
        drawing.remark(&w.count("relation-more", rest), INDENT);
    }
    middles
}

#[cfg(test)]
mod tests {
    use super::relations;
    use crate::model::{Component, Lang, RelationType, Slug};
    use crate::search::{Direction, Related, RelatedComponent};
    use crate::web::wording::Wording;

    fn component() -> Component {
        let value = serde_json::json!({
            "id": "middle", "kind": "software", "name": "Middle & <Co>", "summary": "s", "description": "d",
            "domains": ["health"], "license": { "expression": "MIT", "evidence": [] }, "evidence": [],
            "curation": { "added": "2026-01-01", "reviewed": "2026-01-01", "review_due": "2027-01-01" },
        });
        serde_json::from_value(value).unwrap()
    }

    fn related(relation_type: RelationType, direction: Direction, count: usize) -> Vec<RelatedComponent> {
        let one = |number: usize| RelatedComponent {
            id: Slug::parse(&format!("one-{number}")).unwrap(),
            name: format!("Component number {number} with a name that is long enough for two lines"),
            relation_type,
            direction,
            withdrawn: number == 0,
            note: None,
            evidence: Vec::new(),
        };
        (0..count).map(one).collect()
    }

    fn draw(relations_: Vec<RelatedComponent>, lang: Lang) -> Option<String> {
        let related = Related {
            relations: relations_,
            shared_standards: Vec::new(),
        };
        relations(&component(), &related, Wording::of(lang), |id| format!("/c/{id}"))
    }

    /// Vertical extents of the boxes.
    fn boxes(svg: &str) -> Vec<(f32, f32)> {
        let number = |rest: &str, name: &str| -> f32 {
            let (_, value) = rest.split_once(&format!(" {name}=\"")).unwrap();
            value.split('"').next().unwrap().parse().unwrap()
        };
        let rects = svg.split("<rect").skip(1);
        rects
            .map(|rest| (number(rest, "y"), number(rest, "y") + number(rest, "height")))
            .collect()
    }

    #[test]
    fn boxes_do_not_overlap_and_what_is_left_out_is_counted() {
        let mut all = related(RelationType::IntegratesWith, Direction::Outgoing, 9);
        all.extend(related(RelationType::BasedOn, Direction::Outgoing, 2));
        all.extend(related(RelationType::PartOf, Direction::Incoming, 3));

        let svg = draw(all, Lang::En).unwrap();

        let mut boxes = boxes(&svg);
        boxes.sort_by(|a, b| a.0.total_cmp(&b.0));
        assert!(boxes.windows(2).all(|two| two[0].1 < two[1].0), "{boxes:?}");
        assert_eq!(boxes.len(), 1 + 4 + 2 + 3);
        assert!(svg.contains("and 5 more"));
        assert!(svg.contains("Middle &#38; &#60;Co&#62;") && !svg.contains("style="));
        assert_eq!(svg.matches("<a href=\"/c/one-").count(), 9);
        assert!(svg.contains("drawing-withdrawn"));
    }

    #[test]
    fn a_drawing_is_mirrored_for_languages_read_from_the_right() {
        let one = || related(RelationType::BasedOn, Direction::Outgoing, 1);

        let (english, arabic) = (draw(one(), Lang::En).unwrap(), draw(one(), Lang::Ar).unwrap());

        assert!(english.contains("direction=\"ltr\"") && arabic.contains("direction=\"rtl\""));
        // The tip of the arrow is at the box: 44 from the left, or 44 from the right of 360.
        assert!(english.contains("M44.0 ") && arabic.contains("M316.0 "));
    }

    #[test]
    fn nothing_is_drawn_for_a_component_without_relations() {
        assert_eq!(draw(Vec::new(), Lang::En), None);
    }
}
