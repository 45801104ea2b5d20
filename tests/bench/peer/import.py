"""Imports a messy roster into an encrypted database, as a careful program in Python would: the peer of `cargo xtask bench import`.

    python import.py ROSTER DATABASE

Does: read every row (openpyxl, read-only, values only); find the headings, skip titles, blanks and subtotals; restore
lost zeros; make kana full-width; read 和暦, ISO, eight-digit and Excel dates; compare with the known people by
記号・番号・枝番; write the person (every column of ours, the same indexes), the raw row as JSON, one journal row per person
with every changed field before and after, and one SHA-256 over the journal rows, chained to the write before. One
transaction; SQLCipher with a raw key; WAL, synchronous = FULL.

Leaves out, and would be slower with it: findings with their places, the review, the CHECKs of the tables, cutting of
個人番号, and the finer rules of search keys.

Prints what the bench reads, 0 KiB where the system does not tell: `whole SECONDS CPU_SECONDS KIB_BEFORE KIB_PEAK PEOPLE`.
"""

import hashlib
import json
import os
import re
import sys
import time
import unicodedata
from datetime import date, datetime

import openpyxl
import sqlcipher3

WIDTHS = {"number": 7, "branch": 2, "postal": 7}
HEADINGS = {
    "記号": "symbol", "番号": "number", "枝番": "branch", "氏名": "name", "フリガナ": "kana_cell", "生年月日": "birth",
    "性別": "sex", "続柄": "relation_text", "資格取得(認定)年月日": "acquired_on", "郵便番号": "postal", "住所": "address",
    "事業所コード": "employer", "資格確認書発行要否": "issue_requested",
}
# What a roster states, then what is derived from it, then what only other sources know.
STATED = [
    "symbol", "number", "branch", "name", "kana_cell", "sex", "birth", "relation", "relation_text", "acquired_on",
    "employer", "postal", "address", "phone", "issue_requested", "number_state", "number_linked_on", "number_last4",
]
DERIVED = ["name_key", "kana", "kana_key", "address_key"]
OTHERS = ["lost_on", "voluntary_until", "stay_until", "overseas"]
OTHERS += ["burden_percent", "burden_effective_on", "burden_valid_until"]
COLUMNS = ["id", *STATED, *DERIVED, *OTHERS]
SCHEMA = f"""
CREATE TABLE person (id TEXT PRIMARY KEY, {", ".join(COLUMNS[1:])}, UNIQUE (symbol, number, branch));
CREATE INDEX person_by_kana ON person (kana_key, symbol, number, branch);
CREATE INDEX person_by_number ON person (number);
CREATE INDEX person_by_plain_number ON person (ltrim(number, '0'));
CREATE TABLE import_row (import TEXT, at INTEGER, sheet TEXT, row INTEGER, cells TEXT, PRIMARY KEY (import, at))
    WITHOUT ROWID;
CREATE TABLE journal (office_no INTEGER, idx INTEGER, op TEXT, at TEXT, actor TEXT, entity TEXT, entity_id TEXT,
    change TEXT, PRIMARY KEY (office_no, idx)) WITHOUT ROWID;
CREATE INDEX journal_by_entity ON journal (entity, entity_id);
CREATE TABLE audit (seq INTEGER PRIMARY KEY, at TEXT, first_idx INTEGER, last_idx INTEGER, digest TEXT, prev_hash TEXT,
    hash TEXT);
"""
ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
ERAS.update(M=1867, T=1911, S=1925, H=1988, R=2018)
WAREKI = re.compile(r"(明治|大正|昭和|平成|令和|[MTSHR])(\d+|元)[年./-](\d+)[月./-](\d+)日?")
WESTERN = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?")
UNITS = re.compile(r"(?<=\d)(?:丁目|番地|番|号|の|ー)")


def day(value):
    if isinstance(value, (datetime, date)):
        return value.strftime("%Y-%m-%d")
    text = unicodedata.normalize("NFKC", str(value)).strip()
    if found := WAREKI.fullmatch(text):
        era, year, month, of_month = found.groups()
        return date(ERAS[era] + (1 if year == "元" else int(year)), int(month), int(of_month)).isoformat()
    if found := WESTERN.fullmatch(text):
        return date(*map(int, found.groups())).isoformat()
    raise ValueError(f"no day: {value!r}")


def digits(value, width):
    """Zeros were lost in numeric cells only."""
    return str(value).zfill(width) if isinstance(value, int) else str(value).strip()


def key(text):
    return "".join(unicodedata.normalize("NFKC", text).upper().split())


def person(cells):
    stated = dict.fromkeys(STATED)
    postal = digits(cells["postal"], WIDTHS["postal"])
    stated.update(
        symbol=str(cells["symbol"]).strip(),
        number=digits(cells["number"], WIDTHS["number"]),
        branch=digits(cells["branch"], WIDTHS["branch"]),
        name=cells["name"].strip(),
        kana_cell=cells["kana_cell"].strip(),
        sex={"男": "male", "女": "female"}.get(cells["sex"]),
        birth=day(cells["birth"]),
        relation="insured" if cells["relation_text"] == "本人" else "dependent",
        relation_text=cells["relation_text"],
        acquired_on=day(cells["acquired_on"]),
        employer=str(cells["employer"]),
        postal=f"{postal[:3]}-{postal[3:]}",
        address=cells["address"].strip(),
        issue_requested=int(cells["issue_requested"] is not None),
        number_state="unknown",
    )
    return stated


def derived(stated):
    kana = unicodedata.normalize("NFKC", stated["kana_cell"])
    return [key(stated["name"]), kana, key(kana), UNITS.sub("-", key(stated["address"]))]


def read(path):
    """Every row that names a person: its place, its cells as texts, and what it states."""
    sheet = openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets[0]
    columns, above = None, ()
    for at, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        if columns is None:
            words = ["".join(str(low or high or "").split()) for low, high in zip(row, above or row)]
            if len(HEADINGS.keys() & set(words)) == len(HEADINGS):
                columns = {HEADINGS[word]: column for column, word in enumerate(words) if word in HEADINGS}
            above = row
            continue
        cells = {name: row[column] for name, column in columns.items()}
        if cells["number"] is not None:
            yield at, ["" if cell is None else str(cell) for cell in row], person(cells)


def write(db, roster):
    now, source = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), os.urandom(16).hex()
    known = {}
    for before in db.execute(f"SELECT {', '.join(COLUMNS[:1 + len(STATED)])} FROM person"):
        known[before[1:4]] = (before[0], dict(zip(STATED, before[1:])))
    last, prev = db.execute("SELECT last_idx, hash FROM audit ORDER BY seq DESC LIMIT 1").fetchone() or (0, "0" * 64)
    digest, first, people, rows, journal = hashlib.sha256(), last + 1, [], [], []
    for at, cells, stated in read(roster):
        rows.append((source, len(rows) + 1, "名簿", at, json.dumps(cells, ensure_ascii=False)))
        nobody = (os.urandom(16).hex(), dict.fromkeys(STATED))
        known_as, before = known.get((stated["symbol"], stated["number"], stated["branch"]), nobody)
        change = {name: [before[name], stated[name]] for name in STATED if before[name] != stated[name]}
        if not change:
            continue
        people.append((known_as, *stated.values(), *derived(stated), None, None, None, 0, None, None, None))
        entry = ("import_roster", now, "bench", "person", known_as, json.dumps(change, ensure_ascii=False))
        digest.update("\0".join((str(first + len(journal)), *entry)).encode())
        journal.append((1, first + len(journal), *entry))
    db.execute("BEGIN IMMEDIATE")
    db.executemany("INSERT INTO import_row VALUES (?, ?, ?, ?, ?)", rows)
    db.executemany(f"REPLACE INTO person VALUES ({', '.join('?' * len(COLUMNS))})", people)
    db.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?)", journal)
    link = (now, first, first + len(journal) - 1, digest.hexdigest(), prev)
    link_hash = hashlib.sha256("\0".join(map(str, link)).encode()).hexdigest()
    db.execute("INSERT INTO audit VALUES (NULL, ?, ?, ?, ?, ?, ?)", (*link, link_hash))
    db.execute("COMMIT")
    return len(people)


def status(name):
    try:
        with open("/proc/self/status") as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith(name))
    except OSError:
        return 0


def main(roster, database):
    db = sqlcipher3.connect(database, isolation_level=None)
    db.execute(f"PRAGMA key = \"x'{os.urandom(48).hex()}'\"")
    db.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;" + SCHEMA)
    before, seconds, cpu = status("VmRSS:"), time.perf_counter(), time.process_time()
    people = write(db, roster)
    seconds, cpu = time.perf_counter() - seconds, time.process_time() - cpu
    print("whole", seconds, cpu, before, status("VmHWM:"), people)


if __name__ == "__main__":
    main(*sys.argv[1:])
