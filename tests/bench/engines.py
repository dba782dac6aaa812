"""`python -m purenn bench engines`: where the limits that fit's engine="auto" goes by come from."""
from measure import path_of
from purenn.cli import bench


def main():
    return bench.command(["engines", "--json", path_of("engines")])


if __name__ == "__main__":
    raise SystemExit(main())
