"""Executes what the documents show: examples.py ADDRESS WORK DOCUMENT... OPENAPI

WORK holds the generated clients in `python` and `typescript`. Fenced blocks of a Markdown document that are marked `bash`,
`python` or `typescript` are executed in order in one empty folder, with the server at ADDRESS in place of the address that
the document names. A block marked `text` right below one is what it prints; `...` stands for anything. Then the example of
every operation in OPENAPI is asked for. Exit status 1 when an example fails or prints something else.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any, Iterator, NamedTuple

DOCUMENTED = "http://127.0.0.1:8080"
LANGUAGES = ("bash", "python", "typescript")
TIME_LIMIT_SECONDS = 60


class Example(NamedTuple):
    place: str
    language: str
    code: str
    printed: str | None


def examples(document: Path) -> Iterator[Example]:
    """The blocks that can be executed, each with what stands below it."""
    lines = document.read_text().splitlines()
    blocks: list[tuple[int, str, str, bool]] = []
    begun: int | None = None
    after_block = False
    for number, line in enumerate(lines, 1):
        if line.startswith("```") and begun is None:
            begun, language, follows = number, line[3:].strip(), after_block
        elif line == "```" and begun is not None:
            blocks.append((begun, language, "\n".join(lines[begun:number - 1]) + "\n", follows))
            begun, after_block = None, True
        elif begun is None and line.strip():
            after_block = False
    for at, (number, language, code, _) in enumerate(blocks):
        if language in LANGUAGES:
            below = blocks[at + 1] if at + 1 < len(blocks) else None
            printed = below[2] if below and below[1] == "text" and below[3] else None
            yield Example(f"{document}:{number}", language, code, printed)


def command(example: Example, at: int, address: str, work: Path, folder: Path) -> list[str]:
    code = example.code.replace(DOCUMENTED, address)
    if example.language == "bash":
        return ["bash", "-euo", "pipefail", "-c", code]
    if example.language == "python":
        path = folder / f"example-{at}.py"
        path.write_text(code)
        return [sys.executable, str(path)]
    # Beside the generated types, so that the compiler finds them.
    path = work / "typescript" / f"example-{at}.ts"
    path.write_text(code)
    settings = json.loads((work / "typescript" / "tsconfig.json").read_text())
    (work / "typescript" / "tsconfig.example.json").write_text(json.dumps(settings | {"files": [path.name]}))
    compiler = work / "typescript" / "node_modules" / ".bin" / "tsc"
    subprocess.run([compiler, "--project", work / "typescript" / "tsconfig.example.json"], check=True, timeout=TIME_LIMIT_SECONDS)
    return ["node", str(path.with_suffix(".js"))]


def is_printed(expected: str, actual: str) -> bool:
    parts = [re.escape(part) for part in re.split(r"\s*\.\.\.\s*", " ".join(expected.split()))]
    return re.fullmatch(r".*".join(parts), " ".join(actual.split()), re.DOTALL) is not None


def run(example: Example, at: int, address: str, work: Path, folder: Path) -> str | None:
    """What is wrong with an example; nothing when it is true."""
    environment = os.environ | {"PYTHONPATH": str(work / "python"), "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    try:
        argv = command(example, at, address, work, folder)
        done = subprocess.run(argv, cwd=folder, env=environment, capture_output=True, text=True, timeout=TIME_LIMIT_SECONDS)
    except subprocess.CalledProcessError as error:
        return f"does not compile ({error})"
    except subprocess.TimeoutExpired:
        return f"takes more than {TIME_LIMIT_SECONDS} s"
    if done.returncode != 0:
        return f"ends with status {done.returncode}:\n{done.stderr[-2000:]}{done.stdout[-500:]}"
    if example.printed is not None and not is_printed(example.printed, done.stdout.replace(address, DOCUMENTED)):
        return f"prints\n{done.stdout[:2000]}"
    return None


def documents(address: str, work: Path, paths: list[Path]) -> int:
    failed = 0
    for path in paths:
        folder = work / f"examples-{path.stem}"
        folder.mkdir(parents=True, exist_ok=True)
        # `npx` looks for installed tools here.
        (folder / "node_modules").symlink_to(work / "typescript" / "node_modules")
        found = list(examples(path))
        if not found:
            print(f"FAIL {path}: there is no example in it")
            failed += 1
        for at, example in enumerate(found):
            wrong = run(example, at, address, work, folder)
            if wrong:
                failed += 1
                print(f"FAIL {example.place}: the {example.language} example {wrong}", flush=True)
        print(f"{path}: {len(found)} examples executed", flush=True)
    return failed


def written(parameter: dict[str, Any], value: Any) -> list[tuple[str, str]]:
    """A parameter's value in a query string."""
    if not isinstance(value, list):
        return [(parameter["name"], json.dumps(value) if isinstance(value, bool) else str(value))]
    if parameter.get("explode", True):
        return [(parameter["name"], str(one)) for one in value]
    return [(parameter["name"], ",".join(map(str, value)))] if value else []


def asked(address: str, path: str, method: str, operation: dict[str, Any], body: bytes | None, kind: str | None) -> str | None:
    """Asks an operation for its own example; returns what is wrong with the answer."""
    query: list[tuple[str, str]] = []
    for parameter in operation.get("parameters", []):
        value = parameter.get("example")
        if parameter["in"] == "path":
            if value is None:
                return f"the parameter {parameter['name']} has no example"
            path = path.replace("{" + parameter["name"] + "}", urllib.parse.quote(str(value)))
        elif parameter.get("required") and value is not None:
            query += written(parameter, value)
    url = address + path + ("?" + urllib.parse.urlencode(query) if query else "")
    request = urllib.request.Request(url, data=body, method=method, headers={"content-type": kind} if kind else {})
    try:
        with urllib.request.urlopen(request, timeout=TIME_LIMIT_SECONDS) as answer:
            answer.read()
            return None if str(answer.status) in operation["responses"] else f"answers {answer.status}, which is not described"
    except urllib.error.HTTPError as error:
        code = json.loads(error.read() or b"{}").get("code")
        return None if code in NOT_HERE.get(operation["operationId"], ()) else f"{url} answers {error.code} {code}"


# Operations whose example cannot be answered by every server: the operator has not given what they need.
NOT_HERE = {"get_security": ("not-configured", "not-found"), "get_oembed": ("not-configured",)}


def operations(address: str, path: Path) -> int:
    document = json.loads(path.read_text())
    with urllib.request.urlopen(f"{address}/v1/dataset", timeout=TIME_LIMIT_SECONDS) as answer:
        version = json.load(answer)["data"]["version"]
    count = failed = 0
    for route, item in document["paths"].items():
        for method, operation in item.items():
            if method not in ("get", "post"):
                continue
            for parameter in operation.get("parameters", []):
                # A version names one state of the catalogue, so no example of it stays true; its link says where it comes from.
                if operation["operationId"] == "download_dataset" and parameter["name"] == "version":
                    parameter["example"] = version
            kind, body = example_body(operation)
            wrong = asked(address, route, method.upper(), operation, body, kind)
            count += 1
            if wrong:
                failed += 1
                print(f"FAIL {operation['operationId']}: {wrong}", flush=True)
    print(f"{path}: the examples of {count} operations asked for", flush=True)
    return failed


def example_body(operation: dict[str, Any]) -> tuple[str | None, bytes | None]:
    """The first described body of an operation and its content type."""
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        named = next(iter(content.get("examples", {}).values()), {})
        value = content.get("example", named.get("value"))
        if value is None:
            raise SystemExit(f"{operation['operationId']}: the body has no example")
        return kind, (value if isinstance(value, str) else json.dumps(value)).encode()
    return None, None


def main() -> int:
    address, work, *paths = sys.argv[1:]
    failed = documents(address, Path(work).resolve(), [Path(path) for path in paths[:-1]])
    failed += operations(address, Path(paths[-1]))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
