"""Reads every format of the API with other people's libraries: formats.py ADDRESS PUBLIC_URL HOSTILE_ID

The server at ADDRESS knows itself as PUBLIC_URL, has published its components, and calls one of them, HOSTILE_ID, by a summary
that a spreadsheet would take for a formula. Exit status 1 when something is not as intended; each check says what it saw.
"""

from __future__ import annotations

import io
import json
import sys
import urllib.request
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any, Callable

import atoma
import feedparser
import jsonschema
import networkx
import pandas
import pydot
import yaml
from pyld import jsonld

SCHEMAS = Path(__file__).parent / "schemas"
SCHEMA_ORG = "http://schema.org/"
DCAT = "http://www.w3.org/ns/dcat#"
DCT = "http://purl.org/dc/terms/"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
XSD = "http://www.w3.org/2001/XMLSchema#"
DATA_LICENSE = "https://spdx.org/licenses/CC0-1.0"


class Server:
    """What is asked, and what is known of the answers beforehand."""

    def __init__(self, address: str, public: str, hostile: str) -> None:
        self.address, self.public, self.hostile = address, public, hostile
        self.components: list[dict[str, Any]] = self.json("/v1/export.json")["data"]

    def bytes(self, path: str) -> bytes:
        with urllib.request.urlopen(self.address + path, timeout=60) as answer:
            body: bytes = answer.read()
            return body

    def text(self, path: str) -> str:
        return self.bytes(path).decode()

    def json(self, path: str) -> Any:
        return json.loads(self.bytes(path))


def refuse(url: str, options: object = None) -> None:
    """Contexts stand inside the documents: a processor never has to fetch one."""
    raise AssertionError(f"the document makes its reader fetch {url}")


Triple = tuple[str, str, str]


def triples(document: Any, base: str) -> tuple[set[Triple], list[dict[str, Any]]]:
    """The triples of a JSON-LD document and the quads with all that is known of their objects."""
    graph = jsonld.to_rdf(document, {"base": base, "documentLoader": refuse})["@default"]
    return {(q["subject"]["value"], q["predicate"]["value"], q["object"]["value"]) for q in graph}, graph


def nothing_is_dropped(document: dict[str, Any], base: str) -> None:
    """JSON-LD ignores in silence what its context does not know."""
    expanded = jsonld.expand(document, {"base": base, "documentLoader": refuse})
    assert len(expanded) == 1, f"one node at the top, not {len(expanded)}"
    kept = len([key for key in expanded[0] if key not in ("@id", "@type")])
    given = len([key for key in document if not key.startswith("@")])
    assert kept == given, f"{document['@id']}: {given} properties are written, {kept} understood"


def components_as_linked_data(server: Server) -> str:
    kinds = {"software": "SoftwareApplication", "dataset": "Dataset"}
    relations = {
        "integrates-with": SCHEMA_ORG + "mentions",
        "part-of": SCHEMA_ORG + "isPartOf",
        "based-on": SCHEMA_ORG + "isBasedOn",
        "implements-spec": DCT + "conformsTo",
        "successor-of": DCT + "replaces",
    }
    count = 0
    for component in server.components:
        path = f"/v1/components/{component['id']}.jsonld"
        document = server.json(path)
        found, graph = triples(document, server.public + path)
        nothing_is_dropped(document, server.public + path)
        this = f"{server.public}/c/{component['id']}"
        wanted = {
            (this, RDF_TYPE, SCHEMA_ORG + kinds.get(component["kind"], "CreativeWork")),
            (this, SCHEMA_ORG + "identifier", component["id"]),
            (this, SCHEMA_ORG + "name", component["name"]),
            (this, SCHEMA_ORG + "abstract", component["summary"]),
            (this, SCHEMA_ORG + "sdLicense", DATA_LICENSE),
            (this, SCHEMA_ORG + "mainEntityOfPage", this),
        }
        wanted |= {(this, SCHEMA_ORG + "citation", evidence["url"]) for evidence in component["evidence"]}
        if website := component.get("website"):
            wanted.add((this, SCHEMA_ORG + "url", website["url"]))
        for relation in component.get("relations", []):
            wanted.add((this, relations[relation["type"]], f"{server.public}/c/{relation['target']}"))
        assert wanted <= found, f"{path} lacks {sorted(wanted - found)}"
        code = {o for _, p, o in found if p == SCHEMA_ORG + "codeRepository"}
        assert code == {one["url"] for one in component.get("repositories", [])}, f"{path}: repositories"
        texts = [q["object"] for q in graph if q["predicate"]["value"] == SCHEMA_ORG + "abstract"]
        assert all(text.get("language") for text in texts), f"{path}: a text without its language"
        assert len({text["language"] for text in texts}) == len(texts), f"{path}: a language twice"
        links = [q["object"]["value"] for q in graph if q["object"]["type"] == "IRI"]
        assert all(":" in link for link in links), f"{path}: a relative address is left"
        count += len(graph)
    return f"{len(server.components)} components expand to {count} triples, all intended ones among them, nothing dropped"


def catalogue_as_linked_data(server: Server) -> str:
    base = server.public
    document = server.json("/catalog.jsonld")
    nothing_is_dropped(document, f"{base}/catalog.jsonld")
    found, graph = triples(document, f"{base}/catalog.jsonld")
    catalogue, dataset, service = f"{base}/catalog.jsonld", f"{base}/v1/dataset", f"{base}/v1"
    wanted = {
        (catalogue, RDF_TYPE, DCAT + "Catalog"),
        (catalogue, RDF_TYPE, SCHEMA_ORG + "DataCatalog"),
        (catalogue, DCAT + "dataset", dataset),
        (catalogue, DCAT + "service", service),
        (catalogue, DCT + "license", DATA_LICENSE),
        (dataset, RDF_TYPE, DCAT + "Dataset"),
        (dataset, DCT + "license", DATA_LICENSE),
        (service, RDF_TYPE, DCAT + "DataService"),
        (service, DCAT + "servesDataset", dataset),
        (service, DCAT + "endpointDescription", f"{base}/openapi.json"),
    }
    assert wanted <= found, f"the catalogue lacks {sorted(wanted - found)}"
    for subject in (catalogue, dataset):
        for predicate in ("title", "description", "publisher", "modified"):
            assert any(s == subject and p == DCT + predicate for s, p, _ in found), f"{subject} has no dct:{predicate}"
    moments = [q["object"] for q in graph if q["predicate"]["value"] == DCT + "modified"]
    assert all(moment["datatype"] == XSD + "dateTime" for moment in moments), "a moment is not typed"
    files = {o for s, p, o in found if s == dataset and p == DCAT + "distribution"}
    assert len(files) >= 3, f"only {len(files)} distributions"
    for file in files:
        facts = {p: o for s, p, o in found if s == file}
        assert facts[DCAT + "downloadURL"].startswith(base + "/v1/"), facts
        assert facts[DCAT + "mediaType"].startswith("https://www.iana.org/assignments/media-types/"), facts
        assert facts[DCT + "license"] == DATA_LICENSE, facts
        assert server.bytes(facts[DCAT + "downloadURL"].removeprefix(base)), "a distribution is empty"
    return f"the DCAT catalogue expands to {len(found)} triples; {len(files)} distributions, each can be downloaded"


# What a project would write for what the catalogue does not know.
COMPLETION: dict[str, Any] = {
    "url": "https://git.example.org/x",
    "platforms": ["web"],
    "developmentStatus": "stable",
    "softwareType": "standalone/web",
    "maintenance": {"type": "none"},
    "localisation": {"localisationReady": True, "availableLanguages": ["en"]},
}


def publiccode(server: Server) -> str:
    schema = json.loads((SCHEMAS / "publiccode-0.7.json").read_text())
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    software = [component for component in server.components if component["kind"] == "software"]
    complete, named = 0, Counter[str]()
    for component in software:
        text = server.text(f"/v1/components/{component['id']}.publiccode.yml")
        lines = [line[4:] for line in text.splitlines() if line.startswith("#   ")]
        missing = {line.split(":")[0] for line in lines}
        file = yaml.safe_load(text)
        absent = {error.message.split("'")[1] for error in validator.iter_errors(file) if error.validator == "required" and not error.path}
        others = [error.message for error in validator.iter_errors(file) if error.validator != "required" or error.path]
        assert not others, f"{component['id']}: {others}"
        assert absent <= missing, f"{component['id']}: {sorted(absent - missing)} is absent and not named"
        file |= {key: COMPLETION[key] for key in absent}
        validator.validate(file)
        complete += not missing
        named.update(absent)
        for key, line in (("longDescription", "description: a longDescription"), ("features", "description: features")):
            is_there = any(one.get(key) for one in file["description"].values())
            is_named = any(one.startswith(line) for one in lines)
            assert is_there != is_named, f"{component['id']}: {key} is {'there and' if is_there else 'absent and not'} named as missing"
    return f"publiccode.yml of {len(software)} components is valid but for what it names as missing ({complete} miss nothing)"


def feeds(server: Server) -> str:
    schema = json.loads((SCHEMAS / "json-feed-1.1.json").read_text())
    counts = []
    for query in ("", "?domain=payments", "?q=birth+certificate&lang=fr"):
        text = server.bytes("/feed.atom" + query)
        parsed = feedparser.parse(text)
        assert not parsed.bozo, f"/feed.atom{query}: {parsed.get('bozo_exception')}"
        assert parsed.version == "atom10"
        strict = atoma.parse_atom_bytes(text)
        feed = server.json("/feed.json" + query)
        jsonschema.validate(feed, schema, format_checker=jsonschema.FormatChecker())
        assert [entry.id for entry in parsed.entries] == [entry.id_ for entry in strict.entries] == [item["id"] for item in feed["items"]]
        assert len({item["id"] for item in feed["items"]}) == len(feed["items"]) > 0, f"/feed.json{query}"
        assert all(entry.link.startswith(server.public + "/c/") for entry in parsed.entries)
        newest = max(entry.updated for entry in parsed.entries)
        assert datetime.fromisoformat(parsed.feed.updated) == datetime.fromisoformat(newest), "the feed's date is not its newest entry's"
        counts.append(len(feed["items"]))
    assert server.json("/v1/changes?limit=1000")["meta"]["total"] >= counts[0]
    return f"Atom and JSON Feed agree, {counts} entries of everything, of a domain, of a search"


def table(server: Server) -> str:
    text = server.text("/v1/export.csv")
    whole = {"worldwide_countries": "Int64", "first_release": "Int64"}
    days = ["last_activity", "added", "reviewed", "review_due"]
    # "NA" is Namibia; without this pandas takes it for nothing.
    frame = pandas.read_csv(io.StringIO(text.removeprefix("\ufeff")), dtype=whole, parse_dates=days, keep_default_na=False, na_values={name: [""] for name in [*whole, *days]})
    assert text.startswith("\ufeff"), "spreadsheets need the mark"
    assert list(frame["id"]) == [component["id"] for component in server.components]
    assert frame["id"].is_unique
    for name in whole:
        assert frame[name].dtype == "Int64", name
    for name in days:
        assert pandas.api.types.is_datetime64_any_dtype(frame[name]), name
    # A column that nobody has filled in yet proves nothing about its type.
    empty = [name for name in [*whole, *days] if frame[name].isna().all()]
    rows = {row["id"]: row for row in frame.to_dict("records")}
    for component in server.components:
        row = rows[component["id"]]
        year = component.get("first_release", {}).get("year")
        assert (None if pandas.isna(row["first_release"]) else row["first_release"]) == year, component["id"]
        assert row["reviewed"] == pandas.Timestamp(component["curation"]["reviewed"]), component["id"]
        assert row["license"] == component["license"]["expression"], component["id"]
        known = {use["country"] for use in component.get("deployments", []) if "country" in use}
        assert known <= set(row["countries"].split(";")) or not known, f"{component['id']}: {row['countries']}"
        if component["id"] != server.hostile:
            assert row["summary"] == component["summary"], component["id"]
    trap = next(one for one in server.components if one["id"] == server.hostile)["summary"]
    assert trap.startswith("=") and rows[server.hostile]["summary"] == "'" + trap, rows[server.hostile]["summary"]
    cells = frame.map(str).stack()
    assert not cells.str.match(r"\s*[=+@\t\r-]").any(), "a cell that a spreadsheet takes for a formula"
    return f"CSV opens in pandas: {len(frame)} rows, {len(frame.columns)} columns, numbers and dates typed, no formula; without a value so far: {', '.join(empty) or 'none'}"


def graphs(server: Server) -> str:
    for query in ("", "?domain=identity"):
        graph = server.json("/v1/graph" + query)["data"]
        nodes = {node["id"]: node["name"] for node in graph["nodes"]}
        edges = Counter((edge["from"], edge["to"], edge["type"]) for edge in graph["edges"])
        read = networkx.read_graphml(io.BytesIO(server.bytes("/v1/graph.graphml" + query)))
        assert read.is_directed()
        assert {id: data["name"] for id, data in read.nodes(data=True)} == nodes, "GraphML: nodes"
        assert Counter((a, b, data["type"]) for a, b, data in read.edges(data=True)) == edges, "GraphML: edges"
        (dot,) = pydot.graph_from_dot_data(server.text("/v1/graph.dot" + query))
        plain: Callable[[str], str] = lambda text: text.strip('"').replace('\\"', '"')
        # The statement `node [..]` sets defaults and is no node.
        drawn = {plain(node.get_name()): plain(node.get_label()) for node in dot.get_nodes() if node.get_name() != "node"}
        assert drawn == nodes, "DOT: nodes"
        lines = Counter((plain(edge.get_source()), plain(edge.get_destination()), plain(edge.get_label())) for edge in dot.get_edges())
        assert lines == edges, "DOT: edges"
    return f"GraphML in networkx and DOT in pydot are the graph of /v1/graph ({len(nodes)} nodes and {edges.total()} edges in one domain)"


def main() -> int:
    server = Server(*sys.argv[1:])
    failed = 0
    for check in (components_as_linked_data, catalogue_as_linked_data, publiccode, feeds, table, graphs):
        try:
            print("ok  ", check(server), flush=True)
        except (AssertionError, ValueError, jsonschema.ValidationError, atoma.FeedParseError) as error:
            failed += 1
            print(f"FAIL {check.__name__}: {str(error)[:2000]}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
