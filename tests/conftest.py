"""Fixtures and options of every test.

    --update-golden   write what the build makes now as what it should make
    --require-all     a test left out is a failure (also REPORTBACK_REQUIRE_ALL=1; CI says so)

REPORTBACK_REAL_DATA   exports of real campaigns; else ../shared/data beside the checkout
REPORTBACK_SITE        a site already built, tested in place of a fresh build of the example
CHROMIUM               the browser to use, where it is not on PATH
"""

import json
import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import hypothesis
import pytest
from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright

from tests import support

# The one reason for leaving tests out that --require-all accepts: the exports are not
# published with the code, so a fresh clone elsewhere (on GitHub, say) has none.
NO_REAL_DATA = "no real data"

PREFIX_URL = "https://example.org/some/where"

hypothesis.settings.register_profile("default", deadline=None)
hypothesis.settings.register_profile(
    "ci", deadline=None, derandomize=True, print_blob=True, max_examples=40
)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "default")


# --- options -------------------------------------------------------------------


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("reportback")
    group.addoption("--update-golden", action="store_true", help="accept what is made now")
    group.addoption("--require-all", action="store_true", help="a skipped test is a failure")


def pytest_configure(config: pytest.Config) -> None:
    for name in support.FOREIGN:
        os.environ.pop(name, None)


def _requires_all(config: pytest.Config) -> bool:
    return bool(config.getoption("--require-all")) or (
        os.environ.get("REPORTBACK_REQUIRE_ALL", "") not in {"", "0"}
    )


def _fail_if_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.outcome != "skipped" or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if NO_REAL_DATA not in reason:
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was left out, and all tests are required: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if _requires_all(item.config):
        _fail_if_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if _requires_all(collector.config):
        _fail_if_skipped(report)
    return report


@pytest.fixture(scope="session")
def update_golden(pytestconfig: pytest.Config) -> bool:
    return bool(pytestconfig.getoption("--update-golden"))


# --- places ----------------------------------------------------------------------


@pytest.fixture(scope="session")
def repo_root() -> Path:
    return support.ROOT


@pytest.fixture(scope="session")
def real_data() -> Callable[[str], Path]:
    """`real_data(name)`: the folder of one real export; without it the test is left out."""
    named = os.environ.get("REPORTBACK_REAL_DATA")
    folder = Path(named) if named else support.ROOT.parent / "shared" / "data"
    if named and not folder.is_dir():
        pytest.fail(f"REPORTBACK_REAL_DATA names {folder}, which is no folder")

    def find(name: str) -> Path:
        if not folder.is_dir():
            pytest.skip(f"{NO_REAL_DATA}: {folder} is not there")
        if not (folder / name).is_dir():
            pytest.fail(f"{folder} holds no {name}")
        return folder / name

    return find


# --- what a test runs ------------------------------------------------------------


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[..., Path]:
    """`make_site({path: contents}, settings=…)`: a small site's root, with content/ and ideas/.

    Further calls in one test make further sites, unless `name` is one that is there already.
    """
    count = 0

    def make(
        files: support.Files, *, settings: str | None = support.SMALL_SETTINGS, name: str = ""
    ) -> Path:
        nonlocal count
        count += 1
        return support.write_site(tmp_path / (name or f"site-{count}"), files, settings)

    return make


@pytest.fixture(scope="session")
def run_cli() -> Callable[..., support.Finished]:
    """`run_cli("check", …, cwd=…)`: the console command's exit status, output and errors."""
    return support.run_cli


@pytest.fixture(scope="session")
def build() -> Callable[..., support.Finished]:
    """`build(root, output, …)`: Pelican, in a process of its own."""
    return support.build


Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """`once(name, make)`: a folder that `make(folder)` fills once for all test workers."""
    alone = worker_id == "master"
    shared = tmp_path_factory.getbasetemp() if alone else tmp_path_factory.getbasetemp().parent

    def fill(name: str, make: Callable[[Path], object]) -> Path:
        folder, told = shared / name, shared / f"{name}.json"
        with FileLock(shared / f"{name}.lock"):
            if not told.exists():
                failure = ""
                try:
                    make(folder)
                except AssertionError as error:
                    failure = str(error)
                told.write_text(json.dumps(failure), encoding="utf-8")
        failure = json.loads(told.read_text(encoding="utf-8"))
        if failure:
            pytest.fail(f"{name} could not be made: {failure}", pytrace=False)
        return folder

    return fill


@pytest.fixture(scope="session")
def example_site(once: Once) -> Path:
    """The example site, built once: its output folder. Look, but do not touch."""
    built = os.environ.get("REPORTBACK_SITE")
    if built:
        return Path(built).resolve()
    return once("example-site", lambda folder: support.build(support.ROOT, folder))


@pytest.fixture(scope="session")
def published_site(once: Once) -> Path:
    """The example site as published under a path (PREFIX_URL), as project pages are.

    Without a browser it has no report as PDF; the tests that look for one are left out then.
    """
    settings = "publishconf.py" if support.chromium() else "pelicanconf.py"

    def make(folder: Path) -> object:
        override = {"SITEURL": PREFIX_URL}
        return support.build(support.ROOT, folder, settings=settings, override=override)

    return once("published-site", make)


@pytest.fixture(scope="session")
def prefix_url() -> str:
    return PREFIX_URL


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of all tests of a process: Playwright allows no second."""
    program = support.chromium()
    if program is None:
        pytest.skip("no Chromium here: install it, or name it in CHROMIUM")
    with sync_playwright() as playwright:
        flags = support.chromium_flags()
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        yield browser
        browser.close()
