"""Every HTML and CSS file of the built site, judged by the Nu Html Checker."""

import json
import shutil
from pathlib import Path

import pytest

from tests.support import ROOT, run, write_tree

pytestmark = pytest.mark.browser

JAR = ROOT / "tests" / "tools" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

# CSS that browsers have had for years and the checker does not know yet: one regular
# expression for each, with the property in its words, so that nothing else slips through.
NOT_KNOWN_YET: list[str] = [
    r".*Property .paint-order. doesn.t exist.*",
    r".*Property .vector-effect. doesn.t exist.*",
    r".*Property .container-type. doesn.t exist.*",
    r".*Unrecognized at-rule .@container.*",
    r".*.font-size.: Parse Error.*",  # cqi, a share of a container's width
    # A script takes `hidden` away, and then the other counts.
    r"Attribute .aria-hidden. is unnecessary for elements that have attribute .hidden.*",
    # Read from a disk, a page's own files are not 'self' to the checker; and it takes a block of
    # data for a script. The policy itself is tried in a browser: tests/hosting.
    r"Resource violates Content Security Policy .meta tag.: [a-z ]+ “(?!https?:|//|data:)[^”]*”.*",
    r"Inline script violates Content Security Policy .meta tag.: blocked by “script-src”.*",
]


@pytest.fixture(scope="module")
def java() -> str:
    program = shutil.which("java")
    if program is None:
        pytest.skip("no Java here, which the HTML validator needs")
    if not JAR.is_file():
        pytest.skip("no HTML validator here: make tools")
    return program


def judged(java: str, folder: Path) -> list[str]:
    """What the checker says of every HTML, CSS and SVG file in a folder."""
    done = run(
        [
            *(java, "-Xss4m", "-jar", JAR),
            *("--format", "json", "--stdout", "--exit-zero-always", "--skip-info-messages"),
            *("--skip-non-html", "--also-check-css", "--also-check-svg"),
            *(["--filterpattern", "|".join(NOT_KNOWN_YET)] if NOT_KNOWN_YET else []),
            folder,
        ],
        timeout=540,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return [
        f"{message.get('url', '').removeprefix(f'file:{folder}/')}:{message.get('lastLine', 0)}: "
        f"{message['message']} | {message.get('extract', '').strip()[:160]}"
        for message in json.loads(done.stdout)["messages"]
    ]


@pytest.mark.slow
def test_every_file_of_the_site_is_valid(java: str, example_site: Path) -> None:
    assert any(example_site.rglob("*.css"))
    messages = judged(java, example_site)
    assert not messages, "\n".join([f"{len(messages)} in all", *messages[:20]])


def test_the_checker_sees_faults_of_each_kind(java: str, tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "a.html": "<!doctype html><html lang=en><title>t</title><p><div></p></div>",
            "sound.html": "<!doctype html><html lang=en><title>t</title><h1>Sound</h1>",
            "b/a.css": "p { colour: red }",
            "b/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'><blob/></svg>",
        },
    )
    faulty = {message.split(":")[0] for message in judged(java, tmp_path)}
    assert faulty == {"a.html", "b/a.css", "b/a.svg"}
