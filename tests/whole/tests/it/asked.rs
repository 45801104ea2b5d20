//! Every command that reads, asked about one person: no new one may be left out.

use crate::small::{Member, roster_file};
use kenpo_office::rpc::{answer, rpc};
use kenpo_office::table::COMMANDS;
use kenpo_whole::{AS_OF, Society};
use serde_json::{Value, json};

pub const PROTECTED: Member = Member {
    id: "60-0000001-01",
    name: "函館　花子",
    relation: "妻",
    postal: "040-0053",
    address: "北海道函館市末広町９９丁目８８－７７７",
    phone: "0138-00-9999",
    employer: "6999",
};
/// The same household elsewhere, protected by nobody.
pub const HEAD: Member = Member {
    id: "60-0000001-00",
    name: "函館　太郎",
    relation: "本人",
    postal: "060-0001",
    address: "北海道札幌市中央区北1条西2丁目1",
    phone: "011-000-1111",
    employer: "6001",
};

pub fn ask(society: &mut Society, name: &str, request: Value) -> Value {
    let reply = rpc(&mut society.office, name, request);
    answer(reply).unwrap_or_else(|fault| fault)
}

/// An import with a row about the person that waits.
fn held_row(society: &mut Society) -> String {
    let Member { name, relation, address, phone, employer, .. } = PROTECTED;
    let [symbol, number, branch] = PROTECTED.id.split('-').collect::<Vec<_>>().try_into().unwrap();
    let text = format!(
        "記号,番号,枝番,氏名,生年月日,性別,続柄,資格取得年月日,住所,電話番号,事業所\n\
         {symbol},{number},{branch},{name},昭和70年4月1日,女,{relation},2020-04-01,{address},{phone},{employer}\n"
    );
    let path = society.dir.path().join("waits.csv");
    std::fs::write(&path, text).unwrap();
    society.import(&path).unwrap().1.import
}

/// What every command that reads answers about the person.
pub fn everything(society: &mut Society) -> String {
    let list = requests(society);
    list.into_iter().map(|(name, request)| ask(society, name, request).to_string()).collect()
}

/// Every command that reads, with requests that would bring the person up.
pub fn requests(society: &mut Society) -> Vec<(&'static str, Value)> {
    let file = roster_file(society, &[HEAD, PROTECTED]).display().to_string();
    let told = json!({ "source": "form", "on": AS_OF });
    let held = held_row(society);
    let said = json!([{ "field": "address", "value": "東京都千代田区千代田1-1" }, { "field": "stay_until", "value": "2027-03-31" }]);
    let by_hand = json!({ "people": [PROTECTED.id], "fields": said, "told": told, "asOf": AS_OF });
    let list = vec![
        ("status", json!({})),
        (
            "import_columns",
            json!({ "path": file, "said": { "table": null, "hidden": null, "widths": [], "columns": [] } }),
        ),
        ("unlock_users", json!({ "path": society.db().display().to_string() })),
        ("users", json!({})),
        ("user_fingerprint", json!({})),
        ("waiting", json!({ "page": 1 })),
        ("audit_list", json!({ "single": false, "refused": false, "page": 1 })),
        ("audit_list", json!({ "person": PROTECTED.id, "single": false, "refused": false, "page": 1 })),
        ("audit_list", json!({ "act": "desk", "single": false, "refused": false, "page": 1 })),
        ("audit_verify", json!({ "anchors": [] })),
        ("audit_head", json!({})),
        ("senders", json!({})),
        ("imports", json!({ "page": 1 })),
        ("import_held", json!({ "import": "latest", "page": 1 })),
        (
            "row_preview",
            json!({ "import": held, "row": 2, "set": [{ "item": "birth", "text": "1980-04-01" }], "asOf": AS_OF }),
        ),
        ("desk_tray", json!({ "page": 1 })),
        ("people", json!({ "query": "", "address": "", "page": 1 })),
        ("people", json!({ "query": "函館", "address": "", "page": 1 })),
        ("people", json!({ "query": PROTECTED.id, "address": "", "page": 1 })),
        ("person", json!({ "person": PROTECTED.id, "asOf": AS_OF })),
        ("person_history", json!({ "person": PROTECTED.id, "page": 1 })),
        ("holds", json!({ "asOf": AS_OF, "reason": "individual_check", "query": "", "page": 1 })),
        ("entries", json!({})),
        ("correct_preview", by_hand),
        ("correct_file", json!({ "path": file, "password": null, "told": told, "asOf": AS_OF })),
        ("plan", json!({ "asOf": AS_OF, "outcome": null, "page": 1 })),
        ("summary", json!({ "asOf": AS_OF })),
        ("batches", json!({})),
        ("batch", json!({ "batch": "latest", "page": 1 })),
        ("piece", json!({ "serial": "0100000017" })),
        ("pull_outs", json!({ "batch": null })),
        ("returns", json!({})),
    ];
    let reading: Vec<&str> =
        COMMANDS.iter().filter(|command| !command.access.writes()).map(|command| command.name).collect();
    for name in reading {
        let covered = list.iter().any(|(asked, _)| *asked == name)
            || matches!(
                name,
                "import_preview"
                    | "import_rows"
                    | "import_discard"
                    | "import_effect"
                    | "import_set_aside"
                    | "import_marked"
                    | "piece_preview"
                    | "template"
                    | "imports_export"
            );
        assert!(covered, "{name} reads, and nothing here asks it");
    }
    list
}
