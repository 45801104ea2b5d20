//! An office with an open database, for this crate's own tests: of a society with nobody in it, whose key costs little.

use crate::left_files::LeftFiles;
use crate::office::{Office, Session};
use crate::trail::{KeptAt, Trail};
use crate::under_way::UnderWay;
use crate::world::World;
use kenpo_domain::act::Act;
use kenpo_domain::gate::Viewer;
use kenpo_domain::insured::{InsurerNumber, Widths};
use kenpo_domain::office_no::OfficeNo;
use kenpo_domain::roles::Roles;
use kenpo_domain::society::{PolicyFile, SocietyRecord};
use kenpo_store::{Actor, KdfCost, NewSociety, Now, Op, Password, Store};
use std::path::Path;

/// An office with an empty society, opened by somebody with these roles.
pub(crate) fn opened(dir: &Path, roles: Roles) -> Office {
    let mut office = Office::new(World::system(dir.to_owned()));
    let path = dir.join("society.kenpo");
    let toml = include_str!("../../../../tests/fixtures/policy/reiji.toml").to_owned();
    let society = SocietyRecord {
        name: "例示健康保険組合".to_owned(),
        number: InsurerNumber::parse("06139463").unwrap(),
        widths: Widths::default(),
        policy: PolicyFile { toml, version: None },
    };
    let society = NewSociety { society, office_no: OfficeNo::FIRST };
    let cheap = KdfCost { memory_kib: 64, passes: 1, lanes: 1 };
    let actor = Actor { user: "管理者".to_owned() };
    let moment = office.now();
    let now = Now { instant: moment.instant.as_str(), day: moment.day };
    let mut draw = |bytes: &mut [u8]| office.world.fill(bytes);
    let mut store = Store::create(
        &path,
        &Password::new("correct horse battery".to_owned()),
        cheap,
        &society,
        &mut draw,
        &actor,
        &now,
    )
    .unwrap();
    give(&mut store, roles);
    let seen = store.writes().unwrap();
    office.session = Some(Session {
        store,
        path,
        actor,
        roles,
        viewer: Viewer::with(roles),
        preview: None,
        row_preview: None,
        previews: 0,
        aside: std::collections::BTreeMap::new(),
        corrections: None,
        decided: None,
        under_way: UnderWay::default(),
        seen,
        left: LeftFiles::default(),
        trail: Trail::of_opening(),
        kept_at: KeptAt::default(),
        status_on: None,
        _copied: None,
    });
    office
}

/// Gives whoever has opened other roles.
pub(crate) fn give(store: &mut Store, roles: Roles) {
    let user = store.user().name.clone();
    let now = Now { instant: "2026-11-30T00:00:00Z", day: "2026-11-30".parse().unwrap() };
    let body = |tx: &mut kenpo_store::Tx<'_>| tx.set_roles(&user, roles);
    let _written = store.write(Op::UserRoles, Act::UserRoles, &Actor { user: user.clone() }, &now, body).unwrap();
}
