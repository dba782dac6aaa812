"""`python -m purenn bench`, all of it but the engines; the raw results stay in results/."""
from measure import note_place, path_of
from purenn.py36.commands import bench


def main():
    path = path_of("bench")
    code = bench.command(["--json", path])
    note_place(path)
    return code


if __name__ == "__main__":
    raise SystemExit(main())
