"""The peer of searches: SQLite as Python brings it, everybody's reading in one table in memory, and LIKE with a wildcard at both ends.

Reads one reading to a line, and then asks for each given name. Prints the step, the 95th of a hundred searches in seconds, CPU seconds, memory
before and at its greatest in KiB, and how many searches there were. Nothing is enciphered, no name is looked at, and no reply is made.
"""

import sqlite3
import sys
import time

SEARCHES = 20


def main(people, asked):
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE person (reading TEXT)")
    with open(people, encoding="utf-8") as lines:
        db.executemany("INSERT INTO person VALUES (?)", ([line.rstrip("\n")] for line in lines))
    with open(asked, encoding="utf-8") as lines:
        parts = [line.rstrip("\n") for line in lines][:SEARCHES]
    seconds = []
    for part in parts:
        began = time.perf_counter()
        db.execute("SELECT reading FROM person WHERE reading LIKE ? ORDER BY reading LIMIT 50", [f"%{part}%"]).fetchall()
        seconds.append(time.perf_counter() - began)
    seconds.sort()
    print("in-reading", seconds[len(seconds) * 95 // 100 - 1], "nan", 0, 0, len(seconds))


if __name__ == "__main__":
    main(*sys.argv[1:])
