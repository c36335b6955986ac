"""A real folder with the site, and compressed files beside those of text."""

import gzip
import json
from pathlib import Path

import brotli
import pytest

from generator.errors import ContentError
from generator.site.compressed import compress
from generator.site.copying import copy_site

LONG = b"One teapot, two teapots.\n" * 50


def small_site(folder: Path) -> Path:
    """A folder with the files by which a site is known, and a link to it."""
    site = folder / ".site-abcdefgh"
    (site / "api").mkdir(parents=True)
    names = ("index.html", "rows.csv", "drawing.svg", "all.zip", "short.md")
    listed = [{"path": name} for name in names]
    (site / "api/manifest.json").write_text(json.dumps(listed), "utf-8")
    for name in ("index.html", "rows.csv", "drawing.svg", "all.zip"):
        (site / name).write_bytes(LONG)
    (site / "short.md").write_text("Short.", "utf-8")
    (folder / "site").symlink_to(site.name)
    return folder / "site"


def test_a_copy_is_a_real_folder_and_replaces_an_earlier_one(tmp_path: Path) -> None:
    site, public = small_site(tmp_path), tmp_path / "public"
    public.mkdir()
    copy_site(site, public)
    (public / "rows.csv").write_text("from an earlier site", "utf-8")
    copy_site(site, public)
    assert (public / "rows.csv").read_bytes() == LONG
    assert not public.is_symlink()
    assert {path.name for path in public.iterdir()} == {path.name for path in site.iterdir()}
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site-abcdefgh", "public", "site"]


@pytest.mark.parametrize("what", ["folder", "file", "link", "clone"])
def test_nothing_else_is_replaced_by_a_copy(tmp_path: Path, what: str) -> None:
    site, mine = small_site(tmp_path), tmp_path / "mine"
    if what == "folder":
        mine.mkdir()
        (mine / "letter.txt").write_text("mine", "utf-8")
    elif what == "clone":
        copy_site(site, mine)
        (mine / ".git").mkdir()
        (mine / "letter.txt").write_text("mine", "utf-8")
    elif what == "file":
        mine.write_text("mine", "utf-8")
    else:
        mine.symlink_to(".site-abcdefgh")
    with pytest.raises(ContentError, match="it holds something else than a site"):
        copy_site(site, mine)
    assert mine.is_symlink() == (what == "link")
    assert what not in ("folder", "clone") or (mine / "letter.txt").read_text("utf-8") == "mine"


def test_text_is_compressed_and_dated_like_its_file(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    compress(site)
    for name in ("index.html", "rows.csv", "drawing.svg"):
        for ending, opened in ((".gz", gzip.decompress), (".br", brotli.decompress)):
            beside = site / f"{name}{ending}"
            assert opened(beside.read_bytes()) == LONG
            assert beside.stat().st_mtime_ns == (site / name).stat().st_mtime_ns
    assert not list(site.glob("all.zip.*"))
    assert not list(site.glob("short.md.*"))
