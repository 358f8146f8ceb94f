"""Hosts that are configured in JSON: Azure Static Web Apps, Vercel, Amazon CloudFront."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from reportback.hosting.hosted import Hosted
from reportback.policy import Rule
from reportback.policy.rules import OPEN, POLICY, REFERRER, TYPES

_NOSNIFF = "X-Content-Type-Options"


def azure(told: Hosted) -> str:
    """`staticwebapp.config.json`: the first route that fits counts, and a `*` ends an address."""
    moves = [
        {"route": f"/{move.old}", "redirect": f"/{move.new}", "statusCode": 301}
        for move in told.moves
    ]
    routes = [
        {"route": route, "headers": dict(rule.headers)}
        for rule in told.rules[:0:-1]
        for route in _azure_routes(told, rule)
    ]
    return _json(
        {
            "trailingSlash": "always",
            "globalHeaders": dict(told.common),
            "mimeTypes": TYPES,
            "responseOverrides": {"404": {"rewrite": "/404.html", "statusCode": 404}},
            "routes": [*moves, *routes],
        }
    )


def _azure_routes(told: Hosted, rule: Rule) -> Iterator[str]:
    """Where a rule holds: an ending is `/*.{atom}`, and each campaign is named."""
    if rule.where.startswith("*."):
        yield f"/*.{{{rule.where[2:]}}}"
    elif not rule.where.startswith("*"):
        yield from (f"/{place}*" for place in told.each(rule))


def vercel(told: Hosted) -> str:
    """`vercel.json`: of two rules that fit, the later counts."""
    return _json(
        {
            "trailingSlash": True,
            "headers": [
                {"source": _vercel_source(place), "headers": _pairs("key", "value", rule.headers)}
                for rule in told.rules
                for place in told.places(rule)
            ],
            "redirects": [
                {
                    "source": f"/{move.old}{':rest*' if move.below else ''}",
                    "destination": f"/{move.new}{':rest*' if move.below else ''}",
                    "permanent": True,
                }
                for move in told.moves
            ],
        }
    )


def _vercel_source(place: str) -> str:
    if place.startswith("*"):
        return f"/(.*){re.escape(place[1:])}"
    return f"/{place.replace('*', ':name')}(.*)"


def cloudfront(told: Hosted) -> str:
    """A response headers policy for each path pattern of a distribution, '*' the default one."""
    return _json(
        {
            place if place.startswith("*") else f"{place}*": _cloudfront_policy(told, rule)
            for rule in told.rules
            for place in told.places(rule)
        }
    )


def _cloudfront_policy(told: Hosted, rule: Rule) -> Mapping[str, Any]:
    sent = {**told.common, **rule.headers}
    apart = {POLICY, REFERRER, _NOSNIFF}
    custom = {name: value for name, value in sent.items() if name not in {*apart, OPEN}}
    items = [{**pair, "Override": True} for pair in _pairs("Header", "Value", custom)]
    security = {
        "ContentSecurityPolicy": {"ContentSecurityPolicy": sent[POLICY], "Override": True},
        "ContentTypeOptions": {"Override": True},
        "ReferrerPolicy": {"ReferrerPolicy": sent[REFERRER], "Override": True},
    }
    name = re.sub(r"[^a-z]+", "-", rule.where or "all").strip("-")
    policy: dict[str, Any] = {
        "Name": f"reportback-{name}",
        "SecurityHeadersConfig": security,
        "CustomHeadersConfig": {"Quantity": len(items), "Items": items},
    }
    return {**policy, "CorsConfig": _CORS} if OPEN in sent else policy


_CORS: Mapping[str, Any] = {
    "AccessControlAllowOrigins": {"Quantity": 1, "Items": ["*"]},
    "AccessControlAllowHeaders": {"Quantity": 1, "Items": ["*"]},
    "AccessControlAllowMethods": {"Quantity": 2, "Items": ["GET", "HEAD"]},
    "AccessControlAllowCredentials": False,
    "OriginOverride": True,
}


def _pairs(name: str, value: str, headers: Mapping[str, str]) -> list[dict[str, str]]:
    return [{name: header, value: said} for header, said in headers.items()]


def _json(data: Mapping[str, Any]) -> str:
    return json.dumps(data, indent=2) + "\n"
