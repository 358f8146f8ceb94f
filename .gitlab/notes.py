"""Puts what the job 'change' wrote about a merge request into one note on it, updated in place.

It runs on the main branch with a token that may write, so it runs nothing of a merge request and
takes one text from it, as a stranger's: bounded in size, able to call nobody and to order nothing.
"""

import json
import os
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

API = os.environ["CI_API_V4_URL"]
PROJECT = os.environ["CI_PROJECT_ID"]
TOKEN = os.environ["REPORTBACK_TOKEN"]
MARK = "<!-- reportback: what changes for the public -->"
MOST = 60_000  # bytes
UNTOLD = "What this change means for the public could not be told; the job 'change' says why."
RUNS = (
    "> **This change also alters what runs.** It could have written the text below as it liked:"
    " read the files too.\n\n"
)
WAITING = ("created", "pending", "preparing", "running", "scheduled", "waiting_for_resource")


def ask(method, path, data=None):
    """The answer of GitLab's API. Raises urllib.error.HTTPError where it refuses."""
    body = urllib.parse.urlencode(data).encode() if data else None
    request = urllib.request.Request(f"{API}/{path}", data=body, method=method)
    request.add_unredirected_header("PRIVATE-TOKEN", TOKEN)  # artifacts lie elsewhere
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read(MOST if path.endswith(".md") else -1)


def listed(path):
    """Every item of a list that comes in pages."""
    page, sign = 1, "&" if "?" in path else "?"
    while items := json.loads(ask("GET", f"{path}{sign}per_page=100&page={page}")):
        yield from items
        page += 1


def text_of(request):
    """What its newest pipeline tells of it, or None where that is still to come."""
    whole = json.loads(ask("GET", f"projects/{PROJECT}/merge_requests/{request['iid']}"))
    pipeline = whole.get("head_pipeline") or {}
    if not pipeline:
        return None
    home = pipeline["project_id"]
    jobs = listed(f"projects/{home}/pipelines/{pipeline['id']}/jobs")
    job = next((job for job in jobs if job["name"] == "change"), None)
    if (job or pipeline)["status"] in WAITING:
        return None
    # An earlier note must not go on speaking for a change that is another by now.
    said = (written(home, job) if job else "") or UNTOLD
    made = f"Made from commit {pipeline['sha']} by `reportback diff`."
    return f"{RUNS if alters_what_runs(whole) else ''}{said}\n\n---\n{made}"


def written(home, job):
    """The text that a job left, also one that failed; nothing where it left none."""
    try:
        raw = ask("GET", f"projects/{home}/jobs/{job['id']}/artifacts/change.md")
    except urllib.error.HTTPError as error:
        if error.code != 404:
            raise
        return ""
    return harmless(raw.decode("utf-8", "ignore")).strip()


def alters_what_runs(whole):
    """Only what lies in content/ and ideas/ cannot run, and so cannot write the text itself."""
    if str(whole.get("changes_count")).endswith("+"):  # GitLab does not list them all
        return True
    files = listed(f"projects/{PROJECT}/merge_requests/{whole['iid']}/diffs")
    paths = [path for file in files for path in (file["old_path"], file["new_path"])]
    return not all(path.startswith(("content/", "ideas/")) for path in paths)


def harmless(text):
    """A stranger's text that calls nobody and orders nothing: GitLab obeys lines such as /close."""
    lines = text.replace("@", "@\u200b").splitlines()
    return "\n".join(re.sub(r"^([\W_]*?)/", r"\1&#47;", line) for line in lines)


def write(request, text):
    """The one note, written or brought up to date."""
    notes = f"projects/{PROJECT}/merge_requests/{request['iid']}/notes"
    me = json.loads(ask("GET", "user"))["id"]
    body = f"{MARK}\n{text}"
    for note in listed(notes):
        if note["author"]["id"] == me and note["body"].startswith(MARK):
            if note["body"].strip() != body.strip():
                ask("PUT", f"{notes}/{note['id']}", {"body": body})
            return
    ask("POST", notes, {"body": body})


def main():
    """Every open merge request; one that cannot be read does not keep the others waiting."""
    failed = False
    for request in listed(f"projects/{PROJECT}/merge_requests?state=opened"):
        try:
            if text := text_of(request):
                write(request, text)
                print(f"!{request['iid']}: up to date")
        except urllib.error.HTTPError as error:
            failed = failed or error.code not in (403, 404)  # a fork that keeps its jobs to itself
            print(f"!{request['iid']}: GitLab answered {error.code}", file=sys.stderr)
    sys.exit(failed)


if __name__ == "__main__":
    main()
