//! Small rosters written by the test itself: one line per person, one list line per person.

use kenpo_whole::Society;
use std::path::PathBuf;

/// One person of a small roster.
#[derive(Clone, Copy)]
pub struct Member {
    pub id: &'static str,
    pub name: &'static str,
    pub relation: &'static str,
    pub postal: &'static str,
    pub address: &'static str,
    pub phone: &'static str,
    pub employer: &'static str,
}

/// Somebody to begin with.
pub const SOMEONE: Member = Member {
    id: "50-0000001-00",
    name: "札幌　太郎",
    relation: "本人",
    postal: "060-0001",
    address: "北海道札幌市中央区北一条西２丁目１３－７８５",
    phone: "",
    employer: "5001",
};

/// Imports these people as a roster.
pub fn roster(
    society: &mut Society,
    members: &[Member],
) -> (kenpo_office::api::ImportPreview, kenpo_office::api::ImportDone) {
    let file = roster_file(society, members);
    society.import(&file).unwrap()
}

/// Writes these people as a roster.
pub fn roster_file(society: &Society, members: &[Member]) -> PathBuf {
    let mut text =
        String::from("記号,番号,枝番,氏名,フリガナ,生年月日,性別,続柄,資格取得年月日,郵便番号,住所,電話番号,事業所\n");
    for member in members {
        let [symbol, number, branch] = parts(member.id);
        text.push_str(&format!(
            "{symbol},{number},{branch},{},サッポロ ハナコ,1980-04-01,女,{},2020-04-01,{},{},{},{}\n",
            member.name, member.relation, member.postal, member.address, member.phone, member.employer
        ));
    }
    let path = society.dir.path().join("roster.csv");
    std::fs::write(&path, text).unwrap();
    path
}

/// Imports a national list of 2026-10-31 that says of these people that they have no card: each is due a certificate.
pub fn without_card(society: &mut Society, ids: &[&str]) {
    let mut text =
        String::from("保険者番号,記号,番号,枝番,個人番号カード,利用登録,電子証明書有効期限,解除処理日,基準日\n");
    for id in ids {
        let [symbol, number, branch] = parts(id);
        text.push_str(&format!("06139463,{symbol},{number},{branch},無,無,,,2026-10-31\n"));
    }
    let path = society.dir.path().join("list.csv");
    std::fs::write(&path, text).unwrap();
    society.import(&path).unwrap();
}

fn parts(id: &str) -> [&str; 3] {
    id.split('-').collect::<Vec<_>>().try_into().unwrap()
}
