"""What an adopter does: make an environment, install a wheel in it, and run what it brings.

The libraries are those of the environment that the tests run in, so that nothing is fetched.
"""

import subprocess
import sys
import sysconfig
import tarfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from tests.support import ROOT, Finished, run

# The last commit whose version is 0.1.0.
BEFORE = "84caa86"
# A template of the site's own, in place of the theme's components/empty.html.
OURS = """\
{% macro empty(sentence) %}
<p>Ours: {{ sentence }}</p>{% if caller is defined %}{{ caller() }}{% endif %}
{% endmacro %}
"""
ANSWERS = (
    *("--name", "Ambridge: your ideas", "--organisation", "Ambridge Parish Council"),
    *("--url", "https://ideas.ambridge.example", "--country", "GB", "--region", "ENG"),
)
DAY = {"REPORTBACK_AS_OF": "2026-06-30"}


def wheel_of(source: Path, folder: Path) -> Path:
    """The wheel of a checkout, built by its own backend."""
    done = run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, source]
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


def source_at(commit: str, folder: Path) -> bool:
    """The files of a commit, in a folder of their own; False where git does not have it."""
    command = ["git", "archive", "--format=tar", commit]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        return False
    with tarfile.open(fileobj=BytesIO(done.stdout)) as tar:
        tar.extractall(folder, filter="data")
    return True


@dataclass(frozen=True)
class Environment:
    """A virtual environment with the libraries of this one, and no Reportback but what it gets."""

    folder: Path

    @classmethod
    def made(cls, folder: Path) -> "Environment":
        done = run([sys.executable, "-m", "venv", "--without-pip", folder])
        assert done.returncode == 0, done.stderr
        lent = folder / "lent"
        lent.mkdir()
        for path in Path(sysconfig.get_path("purelib")).iterdir():
            if "reportback" not in path.name and path.suffix != ".pth":
                (lent / path.name).symlink_to(path)
        names = {"base": str(folder), "platbase": str(folder)}
        own = Path(sysconfig.get_path("purelib", "venv", vars=names))
        (own / "lent.pth").write_text(f"{lent}\n", encoding="utf-8")
        pelican = folder / "bin" / "pelican"
        pelican.write_text(f"#!{folder}/bin/python\nfrom pelican import main\n\nmain()\n")
        pelican.chmod(0o755)
        return cls(folder)

    @property
    def bin(self) -> Path:
        return self.folder / "bin"

    def pip_install(self, *arguments: str | Path) -> Finished:
        """Install with pip, from files alone."""
        python = self.bin / "python"
        return run([python, "-m", "pip", "install", "--no-index", *arguments], env=OFFLINE)

    def version(self, site: Path) -> str:
        """Which Reportback it has."""
        return self.run("--version", cwd=site).stdout.split()[-1]

    def run(self, *arguments: str | Path, cwd: Path) -> Finished:
        """Run `reportback` of this environment; a failure is an AssertionError with its words."""
        done = run([self.bin / "reportback", *arguments], cwd=cwd, env=DAY)
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    def build(self, site: Path, output: Path) -> set[str]:
        """Build a site as `pelican` does; return the files of the result."""
        words = ("content", "-s", "pelicanconf.py", "-o", output, "--fatal=errors")
        done = run([self.bin / "pelican", *words, "--log-handler", "plain"], cwd=site, env=DAY)
        assert done.returncode == 0, done.stdout + done.stderr
        return {p.relative_to(output).as_posix() for p in output.rglob("*") if p.is_file()}


# Whatever this machine's pip is set up to ask is not asked.
OFFLINE = {
    "PIP_NO_INDEX": "1",
    "PIP_CONFIG_FILE": "/dev/null",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
}
