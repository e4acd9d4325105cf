"""Executes what the documents show: examples.py ADDRESS WORK DOCUMENT... OPENAPI

WORK holds the generated clients in `python` and `typescript`. Fenced blocks of a Markdown document that are marked `bash`,
`python` or `typescript` are executed in order in one empty folder, with the server at ADDRESS in place of the address that
the document names. A block marked `text` right below one is what it prints; `...` stands for anything. Then the call that
the reference page at /docs shows for every operation in OPENAPI is made. Exit status 1 when an example fails or prints something else.
"""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
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


CURL = re.compile(r"^curl .*?'" + re.escape(DOCUMENTED) + r"[^']*'$")


def shown_calls(page: str) -> dict[str, str]:
    """The call that the reference page shows for every operation."""
    calls = {}
    for part in page.split("<section")[1:]:
        name, call = re.search(r'id="operation-([a-z_]+)"', part), re.search(r"<code>(curl [^<]*)</code>", part)
        if name and call:
            calls[name[1]] = html.unescape(call[1])
    return calls


def operations(address: str, folder: Path, path: Path) -> int:
    """Makes every call of the reference page, as it stands there."""
    folder.mkdir()
    document = json.loads(path.read_text())
    with urllib.request.urlopen(f"{address}/v1/dataset", timeout=TIME_LIMIT_SECONDS) as answer:
        version = json.load(answer)["data"]["version"]
    with urllib.request.urlopen(f"{address}/docs", timeout=TIME_LIMIT_SECONDS) as answer:
        calls = shown_calls(answer.read().decode())
    count = failed = 0
    for item in document["paths"].values():
        for operation in (item[method] for method in ("get", "post") if method in item):
            name = operation["operationId"]
            call = calls.get(name, "")
            count += 1
            if not CURL.match(call):
                failed += 1
                print(f"FAIL {name}: the reference page shows no call but {call!r}", flush=True)
                continue
            # A version names one state of the catalogue, so no example of it stays true; its link says where it comes from.
            call = call.replace(example_of(operation, "version"), version)
            write_body(folder / "file", operation)
            limit = f" --max-time {TIME_LIMIT_SECONDS} --silent --show-error --output answer --write-out '%{{http_code}}'"
            shell = ["bash", "-euo", "pipefail", "-c", call.replace(DOCUMENTED, address) + limit]
            done = subprocess.run(shell, cwd=folder, capture_output=True, text=True)
            if done.stdout != "200":
                failed += 1
                said = (folder / "answer").read_text()[:500] if (folder / "answer").exists() else ""
                print(f"FAIL {name}: {call} answers {done.stdout} {said}{done.stderr}", flush=True)
    print(f"{path}: the calls of {count} operations made", flush=True)
    return failed


def example_of(operation: dict[str, Any], name: str) -> str:
    """The example of a parameter; a text that is in no call when there is no such parameter."""
    named = (one["example"] for one in operation.get("parameters", []) if one["name"] == name)
    return str(next(named, "\0"))


def write_body(path: Path, operation: dict[str, Any]) -> None:
    """Writes what the call sends: the described example, or a component's file where a file is asked for."""
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        if kind == "application/json":
            example = content.get("example", next(iter(content.get("examples", {}).values()), {}).get("value"))
            path.write_text(json.dumps(example))
        else:
            path.write_text(Path("catalogue/components/mosip.yaml").read_text())
        return


def main() -> int:
    address, work, *paths = sys.argv[1:]
    failed = documents(address, Path(work).resolve(), [Path(path) for path in paths[:-1]])
    failed += operations(address, Path(work, "examples-operations"), Path(paths[-1]))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
