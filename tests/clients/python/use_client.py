"""What a Python program does with the API through a generated client: use_client.py ADDRESS"""

import sys
from http import HTTPStatus
from typing import assert_type

from dpi_catalogue_client import Client
from dpi_catalogue_client.api.components import export_components_ndjson, get_component, search_components
from dpi_catalogue_client.api.operation import get_status
from dpi_catalogue_client.models import (
    Component,
    ComponentAnswer,
    ErrorCode,
    Filter,
    HitField,
    Kind,
    Lang,
    ProblemDetails,
    SearchAnswer,
    StatusAnswer,
)
from dpi_catalogue_client.types import UNSET, Unset


def search(client: Client) -> None:
    """Asks in a language, with filters, counts and chosen fields."""
    answer = search_components.sync(
        client=client,
        q="certificado de nacimiento",
        lang=Lang.ES,
        kind=[Kind.SOFTWARE],
        facets=[Filter.DOMAIN, Filter.COUNTRY],
        fields=[HitField.NAME, HitField.SUMMARY],
        limit=5,
    )
    assert isinstance(answer, SearchAnswer), answer
    assert len(answer.data) == 5 <= answer.meta.total
    assert answer.data[0].name and answer.data[0].summary, "the fields that were asked for come"
    assert answer.data[0].license_ is UNSET, "and no other"
    assert answer.facets["domain"][0].count > 0
    assert len(answer.facets["country"]) > 0


def everything(client: Client) -> list[str]:
    """The ids on all pages."""
    ids: list[str] = []
    cursor: str | Unset = UNSET
    while True:
        page = search_components.sync(client=client, limit=50, fields=[HitField.NAME], cursor=cursor)
        assert isinstance(page, SearchAnswer), page
        ids.extend(hit.id for hit in page.data)
        assert len(ids) <= page.meta.total, "no more than the total comes"
        cursor = page.meta.next_cursor
        if isinstance(cursor, Unset):
            return ids


def pages(client: Client) -> None:
    status = get_status.sync(client=client)
    assert isinstance(status, StatusAnswer), status
    ids = everything(client)
    assert len(ids) == status.data.components, "every component comes"
    assert len(set(ids)) == len(ids), "none comes twice"
    print(f"{len(ids)} components on all pages")


def described(component: Component) -> str:
    """Facts that are always there need no question, all others do."""
    assert_type(component.license_.expression, str)
    website = component.website.url if component.website else "no website known"
    return f"{component.name}, {component.license_.expression}, {website}"


def one(client: Client) -> None:
    answer = get_component.sync(client=client, id="mosip", lang=Lang.EN)
    assert isinstance(answer, ComponentAnswer), answer
    assert answer.data.id == "mosip"
    assert described(answer.data).startswith("MOSIP, MPL-2.0, https:")
    assert answer.data.kind is Kind.SOFTWARE
    assert answer.data.curation.reviewed.year >= 2026, "dates are dates"


def missing(client: Client) -> None:
    answer = get_component.sync_detailed(client=client, id="mosp")
    assert answer.status_code == HTTPStatus.NOT_FOUND
    problem = answer.parsed
    assert isinstance(problem, ProblemDetails), problem
    assert problem.code is ErrorCode.COMPONENT_NOT_FOUND
    assert not isinstance(problem.nearest, Unset) and "mosip" in problem.nearest, "the nearest ids are named"


def bad_parameters(client: Client) -> None:
    problem = search_components.sync(client=client, domain=["payment"], country=["Kenya"], limit=0, cursor="x")
    assert isinstance(problem, ProblemDetails), problem
    assert problem.code is ErrorCode.INVALID_PARAMETERS
    assert not isinstance(problem.errors, Unset)
    assert sorted(error.parameter for error in problem.errors) == ["country", "cursor", "domain", "limit"]
    assert [error.nearest for error in problem.errors if error.parameter == "domain"] == ["payments"]


def export(client: Client) -> None:
    answer = export_components_ndjson.sync_detailed(client=client, domain=["payments"])
    assert answer.status_code == HTTPStatus.OK
    assert answer.content.count(b"\n") > 1


def main() -> None:
    client = Client(base_url=sys.argv[1], raise_on_unexpected_status=True)
    for step in (search, pages, one, missing, bad_parameters, export):
        step(client)
    print("search, pages, one component, 404, 400 and export: as described")


if __name__ == "__main__":
    main()
