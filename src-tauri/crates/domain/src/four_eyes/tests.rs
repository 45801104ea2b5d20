//! Cases worked out by another program, from the description alone.

use super::*;
use crate::code::Code;
use chrono::DateTime;

/// Who there is (a letter for each role, in the order of `viewer clerk approver number protector auditor admin`: v c a n p u m), and what they do
/// one after the other. Behind `=` stands the answer; a lapsed proposal stays one. `P1*` is a proposal of one's own.
const CASES: &[(&str, &str, &[&str])] = &[
    ("policy: never a second user, at once", "tantou:vcanpum", &["propose tantou policy policy new = at_once"]),
    ("policy: two users", "tantou:vcanpum shounin:a", &["propose tantou policy policy new = waits"]),
    (
        "policy: approver confirms",
        "tantou:vcanpum shounin:a",
        &["propose tantou policy policy new = waits", "confirm shounin P1 = done"],
    ),
    (
        "policy: the second user was removed, never again at once",
        "tantou:vcanpum shounin:a",
        &["remove shounin", "propose tantou policy policy new = waits"],
    ),
    (
        "policy: ... nor with one_person",
        "tantou:vcanpum shounin:a",
        &["remove shounin", "propose tantou policy policy new = waits", "confirm tantou P1 = same_person"],
    ),
    (
        "policy: after 30 days to the second",
        "tantou:vcanpum shounin:a",
        &["propose tantou policy policy new = waits", "wait 30", "confirm shounin P1 = done"],
    ),
    (
        "policy: after 30 days and a second",
        "tantou:vcanpum shounin:a",
        &["propose tantou policy policy new = waits", "wait 30", "seconds 1", "confirm shounin P1 = changed_meanwhile"],
    ),
    (
        "policy: lapsed, asked again",
        "tantou:vcanpum shounin:a",
        &[
            "propose tantou policy policy new = waits",
            "wait 31",
            "confirm shounin P1 = changed_meanwhile",
            "confirm shounin P1 = changed_meanwhile",
        ],
    ),
    (
        "policy: lapsed, declined",
        "tantou:vcanpum shounin:a",
        &["propose tantou policy policy new = waits", "wait 31", "decline shounin P1 = changed_meanwhile"],
    ),
    (
        "policy: two proposals, the first done: the second lapses",
        "tantou:vcanpum shounin:a",
        &[
            "propose tantou policy policy new = waits",
            "propose tantou policy policy new = waits",
            "confirm shounin P1 = done",
            "confirm shounin P2 = changed_meanwhile",
        ],
    ),
    (
        "policy: confirmed twice",
        "tantou:vcanpum shounin:a",
        &[
            "propose tantou policy policy new = waits",
            "confirm shounin P1 = done",
            "confirm shounin P1 = proposal_unknown",
        ],
    ),
    (
        "policy: declined, then confirmed",
        "tantou:vcanpum shounin:a",
        &[
            "propose tantou policy policy new = waits",
            "decline shounin P1 = declined",
            "confirm shounin P1 = proposal_unknown",
        ],
    ),
    (
        "policy: declined by the proposer",
        "tantou:vcanpum shounin:a",
        &["propose tantou policy policy new = waits", "decline tantou P1 = same_person"],
    ),
    (
        "policy: proposed by a clerk",
        "kanri:m kansa:u sagyou:c shounin:a etsuran:v hogo:p bangou:n",
        &["propose sagyou policy policy x = not_allowed"],
    ),
    ("user add: never a second user", "tantou:vcanpum", &["propose tantou user_add shounin a = at_once"]),
    (
        "user add: then the third by two",
        "tantou:vcanpum",
        &["propose tantou user_add shounin a = at_once", "propose tantou user_add third c = waits"],
    ),
    (
        "user add: second is a mere clerk, no possible second: at once again",
        "tantou:vcanpum",
        &["propose tantou user_add sagyou c = at_once", "propose tantou user_add third a = at_once"],
    ),
    (
        "user add: all possible seconds removed: at once",
        "tantou:vcanpum shounin:a",
        &["remove shounin", "propose tantou user_add new a = at_once"],
    ),
    (
        "user add: a name once given",
        "tantou:vcanpum shounin:a",
        &["remove shounin", "propose tantou user_add shounin a = user_exists"],
    ),
    ("user roles: alone, not in the list: waits", "tantou:vcanpum", &["propose tantou user_roles tantou cm = waits"]),
    (
        "user roles: auditor confirms",
        "kanri:m kansa:u sagyou:c shounin:a etsuran:v hogo:p bangou:n",
        &["propose kanri user_roles etsuran vc = waits", "confirm kansa P1 = done"],
    ),
    (
        "user roles: protector and number are no seconds, id exists",
        "kanri:m kansa:u sagyou:c shounin:a etsuran:v hogo:p bangou:n",
        &["propose kanri user_roles etsuran vc = waits", "confirm hogo P1 = not_allowed"],
    ),
    (
        "user roles: ... and the same where it does not",
        "kanri:m kansa:u sagyou:c shounin:a etsuran:v hogo:p bangou:n",
        &["confirm bangou P7 = not_allowed"],
    ),
    (
        "user roles: unknown id by an auditor",
        "kanri:m kansa:u sagyou:c shounin:a etsuran:v hogo:p bangou:n",
        &["confirm kansa P7 = proposal_unknown"],
    ),
    (
        "user roles: proposer lost its roles and got others meanwhile: same person all the same",
        "kanri:m kansa:u sagyou:c shounin:a etsuran:v hogo:p bangou:n",
        &["propose kanri user_roles etsuran vc = waits", "roles kanri a", "confirm kanri P1 = same_person"],
    ),
    (
        "user roles: proposer removed meanwhile: stands",
        "kanri:m kansa:u sagyou:c shounin:a etsuran:v hogo:p bangou:n",
        &["propose kanri user_roles etsuran vc = waits", "remove kanri", "confirm kansa P1 = done"],
    ),
    (
        "user roles: the user's row changed meanwhile",
        "kanri:m kansa:u sagyou:c shounin:a etsuran:v hogo:p bangou:n",
        &["propose kanri user_roles etsuran vc = waits", "touch etsuran", "confirm kansa P1 = changed_meanwhile"],
    ),
    (
        "waiting: lapsed ones are gone",
        "kanri:m kansa:u sagyou:c shounin:a etsuran:v hogo:p bangou:n",
        &["propose kanri user_roles etsuran vc = waits", "wait 31", "waiting kanri = lists"],
    ),
    (
        "waiting: what I proposed and what I may confirm",
        "kanri:m kansa:u sagyou:c shounin:a etsuran:v hogo:p bangou:n",
        &[
            "propose kanri user_roles etsuran vc = waits",
            "waiting kansa = lists P1",
            "waiting shounin = lists P1",
            "waiting kanri = lists P1*",
            "waiting sagyou = lists",
            "waiting hogo = lists",
        ],
    ),
];

fn roles(letters: &str) -> Roles {
    let role = |letter| Role::ALL["vcanpum".find(letter).unwrap()];
    Roles::of(&letters.chars().map(role).collect::<Vec<_>>())
}

fn moment(seconds: i64) -> Instant {
    Instant::of(DateTime::from_timestamp(1_796_000_000 + seconds, 0).unwrap())
}

struct User {
    name: String,
    roles: Roles,
    removed: bool,
}

struct Case {
    act: Matter,
    by: usize,
    at: Instant,
    about: String,
    becomes: String,
    /// How often what it would change had been changed.
    was: usize,
    decided: bool,
}

/// What is kept between two steps. The rules are those under test.
struct World {
    users: Vec<User>,
    cases: Vec<Case>,
    changes: Vec<String>,
    now: i64,
}

impl World {
    fn of(users: &str) -> Self {
        let user = |text: &str| {
            let (name, letters) = text.split_once(':').unwrap();
            User { name: name.to_owned(), roles: roles(letters), removed: false }
        };
        Self { users: users.split(' ').map(user).collect(), cases: Vec::new(), changes: Vec::new(), now: 0 }
    }

    fn user(&self, name: &str) -> usize {
        self.users.iter().position(|user| user.name == name).unwrap()
    }

    fn changed(&self, about: &str) -> usize {
        self.changes.iter().filter(|changed| *changed == about).count()
    }

    fn carry_out(&mut self, act: Matter, about: &str, becomes: &str) {
        self.changes.push(about.to_owned());
        match act {
            Matter::Policy | Matter::UserReset | Matter::AcceptOlder => {}
            Matter::UserAdd => self.users.push(User { name: about.to_owned(), roles: roles(becomes), removed: false }),
            Matter::UserRoles => {
                let at = self.user(about);
                self.users[at].roles = roles(becomes);
            }
        }
    }

    fn propose(&mut self, by: usize, act: Matter, about: &str, becomes: &str) -> &'static str {
        if !self.users[by].roles.meets(Roles::of(&[Admin])) {
            return "not_allowed";
        }
        if act == Matter::UserAdd && self.users.iter().any(|user| user.name == about) {
            return "user_exists";
        }
        let may_open = self.users.iter().enumerate().filter(|(_, user)| !user.removed);
        let members: Vec<Member> =
            may_open.map(|(at, user)| Member { id: [at as u8; 16], roles: user.roles }).collect();
        if (Staff { ever: self.users.len(), members: &members }).at_once(act, &[by as u8; 16]) {
            self.carry_out(act, about, becomes);
            return "at_once";
        }
        let (about, becomes, was) = (about.to_owned(), becomes.to_owned(), self.changed(about));
        self.cases.push(Case { act, by, at: moment(self.now), about, becomes, was, decided: false });
        "waits"
    }

    fn open<'c>(&self, case: &'c Case, by: usize) -> Open<'c> {
        Open { act: case.act, at: &case.at, is_own: case.by == by, is_as_then: case.was == self.changed(&case.about) }
    }

    fn decide(&mut self, by: usize, id: &str, confirms: bool) -> &'static str {
        let asks = self.users[by].roles;
        if !asks.meets(SECONDS) {
            return "not_allowed";
        }
        let at = id.strip_prefix('P').unwrap().parse::<usize>().unwrap() - 1;
        let Some(case) = self.cases.get(at).filter(|case| !case.decided) else { return "proposal_unknown" };
        match self.open(case, by).decide(asks, &moment(self.now)) {
            Err(Refused::Role) => return "not_allowed",
            Err(Refused::SamePerson) => return "same_person",
            Err(Refused::Lapsed) => return "changed_meanwhile",
            Ok(()) => {}
        }
        let (act, about, becomes) = (case.act, case.about.clone(), case.becomes.clone());
        self.cases[at].decided = true;
        if confirms {
            self.carry_out(act, &about, &becomes);
        }
        if confirms { "done" } else { "declined" }
    }

    fn waiting(&self, by: usize) -> String {
        let waits = |case: &&(String, &Case)| {
            !case.1.decided && self.open(case.1, by).waits_for(self.users[by].roles, &moment(self.now))
        };
        let numbered: Vec<_> = self.cases.iter().enumerate().map(|(at, case)| (format!("P{}", at + 1), case)).collect();
        let listed =
            numbered.iter().filter(waits).map(|(id, case)| format!(" {id}{}", if case.by == by { "*" } else { "" }));
        format!("lists{}", listed.collect::<String>())
    }

    fn step(&mut self, words: &[&str]) -> String {
        match *words {
            ["propose", by, act, about, ref becomes @ ..] => {
                let (by, act) = (self.user(by), Matter::from_code(act).unwrap());
                self.propose(by, act, about, becomes.first().copied().unwrap_or_default()).to_owned()
            }
            ["confirm", by, id] => self.decide(self.user(by), id, true).to_owned(),
            ["decline", by, id] => self.decide(self.user(by), id, false).to_owned(),
            ["waiting", by] => self.waiting(self.user(by)),
            ["wait", days] => {
                self.now += days.parse::<i64>().unwrap() * 86_400;
                String::new()
            }
            ["seconds", seconds] => {
                self.now += seconds.parse::<i64>().unwrap();
                String::new()
            }
            ["touch", about] => {
                self.changes.push(about.to_owned());
                String::new()
            }
            ["remove", user] => {
                let at = self.user(user);
                self.users[at].removed = true;
                String::new()
            }
            ["roles", user, letters] => {
                let at = self.user(user);
                self.users[at].roles = roles(letters);
                String::new()
            }
            _ => panic!("{words:?}"),
        }
    }
}

#[test]
fn each_case_ends_as_the_other_program_says() {
    for (case, users, steps) in CASES {
        let mut world = World::of(users);
        for step in *steps {
            let (words, answer) = step.split_once(" = ").unwrap_or((step, ""));
            assert_eq!(world.step(&words.split(' ').collect::<Vec<_>>()), answer, "{case}: {step}");
        }
    }
}

#[test]
fn a_role_that_must_be_somebodys_is_missed_where_the_last_one_loses_it() {
    let member = |id, letters| Member { id: [id; 16], roles: roles(letters) };
    for (why, members, keeps, lost) in [
        ("the last administrator", &[member(1, "m"), member(2, "cp")][..], "c", Some(Admin)),
        ("another one is left", &[member(1, "m"), member(2, "m")], "", None),
        ("it is kept", &[member(1, "mp")], "pm", None),
        ("the last one at the desk", &[member(1, "mp"), member(2, "m")], "m", Some(Protector)),
        ("nobody had it before", &[member(1, "c"), member(2, "m")], "", None),
        ("both, administration first", &[member(1, "mp"), member(2, "c")], "", Some(Admin)),
    ] {
        assert_eq!(Staff { ever: 9, members }.lost(&[1; 16], roles(keeps)), lost, "{why}");
    }
}
