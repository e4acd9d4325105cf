"""The runner of examples is tried on documents that lie: python -m unittest tests/tools/test_examples.py"""

import os
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from examples import Example, examples, is_printed, run

TRUTHS = """
# A guide

```bash
echo one two three
```
```text
one ... three
```

```python
assert 1 + 1 == 2
```

A table that is not executed:

```json
{}
```
"""


class Runner(unittest.TestCase):
    def run_one(self, language: str, code: str, printed: "str | None" = None) -> "str | None":
        with tempfile.TemporaryDirectory() as folder:
            return run(Example("guide:1", language, code, printed), 0, "http://127.0.0.1:1", Path(folder), Path(folder))

    def test_blocks_are_found_with_what_they_print(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            document = Path(folder, "guide.md")
            document.write_text(TRUTHS)
            found = list(examples(document))

        self.assertEqual([(one.language, one.printed) for one in found], [("bash", "one ... three\n"), ("python", None)])
        self.assertTrue(found[0].place.endswith("guide.md:4"), found[0].place)

    def test_what_is_true_passes(self) -> None:
        self.assertIsNone(self.run_one("bash", "echo one two three\n", "one ... three\n"))
        self.assertIsNone(self.run_one("python", "print(1 + 1)\n", "2\n"))

    def test_an_example_that_fails_is_reported(self) -> None:
        self.assertIn("status 1", self.run_one("bash", "false | true\n") or "")
        self.assertIn("AssertionError", self.run_one("python", "assert 1 + 1 == 3\n") or "")
        self.assertIn("status", self.run_one("bash", "curl -sS --fail http://127.0.0.1:8080/\n") or "")

    def test_an_example_that_prints_something_else_is_reported(self) -> None:
        self.assertIn("prints", self.run_one("bash", "echo 200\n", "304\n") or "")

    def test_dots_stand_for_anything_and_white_space_does_not_count(self) -> None:
        self.assertTrue(is_printed("{ ... }", '{"a":\n 1}'))
        self.assertTrue(is_printed("a ... c", "a b c"))
        self.assertFalse(is_printed("a ... c", "a b d"))
        self.assertFalse(is_printed("a", "a b"), "what is shown without dots is all there is")

    def test_typescript_that_does_not_compile_is_reported(self) -> None:
        work = Path(os.environ["CLIENTS"]).resolve()
        with tempfile.TemporaryDirectory() as folder:
            wrong = run(Example("guide:1", "typescript", 'const n: number = "text";\n', None), 999, "", work, Path(folder))
        self.assertIn("does not compile", wrong or "")


if __name__ == "__main__":
    unittest.main()
