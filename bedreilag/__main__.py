"""The `bedreilag` command. gevent patches first, then everything else."""

import os
import sys


def main() -> None:
    """Run one command; those that serve or speak live run on gevent's loop."""
    if sys.argv[1:2] in (["run"], ["rehearse"]):
        from gevent import monkey

        monkey.patch_all()
    from bedreilag.commands import cli

    cli(prog_name=os.environ.get("BIL", "bedreilag"))


if __name__ == "__main__":
    main()
