"""Run the benches: `python -m bench [NAME…]`, all of them without a name. Each is a module here with a `main()`."""

import importlib
import pkgutil
import sys

import bench


def main() -> None:
    """Run the benches asked for, or all in the order of their names."""
    known = sorted(module.name for module in pkgutil.iter_modules(bench.__path__) if not module.name.startswith("_"))
    asked = sys.argv[1:] or known
    unknown = [name for name in asked if name not in known]
    if unknown:
        sys.exit(f"no bench is called {', '.join(unknown)}; there are: {', '.join(known)}")
    for name in asked:
        print(f"== {name}")
        importlib.import_module(f"bench.{name}").main()


if __name__ == "__main__":
    main()
