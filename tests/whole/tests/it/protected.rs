//! What a protected person leaves behind: no address, no telephone, no employer, and no sign that there is anything to leave out.

use crate::asked::{self, HEAD, PROTECTED, ask};
use crate::small::{Member, roster, roster_file, without_card};
use kenpo_domain::piece::ReturnVia;
use kenpo_office::api::*;
use kenpo_office::fault::FaultCode;
use kenpo_office::table::call;
use kenpo_whole::{AS_OF, Society};
use serde_json::json;
use std::io::Read;
use std::path::Path;
use zip::ZipArchive;

/// Someone of whom no contact and no employer is registered.
const UNREGISTERED: Member = Member {
    id: "60-0000002-00",
    name: "旭川　蓮",
    relation: "本人",
    postal: "",
    address: "",
    phone: "",
    employer: "",
};

/// What must not be found anywhere: the protected person's contact in the forms that an output could give it.
const SECRETS: [&str; 7] = ["末広町", "９９丁目", "99丁目", "88-777", "８８－７７７", "0138-00-9999", "040-0053"];

fn society() -> Society {
    let mut society = Society::empty().unwrap();
    roster(&mut society, &[HEAD, PROTECTED, UNREGISTERED]);
    society
}

fn protect(society: &mut Society) {
    call::protect(&mut society.office, ProtectReq { insured: PROTECTED.id.into() }).unwrap();
}

fn assert_clean(where_: &str, text: &str) {
    // Which roles whoever has opened has.
    let text = text.replace("protector", "");
    for secret in SECRETS {
        assert!(!text.contains(secret), "{where_} tells {secret}");
    }
    assert!(!text.contains(&format!("\"{}\"", PROTECTED.employer)), "{where_} tells the employer");
    for word in ["不開示", "支援措置", "non_disclosure", "self_view_blocked", "protect", "DV"] {
        assert!(!text.contains(word), "{where_} tells that there is protection: {word}");
    }
}

#[test]
fn no_reply_tells_anything() {
    let mut society = society();
    without_card(&mut society, &[HEAD.id, PROTECTED.id]);
    let before = asked::everything(&mut society);
    assert!(before.contains("末広町") && before.contains("0138-00-9999"), "the search would find them");
    protect(&mut society);
    society.issue().unwrap();
    assert_clean("a reply", &asked::everything(&mut society));
}

#[test]
fn a_protected_person_looks_like_one_whose_contact_is_not_registered() {
    let mut society = society();
    protect(&mut society);
    let mut row = |id: &str| ask(&mut society, "person", json!({ "person": id, "asOf": AS_OF }))["person"].clone();
    let (protected, unregistered) = (row(PROTECTED.id), row(UNREGISTERED.id));
    for key in ["employer", "postal", "address", "phone"] {
        assert_eq!(protected[key], unregistered[key], "{key}");
    }
}

#[test]
fn their_place_in_a_list_does_not_tell_the_employer() {
    let mut society = society();
    let order = |society: &mut Society| -> Vec<String> {
        society.plan("").unwrap().rows.into_iter().map(|row| row.insured).collect()
    };
    let late = Member { id: "60-0000003-00", employer: "6000", ..PROTECTED };
    let first = Member { id: "60-0000004-00", employer: "6500", ..HEAD };
    roster(&mut society, &[HEAD, PROTECTED, UNREGISTERED, late, first]);
    let before = order(&mut society);
    assert_eq!(before, [late.id, HEAD.id, first.id, PROTECTED.id, UNREGISTERED.id]);
    for member in [late, PROTECTED] {
        call::protect(&mut society.office, ProtectReq { insured: member.id.into() }).unwrap();
    }
    assert_eq!(order(&mut society), [HEAD.id, first.id, PROTECTED.id, UNREGISTERED.id, late.id]);
}

#[test]
fn a_preview_does_not_outlive_a_request() {
    let mut society = society();
    let moved = Member { address: "北海道函館市元町1-1", ..PROTECTED };
    let file = roster_file(&society, &[moved]);
    let preview = ask(
        &mut society,
        "import_preview",
        json!({ "path": file.display().to_string(), "asOf": AS_OF, "said": { "table": null, "hidden": null, "widths": [], "columns": [] } }),
    );
    let rows = json!({ "preview": preview["preview"], "group": "changes", "query": "", "page": 1 });
    assert!(ask(&mut society, "import_rows", rows.clone()).to_string().contains("元町"));
    protect(&mut society);
    assert_eq!(ask(&mut society, "import_rows", rows)["code"], "preview_gone");
    let applied =
        ask(&mut society, "import_apply", json!({ "preview": preview["preview"], "reason": null, "renamed": [] }));
    assert_eq!(applied["code"], "preview_gone");
}

#[test]
fn a_marked_copy_tells_nothing_but_what_its_file_says() {
    let mut society = society();
    protect(&mut society);
    let moved = Member { address: "北海道函館市元町1-1", postal: "", phone: "0138-11-1111", ..PROTECTED };
    let file = roster_file(&society, &[HEAD, moved]).display().to_string();
    let said = json!({ "table": null, "hidden": null, "widths": [], "columns": [], "password": null });
    let preview = ask(&mut society, "import_preview", json!({ "path": file, "asOf": AS_OF, "said": said }));
    let out = format!("{file}.marked.xlsx");
    let written = ask(&mut society, "import_marked", json!({ "preview": preview["preview"], "path": out }));
    assert_eq!(written["path"], out);
    let mut archive = ZipArchive::new(std::fs::File::open(&out).unwrap()).unwrap();
    let mut parts = String::new();
    for at in 0..archive.len() {
        archive.by_index(at).unwrap().read_to_string(&mut parts).unwrap();
    }
    assert!(parts.contains("元町"), "what the sender wrote goes back");
    assert!(!parts.contains(UNREGISTERED.name), "whom the file does not name is not told its sender");
    assert!(SECRETS.iter().all(|secret| !parts.contains(secret)));
    assert!(["不開示", "支援措置", "DV"].iter().all(|word| !parts.contains(word)));
}

#[test]
fn what_a_sender_wrote_beside_the_headings_is_not_told_again() {
    let mut society = society();
    let file = roster_file(&society, &[HEAD]);
    let plain = std::fs::read_to_string(&file).unwrap();
    let beside = format!("事業所,{},連絡先 {}\n", PROTECTED.address, PROTECTED.phone);
    std::fs::write(&file, plain.replacen("事業所\n", &beside, 1)).unwrap();
    let said = json!({ "table": null, "hidden": null, "widths": [], "columns": [], "sender": "函館支部" });
    let asks = json!({ "path": file.display().to_string(), "asOf": AS_OF, "said": said });
    let preview = ask(&mut society, "import_preview", asks.clone());
    assert!(preview.to_string().contains("末広町"), "it came among the headings: {preview}");
    let done =
        ask(&mut society, "import_apply", json!({ "preview": preview["preview"], "reason": null, "renamed": [] }));
    assert_eq!(done["kind"], "roster", "{done}");
    protect(&mut society);
    std::fs::write(&file, plain).unwrap();
    let fault = ask(&mut society, "import_preview", asks);
    assert_eq!(fault["code"], "columns_drifted");
    let columns = ask(&mut society, "import_columns", json!({ "path": file.display().to_string(), "said": said }));
    assert!(!columns["drifts"].as_array().unwrap().is_empty());
    for reply in [fault, columns] {
        assert_clean("a drift", &reply.to_string());
    }
}

#[test]
fn search_by_address_does_not_find_them() {
    let mut society = society();
    let find = |society: &mut Society, address: &str| {
        call::people(&mut society.office, PeopleReq { query: String::new(), address: address.into(), page: 1 })
            .unwrap()
            .get()
            .total
    };
    for address in ["末広町", "函館市末広町99丁目88-777", "北海道"] {
        let before = find(&mut society, address);
        assert!(before > 0, "{address}");
        protect(&mut society);
        assert_eq!(find(&mut society, address), before - 1, "{address}");
        call::unprotect(&mut society.office, UnprotectReq { insured: PROTECTED.id.into() }).unwrap();
        assert_eq!(find(&mut society, address), before, "{address}");
    }
}

#[test]
fn registering_a_request_answers_the_same_whatever_was_known() {
    let mut society = society();
    let mut answers = Vec::new();
    for command in ["protect", "protect", "unprotect", "unprotect"] {
        answers.push(ask(&mut society, command, json!({ "insured": PROTECTED.id })));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
}

#[test]
fn their_piece_takes_no_serial_and_leaves_no_gap() {
    let mut society = society();
    without_card(&mut society, &[HEAD.id, PROTECTED.id, UNREGISTERED.id]);
    protect(&mut society);
    let made = society.issue().unwrap();
    assert_eq!(made.pieces.iter().map(|piece| piece.insured.as_str()).collect::<Vec<_>>(), [HEAD.id, UNREGISTERED.id]);
    let counters: Vec<u32> = made.pieces.iter().map(|piece| piece.serial[2..9].parse().unwrap()).collect();
    assert_eq!(counters, [1, 2]);
    let printed = society.print("batch").unwrap();
    assert!(printed.withdrawn.is_empty());
    let manifest = std::fs::read_to_string(&printed.manifest).unwrap();
    assert!(!manifest.contains(PROTECTED.id) && manifest.contains(HEAD.id));
    for file in &printed.files {
        assert_clean(file, &page_text(Path::new(file)));
    }
}

fn page_text(pdf: &Path) -> String {
    let output = std::process::Command::new("pdftotext")
        .args(["-raw".as_ref(), pdf.as_os_str(), "-".as_ref()])
        .output()
        .unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_code_that_keeps_them_back_is_shared() {
    let mut society = society();
    protect(&mut society);
    without_card(&mut society, &[HEAD.id, PROTECTED.id]);
    society.issue().unwrap();
    society.print("batch").unwrap();
    call::batch_enclose(&mut society.office, BatchEncloseReq { batch: "latest".into() }).unwrap();
    call::batch_post(&mut society.office, BatchPostReq { batch: "latest".into() }).unwrap();
    let head = society.pieces().unwrap().into_iter().find(|piece| piece.insured == HEAD.id).unwrap();
    let request = PieceReturnReq { serial: head.serial, reason: "01".into(), via: Coded(ReturnVia::Post) };
    call::piece_return(&mut society.office, request).unwrap();
    let mut decision = |id: &str| {
        let mut row = ask(&mut society, "person", json!({ "person": id, "asOf": AS_OF }))["decision"].clone();
        for own in ["person", "insured", "name", "kana"] {
            row.as_object_mut().unwrap().remove(own);
        }
        row
    };
    let returned = decision(HEAD.id);
    assert_eq!(returned["outcome"], "individual_check");
    assert_eq!(decision(PROTECTED.id), returned, "a returned piece and a request give the very same row");
}

#[test]
fn a_flag_that_comes_in_between_pulls_the_piece_out() {
    for stage in ["made", "printed", "enclosed"] {
        let mut society = society();
        without_card(&mut society, &[HEAD.id, PROTECTED.id]);
        society.issue().unwrap();
        let serial =
            society.pieces().unwrap().into_iter().find(|piece| piece.insured == PROTECTED.id).unwrap().serial_text;
        if stage != "made" {
            society.print("batch").unwrap();
        }
        if stage == "enclosed" {
            call::batch_enclose(&mut society.office, BatchEncloseReq { batch: "latest".into() }).unwrap();
        }
        protect(&mut society);
        let withdrawn = match stage {
            "made" => society.print("batch").unwrap().withdrawn,
            "printed" => {
                call::batch_enclose(&mut society.office, BatchEncloseReq { batch: "latest".into() })
                    .unwrap()
                    .into_inner()
                    .withdrawn
            }
            _ => {
                call::batch_post(&mut society.office, BatchPostReq { batch: "latest".into() })
                    .unwrap()
                    .into_inner()
                    .withdrawn
            }
        };
        assert_eq!(withdrawn, std::slice::from_ref(&serial), "{stage}");
        let request = PiecePreviewReq { serial };
        assert_eq!(call::piece_preview(&mut society.office, request).unwrap_err().code, FaultCode::IndividualCheck);
        assert_clean(stage, &asked::everything(&mut society));
    }
}

#[test]
fn of_a_file_without_them_everything_is_told_as_of_one_whose_contact_is_not_registered() {
    let colleague = Member { id: "60-0000005-01", name: "函館　蓮", relation: "長男", ..PROTECTED };
    let child = Member { id: "60-0000001-02", name: "函館　健", relation: "長男", ..HEAD };
    let bare = Member { postal: "", address: "", phone: "", employer: "", ..PROTECTED };
    let list = "記号,番号,枝番,個人番号カード,利用登録,基準日\n60,0000001,00,有,有,2026-10-31\n";
    let mut told = Vec::new();
    for of_whom in [PROTECTED, bare] {
        let mut society = Society::empty().unwrap();
        roster(&mut society, &[HEAD, of_whom, colleague, child]);
        if of_whom.employer == PROTECTED.employer {
            protect(&mut society);
        }
        let dir = society.dir.path().to_owned();
        let path = dir.join("list.csv");
        std::fs::write(&path, list).unwrap();
        // One that names half of their employer's people does not tell of them; one that names most of their 記号 does.
        let rosters = [("one.csv", &[HEAD, colleague][..]), ("most.csv", &[HEAD, colleague, child])];
        let rosters = rosters.map(|(name, members)| {
            std::fs::rename(roster_file(&society, members), dir.join(name)).unwrap();
            dir.join(name)
        });
        let files = std::iter::once(path).chain(rosters);
        let mut replies = String::new();
        for (file, listed) in files.zip([true, false, true]) {
            let (preview, done) = society.import(&file).unwrap();
            let told = preview.not_named.people.iter().any(|person| person.insured == PROTECTED.id);
            assert_eq!(told, listed, "{}", file.display());
            replies += &serde_json::to_string(&(preview, ImportDone { import: String::new(), ..done })).unwrap();
        }
        told.push(replies);
    }
    assert_eq!(told[0], told[1]);
    assert_clean("an import", &told[0]);
}

#[test]
fn neither_log_nor_file_names_tell_anything() {
    let mut society = society();
    protect(&mut society);
    without_card(&mut society, &[HEAD.id, PROTECTED.id]);
    society.issue().unwrap();
    society.print("batch").unwrap();
    for entry in walk(society.dir.path()) {
        let name = entry.file_name().unwrap().to_string_lossy().into_owned();
        assert_clean("a file name", &name);
        if matches!(entry.extension().and_then(|ending| ending.to_str()), Some("log" | "json")) {
            assert_clean(&name, &std::fs::read_to_string(&entry).unwrap());
        }
    }
}

fn walk(dir: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(walk(&path)) } else { files.push(path) }
    }
    files
}
