"""`make bench`: how long things take, as ratios to what they are measured beside.

Every pair runs in one session on one machine, one after the other, so that the ratio means
something where the seconds do not.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.corpus import write_articles, write_site

_PELICAN = (sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output")

_UNSEARCHED = "from pelicanconf import *\n\nREPORTBACK = {**REPORTBACK, 'search': False}\n"


def _seconds(root: Path, *command: str) -> float:
    """How long a command takes in a folder. Raises CalledProcessError if it fails."""
    started = time.perf_counter()
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    return time.perf_counter() - started


def _line(what: str, seconds: float, beside: float, than: str) -> None:
    print(f"{what:<44} {seconds:8.2f} s   {seconds / beside:6.2f} × {than}", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--ideas", type=int, default=2000, help="how many ideas and articles")
    count = parser.parse_args().ideas
    with tempfile.TemporaryDirectory() as folder:
        ours, stock = Path(folder) / "ours", Path(folder) / "stock"
        write_site(ours, count)
        write_articles(stock, count)
        plain = _seconds(stock, *_PELICAN)
        _line(f"stock Pelican, {count} articles", plain, plain, "itself")
        build = _seconds(ours, *_PELICAN)
        _line(f"Reportback, {count} ideas, first build", build, plain, "stock Pelican")
        (ours / "unsearched.py").write_text(_UNSEARCHED, encoding="utf-8")
        without = _seconds(ours, *_PELICAN[:-3], "unsearched.py", "-o", "unsearched")
        _line("the index of its search, within that", build - without, build, "the first build")
        again = _seconds(ours, *_PELICAN)
        _line("Reportback, the same again", again, build, "the first build")
        check = _seconds(ours, sys.executable, "-m", "reportback.cli", "check")
        _line("reportback check", check, build, "the first build")


if __name__ == "__main__":
    main()
