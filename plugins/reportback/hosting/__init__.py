"""What each kind of web host is told: headers, types, the page for what is missing, moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from reportback.hosting import apache, caddy, clouds, folders, iis, nginx
from reportback.hosting.hosted import Hosted, hosted
from reportback.pages import Page
from reportback.site import Site

__all__ = ["HOSTS", "Hosted", "hosted", "hosting_files"]

# Hosts that are configured outside of the site's folder, by `reportback hosting NAME`.
HOSTS: Mapping[str, Callable[[Hosted], str]] = {
    "nginx": nginx.configuration,
    "apache": apache.configuration,
    "caddy": caddy.configuration,
    "iis": iis.configuration,
    "azure": clouds.azure,
    "vercel": clouds.vercel,
    "cloudfront": clouds.cloudfront,
}


def hosting_files(site: Site, pages: Sequence[Page]) -> Iterator[tuple[str, bytes]]:
    """The files that hosts read from the site's folder, and do not publish.

    `.nojekyll` keeps GitHub Pages from building the site a second time.
    """
    told = hosted(site, pages)
    yield ".nojekyll", b""
    yield "_headers", folders.headers_file(told).encode()
    yield "_redirects", folders.redirects_file(told).encode()
    yield ".htaccess", apache.configuration(told).encode()
