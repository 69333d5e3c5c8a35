from __future__ import annotations

import io
import stat
import struct
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from articles.reading import packages
from articles.reading.archives import safe_name, unpack_archive
from articles.reading.errors import ReadingError, Refusal
from articles.reading.limits import MEGABYTE, MOST_ENTRIES
from tests.reading.making import zip_of


def names(data: bytes) -> list[str]:
    return [entry.name for entry in unpack_archive(data, name="a.zip")]


def refused(data: bytes) -> Refusal | None:
    """Why the archive, or its first file, is refused."""
    try:
        unpack_archive(data, name="a.zip")[0].load()
    except ReadingError as error:
        return error.code
    return None


def with_raw_name(name: bytes) -> bytes:
    """An archive whose one file has a name in these bytes, not marked as UTF-8."""
    stand_in = "x" * len(name)
    return zip_of({stand_in: "工会"}).replace(stand_in.encode(), name)


def with_flag(flag: int) -> bytes:
    """An archive whose one file has a flag set."""
    data = zip_of({"a.txt": "x"})
    at, central = 6, data.index(b"PK\x01\x02") + 8
    return bytes(byte | flag if n in (at, central) else byte for n, byte in enumerate(data))


class TestUnpack:
    def test_gives_each_file_with_its_bytes(self):
        entries = unpack_archive(zip_of({"1版.txt": "甲", "2版.txt": "乙"}), name="a.zip")
        assert [(entry.name, entry.load().decode()) for entry in entries] == [("1版.txt", "甲"), ("2版.txt", "乙")]

    def test_leaves_out_folders_and_litter(self):
        litter = ("2022/", "__MACOSX/2022/._1.txt", ".DS_Store", "2022/Thumbs.db")
        assert names(zip_of({**dict.fromkeys(litter, ""), "2022/1.txt": "甲"})) == ["2022/1.txt"]

    def test_leaves_an_archive_in_it_as_it_is(self):
        inner = zip_of({"a.txt": "甲"})
        assert unpack_archive(zip_of({"b.zip": inner}), name="a.zip")[0].load() == inner


class TestNames:
    def test_in_utf_8(self):
        assert names(zip_of({"工人日报/第3版.txt": "甲"})) == ["工人日报/第3版.txt"]

    @pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
    def test_not_marked_as_utf_8(self, encoding):
        assert names(with_raw_name("工人日报第3版.txt".encode(encoding))) == ["工人日报第3版.txt"]

    def test_in_no_known_encoding_are_readable_all_the_same(self):
        assert names(with_raw_name(b"\x82\xff.txt"))[0].endswith(".txt")

    @pytest.mark.parametrize("char", ["\n", "\x07", "\u202e"])
    def test_hide_nothing(self, char):
        assert names(zip_of({f"a{char}b.txt": "甲"})) == ["a\ufffdb.txt"]

    @pytest.mark.parametrize("name", ["../a/b.txt", "/a/b.txt", "C:\\a\\b.txt", "a/./../b.txt"])
    def test_lead_nowhere(self, name):
        assert safe_name(name) == "a/b.txt"


class TestRefused:
    def test_an_empty_archive(self):
        assert refused(zip_of({})) is Refusal.EMPTY

    def test_an_archive_that_was_cut(self):
        assert refused(zip_of({"a.txt": "甲"})[:-30]) is Refusal.DAMAGED

    def test_a_file_whose_bytes_are_damaged(self):
        data = zip_of({"a.txt": "工会" * 100})
        at = data.index(b"a.txt") + 5
        assert refused(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]) is Refusal.DAMAGED

    def test_a_file_with_a_password(self):
        assert refused(with_flag(0x1)) is Refusal.ENCRYPTED

    def test_a_link(self):
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr(link, "/etc/passwd")
        assert refused(stream.getvalue()) is Refusal.LINK

    def test_more_files_than_are_allowed(self):
        assert refused(zip_of({f"{n}.txt": "" for n in range(MOST_ENTRIES + 1)})) is Refusal.TOO_MANY_FILES

    def test_a_file_that_unpacks_to_a_thousand_times_its_size(self):
        assert refused(zip_of({"a.txt": bytes(5_000_000)})) is Refusal.TOO_DENSE

    def test_files_that_are_too_large_together(self, monkeypatch):
        monkeypatch.setattr(packages, "MOST_UNPACKED", 1000)
        assert refused(zip_of({"a.txt": "x" * 600, "b.txt": "x" * 600})) is Refusal.TOO_LARGE

    def test_files_that_share_their_bytes(self):
        assert refused(sharing(150, bytes(MEGABYTE))) is Refusal.TOO_DENSE

    def test_small_files_that_are_dense_together(self):
        assert refused(zip_of({f"{n}.txt": bytes(MEGABYTE) for n in range(150)})) is Refusal.TOO_DENSE

    def test_a_file_that_is_packed_in_a_rare_way(self):
        assert refused(zip_of({"a.txt": "工会"}, zipfile.ZIP_LZMA)) is Refusal.OTHER_PACKING


def with_sizes(data: bytes, *, packed: int | None = None, unpacked: int | None = None) -> bytes:
    """The archive with other sizes declared for its one file, in both places where they stand."""
    made = bytearray(data)
    for at in (18, data.index(b"PK\x01\x02") + 20):
        for start, size in ((at, packed), (at + 4, unpacked)):
            if size is not None:
                made[start : start + 4] = size.to_bytes(4, "little")
    return bytes(made)


PLAIN = zip_of({"a.txt": "甲"})


def entries_of(data: bytes) -> bytes:
    """The directory of an archive."""
    return data[data.index(b"PK\x01\x02") : data.rindex(b"PK\x05\x06")]


def with_entries(data: bytes, directory: bytes, count: int) -> bytes:
    """The archive with another directory, and the number of entries that it declares."""
    files = data[: data.index(b"PK\x01\x02")]
    return files + directory + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(directory), len(files), 0)


def with_entries64(data: bytes, directory: bytes, count: int) -> bytes:
    """The same, told by the records for large archives; the ordinary one tells nothing."""
    files, size = data[: data.index(b"PK\x01\x02")], len(directory)
    end64 = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, len(files))
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, len(files) + size, 1)
    return files + directory + end64 + locator + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0, 0, 0, 0, 0)


def sharing(count: int, content: bytes) -> bytes:
    """An archive of so many files that all lie in the same bytes."""
    data = zip_of({"a.txt": content})
    return with_entries(data, entries_of(data) * count, count)


def peak_of(load: Callable[[], object]) -> int:
    """Bytes of memory that are taken at most."""
    tracemalloc.start()
    try:
        load()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


class TestFalseSizes:
    def test_of_packed_bytes_that_are_not_there_are_not_believed(self):
        bomb = zip_of({"a.txt": bytes(90_000_000)})
        assert refused(with_sizes(bomb, packed=90_000_000)) is Refusal.TOO_DENSE

    def test_of_a_file_that_is_larger_make_it_a_damaged_one(self):
        data = zip_of({"a.txt": b"x" * 1000})
        assert refused(with_sizes(data, unpacked=10)) is Refusal.DAMAGED

    def test_of_a_file_that_is_larger_are_all_that_is_unpacked(self):
        data = with_sizes(zip_of({"a.txt": bytes(50_000_000)}), unpacked=10)
        assert peak_of(lambda: refused(data)) < MEGABYTE


class TestTooManyEntries:
    """They are counted before they are listed, whatever number the archive declares."""

    ENTRIES = entries_of(PLAIN) * 100_000

    @pytest.mark.parametrize(
        "data",
        [
            with_entries(PLAIN, ENTRIES, 0xFFFF),
            with_entries(PLAIN, ENTRIES, 1),
            with_entries64(PLAIN, ENTRIES, 100_000),
        ],
        ids=["as declared", "not declared", "of a large archive"],
    )
    def test_are_refused_before_they_are_listed(self, monkeypatch, data):
        monkeypatch.setattr(packages.zipfile, "ZipFile", None)
        assert refused(data) is Refusal.TOO_MANY_FILES

    def test_are_not_those_of_documents_in_the_archive(self):
        inner = with_entries(PLAIN, entries_of(PLAIN) * (MOST_ENTRIES + 1), MOST_ENTRIES + 1)
        assert refused(zip_of({"a.docx": inner}, zipfile.ZIP_STORED)) is None
