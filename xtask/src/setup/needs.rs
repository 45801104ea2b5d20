//! What has to be on the machine, as data, and what of it is missing: pure but for the probes of systems that are no Debian.

use crate::sh::Program;
use std::path::Path;
use std::time::SystemTime;

/// For what the machine is made ready. Each holds what the one before it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kit {
    /// The command line.
    Core,
    /// The window besides.
    Build,
    /// The tests that start no window besides.
    Quick,
    /// Every test besides.
    Test,
}

/// How to see on any Linux that something is there.
#[derive(Clone, Copy)]
enum Probe {
    /// A library that pkg-config knows.
    Library(&'static str),
    /// A program and a question it answers.
    Program(&'static str, &'static str),
    /// A file, where what matters is no program on the path.
    File(&'static str),
}

/// One package of the system.
#[derive(Clone, Copy)]
pub struct Need {
    /// Its name in Debian and Ubuntu.
    pub package: &'static str,
    kit: Kit,
    probe: Probe,
}

const NEEDS: &[Need] = &[
    program(Kit::Core, "build-essential", "cc", "--version"),
    program(Kit::Core, "pkg-config", "pkg-config", "--version"),
    library(Kit::Core, "libssl-dev", "openssl"),
    library(Kit::Build, "libwebkit2gtk-4.1-dev", "webkit2gtk-4.1"),
    library(Kit::Build, "libgtk-3-dev", "gtk+-3.0"),
    library(Kit::Build, "libsoup-3.0-dev", "libsoup-3.0"),
    library(Kit::Build, "libjavascriptcoregtk-4.1-dev", "javascriptcoregtk-4.1"),
    library(Kit::Build, "librsvg2-dev", "librsvg-2.0"),
    library(Kit::Build, "libdbus-1-dev", "dbus-1"),
    program(Kit::Quick, "poppler-utils", "pdftotext", "-v"),
    program(Kit::Quick, "zbar-tools", "zbarimg", "--version"),
    program(Kit::Test, "webkit2gtk-driver", "WebKitWebDriver", "--version"),
    program(Kit::Test, "xvfb", "xvfb-run", "--help"),
    program(Kit::Test, "xauth", "xauth", "-V"),
    program(Kit::Test, "dbus-x11", "dbus-run-session", "--version"),
    Need {
        package: "at-spi2-core",
        kit: Kit::Test,
        probe: Probe::File("/usr/share/dbus-1/services/org.a11y.Bus.service"),
    },
    // Without a Japanese face the screens in the tests are boxes.
    program(Kit::Test, "fonts-noto-cjk", "fc-match", "Noto Sans CJK JP"),
    program(Kit::Test, "openbox", "openbox", "--version"),
    program(Kit::Test, "xdotool", "xdotool", "version"),
];

const fn library(kit: Kit, package: &'static str, module: &'static str) -> Need {
    Need { package, kit, probe: Probe::Library(module) }
}

const fn program(kit: Kit, package: &'static str, name: &'static str, question: &'static str) -> Need {
    Need { package, kit, probe: Probe::Program(name, question) }
}

impl Need {
    /// Whether this is there, by whatever name the system has it. `ask` rather than `succeeds`: some end with 1 after their version.
    pub fn is_there(&self) -> bool {
        match self.probe {
            Probe::Library(module) => Program::new("pkg-config", ["--exists", module]).succeeds(),
            Probe::Program(name, question) => Program::new(name, [question]).ask().is_some(),
            Probe::File(path) => Path::new(path).exists(),
        }
    }
}

/// Programs that Windows has to have on its path: what is missing, and where it comes from.
pub const ON_WINDOWS: &[OnWindows] = &[
    on_windows(Kit::Core, "perl", "-v", "Strawberry Perl (https://strawberryperl.com)"),
    on_windows(Kit::Quick, "pdftotext", "-v", POPPLER),
    on_windows(Kit::Quick, "pdftoppm", "-v", POPPLER),
    on_windows(Kit::Quick, "zbarimg", "--version", "ZBar (https://zbar.sourceforge.net)"),
];

const POPPLER: &str = "Poppler (https://github.com/oschwartz10612/poppler-windows)";

/// A program that Windows has to have on its path.
pub struct OnWindows {
    /// From which kit on it is needed.
    pub kit: Kit,
    /// Its name on the path.
    pub program: &'static str,
    /// A question it answers.
    pub question: &'static str,
    /// Where it comes from.
    pub source: &'static str,
}

const fn on_windows(kit: Kit, program: &'static str, question: &'static str, source: &'static str) -> OnWindows {
    OnWindows { kit, program, question, source }
}

pub fn of(kit: Kit) -> Vec<Need> {
    NEEDS.iter().filter(|need| need.kit <= kit).copied().collect()
}

/// Which of them `dpkg-query` (lines of name, tab, state) does not call installed. `ii ` is installed; `rc ` was removed, its settings stay.
pub fn missing<'a>(needs: &[Need], installed: &'a str) -> Vec<&'static str> {
    let is_installed = |package: &str| {
        installed
            .lines()
            .filter_map(|line: &'a str| line.split_once('\t'))
            .any(|(name, state)| name == package && state.starts_with("ii"))
    };
    needs.iter().map(|need| need.package).filter(|package| !is_installed(package)).collect()
}

/// Whether `/etc/os-release` speaks of Debian or one of its children.
pub fn is_debian(release: &str) -> bool {
    let values = release.lines().filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")));
    values.flat_map(|value| value.trim_matches('"').split(' ')).any(|id| matches!(id, "debian" | "ubuntu"))
}

/// The first number of `v20.20.2`.
pub fn major(version: &str) -> Option<u32> {
    version.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

/// Whether `npm ci` has to run: npm leaves a marker when it has installed what the lock file says.
pub fn npm_ci_needed(lock: Option<SystemTime>, marker: Option<SystemTime>) -> bool {
    match (lock, marker) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(lock), Some(marker)) => lock > marker,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn only_what_is_missing_is_installed() {
        let all: Vec<&str> = of(Kit::Core).iter().map(|need| need.package).collect();
        for (installed, expected, why) in [
            ("", all.clone(), "nothing is there"),
            ("build-essential\tii \npkg-config\tii \nlibssl-dev\tii \n", vec![], "all is there"),
            ("build-essential\tii \npkg-config\trc \nlibssl-dev\tii \n", vec!["pkg-config"], "removed, settings kept"),
            (
                "build-essential\tii \npkg-config\tun \nlibssl-dev-old\tii \n",
                vec!["pkg-config", "libssl-dev"],
                "never there; another's name",
            ),
            ("build-essential\tiU \npkg-config\tii \nlibssl-dev\tii \n", vec!["build-essential"], "half installed"),
        ] {
            assert_eq!(missing(&of(Kit::Core), installed), expected, "{why}");
        }
    }

    #[test]
    fn each_kit_holds_the_one_before() {
        let names = |kit| of(kit).iter().map(|need| need.package).collect::<Vec<_>>();
        for pair in [Kit::Core, Kit::Build, Kit::Quick, Kit::Test].windows(2) {
            assert!(names(pair[1]).starts_with(&names(pair[0])), "{pair:?}");
        }
        assert!(!names(Kit::Core).iter().any(|name| name.contains("webkit")), "the command line needs no window");
        assert!(!names(Kit::Quick).contains(&"xvfb") && names(Kit::Test).contains(&"xvfb"));
        assert!(names(Kit::Quick).contains(&"poppler-utils"), "pages are read back without a window too");
    }

    #[test]
    fn systems_are_told_apart() {
        for (release, debian) in [
            ("PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=debian\n", true),
            ("ID=ubuntu\nID_LIKE=debian\n", true),
            ("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", true),
            ("ID=fedora\nNAME=\"not debian\"\n", false),
            ("ID=\"opensuse\"\nID_LIKE=\"suse opensuse\"\n", false),
            ("", false),
        ] {
            assert_eq!(is_debian(release), debian, "{release}");
        }
    }

    #[test]
    fn versions_of_node() {
        for (text, number) in [("v20.20.2\n", Some(20)), ("24.1.0", Some(24)), ("", None), ("node", None)] {
            assert_eq!(major(text), number, "{text}");
        }
    }

    #[test]
    fn the_page_is_installed_when_its_lock_file_is_newer() {
        let at = |seconds| Some(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds));
        for (lock, marker, needed) in [
            (None, None, false),
            (at(1), None, true),
            (at(1), at(2), false),
            (at(2), at(1), true),
            (at(1), at(1), false),
        ] {
            assert_eq!(npm_ci_needed(lock, marker), needed, "{lock:?} {marker:?}");
        }
    }
}
