"""`python -m purenn bench`, all of it but the engines; the raw results stay in results/."""
from measure import path_of
from purenn.cli import bench


def main():
    return bench.command(["--json", path_of("bench")])


if __name__ == "__main__":
    raise SystemExit(main())
