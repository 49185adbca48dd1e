"""Run every benchmark and print its line; a number decides nothing by itself."""

import platform

from benchmarks import imports, satisfaction, turns, workbooks

ALL = (workbooks.run, turns.run, imports.run, satisfaction.run)


def main() -> None:
    """Say what machine this is, then measure."""
    print(f"{platform.machine()}, Python {platform.python_version()}")
    for benchmark in ALL:
        print(benchmark())


if __name__ == "__main__":
    main()
