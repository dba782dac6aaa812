"""`python -m purenn bench engines`: where the limits that fit's engine="auto" goes by come from."""
from measure import note_place, path_of
from purenn.py36.commands import bench


def main():
    path = path_of("engines")
    code = bench.command(["engines", "--json", path])
    note_place(path)
    return code


if __name__ == "__main__":
    raise SystemExit(main())
