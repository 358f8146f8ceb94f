"""`python -m reportback.cli`: the console command by its module."""

from reportback.cli import main

main()
