"""The `bedreilag` command. gevent patches first, then everything else."""

import sys


def main() -> None:
    """Run one command; those that serve or speak live run on gevent's loop."""
    if sys.argv[1:2] in (["run"], ["rehearse"]):
        from gevent import monkey

        monkey.patch_all()
    from bedreilag.commands import cli
    from bedreilag.config import command

    cli(prog_name=command())


if __name__ == "__main__":
    main()
