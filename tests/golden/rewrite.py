"""`python -m tests.golden.rewrite` writes the golden files anew and says which changed."""

from tests.golden.goldens import FOLDER, PAGES, written


def main() -> None:
    """Write what has changed."""
    for page in PAGES:
        folder = FOLDER / page.stem
        folder.mkdir(exist_ok=True)
        for name, text in written(page).items():
            path = folder / name
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8", newline="\n")
                print(f"{path.relative_to(FOLDER)}: written")  # noqa: T201 — it reports to whoever ran it


if __name__ == "__main__":
    main()
