"""Real web servers on this machine, told what `reportback hosting` says, for as long as a test."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

NGINX = """\
daemon off;
worker_processes 1;
pid {scratch}/nginx.pid;
error_log stderr;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {scratch}/body;
  proxy_temp_path {scratch}/proxy;
  fastcgi_temp_path {scratch}/fastcgi;
  uwsgi_temp_path {scratch}/uwsgi;
  scgi_temp_path {scratch}/scgi;
  include {scratch}/site.conf;
}}
"""

APACHE = """\
ServerName localhost
{user}
Listen 127.0.0.1:{port}
PidFile {scratch}/apache.pid
DefaultRuntimeDir {scratch}
ErrorLog {scratch}/errors
Mutex file:{scratch}
{modules}
TypesConfig {scratch}/types
DocumentRoot {root}
<Directory {root}>
  AllowOverride All
  Require all granted
</Directory>
"""
# What every system's list has; the rest .htaccess must bring.
TYPES = """\
text/html html
text/css css
text/plain txt
text/javascript js
application/json json
application/xml xml
image/svg+xml svg
image/png png
"""
MODULES = "mpm_event authz_core mime dir alias rewrite headers deflate filter setenvif".split()
MODULE_FOLDERS = ("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules")


def find(*names: str) -> str | None:
    """The first of these programs that is here; servers lie where only root looks."""
    path = "/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin"
    return next(filter(None, (shutil.which(name, path=path) for name in names)), None)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def nginx(configuration: str, root: Path, scratch: Path, port: int) -> list[str]:
    """The command that starts nginx with this configuration; only the port and root are ours."""
    told = configuration.replace("listen 80;", f"listen 127.0.0.1:{port};")
    told = told.replace("root /srv/reportback;", f"root {root};")
    told = told.replace("include mime.types;", "include /etc/nginx/mime.types;")
    (scratch / "site.conf").write_text(told, encoding="utf-8")
    (scratch / "nginx.conf").write_text(NGINX.format(scratch=scratch), encoding="utf-8")
    return [str(find("nginx")), "-p", str(scratch), "-c", str(scratch / "nginx.conf")]


def apache(root: Path, scratch: Path, port: int) -> list[str]:
    """The command that starts Apache on a site's folder, whose .htaccess says the rest."""
    folder = next(filter(None, (Path(name) for name in MODULE_FOLDERS if Path(name).is_dir())))
    modules = "\n".join(
        f"LoadModule {name}_module {folder}/mod_{name}.so"
        for name in MODULES
        if (folder / f"mod_{name}.so").is_file()
    )
    user = "User nobody\nGroup nogroup" if os.geteuid() == 0 else ""
    told = APACHE.format(port=port, scratch=scratch, root=root, modules=modules, user=user)
    (scratch / "types").write_text(TYPES, encoding="utf-8")
    (scratch / "apache.conf").write_text(told, encoding="utf-8")
    program = str(find("apache2", "httpd"))
    return [program, "-f", str(scratch / "apache.conf"), "-DFOREGROUND"]


@contextmanager
def in_the_open(folder: Path) -> Iterator[tuple[Path, Path]]:
    """A copy of a folder where a server may read that has given up root, and a scratch folder."""
    with tempfile.TemporaryDirectory(prefix="hosted-") as name:
        Path(name).chmod(0o755)
        scratch = Path(name) / "scratch"
        scratch.mkdir()
        yield Path(shutil.copytree(folder, Path(name) / "www")), scratch


@contextmanager
def running(command: list[str], port: int) -> Iterator[None]:
    """The server, from when it answers until the end."""
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            for _ in range(200):
                if process.poll() is not None:
                    said = process.stderr.read() if process.stderr else ""
                    raise AssertionError(f"the server ended: {said}")
                with socket.socket() as one:
                    if one.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            else:
                raise AssertionError("the server does not answer")
            yield
        finally:
            process.terminate()


def get(port: int, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    """What the server answers, and no redirect followed."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip", **headers})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body
