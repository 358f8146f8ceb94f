"""What a browser may do with the site's files: one truth for pages, headers files and servers."""

from reportback.policy.directives import content_policy, meta, reached
from reportback.policy.kinds import Kind, kind_of
from reportback.policy.rules import Rule, headers, rules

__all__ = ["Kind", "Rule", "content_policy", "headers", "kind_of", "meta", "reached", "rules"]
