"""The plan of the house and how the package keeps it: python3 tests/rules/layout.py prints the picture in numbers.

A room is a file directly in purenn/, or a folder with all that is in it.  Files and folders are listed from the bottom
to the top: a file imports only from its own folder and from what stands before it, in stubs and inside functions too.
The doors through the wall are the only exceptions, each a function in one file.  Ends with status 1, and says why,
where the package differs from the plan.
"""
import ast
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "shared"))
from paths import PACKAGE  # noqa: E402

# From the bottom to the top; those behind the wall come last and may use all others.
PLAN = """_types floats/ arrays/ random/ matrix labels checks article numpy/ files/ activations losses layers backprop
          targets schedules optimizers data encoders metrics fitting/ training attributes network estimating/ estimators __init__ commands/ __main__
          py36/ py36/numbers/ py36/straightline/ py36/looped/ py36/engines/ py36/export/ py36/formats/
          py36/crosscheck/
          py36/crosscheck/published/ py36/vectors/ py36/bundle/ py36/report/ py36/commands/""".split()
# A file that reaches through the wall, and the folder that it reaches, inside a function.
DOORS = {("floats.elementary", "py36/numbers/"), ("fitting.engines", "py36/engines/"),
         ("fitting.predicting", "py36/engines/"), ("fitting.plan", "py36/engines/"),
         ("arrays.pictures", "py36/report/"), ("network", "py36/export/"), ("network", "py36/crosscheck/"), ("commands.crosscheck", "py36/crosscheck/"),
         ("__init__", "py36/crosscheck/"), ("__main__", "py36/commands/")}
WALL = "py36/"
MOST_ROOMS, MOST_FLOORS = 30, 14


class Module(object):
    """A file of the package: its dotted name inside of purenn, its place in the plan, its room, and what it imports."""

    def __init__(self, path, package):
        self.path = path
        self.stub = path.endswith(".pyi")
        parts = os.path.relpath(path, package).rsplit(".", 1)[0].split(os.sep)
        self.is_package = parts[-1] == "__init__" and len(parts) > 1
        self.name = ".".join(parts[:-1] if self.is_package else parts)
        self.folder = parts[:-1]
        # In the plan, where numpy/lib/, which only gives NumPy's name to a file, is a part of numpy/.
        self.place = "/".join(self.folder).replace("numpy/lib", "numpy") + "/" if self.folder else parts[0]
        self.room = self.place.split("/")[0] + "/" * bool(self.folder)
        with open(path, "rb") as file:
            self.text = file.read().decode("utf-8")
        self._tree = self._statements = None

    @property
    def tree(self):
        """Parsed when first asked for: most tests need only the names."""
        if self._tree is None:
            self._tree = ast.parse(self.text)
        return self._tree

    def imports(self, names):
        """(dotted names imported, those imported at the top); `names`: of all modules."""
        if self._statements is None:
            self._statements = [[node for node in nodes if isinstance(node, ast.ImportFrom) and node.level]
                                for nodes in (ast.walk(self.tree), self.tree.body)]
        everywhere, top = self._statements
        return self._imported(everywhere, names), self._imported(top, names)

    def _imported(self, statements, names):
        found = set()
        for node in statements:
            if node.level > len(self.folder) + 1:
                raise ValueError("%s line %d leaves the package" % (self.path, node.lineno))
            parts = self.folder[:len(self.folder) - node.level + 1] + (node.module.split(".") if node.module else [])
            for alias in node.names:
                whole = ".".join(parts + [alias.name])
                found.add(whole if whole in names else ".".join(parts) or "__init__")
        return found


def modules(package=PACKAGE):
    """All files of the package, stubs too."""
    paths = [os.path.join(folder, name) for folder, _, files in os.walk(package) for name in files]
    return [Module(path, package) for path in sorted(paths) if path.endswith((".py", ".pyi")) and "helpers" not in path.split(os.sep)]


class House(object):
    """The package as it is: rooms, and which rooms and modules import which."""

    def __init__(self, files):
        self.files = files
        self.names = set([module.name for module in files])
        self.place_of = dict([(module.name, module.place) for module in files])
        self.room_of = dict([(module.name, module.room) for module in files])
        self.uses = {}                  # module -> the modules it imports, doors left out
        self.doors = set()              # (module, room) through the wall, inside functions
        self.through_the_wall = []      # the same at the top of a file, or where there is no door
        for module in files:
            everywhere, top = module.imports(self.names)
            for name in everywhere - set([module.name]):
                place = self.place_of.get(name, "?")
                if place.startswith(WALL) and not module.place.startswith(WALL):
                    self.doors.add((module.name, place))
                    if name in top:
                        self.through_the_wall.append((module.name, place))
                else:
                    self.uses.setdefault(module.name, set()).add(name)

    def rooms(self):
        return set(self.room_of.values())

    def room_uses(self):
        """room -> the other rooms that its files import."""
        uses = dict([(room, set()) for room in self.rooms()])
        for name in self.uses:
            uses[self.room_of[name]] |= set([self.room_of.get(other, "?") for other in self.uses[name]])
        return dict([(room, others - set([room])) for room, others in uses.items()])


def floors(uses):
    """{room: the floor it stands on}, 1 at the bottom; those in a circle are left out."""
    found = {}
    while True:
        ready = [name for name in uses if name not in found and not [x for x in uses[name] if x in uses and x not in found]]
        if not ready:
            return found
        for name in ready:
            found[name] = 1 + max([found[x] for x in uses[name] if x in uses] or [0])


def circles(uses):
    """The rooms or modules that are in a circle, or between two."""
    left = dict([(name, uses[name] & set(uses)) for name in set(uses) - set(floors(uses))])
    while True:                         # those that no other needs are above a circle, not in one
        needed = set().union(*[others - set([name]) for name, others in left.items()])
        if not set(left) - needed:
            return sorted(left)
        left = dict([(name, others) for name, others in left.items() if name in needed])


def faults(house, plan=None, doors=DOORS):
    """What differs from the plan, in words."""
    plan = list(PLAN if plan is None else plan)
    places = set(house.place_of.values())
    found = ["%s is not in the plan" % place for place in sorted(places - set(plan))]
    found += ["%s is in the plan and not there" % place for place in plan if place not in places]
    for name in sorted(house.uses):
        place = house.place_of[name]
        for other in sorted(house.uses[name]):
            target = house.place_of.get(other, "?")
            if place in plan and target in plan and plan.index(target) > plan.index(place):
                found.append("%s imports %s, which is above it" % (name, other))
            elif target == "?":
                found.append("%s imports %s, which is not there" % (name, other))
    found += ["%s reaches through the wall into %s outside of a function" % pair for pair in house.through_the_wall]
    found += ["%s reaches through the wall into %s, where there is no door" % pair for pair in sorted(house.doors - doors)]
    found += ["%s has no door to %s any more" % pair for pair in sorted(doors - house.doors)]
    found += ["a circle of modules: %s" % name for name in circles(dict(house.uses, **dict([
        (name, set()) for name in house.names - set(house.uses)])))]
    found += ["a circle of rooms: %s" % name for name in circles(house.room_uses())]
    rooms, depth = len(house.rooms()), max(floors(house.room_uses()).values())
    if rooms > MOST_ROOMS:
        found.append("%d rooms; at most %d" % (rooms, MOST_ROOMS))
    if depth > MOST_FLOORS:
        found.append("%d floors; at most %d" % (depth, MOST_FLOORS))
    return found


def picture(house):
    """The lines of the picture: sizes, then each floor's rooms."""
    code = [module for module in house.files if not module.stub]
    level = floors(house.room_uses())
    yield "%d modules of %d lines, %d stubs of %d, in %d rooms, of which %d are folders" % (
        len(code), sum([module.text.count("\n") for module in code]), len(house.files) - len(code),
        sum([module.text.count("\n") for module in house.files if module.stub]), len(house.rooms()),
        len([room for room in house.rooms() if room.endswith("/")]))
    yield "%d floors of import depth, %d circles, %d doors through the wall" % (
        max(level.values()), len(circles(house.room_uses())), len(house.doors))
    for floor in range(max(level.values()), 0, -1):
        yield "%4d  %s" % (floor, "  ".join(sorted([room for room in level if level[room] == floor])))


def main():
    house = House(modules())
    print("\n".join(picture(house)))
    wrong = faults(house)
    for fault in wrong:
        print("WRONG: " + fault)
    print("%d differences from the plan" % len(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
