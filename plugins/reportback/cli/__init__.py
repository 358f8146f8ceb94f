"""The console command `reportback`: one module a command, imported when it is called."""

from __future__ import annotations

from importlib import import_module

import click

# The command, its module, and what the list of commands says of it.
COMMANDS = {
    "init": ("init", "Begin a site that holds only what is yours."),
    "new": ("new", "Write a correct campaign, idea or decision to fill in."),
    "import": ("import_", "Turn an export of a form or platform into ideas and records."),
    "intake": ("intake", "Turn an issue with somebody's idea into its file."),
    "export": ("export", "Make a workbook in which staff decide on ideas."),
    "record": ("record", "Turn a workbook that was filled in into a record of decisions."),
    "check": ("check", "Say everything that is wrong with the files, and where."),
    "diff": ("diff", "Say what a change alters for the public."),
    "restore": ("restore", "Make a site anew from its open data, or verify that data."),
    "serve": ("serve", "See the site while it is being edited."),
    "offline": ("offline", "Make a copy of the site that needs no web server."),
    "hosting": ("hosting", "Print a web server's configuration for this site."),
    "schema": ("schema", "Print the JSON Schema of the files, for editors."),
}


class _Commands(click.Group):
    """Commands that are imported one at a time: `check` does not wait for what `import` needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = COMMANDS[cmd_name][0]
        command: click.Command = getattr(import_module(f"{__name__}.{module}"), module)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_) for name, (_, help_) in COMMANDS.items()])


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="reportback")
def main() -> None:
    """Show the public what became of every idea."""
