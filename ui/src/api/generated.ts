// Written by `cargo xtask codegen`. Do not edit.

export type Act = 'init' | 'open' | 'open_refused' | 'lock' | 'status' | 'import' | 'import_preview' | 'list' | 'view' | 'view_contact' | 'search' | 'correct' | 'row' | 'propose_batch' | 'print' | 'enclose' | 'post' | 'spoil' | 'come_back' | 'clear_return' | 'undo' | 'withdraw' | 'protect' | 'confirm' | 'decline' | 'user_add' | 'user_roles' | 'user_reset' | 'user_remove' | 'user_password' | 'policy' | 'desk_look' | 'desk_let_in' | 'accept_older' | 'audit_list' | 'audit_verify' | 'audit_head' | 'desk';

export type Amiss = 'edited' | 'missing' | 'added' | 'cut' | 'rebuilt' | 'journal_edited' | 'state_differs';

export type AnchorKind = 'key_store' | 'file' | 'none';

export type BatchState = 'made' | 'printed' | 'enclosed' | 'posted' | 'empty';

export type Bond = 'readings' | 'sexes' | 'families' | 'heads' | 'births' | 'covers' | 'lives' | 'entries' | 'beginnings' | 'series' | 'days' | 'insured' | 'branches' | 'addresses' | 'postals' | 'day_months' | 'exchanges' | 'renames' | 'rebirths' | 'reentries';

export type Document = 'certificate' | 'notice' | 'notice_last4';

export type DriftAnswer = 'accept';

export type DriftKind = 'gone' | 'moved' | 'renamed' | 'added';

export type Entry = 'symbol' | 'number' | 'branch' | 'name' | 'kana' | 'sex' | 'birth' | 'relation' | 'acquired_on' | 'lost_on' | 'voluntary_until' | 'stay_until' | 'overseas' | 'employer' | 'postal' | 'address' | 'phone' | 'issue_requested' | 'number_state' | 'number_linked_on' | 'number_last4' | 'burden_percent' | 'burden_effective_on' | 'burden_valid_until' | 'care_needed' | 'care_asked_of' | 'care_asked_on' | 'card' | 'registered' | 'certificate_expires_on' | 'known_on' | 'deregistration_applied_on' | 'deregistered_on';

export type EntryKind = 'text' | 'day' | 'yes_no' | 'sex' | 'relation' | 'number_state' | 'digits' | 'percent' | 'asked_of' | 'card';

export type ErrorCode = 'impossible' | 'policy_expired';

export type Everyone = 'insured';

export type FaultCode = 'unknown_command' | 'bad_request' | 'anchor_bad' | 'bad_day' | 'not_allowed' | 'locked' | 'user_needed' | 'user_name_bad' | 'wrong_password' | 'throttled' | 'older_than_known' | 'weak_password' | 'password_due' | 'passwords_differ' | 'user_unknown' | 'user_exists' | 'proposal_unknown' | 'last_admin' | 'last_protector' | 'database_missing' | 'database_not_a_file' | 'log_unusable' | 'database_exists' | 'key_file_missing' | 'key_file_damaged' | 'not_our_file' | 'plain_database' | 'database_too_new' | 'database_unreadable' | 'database_damaged' | 'database_busy' | 'disk_refused' | 'file_unreadable' | 'file_empty' | 'not_a_spreadsheet' | 'file_password' | 'file_password_wrong' | 'file_encrypted' | 'file_damaged' | 'filing_damaged' | 'filing_not_marked' | 'file_too_large' | 'no_header' | 'columns_missing' | 'everyone_unclear' | 'columns_unclear' | 'columns_drifted' | 'sender_bad' | 'column_choice_bad' | 'codes_bad' | 'columns_torn' | 'table_unclear' | 'table_unknown' | 'hidden_unclear' | 'encoding_unknown' | 'policy_bad' | 'insurer_number_bad' | 'society_name_bad' | 'width_bad' | 'width_set' | 'office_number_bad' | 'preview_gone' | 'preview_stale' | 'review_differs' | 'marked_of_one' | 'file_changed' | 'too_many_to_mark' | 'person_unknown' | 'entry_bad' | 'corrections_bad' | 'told_later' | 'number_taken' | 'change_unknown' | 'batch_unknown' | 'serial_unknown' | 'not_to_pull_out' | 'import_unknown' | 'held_row_unknown' | 'held_row_done' | 'held_row_still' | 'held_row_filing' | 'held_row_untold' | 'held_item_bad' | 'import_undone' | 'import_too_old' | 'serial_bad' | 'return_reason_bad' | 'nothing_to_do' | 'already_printed' | 'count_changed' | 'day_before_last_batch' | 'not_lawful' | 'already_returned' | 'piece_not_printable' | 'individual_check' | 'output_exists' | 'files_not_placed' | 'changed_meanwhile' | 'faces_missing' | 'cancelled' | 'broken' | 'internal';

export type Figure = 'first_here' | 'hash' | 'held' | 'hits' | 'kind' | 'new' | 'changed' | 'page' | 'people' | 'pieces' | 'known' | 'proposal' | 'rows' | 'schema' | 'seq' | 'wrong';

export type FindingCode = 'symbol_column_missing' | 'symbol_of_title' | 'columns_shifted' | 'headings_moved' | 'heading_missing' | 'rows_above' | 'table_not_taken' | 'hidden_table_not_taken' | 'sheet_without_headings' | 'hidden_read' | 'hidden_left' | 'hidden_numbers' | 'hidden_not_told' | 'row_skipped' | 'total_differs' | 'columns_unused' | 'columns_without_heading' | 'rows_left_alone' | 'left_not_registered' | 'column_by_values' | 'everyone_insured' | 'relation_by_branch' | 'columns_torn' | 'two_people_in_row' | 'row_struck_out' | 'cell_comment' | 'other_row_unknown' | 'taken_from_above' | 'ditto_unclear' | 'colours_explained' | 'values_differ' | 'row_for_review' | 'remark_on_leaving' | 'remark_on_certificates' | 'line_break_joined' | 'zeros_restored' | 'title_removed' | 'digits_narrowed' | 'width_unknown' | 'width_seen' | 'too_many_digits' | 'my_number_cut' | 'my_number_bad_check_digit' | 'my_number_elsewhere' | 'sex_code_unknown' | 'name_missing' | 'name_with_sign' | 'name_with_brackets' | 'private_use' | 'hidden_in_name' | 'hidden_characters' | 'kana_missing' | 'insured_id_bad' | 'birth_date_bad' | 'acquired_date_bad' | 'sex_bad' | 'relation_bad' | 'relation_beside' | 'kana_bad' | 'postal_bad' | 'address_missing' | 'address_bad' | 'address_is_day' | 'value_unsaid' | 'phone_doubtful' | 'mark_bad' | 'wish_unknown' | 'cell_error' | 'cell_too_long' | 'date_impossible' | 'reading_unlikely' | 'furigana_differs' | 'furigana_not_taken' | 'my_number_differs' | 'insured_id_twice' | 'family_name_missing' | 'acquired_before_birth' | 'acquired_ahead' | 'seventy_five_or_older' | 'burden_unknown' | 'sex_differs' | 'age_unlikely' | 'two_insured' | 'insured_missing' | 'postal_differs' | 'postal_dropped' | 'symbol_missing' | 'symbol_zeros' | 'another_person' | 'name_changed' | 'waiting' | 'same_person' | 'household_differs' | 'list_value_bad' | 'list_day_missing' | 'other_insurer' | 'list_older' | 'list_differs' | 'listed_unknown' | 'filing_loss_waits' | 'filing_change_waits' | 'filing_number_not_ours' | 'filing_id_incomplete' | 'filing_dependant_waits' | 'filing_items_unknown' | 'filing_record_bad' | 'filing_unread' | 'glyph_missing' | 'form_missing' | 'item_missing' | 'text_too_long';

export type HeldState = 'open' | 'taken' | 'dropped';

export type HiddenCells = 'read' | 'leave';

export type ImportSource = 'roster' | 'national_list';

export type LeftKind = 'changed_since' | 'in_use';

export type Matter = 'policy' | 'user_add' | 'user_roles' | 'user_reset' | 'accept_older';

export type Meaning = 'symbol' | 'number' | 'symbol_number' | 'symbol_number_branch' | 'branch' | 'name' | 'name_family' | 'name_given' | 'kana' | 'kana_family' | 'kana_given' | 'birth' | 'birth_era' | 'birth_year' | 'birth_month' | 'birth_day' | 'sex' | 'relation' | 'class' | 'acquired' | 'acquired_era' | 'acquired_year' | 'acquired_month' | 'acquired_day' | 'approved' | 'postal' | 'postal_first' | 'postal_last' | 'address' | 'address_1' | 'address_2' | 'address_3' | 'address_4' | 'phone' | 'mobile' | 'employer' | 'requested' | 'my_number' | 'insurer' | 'card' | 'registered' | 'certificate_expires' | 'deregistered' | 'listed_on';

export type OutcomeGroup = 'certificate' | 'notice' | 'notice_last4' | 'hold' | 'individual_check' | 'error' | 'none';

export type PieceState = 'made' | 'printed' | 'enclosed' | 'posted' | 'returned' | 'spoiled' | 'withdrawn';

export type ProposalKind = 'join' | 'change';

export type Reason = 'not_covered' | 'protection_provisional' | 'self_view_blocked' | 'certificate_lost_or_damaged' | 'card_lost' | 'card_renewing' | 'care_needed' | 'my_number_not_linked' | 'my_number_suspect' | 'no_card' | 'card_returned' | 'deregistered' | 'not_registered' | 'certificate_expired' | 'facts_missing' | 'list_older_than_application' | 'ask_care_needed' | 'awaiting_link' | 'already_holds' | 'already_notified' | 'last4_pending' | 'not_yet' | 'stay_ended' | 'lost' | 'changed';

export type ReturnReason = '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '99';

export type ReturnVia = 'post' | 'employer';

export type ReviewGroup = 'joins' | 'changes' | 'same' | 'waiting' | 'absent';

export type Role = 'viewer' | 'clerk' | 'approver' | 'number' | 'protector' | 'auditor' | 'admin';

export type SourceKind = 'form' | 'phone' | 'employer' | 'person' | 'register';

export type Unsolved = 'burden' | 'card' | 'care' | 'stay' | 'suspect' | 'old_list' | 'time' | 'contradiction' | 'individual_check';

export type Weight = 'mended' | 'look' | 'blocks';

export type Why = Reason | ErrorCode;

export type WidthPart = 'symbol' | 'number' | 'branch' | 'postal';

export type StatusReq = Record<symbol, never>;

export type StatusRes = { 
/**
 * Whether a database is open.
 */
open: boolean, 
/**
 * The database that was last named (by the caller, or on the command line that opened the window).
 */
dbPath: string | null, 
/**
 * Today, by the machine's clock.
 */
today: string, 
/**
 * Today in 和暦.
 */
todayText: string, 
/**
 * The society, once open.
 */
society: SocietyRow | null, 
/**
 * Who has opened, once open.
 */
user: UserRow | null, 
/**
 * Somebody else has set their password: until it is changed nothing else is answered.
 */
passwordDue: boolean, 
/**
 * The database is older than this account knows it: nothing is answered but a check, until two people have taken it as it is.
 */
older: boolean, 
/**
 * Where the head of the audit trail was kept that the opening was held against.
 */
anchor: AnchorKind | null, 
/**
 * Counts, once open.
 */
counts: CountsRow | null, 
/**
 * What became of the files that a print left which was cut off, found when the database was opened; mostly nothing.
 */
left: Array<string>, };

export type UserRow = { name: string, roles: Array<Role>, };

export type SocietyRow = { 
/**
 * 保険者名称.
 */
name: string, 
/**
 * 保険者番号.
 */
insurerNumber: string, 
/**
 * Number of this office, 1 to 99.
 */
officeNo: number, 
/**
 * Version of the policy in force, where it has one.
 */
policyVersion: string | null, };

export type CountsRow = { people: number, imports: number, 
/**
 * Batches that are not posted yet.
 */
openBatches: number, 
/**
 * Returned pieces that nobody has cleared up.
 */
openReturns: number, 
/**
 * Rows of imports that wait still.
 */
heldRows: number, 
/**
 * Pieces that must be pulled out of the pile by hand.
 */
toPullOut: number, 
/**
 * The latest day for which this office made a batch: none can be made for an earlier one.
 */
latestBatchDay: string | null, };

export type InitReq = { 
/**
 * Where; neither file may exist yet.
 */
path: string, 
/**
 * What the first user is called; 管理者 where it is left out.
 */
user: string | null, password: string, 
/**
 * 保険者名称.
 */
name: string, 
/**
 * 保険者番号, eight digits.
 */
insurerNumber: string, 
/**
 * Number of this office, 1 to 99.
 */
officeNo: number, 
/**
 * The society's policy, a TOML text.
 */
policy: string, 
/**
 * Digits of 記号, where the society pads it.
 */
symbolWidth: number | null, 
/**
 * Digits of 番号.
 */
numberWidth: number | null, 
/**
 * Digits of 枝番.
 */
branchWidth: number | null, 
/**
 * Digits of 郵便番号.
 */
postalWidth: number | null, };

export type UnlockUsersReq = { 
/**
 * Where.
 */
path: string, };

export type UnlockUsersRes = { names: Array<string>, };

export type UnlockReq = { 
/**
 * Where.
 */
path: string, 
/**
 * Who; left out where there is one user only.
 */
user: string | null, password: string, };

export type LockReq = Record<symbol, never>;

export type UsersReq = Record<symbol, never>;

export type UsersRes = { users: Array<UserListRow>, };

export type UserListRow = { name: string, roles: Array<Role>, 
/**
 * Somebody else has set their password, and they have not changed it yet.
 */
passwordDue: boolean, 
/**
 * May not open any more. The name is never given again.
 */
removed: boolean, };

export type UserFingerprintReq = Record<symbol, never>;

export type UserFingerprintRes = { 
/**
 * Twenty digits.
 */
fingerprint: string, };

export type UserPasswordReq = { password: string, };

export type UserPasswordRes = { user: UserListRow, };

export type UserAddReq = { name: string, 
/**
 * At least one.
 */
roles: Array<Role>, 
/**
 * What they open with for the first time; they change it before anything else.
 */
password: string, };

export type UserRolesReq = { name: string, 
/**
 * At least one.
 */
roles: Array<Role>, };

export type UserResetReq = { name: string, 
/**
 * They change it before anything else.
 */
password: string, };

export type UserAsked = { 
/**
 * How the user stands once it is confirmed.
 */
user: UserListRow, 
/**
 * Under which it waits; none where it has taken effect.
 */
proposal: string | null, confirmed: boolean, };

export type UserRemoveReq = { name: string, };

export type UserRemoved = { user: UserListRow, 
/**
 * Files of backups that the user can still open, as far as this program has made any.
 */
backups: Array<string>, 
/**
 * An administrator may have sheets of the recovery kit.
 */
kitDue: boolean, 
/**
 * The database still has the key that the user had.
 */
rekeyDue: boolean, 
/**
 * The epoch of that key.
 */
epoch: number, };

export type AuditListReq = { 
/**
 * The first day, in Japan.
 */
from: string | null, 
/**
 * The last one.
 */
to: string | null, act: Act | null, 
/**
 * The name of a user.
 */
by: string | null, 
/**
 * 記号-番号-枝番, or our identifier.
 */
person: string | null, 
/**
 * Who searched for this, as a whole.
 */
search: string | null, 
/**
 * Only what one person did where two would have to.
 */
single: boolean, 
/**
 * Only what was refused.
 */
refused: boolean, page: number, };

export type AuditListRes = { rows: Array<AuditRow>, 
/**
 * The acts that can be asked for.
 */
acts: Array<ActChoice>, total: number, page: number, perPage: number, };

export type ActChoice = { act: Act, text: string, };

export type AuditRow = { seq: number, 
/**
 * RFC 3339, UTC.
 */
at: string, 
/**
 * In Japan.
 */
atText: string, 
/**
 * Absent where nobody had opened.
 */
user: string | null, act: Act, actText: string, 
/**
 * What it was about: an identifier of ours.
 */
subject: string | null, figures: Array<AuditFigure>, single: boolean, 
/**
 * The code of the fault; absent where it was answered.
 */
refused: string | null, 
/**
 * What that fault says, for whatever it was about.
 */
refusedText: string | null, };

export type AuditFigure = { figure: Figure, text: string, 
/**
 * A number, a code, a hash, or `true`.
 */
value: string, };

export type AuditVerifyReq = { 
/**
 * Heads that were kept elsewhere, each `SEQ:HASH`, of the hash at least 20 digits.
 */
anchors: Array<string>, };

export type AuditVerified = { intact: boolean, 
/**
 * Rows of the trail.
 */
rows: number, 
/**
 * No more than the first 1,000.
 */
problems: Array<AuditProblem>, };

export type AuditProblem = { 
/**
 * The row; absent where it is none's.
 */
seq: number | null, kind: Amiss, text: string, 
/**
 * The table, where it is not the trail itself.
 */
table: string | null, 
/**
 * Of how many rows, operations or records.
 */
count: number, };

export type AuditHeadReq = Record<symbol, never>;

export type AuditHead = { seq: number, 
/**
 * 64 hexadecimal digits.
 */
hash: string, 
/**
 * RFC 3339, UTC.
 */
at: string, };

export type AcceptOlderReq = { 
/**
 * Why, to propose it.
 */
reason: string | null, 
/**
 * Confirms what another one has proposed.
 */
confirm: boolean, };

export type AcceptedOlder = { 
/**
 * Under which it waits; none where it has taken effect.
 */
proposal: string | null, confirmed: boolean, };

export type WaitingReq = { 
/**
 * Page, from 1.
 */
page: number, };

export type WaitingPage = { proposals: Array<WaitingRow>, 
/**
 * Of all pages.
 */
total: number, 
/**
 * This page.
 */
page: number, 
/**
 * Rows per page.
 */
perPage: number, };

export type WaitingRow = { 
/**
 * By which it is confirmed or declined.
 */
id: string, act: Matter, 
/**
 * What it would change, and what that was when it was proposed.
 */
what: string, 
/**
 * Who has proposed it.
 */
by: string, 
/**
 * When.
 */
at: string, atText: string, 
/**
 * Whether it was whoever asks: then another one decides.
 */
mine: boolean, 
/**
 * Of the identity that a new user or a new password brings: its user can read the same digits once it is confirmed.
 */
fingerprint: string | null, 
/**
 * The text of a proposed policy.
 */
policy: string | null, };

export type ConfirmReq = { id: string, };

export type DeclineReq = { id: string, reason: string, };

export type ProposalDecided = { proposal: string, act: Matter, confirmed: boolean, 
/**
 * The user whom it is about, as they stand now, where there is one.
 */
user: UserListRow | null, };

export type PolicySetReq = { 
/**
 * The policy, a TOML text.
 */
policy: string, };

export type PolicySetRes = { 
/**
 * Under which it waits; none where it has taken effect.
 */
proposal: string | null, confirmed: boolean, 
/**
 * The version that the policy names.
 */
policyVersion: string | null, };

export type ImportPreviewReq = { 
/**
 * The file.
 */
path: string, 
/**
 * The day for which ages and ratios are looked at.
 */
asOf: string, 
/**
 * What a person has said of it.
 */
said: FileSaid, };

export type FileSaid = { 
/**
 * The name of the table that is read.
 */
table: string | null, 
/**
 * What becomes of hidden rows and columns.
 */
hidden: HiddenCells | null, 
/**
 * Who everybody is, of a roster with neither a column of 枝番 nor one of 続柄.
 */
everyone: Everyone | null, 
/**
 * What its columns hold.
 */
columns: Array<ColumnSaid>, 
/**
 * What codes of 続柄, 性別 and 発行要否 stand for: `1=本人 2=妻`, one after the other. Empty: nothing, whatever was said of the sender's last file.
 */
codes: string | null, 
/**
 * How many digits parts have of which the society has set no width. Set for the society when the file goes in.
 */
widths: Array<WidthSaid>, 
/**
 * Who sent it: 1 to 40 characters. What was said of their last file then holds of this one.
 */
sender: string | null, 
/**
 * What is answered where the headings of the sender have drifted.
 */
drift: DriftAnswer | null, 
/**
 * The password of the file, where it has one. Never written and never logged.
 */
password: string | null, };

export type WidthSaid = { part: WidthPart, 
/**
 * 1 to 20.
 */
digits: number, };

export type ColumnSaid = { 
/**
 * `A`, `AB`.
 */
letters: string, 
/**
 * What it is read as; absent: it is not needed.
 */
meaning: Meaning | null, };

export type ImportColumnsReq = { 
/**
 * The file.
 */
path: string, 
/**
 * What a person has said of it.
 */
said: FileSaid, };

export type SendersReq = Record<symbol, never>;

export type SendersRes = { 
/**
 * Their names, who sent the latest one first.
 */
names: Array<string>, };

export type ImportColumns = { 
/**
 * Its tables, the best guess first.
 */
tables: Array<TableRow>, 
/**
 * Hidden rows of people and hidden columns that would be read; absent: there are none.
 */
hidden: HiddenRow | null, 
/**
 * Who everybody is, of a roster with neither a column of 枝番 nor one of 続柄; absent: it has one, or lacks others as well, or a 番号 stands in it
 * twice.
 */
everyone: EveryoneRow | null, 
/**
 * The sheet that would be read; absent for a text file.
 */
sheet: string | null, 
/**
 * Its columns, from left to right.
 */
columns: Array<ColumnRow>, 
/**
 * What became of the headings since the sender's last file, whether it was answered or not: until then the file is not read.
 */
drifts: Array<DriftRow>, 
/**
 * What was said of codes, now or of the sender's last file.
 */
codes: string | null, 
/**
 * Items that a registration needs and that no column gives, in Japanese.
 */
missing: Array<string>, 
/**
 * Everything that a column can be read as.
 */
meanings: Array<MeaningRow>, };

export type TableRow = { 
/**
 * Its name: the sheet's, with the cell of its first heading where the sheet has several tables or no name.
 */
name: string, 
/**
 * Whether its sheet is hidden.
 */
hidden: boolean, 
/**
 * Whether somebody's row stands in it.
 */
people: boolean, 
/**
 * Whether it is the one that would be read.
 */
chosen: boolean, };

export type DriftRow = { 
/**
 * What became of it.
 */
kind: DriftKind, 
/**
 * The same in words, with the column and the heading.
 */
text: string, };

export type HiddenRow = { 
/**
 * How many rows, and which columns, in Japanese.
 */
text: string, 
/**
 * Whether only a person can say what becomes of them: until then the file is not read.
 */
unclear: boolean, };

export type EveryoneRow = { 
/**
 * How many rows there are, or by what it is known that all of them are 被保険者, in Japanese.
 */
text: string, 
/**
 * Whether only a person can say who they are: until then the file is not read.
 */
unclear: boolean, };

export type MeaningRow = { code: Meaning, 
/**
 * The same in words.
 */
text: string, };

export type ImportApplyReq = { 
/**
 * Its number.
 */
preview: number, 
/**
 * Why it is right although its columns look torn apart; kept only where they do.
 */
reason: string | null, 
/**
 * 記号-番号-枝番 of the people whose new names were looked at and are right. The rows of the others wait.
 */
renamed: Array<string>, };

export type ImportSetAsideReq = { 
/**
 * Number of the preview.
 */
preview: number, };

export type ImportSetAside = { 
/**
 * Number of the preview.
 */
preview: number, };

export type ImportApplyAsShownReq = { 
/**
 * Its number.
 */
preview: number, 
/**
 * Number of the one that was put aside.
 */
shown: number, };

export type ImportMarkedReq = { 
/**
 * Number of the preview.
 */
preview: number, 
/**
 * The file to write, a `.xlsx`.
 */
path: string, };

export type ImportDiscardReq = { 
/**
 * Its number.
 */
preview: number, };

export type TemplateReq = { 
/**
 * The file to write.
 */
path: string, };

export type FileWritten = { 
/**
 * Where.
 */
path: string, };

export type ImportUndoReq = { 
/**
 * Its identifier, or `latest`: the latest that was not taken back.
 */
import: string, };

export type ImportUndone = { import: string, 
/**
 * People who had joined by it and are registered no more.
 */
voided: number, 
/**
 * People of whom something went back, as far as it may be shown.
 */
changed: number, 
/**
 * People of whom something stays, as far as it may be shown.
 */
left: number, 
/**
 * The first of those.
 */
rows: Array<LeftRow>, };

export type LeftRow = { 
/**
 * 記号-番号-枝番.
 */
insured: string, 
/**
 * 氏名.
 */
name: string, 
/**
 * Why.
 */
kind: LeftKind, 
/**
 * The same in words.
 */
text: string, 
/**
 * The items that were changed since, in Japanese.
 */
items: Array<string>, };

export type ImportEffect = { 
/**
 * What the file is.
 */
kind: ImportSource, 
/**
 * People who would join.
 */
joins: number, 
/**
 * People who would change, as far as it may be shown.
 */
changes: number, 
/**
 * Registered people without a change that may be shown.
 */
same: number, 
/**
 * Lines of a national list that would be entered.
 */
listed: number, 
/**
 * Rows that would wait for a person.
 */
waiting: number, 
/**
 * People of whom contact or employer would wait.
 */
contactsWaiting: number, };

export type ImportDone = { 
/**
 * Its identifier.
 */
import: string, 
/**
 * What the file is.
 */
kind: ImportSource, 
/**
 * People who joined.
 */
joins: number, 
/**
 * People who changed, as far as it may be shown.
 */
changes: number, 
/**
 * Registered people without a change that may be shown.
 */
same: number, 
/**
 * Lines of a national list that were entered.
 */
listed: number, 
/**
 * Rows that wait for a person.
 */
waiting: number, 
/**
 * People of whom contact or employer waits until a person lets it in (`desk_let_in`).
 */
contactsWaiting: number, 
/**
 * Registered people whom the file should name and does not, and the other way round.
 */
notNamed: NotNamed, };

export type ImportsReq = { 
/**
 * From 1.
 */
page: number, };

export type ImportsPage = { rows: Array<ImportListed>, 
/**
 * Imports of all pages.
 */
total: number, page: number, perPage: number, };

export type ImportListed = { 
/**
 * Its identifier.
 */
import: string, 
/**
 * The file's name, without its folder.
 */
file: string, kind: ImportSource, 
/**
 * 加入者名簿 or 利用登録状況の一覧.
 */
kindText: string, 
/**
 * When, by the clock of Japan: `2026/11/30 09:15`.
 */
madeAt: string, madeBy: string, 
/**
 * Rows that brought a new person.
 */
joined: number, 
/**
 * Rows that changed a person.
 */
changed: number, 
/**
 * Rows that said nothing new.
 */
same: number, 
/**
 * Rows that did not go in.
 */
waiting: number, 
/**
 * Those of them that wait still.
 */
open: number, 
/**
 * Those that were corrected and taken.
 */
taken: number, 
/**
 * Those that somebody has said are not needed.
 */
dropped: number, 
/**
 * How often each finding was made.
 */
findings: Array<ImportFindingRow>, 
/**
 * Why it went in although its columns looked torn apart.
 */
reason: string | null, 
/**
 * When it was taken back.
 */
undoneAt: string | null, undoneBy: string | null, };

export type ImportFindingRow = { code: FindingCode, 
/**
 * What it is, in Japanese.
 */
text: string, count: number, };

export type ImportHeldReq = { 
/**
 * Its identifier, or `latest`.
 */
import: string, 
/**
 * From 1.
 */
page: number, };

export type ImportHeldPage = { import: ImportListed, rows: Array<HeldRowListed>, 
/**
 * Rows of all pages.
 */
total: number, page: number, perPage: number, };

export type HeldRowListed = { 
/**
 * As the spreadsheet counts it.
 */
row: number, sheet: string | null, 
/**
 * 記号-番号-枝番, as far as it could be read and may be shown.
 */
insured: string | null, state: HeldState, stateText: string, reasons: Array<HeldReason>, 
/**
 * What it says, item by item.
 */
items: Array<HeldItem>, 
/**
 * Whether it can go in once it is corrected.
 */
canBeTaken: boolean, 
/**
 * The import by which it went in.
 */
takenBy: string | null, droppedBy: string | null, 
/**
 * Why it is not needed, in the words of whoever said so.
 */
droppedFor: string | null, };

export type HeldReason = { code: FindingCode, 
/**
 * What was found.
 */
text: string, 
/**
 * What to do.
 */
next: string, };

export type HeldItem = { item: Meaning, 
/**
 * What the item is called.
 */
text: string, 
/**
 * What the row says; absent where it says nothing, or may not be shown.
 */
says: string | null, 
/**
 * Whether it says something that is not shown.
 */
hidden: boolean, };

export type RowPreviewReq = { import: string, row: number, 
/**
 * What a person corrects; everything else stays as the row says it.
 */
set: Array<HeldItemSaid>, 
/**
 * The day for which ages are told.
 */
asOf: string, };

export type HeldItemSaid = { item: Meaning, 
/**
 * Empty: the row is to say nothing of it.
 */
text: string, };

export type RowDropReq = { import: string, 
/**
 * Absent: no row of the import that waits still.
 */
row: number | null, 
/**
 * Why, in words that are kept.
 */
reason: string | null, };

export type ImportsExportReq = { 
/**
 * The file to write, a `.xlsx`.
 */
path: string, 
/**
 * One import alone.
 */
import: string | null, };

export type ImportPreview = { 
/**
 * Number of this preview, for applying it.
 */
preview: number, 
/**
 * What the file is.
 */
kind: ImportSource, 
/**
 * 名簿 or 利用登録状況.
 */
kindText: string, 
/**
 * The sheet that was read; absent for a text file.
 */
sheet: string | null, 
/**
 * Rows with a person.
 */
rowsRead: number, 
/**
 * Blank and subtotal rows.
 */
rowsSkipped: number, 
/**
 * Rows that wait for a person.
 */
rowsWaiting: number, 
/**
 * People of whom contact or employer would wait until a person lets it in (`desk_let_in`).
 */
contactsWaiting: number, 
/**
 * People who are not registered yet.
 */
joins: number, 
/**
 * Registered people with other items, as far as it may be shown.
 */
changes: number, 
/**
 * Registered people without a change that may be shown.
 */
same: number, 
/**
 * Lines of a national list that name someone registered here, of whom no newer list is known.
 */
listed: number, 
/**
 * Registered people whom the file should name and does not, and the other way round.
 */
notNamed: NotNamed, 
/**
 * Columns as they were understood, from left to right.
 */
columns: Array<ColumnRow>, 
/**
 * Where its columns look torn apart: it goes in with a reason only.
 */
torn: Array<TornRow>, 
/**
 * What speaks of the widths of parts whose number cells wait for them.
 */
widths: Array<WidthRow>, 
/**
 * How often each kind of finding occurs.
 */
findingCounts: Array<FindingCountRow>, 
/**
 * Findings in the order of the rows; of each kind the first, at most `FINDINGS_SHOWN`.
 */
findings: Array<FindingRow>, 
/**
 * Rows that would give somebody another name, at most [`RENAMES_SHOWN`]; they wait unless `import_apply` names them.
 */
renames: Array<ProposalRow>, };

export type NotNamed = { 
/**
 * What they are called, in Japanese.
 */
text: string, 
/**
 * What to do next.
 */
next: string, count: number, 
/**
 * The first of them in the order of 記号-番号-枝番; at most `PEOPLE_SHOWN`.
 */
people: Array<AbsentRow>, 
/**
 * The other way round: lines of a national list that name nobody who is registered. Each is a finding, too; the new people of a
 * roster are `joins`.
 */
unknown: number, };

export type AbsentRow = { 
/**
 * 記号-番号-枝番.
 */
insured: string, 
/**
 * 氏名 as registered.
 */
name: string, };

export type ColumnRow = { 
/**
 * `A`, `AB`.
 */
letters: string, 
/**
 * Empty: it has none.
 */
heading: string, 
/**
 * What it is read as; absent: nothing is read from it.
 */
meaning: Meaning | null, 
/**
 * The same in words.
 */
meaningText: string, 
/**
 * By what that is known, in Japanese: the words of the heading and the values, with what both weigh.
 */
reasonText: string, 
/**
 * Whether only a person can say what it holds: until then the file is not read.
 */
unclear: boolean, 
/**
 * What the known words of its heading weigh, from 1 to 100; absent where something else says what it is.
 */
headingScore: number | null, 
/**
 * Of a hundred values how many are of the kind that its meaning asks for; absent where any value would do.
 */
valuesScore: number | null, 
/**
 * What it could be by its values, where nobody has explained it. Nothing is read by it.
 */
suggested: SuggestedRow | null, };

export type SuggestedRow = { meaning: Meaning, 
/**
 * The same in words.
 */
meaningText: string, 
/**
 * Why, in Japanese.
 */
reasonText: string, 
/**
 * Of a hundred values how many look like it.
 */
share: number, };

export type TornRow = { bond: Bond, 
/**
 * The same in words, with how often.
 */
text: string, };

export type WidthRow = { part: WidthPart, 
/**
 * The width that it seems to have; absent: what was seen does not tell it.
 */
digits: number | null, 
/**
 * What was seen, in words.
 */
text: string, };

export type FindingCountRow = { 
/**
 * What was found.
 */
code: FindingCode, 
/**
 * How much it weighs.
 */
weight: Weight, 
/**
 * The same in words.
 */
text: string, 
/**
 * What to do next.
 */
next: string, 
/**
 * How often.
 */
count: number, 
/**
 * The first of them in the order of the rows.
 */
first: FirstFound | null, };

export type FirstFound = { 
/**
 * The sheet, where there is one.
 */
sheet: string | null, 
/**
 * The row, from 1; 0 where no row is meant.
 */
row: number, 
/**
 * The column's letters, where one cell is meant.
 */
column: string | null, 
/**
 * The cell's text, where it may be shown.
 */
cell: string | null, };

export type FindingRow = { 
/**
 * What was found.
 */
code: FindingCode, 
/**
 * How much it weighs.
 */
weight: Weight, 
/**
 * The same in words.
 */
text: string, 
/**
 * What to do next.
 */
next: string, 
/**
 * The sheet, where there is one.
 */
sheet: string | null, 
/**
 * The row, from 1; 0 where no row is meant.
 */
row: number, 
/**
 * The column's letters, where one cell is meant.
 */
column: string | null, 
/**
 * Which item, in Japanese.
 */
itemText: string | null, 
/**
 * Whose row: 記号-番号-枝番.
 */
insured: string | null, 
/**
 * The cell's text, where it may be shown.
 */
cell: string | null, };

export type ProposalRow = { 
/**
 * The row, from 1.
 */
row: number, 
/**
 * 記号-番号-枝番.
 */
insured: string, 
/**
 * 氏名 as the roster says.
 */
name: string, 
/**
 * What it does.
 */
kind: ProposalKind, 
/**
 * Changed items; of a new person every item that the row says.
 */
fields: Array<FieldRow>, };

export type FieldRow = { 
/**
 * Which item, in Japanese.
 */
itemText: string, 
/**
 * What it was; empty: nothing.
 */
before: string, 
/**
 * What it becomes.
 */
after: string, };

export type ImportRowsReq = { 
/**
 * Its number.
 */
preview: number, group: ReviewGroup, 
/**
 * Kana, kanji, or a number; empty for all.
 */
query: string, 
/**
 * Page, from 1.
 */
page: number, };

export type ImportRowsPage = { rows: Array<ImportRow>, 
/**
 * How many there are in all.
 */
total: number, 
/**
 * This page.
 */
page: number, 
/**
 * Rows per page.
 */
perPage: number, };

export type ImportRow = { 
/**
 * The row, from 1; absent where no row names them.
 */
row: number | null, 
/**
 * 記号-番号-枝番; absent where a row that waits has none that can be read.
 */
insured: string | null, 
/**
 * 氏名; absent where a row waits and it is not certain whose it is.
 */
name: string | null, 
/**
 * Changed items; of a new person every item that the row says.
 */
fields: Array<FieldRow>, 
/**
 * Why the row waits.
 */
reasons: Array<string>, };

export type PeopleReq = { 
/**
 * Any part of a reading or of a name, or a number; empty for everyone.
 */
query: string, 
/**
 * Part of an address; empty for any.
 */
address: string, 
/**
 * Page, from 1.
 */
page: number, };

export type PeoplePage = { rows: Array<PersonRow>, 
/**
 * How many were found.
 */
total: number, 
/**
 * Whether the query finds more than that: a longer one finds fewer.
 */
more: boolean, 
/**
 * This page.
 */
page: number, 
/**
 * Rows per page.
 */
perPage: number, };

export type PersonRow = { 
/**
 * Our identifier.
 */
id: string, 
/**
 * 記号-番号-枝番.
 */
insured: string, 
/**
 * 氏名, the very characters registered.
 */
name: string, 
/**
 * フリガナ.
 */
kana: string, 
/**
 * 生年月日.
 */
birth: string, 
/**
 * 生年月日 in 和暦.
 */
birthText: string, 
/**
 * 男, 女, or empty.
 */
sexText: string, 
/**
 * 続柄.
 */
relationText: string, 
/**
 * 資格取得年月日.
 */
acquiredOn: string, 
/**
 * 資格取得年月日 in 和暦.
 */
acquiredText: string, 
/**
 * 資格喪失年月日.
 */
lostOn: string | null, 
/**
 * 事業所コード; absent where none is registered.
 */
employer: string | null, 
/**
 * 郵便番号; absent where none is registered.
 */
postal: string | null, 
/**
 * 住所; absent where none is registered.
 */
address: string | null, 
/**
 * 電話番号; absent where none is registered.
 */
phone: string | null, };

export type PersonReq = { 
/**
 * Our identifier, or 記号-番号-枝番.
 */
person: string, 
/**
 * The day for the decision.
 */
asOf: string, };

export type PersonDetail = { person: PersonRow, 
/**
 * What else is known of them.
 */
facts: Array<FactRow>, 
/**
 * The decision on the day.
 */
decision: DecisionRow, 
/**
 * Pieces made for this person, in the order of issue.
 */
pieces: Array<PieceRow>, 
/**
 * What happened to them, in the order in which it happened.
 */
events: Array<EventRow>, };

export type FactRow = { 
/**
 * What it is called.
 */
itemText: string, 
/**
 * What it says; of what we were told, since when.
 */
text: string, };

export type EventRow = { 
/**
 * When (UTC, RFC 3339).
 */
at: string, 
/**
 * The same by the clock of Japan: `2026/11/24 00:30`.
 */
atText: string, actor: string, 
/**
 * The piece.
 */
serial: string, 
/**
 * What happened; of a printing the form and its version, of a return its reason.
 */
text: string, };

export type PersonHistoryReq = { 
/**
 * Our identifier, or 記号-番号-枝番.
 */
person: string, 
/**
 * Page, from 1.
 */
page: number, };

export type PersonHistoryPage = { 
/**
 * The operations, newest first.
 */
rows: Array<OperationRow>, 
/**
 * How many there are in all.
 */
total: number, 
/**
 * This page.
 */
page: number, 
/**
 * Rows per page.
 */
perPage: number, };

export type OperationRow = { 
/**
 * When (UTC, RFC 3339).
 */
at: string, 
/**
 * The same by the clock of Japan.
 */
atText: string, actor: string, 
/**
 * What was done.
 */
text: string, 
/**
 * Whether the person was registered by it, or changed.
 */
kind: ProposalKind, 
/**
 * From whom it is known and since when, where somebody entered it by hand; else empty.
 */
sourceText: string, 
/**
 * The number under which it can be taken back by itself, where it can.
 */
change: number | null, 
/**
 * Changed items.
 */
fields: Array<FieldRow>, };

export type ProtectReq = { 
/**
 * 記号-番号-枝番.
 */
insured: string, };

export type UnprotectReq = { 
/**
 * 記号-番号-枝番.
 */
insured: string, };

export type Accepted = { 
/**
 * 記号-番号-枝番 as given.
 */
insured: string, };

export type PieceReturnReq = { 
/**
 * Its serial, typed or scanned.
 */
serial: string, 
/**
 * Why: a code of `ReturnReason` as it was typed, so that the fault can say it again.
 */
reason: string, 
/**
 * By which hands.
 */
via: ReturnVia, };

export type ReturnClearReq = { serial: string, };

export type ReturnsReq = Record<symbol, never>;

export type ReturnsRes = { 
/**
 * The pieces, newest first.
 */
rows: Array<ReturnRow>, 
/**
 * Reasons to choose from.
 */
reasons: Array<ChoiceRow>, };

export type ReturnRow = { serial: string, 
/**
 * Its serial as printed for people.
 */
serialText: string, 
/**
 * 記号-番号-枝番.
 */
insured: string, 
/**
 * 氏名.
 */
name: string, documentText: string, 
/**
 * Why it came back.
 */
reasonText: string, 
/**
 * 郵便 or 事業所.
 */
viaText: string, 
/**
 * The day it came back.
 */
receivedOn: string, };

export type ChoiceRow = { code: ReturnReason, 
/**
 * Its words.
 */
text: string, };

export type PlanReq = { 
/**
 * The day.
 */
asOf: string, 
/**
 * Only those listed under this; left out for all.
 */
outcome: OutcomeGroup | null, 
/**
 * Page, from 1.
 */
page: number, };

export type PlanPage = { 
/**
 * The day.
 */
asOf: string, 
/**
 * The day in 和暦.
 */
asOfText: string, 
/**
 * How often each outcome occurs, over everyone.
 */
counts: Array<OutcomeRow>, 
/**
 * Pieces that a batch made now would hold.
 */
pieces: number, rows: Array<DecisionRow>, 
/**
 * How many people are listed under the outcome that was asked for, or in all.
 */
total: number, 
/**
 * This page.
 */
page: number, 
/**
 * Rows per page.
 */
perPage: number, };

export type OutcomeRow = { 
/**
 * Under what it is listed.
 */
outcome: OutcomeGroup, 
/**
 * The same in Japanese.
 */
text: string, 
/**
 * How often.
 */
count: number, 
/**
 * The reasons within it, most frequent first.
 */
reasons: Array<ReasonCountRow>, };

export type ReasonCountRow = { 
/**
 * The reason in Japanese.
 */
text: string, 
/**
 * How often.
 */
count: number, };

export type DecisionRow = { 
/**
 * Whose: our identifier.
 */
person: string, 
/**
 * 記号-番号-枝番.
 */
insured: string, 
/**
 * 氏名.
 */
name: string, 
/**
 * フリガナ.
 */
kana: string, 
/**
 * Under what it is listed.
 */
outcome: OutcomeGroup, 
/**
 * The same in Japanese.
 */
outcomeText: string, 
/**
 * Why, where there is a reason.
 */
reason: Why | null, 
/**
 * The reason in Japanese; empty where there is none.
 */
reasonText: string, 
/**
 * A notice is due beside the certificate.
 */
alsoNotice: boolean, 
/**
 * 職権, 申請, 通知義務, or empty.
 */
basisText: string, 
/**
 * The clause; empty for 個別確認 and where there is no decision.
 */
rule: string, 
/**
 * Where the clause comes from.
 */
sources: Array<string>, 
/**
 * 有効期限.
 */
validUntil: string | null, 
/**
 * 有効期限 in 和暦.
 */
validUntilText: string, 
/**
 * Ratio and its days in words; empty where none is carried.
 */
ratioText: string, 
/**
 * Medium and route in words.
 */
deliveryText: string, 
/**
 * Facts that are missing, in words.
 */
missingTexts: Array<string>, 
/**
 * Remarks, in words.
 */
noteTexts: Array<string>, 
/**
 * What is to be collected, in words.
 */
collectTexts: Array<string>, };

export type DeskTrayReq = { 
/**
 * Page, from 1.
 */
page: number, };

export type DeskTray = { rows: Array<TrayRow>, 
/**
 * People in all.
 */
total: number, 
/**
 * This page.
 */
page: number, 
/**
 * Rows per page.
 */
perPage: number, };

export type TrayRow = { 
/**
 * 記号-番号-枝番.
 */
insured: string, 
/**
 * 氏名 as registered.
 */
name: string, };

export type DeskLetInReq = Record<symbol, never>;

export type DeskLetInDone = { 
/**
 * People whose contact or employer went in.
 */
letIn: number, 
/**
 * People of whom it goes on waiting.
 */
waiting: number, };

export type CorrectPreviewReq = { 
/**
 * Each our identifier, or 記号-番号-枝番.
 */
people: Array<string>, 
/**
 * What is entered, of each of them alike.
 */
fields: Array<EntrySaid>, told: ToldBy, 
/**
 * The day for the decisions.
 */
asOf: string, };

export type CorrectFileReq = { path: string, 
/**
 * Its password, where it has one.
 */
password: string | null, told: ToldBy, 
/**
 * The day for the decisions.
 */
asOf: string, };

export type ToldBy = { source: SourceKind, 
/**
 * The day it was told.
 */
on: string, };

export type EntrySaid = { field: Entry, 
/**
 * A text, a day as people write it, a code, or the word for one; empty: nobody knows.
 */
value: string, };

export type CorrectPreview = { 
/**
 * Number of this preview, for applying it.
 */
preview: number, 
/**
 * People of whom something would change, or would wait.
 */
changes: number, 
/**
 * People of whom nothing new is said.
 */
same: number, 
/**
 * People of whom contact or employer would wait until a person lets it in (`desk_let_in`).
 */
waiting: number, 
/**
 * Those of whom something would change or wait; at most `PEOPLE_SHOWN`.
 */
rows: Array<CorrectRow>, };

export type CorrectRow = { 
/**
 * Our identifier.
 */
person: string, 
/**
 * 記号-番号-枝番, as registered.
 */
insured: string, 
/**
 * 氏名, as registered.
 */
name: string, 
/**
 * Changed items.
 */
fields: Array<FieldRow>, 
/**
 * Whether contact or employer would wait.
 */
waits: boolean, 
/**
 * What is decided on the day now.
 */
before: DecisionRow, 
/**
 * What would be decided then.
 */
after: DecisionRow, };

export type CorrectApplyReq = { 
/**
 * Its number.
 */
preview: number, };

export type CorrectDone = { 
/**
 * People of whom something changed, or waits.
 */
changed: number, 
/**
 * People of whom contact or employer waits.
 */
waiting: number, 
/**
 * Those of whom something changed; at most `PEOPLE_SHOWN`.
 */
rows: Array<CorrectedRow>, };

export type CorrectedRow = { 
/**
 * 記号-番号-枝番, as registered before.
 */
insured: string, 
/**
 * The changes, by the numbers under which each can be taken back.
 */
changes: Array<number>, };

export type CorrectUndoReq = { 
/**
 * Its number.
 */
change: number, };

export type CorrectUndone = { change: number, 
/**
 * 記号-番号-枝番, as it was.
 */
insured: string, 
/**
 * Whether anything went back.
 */
changed: boolean, 
/**
 * What stays, because somebody has changed it since.
 */
left: LeftRow | null, };

export type HoldsReq = { 
/**
 * The day.
 */
asOf: string, 
/**
 * For this reason alone; left out for nobody but the counts.
 */
reason: Unsolved | null, 
/**
 * Kana, kanji, or a number; empty for everyone.
 */
query: string, 
/**
 * Page, from 1.
 */
page: number, };

export type HoldsPage = { 
/**
 * The day.
 */
asOf: string, 
/**
 * Every reason that holds somebody, in the order of the work.
 */
reasons: Array<HoldReasonRow>, rows: Array<HoldRow>, 
/**
 * Our identifiers of all who were asked for, on whatever page; at most `HELD_SHOWN`.
 */
people: Array<string>, 
/**
 * How many were asked for.
 */
total: number, 
/**
 * This page.
 */
page: number, 
/**
 * Rows per page.
 */
perPage: number, };

export type HoldReasonRow = { reason: Unsolved, 
/**
 * The same in Japanese.
 */
text: string, 
/**
 * What to do next.
 */
next: string, 
/**
 * How many people.
 */
count: number, 
/**
 * What is entered to solve it, in the order of a form.
 */
fields: Array<Entry>, };

export type HoldRow = { 
/**
 * Our identifier.
 */
person: string, 
/**
 * 生年月日 in 和暦.
 */
birthText: string, 
/**
 * 資格取得年月日 in 和暦.
 */
acquiredText: string, 
/**
 * 資格喪失年月日 in 和暦; empty where there is none.
 */
lostText: string, 
/**
 * Of a contradiction: the row that its days came from, where one is kept and may be told.
 */
cameFrom: CameFrom | null, decision: DecisionRow, };

export type CameFrom = { 
/**
 * The file's name.
 */
file: string, sheet: string | null, 
/**
 * As the spreadsheet counts it.
 */
row: number, };

export type EntriesReq = Record<symbol, never>;

export type EntriesRes = { 
/**
 * In the order of a form.
 */
entries: Array<EntryRow>, sources: Array<SourceRow>, };

export type EntryRow = { field: Entry, 
/**
 * The same in Japanese.
 */
text: string, 
/**
 * What its value looks like.
 */
kind: EntryKind, 
/**
 * What it can be; none where it is typed.
 */
choices: Array<EntryChoice>, };

export type EntryChoice = { code: string, 
/**
 * Its words.
 */
text: string, };

export type SourceRow = { code: SourceKind, 
/**
 * Its words.
 */
text: string, };

export type BatchMakeReq = { 
/**
 * The day.
 */
asOf: string, 
/**
 * How many pieces the person who approves has seen; another number is refused. `null`: nobody has counted them.
 */
expected: number | null, };

export type BatchesReq = Record<symbol, never>;

export type BatchesRes = { rows: Array<BatchRow>, };

export type BatchRow = { 
/**
 * Our identifier.
 */
id: string, 
/**
 * `01-2026-0001`: office, year, counter.
 */
number: string, 
/**
 * The day it was decided for.
 */
asOf: string, 
/**
 * The day in 和暦.
 */
asOfText: string, 
/**
 * Where it is.
 */
state: BatchState, 
/**
 * The same in Japanese.
 */
stateText: string, 
/**
 * Pieces that count (without spoiled and withdrawn ones).
 */
pieces: number, 
/**
 * The same for each document there is, in the order of the list.
 */
documents: Array<DocumentCount>, spoiled: number, withdrawn: number, 
/**
 * Came back.
 */
returned: number, 
/**
 * Waiting for printing.
 */
toPrint: number, 
/**
 * Printed, waiting for their envelopes.
 */
toEnclose: number, 
/**
 * Enclosed, waiting for the post.
 */
toPost: number, };

export type DocumentCount = { document: Document, 
/**
 * The same in Japanese.
 */
text: string, 
/**
 * Pieces.
 */
count: number, };

export type BatchReq = { 
/**
 * Our identifier, its number, or `latest`.
 */
batch: string, 
/**
 * Page of pieces, from 1.
 */
page: number, };

export type BatchDetail = { batch: BatchRow, 
/**
 * Its pieces in the order of printing.
 */
pieces: Array<PieceRow>, 
/**
 * How many there are, spoiled and withdrawn ones included.
 */
total: number, 
/**
 * This page.
 */
page: number, 
/**
 * Rows per page.
 */
perPage: number, 
/**
 * Pieces that were stopped before they took a serial (a name that no face can show): only in the answer to making the batch.
 */
stopped: Array<FindingRow>, };

export type PieceRow = { 
/**
 * Its serial, ten digits.
 */
serial: string, 
/**
 * Its serial as printed for people.
 */
serialText: string, 
/**
 * 記号-番号-枝番.
 */
insured: string, 
/**
 * 氏名.
 */
name: string, document: Document, 
/**
 * The same in Japanese, with its medium.
 */
documentText: string, 
/**
 * 交付年月日・通知年月日.
 */
issuedOn: string, 
/**
 * 有効期限.
 */
validUntil: string | null, 
/**
 * Where it is.
 */
state: PieceState, 
/**
 * The same in Japanese.
 */
stateText: string, 
/**
 * File of its original, once printed.
 */
file: string | null, 
/**
 * First page there.
 */
filePage: number | null, 
/**
 * The clause; empty for 個別確認.
 */
rule: string, 
/**
 * The reason in Japanese; empty for 個別確認.
 */
reasonText: string, 
/**
 * 送付経路 in Japanese; empty for 個別確認.
 */
routeText: string, };

export type PiecePreviewReq = { serial: string, };

export type PiecePreview = { serial: string, 
/**
 * The PDF, Base64.
 */
pdf: string, };

export type BatchPrintReq = { 
/**
 * Our identifier, its number, or `latest`.
 */
batch: string, 
/**
 * The folder; made if it is not there. No file in it is overwritten but this batch's own manifest.
 */
folder: string, 
/**
 * One piece of it alone, such as the replacement of a spoiled one: its serial, typed or scanned. `null`: all that wait.
 */
serial: string | null, };

export type BatchPrintDone = { batch: BatchRow, 
/**
 * Files, as paths.
 */
files: Array<string>, 
/**
 * The manifest's path.
 */
manifest: string, 
/**
 * Pieces printed.
 */
printed: number, 
/**
 * Serials that were pulled out before printing (個別確認, not covered any more, or not printable).
 */
withdrawn: Array<string>, 
/**
 * Why pieces were pulled out that cannot be printed any more (a name that no face can show).
 */
stopped: Array<FindingRow>, };

export type BatchEncloseReq = { 
/**
 * Our identifier, its number, or `latest`.
 */
batch: string, };

export type BatchPostReq = { 
/**
 * Our identifier, its number, or `latest`.
 */
batch: string, };

export type BatchMoved = { batch: BatchRow, 
/**
 * Pieces that moved.
 */
moved: number, 
/**
 * Serials that must be pulled out of the pile (個別確認, or not covered any more).
 */
withdrawn: Array<string>, };

export type PieceSpoilReq = { serial: string, };

export type PieceSpoiled = { 
/**
 * The spoiled serial.
 */
spoiled: string, 
/**
 * The new serial; absent when nothing may be sent to this person now.
 */
replacement: string | null, };

export type PullOutsReq = { 
/**
 * Of one batch alone: our identifier, its number, or `latest`. `null`: of all.
 */
batch: string | null, };

export type PullOutsRes = { rows: Array<PullOutRow>, };

export type PullOutRow = { 
/**
 * Its serial, ten digits.
 */
serial: string, 
/**
 * Its serial as printed for people.
 */
serialText: string, 
/**
 * 記号-番号-枝番.
 */
insured: string, 
/**
 * 氏名.
 */
name: string, 
/**
 * The document in Japanese, with its medium.
 */
documentText: string, 
/**
 * File of its original.
 */
file: string | null, 
/**
 * First page there.
 */
filePage: number | null, 
/**
 * Our identifier.
 */
batch: string, 
/**
 * `01-2026-0001`.
 */
batchNumber: string, 
/**
 * Since when, by the clock of Japan: `2026/11/24 00:30`.
 */
sinceText: string, };

export type PullOutDoneReq = { 
/**
 * Their serials, typed or scanned.
 */
serials: Array<string>, };

export type SummaryReq = { 
/**
 * The day.
 */
asOf: string, };

export type SummaryRes = { 
/**
 * Lines of text.
 */
lines: Array<string>, };

export type ManifestPiece = { 
/**
 * Its serial, ten digits.
 */
serial: string, 
/**
 * 記号-番号-枝番.
 */
person: string, document: Document, 
/**
 * The clause.
 */
rule: string, 
/**
 * File name beside the manifest.
 */
file: string, 
/**
 * First page there, from 1.
 */
page: number, };

export type PieceReq = { 
/**
 * Its serial, typed or scanned.
 */
serial: string, };

export type PieceDetail = { piece: PieceRow, 
/**
 * Whom it is for: our identifier.
 */
person: string, 
/**
 * Our identifier.
 */
batch: string, 
/**
 * `01-2026-0001`.
 */
batchNumber: string, 
/**
 * The page of the batch's pieces on which it stands, from 1.
 */
batchPage: number, 
/**
 * Its steps, in the order in which they were taken; of another office's piece none.
 */
events: Array<EventRow>, };

export type FaultRes = { 
/**
 * The stable code.
 */
code: FaultCode, 
/**
 * What happened.
 */
what: string, 
/**
 * What to do next.
 */
next: string, 
/**
 * The number of the log line, where there is one.
 */
incident: string | null, 
/**
 * What a program goes on with, where there is anything.
 */
params?: FaultParams, };

export type FaultParams = { 
/**
 * `throttled`: whole seconds until a password is looked at again.
 */
waitSeconds?: number, 
/**
 * `not_allowed`, `changed_meanwhile`: why, where it is not for the roles or another's write.
 */
why?: Why, 
/**
 * `older_than_known`: where the audit trail was known to have come to.
 */
known?: AuditHead, 
/**
 * Likewise: where it has come to.
 */
found?: AuditHead, };

export type Tag = 'Status' | 'People' | 'Decisions' | 'Batches' | 'Returns' | 'Users'

export type Commands = {
  status: { req: StatusReq; res: StatusRes }
  init: { req: InitReq; res: StatusRes }
  unlock_users: { req: UnlockUsersReq; res: UnlockUsersRes }
  unlock: { req: UnlockReq; res: StatusRes }
  unlock_copy: { req: UnlockReq; res: StatusRes }
  lock: { req: LockReq; res: StatusRes }
  users: { req: UsersReq; res: UsersRes }
  user_fingerprint: { req: UserFingerprintReq; res: UserFingerprintRes }
  user_password: { req: UserPasswordReq; res: UserPasswordRes }
  user_add: { req: UserAddReq; res: UserAsked }
  user_roles: { req: UserRolesReq; res: UserAsked }
  user_reset: { req: UserResetReq; res: UserAsked }
  user_remove: { req: UserRemoveReq; res: UserRemoved }
  audit_list: { req: AuditListReq; res: AuditListRes }
  audit_verify: { req: AuditVerifyReq; res: AuditVerified }
  accept_older: { req: AcceptOlderReq; res: AcceptedOlder }
  audit_head: { req: AuditHeadReq; res: AuditHead }
  policy_set: { req: PolicySetReq; res: PolicySetRes }
  waiting: { req: WaitingReq; res: WaitingPage }
  confirm: { req: ConfirmReq; res: ProposalDecided }
  decline: { req: DeclineReq; res: ProposalDecided }
  import_preview: { req: ImportPreviewReq; res: ImportPreview }
  import_rows: { req: ImportRowsReq; res: ImportRowsPage }
  import_columns: { req: ImportColumnsReq; res: ImportColumns }
  senders: { req: SendersReq; res: SendersRes }
  import_effect: { req: ImportApplyReq; res: ImportEffect }
  import_apply: { req: ImportApplyReq; res: ImportDone }
  import_set_aside: { req: ImportSetAsideReq; res: ImportSetAside }
  import_apply_as_shown: { req: ImportApplyAsShownReq; res: ImportDone }
  import_marked: { req: ImportMarkedReq; res: FileWritten }
  import_undo: { req: ImportUndoReq; res: ImportUndone }
  imports: { req: ImportsReq; res: ImportsPage }
  import_held: { req: ImportHeldReq; res: ImportHeldPage }
  imports_export: { req: ImportsExportReq; res: FileWritten }
  row_preview: { req: RowPreviewReq; res: ImportPreview }
  row_drop: { req: RowDropReq; res: ImportHeldPage }
  desk_tray: { req: DeskTrayReq; res: DeskTray }
  desk_let_in: { req: DeskLetInReq; res: DeskLetInDone }
  holds: { req: HoldsReq; res: HoldsPage }
  entries: { req: EntriesReq; res: EntriesRes }
  correct_preview: { req: CorrectPreviewReq; res: CorrectPreview }
  correct_file: { req: CorrectFileReq; res: CorrectPreview }
  correct_apply: { req: CorrectApplyReq; res: CorrectDone }
  correct_undo: { req: CorrectUndoReq; res: CorrectUndone }
  import_discard: { req: ImportDiscardReq; res: StatusRes }
  template: { req: TemplateReq; res: FileWritten }
  people: { req: PeopleReq; res: PeoplePage }
  person: { req: PersonReq; res: PersonDetail }
  person_history: { req: PersonHistoryReq; res: PersonHistoryPage }
  plan: { req: PlanReq; res: PlanPage }
  summary: { req: SummaryReq; res: SummaryRes }
  batch_make: { req: BatchMakeReq; res: BatchDetail }
  batches: { req: BatchesReq; res: BatchesRes }
  batch: { req: BatchReq; res: BatchDetail }
  piece: { req: PieceReq; res: PieceDetail }
  piece_preview: { req: PiecePreviewReq; res: PiecePreview }
  batch_print: { req: BatchPrintReq; res: BatchPrintDone }
  batch_enclose: { req: BatchEncloseReq; res: BatchMoved }
  batch_post: { req: BatchPostReq; res: BatchMoved }
  pull_outs: { req: PullOutsReq; res: PullOutsRes }
  pull_out_done: { req: PullOutDoneReq; res: PullOutsRes }
  piece_spoil: { req: PieceSpoilReq; res: PieceSpoiled }
  piece_return: { req: PieceReturnReq; res: ReturnsRes }
  return_clear: { req: ReturnClearReq; res: ReturnsRes }
  returns: { req: ReturnsReq; res: ReturnsRes }
  protect: { req: ProtectReq; res: Accepted }
  unprotect: { req: UnprotectReq; res: Accepted }
}

export type CommandName = keyof Commands

export type CommandRow = {
  /** Asked while no database is open, too. */
  closed: boolean
  /** One of these roles is needed; null: anybody's who has opened. */
  may: readonly Role[] | null
  writes: boolean
  /** What it reads, or touches when it writes. */
  tags: readonly Tag[]
  /** What a screen shows of that must be gone at once. */
  forgets: boolean
  /** Its request must never be kept. */
  secret: boolean
}

export const commands = {
  status: { closed: true, may: null, writes: false, tags: ['Status'], forgets: false, secret: false },
  init: { closed: true, may: null, writes: true, tags: ['Status', 'People', 'Decisions', 'Batches', 'Returns', 'Users'], forgets: false, secret: true },
  unlock_users: { closed: true, may: null, writes: false, tags: ['Status'], forgets: false, secret: false },
  unlock: { closed: true, may: null, writes: true, tags: ['Status', 'People', 'Decisions', 'Batches', 'Returns', 'Users'], forgets: false, secret: true },
  unlock_copy: { closed: true, may: null, writes: true, tags: ['Status', 'People', 'Decisions', 'Batches', 'Returns', 'Users'], forgets: false, secret: true },
  lock: { closed: true, may: null, writes: true, tags: ['Status', 'People', 'Decisions', 'Batches', 'Returns', 'Users'], forgets: false, secret: false },
  users: { closed: false, may: ['auditor', 'admin'], writes: false, tags: ['Users'], forgets: false, secret: false },
  user_fingerprint: { closed: false, may: null, writes: false, tags: ['Users'], forgets: false, secret: false },
  user_password: { closed: false, may: null, writes: true, tags: ['Status', 'Users'], forgets: false, secret: true },
  user_add: { closed: false, may: ['admin'], writes: true, tags: ['Users'], forgets: false, secret: true },
  user_roles: { closed: false, may: ['admin'], writes: true, tags: ['Users'], forgets: false, secret: false },
  user_reset: { closed: false, may: ['admin'], writes: true, tags: ['Users'], forgets: false, secret: true },
  user_remove: { closed: false, may: ['admin'], writes: true, tags: ['Users'], forgets: false, secret: false },
  audit_list: { closed: false, may: ['auditor'], writes: false, tags: ['Users'], forgets: false, secret: false },
  audit_verify: { closed: false, may: ['auditor', 'admin'], writes: false, tags: ['Users'], forgets: false, secret: false },
  accept_older: { closed: false, may: ['approver', 'auditor', 'admin'], writes: true, tags: ['Status', 'People', 'Decisions', 'Batches', 'Returns', 'Users'], forgets: false, secret: false },
  audit_head: { closed: false, may: null, writes: false, tags: ['Users'], forgets: false, secret: false },
  policy_set: { closed: false, may: ['admin'], writes: true, tags: ['Status', 'People', 'Decisions', 'Batches', 'Returns', 'Users'], forgets: false, secret: false },
  waiting: { closed: false, may: null, writes: false, tags: ['Users'], forgets: false, secret: false },
  confirm: { closed: false, may: ['approver', 'auditor', 'admin'], writes: true, tags: ['Status', 'People', 'Decisions', 'Batches', 'Returns', 'Users'], forgets: false, secret: false },
  decline: { closed: false, may: ['approver', 'auditor', 'admin'], writes: true, tags: ['Users'], forgets: false, secret: false },
  import_preview: { closed: false, may: ['clerk'], writes: false, tags: [], forgets: false, secret: true },
  import_rows: { closed: false, may: ['clerk'], writes: false, tags: ['People'], forgets: false, secret: false },
  import_columns: { closed: false, may: ['clerk'], writes: false, tags: [], forgets: false, secret: true },
  senders: { closed: false, may: ['clerk'], writes: false, tags: ['Status'], forgets: false, secret: false },
  import_effect: { closed: false, may: ['clerk'], writes: false, tags: [], forgets: false, secret: false },
  import_apply: { closed: false, may: ['clerk'], writes: true, tags: ['Status', 'People', 'Decisions', 'Batches', 'Returns', 'Users'], forgets: false, secret: false },
  import_set_aside: { closed: false, may: ['clerk'], writes: false, tags: [], forgets: false, secret: false },
  import_apply_as_shown: { closed: false, may: ['clerk'], writes: true, tags: ['Status', 'People', 'Decisions', 'Batches', 'Returns', 'Users'], forgets: false, secret: false },
  import_marked: { closed: false, may: ['clerk'], writes: false, tags: [], forgets: false, secret: false },
  import_undo: { closed: false, may: ['clerk', 'approver'], writes: true, tags: ['Status', 'People', 'Decisions', 'Batches', 'Returns', 'Users'], forgets: false, secret: false },
  imports: { closed: false, may: ['viewer', 'clerk', 'approver', 'number', 'protector'], writes: false, tags: ['People'], forgets: false, secret: false },
  import_held: { closed: false, may: ['viewer', 'clerk', 'approver', 'number', 'protector'], writes: false, tags: ['People'], forgets: false, secret: false },
  imports_export: { closed: false, may: ['viewer', 'clerk', 'approver', 'number', 'protector'], writes: false, tags: [], forgets: false, secret: false },
  row_preview: { closed: false, may: ['clerk'], writes: false, tags: [], forgets: false, secret: false },
  row_drop: { closed: false, may: ['clerk'], writes: true, tags: ['People', 'Status'], forgets: false, secret: false },
  desk_tray: { closed: false, may: ['protector'], writes: false, tags: ['People'], forgets: false, secret: false },
  desk_let_in: { closed: false, may: ['protector'], writes: true, tags: ['People', 'Decisions', 'Batches', 'Returns'], forgets: false, secret: false },
  holds: { closed: false, may: ['viewer', 'clerk', 'approver', 'number', 'protector'], writes: false, tags: ['Decisions', 'People'], forgets: false, secret: false },
  entries: { closed: false, may: ['clerk'], writes: false, tags: [], forgets: false, secret: false },
  correct_preview: { closed: false, may: ['clerk'], writes: false, tags: [], forgets: false, secret: false },
  correct_file: { closed: false, may: ['clerk'], writes: false, tags: [], forgets: false, secret: true },
  correct_apply: { closed: false, may: ['clerk'], writes: true, tags: ['Status', 'People', 'Decisions', 'Batches', 'Returns', 'Users'], forgets: false, secret: false },
  correct_undo: { closed: false, may: ['clerk', 'approver'], writes: true, tags: ['Status', 'People', 'Decisions', 'Batches', 'Returns', 'Users'], forgets: false, secret: false },
  import_discard: { closed: false, may: ['clerk'], writes: false, tags: [], forgets: false, secret: false },
  template: { closed: false, may: ['clerk'], writes: false, tags: [], forgets: false, secret: false },
  people: { closed: false, may: ['viewer', 'clerk', 'approver', 'number', 'protector'], writes: false, tags: ['People'], forgets: false, secret: false },
  person: { closed: false, may: ['viewer', 'clerk', 'approver', 'number', 'protector'], writes: false, tags: ['People', 'Decisions', 'Batches', 'Returns'], forgets: false, secret: false },
  person_history: { closed: false, may: ['viewer', 'clerk', 'approver', 'number', 'protector'], writes: false, tags: ['People'], forgets: false, secret: false },
  plan: { closed: false, may: ['viewer', 'clerk', 'approver', 'number', 'protector'], writes: false, tags: ['Decisions'], forgets: false, secret: false },
  summary: { closed: false, may: ['viewer', 'clerk', 'approver', 'number', 'protector'], writes: false, tags: ['People', 'Decisions', 'Batches'], forgets: false, secret: false },
  batch_make: { closed: false, may: ['clerk'], writes: true, tags: ['Status', 'Decisions', 'Batches', 'People'], forgets: false, secret: false },
  batches: { closed: false, may: ['viewer', 'clerk', 'approver', 'number', 'protector'], writes: false, tags: ['Batches'], forgets: false, secret: false },
  batch: { closed: false, may: ['viewer', 'clerk', 'approver', 'number', 'protector'], writes: false, tags: ['Batches'], forgets: false, secret: false },
  piece: { closed: false, may: ['viewer', 'clerk', 'approver', 'number', 'protector'], writes: false, tags: ['Batches', 'Returns', 'People'], forgets: false, secret: false },
  piece_preview: { closed: false, may: ['clerk', 'approver'], writes: false, tags: ['Batches'], forgets: false, secret: false },
  batch_print: { closed: false, may: ['clerk'], writes: true, tags: ['Status', 'Batches', 'Decisions'], forgets: false, secret: false },
  batch_enclose: { closed: false, may: ['clerk'], writes: true, tags: ['Status', 'Batches', 'Decisions'], forgets: false, secret: false },
  batch_post: { closed: false, may: ['clerk'], writes: true, tags: ['Status', 'Batches', 'Decisions'], forgets: false, secret: false },
  pull_outs: { closed: false, may: ['viewer', 'clerk', 'approver', 'number', 'protector'], writes: false, tags: ['Batches', 'People'], forgets: false, secret: false },
  pull_out_done: { closed: false, may: ['clerk'], writes: true, tags: ['Status', 'Batches'], forgets: false, secret: false },
  piece_spoil: { closed: false, may: ['clerk'], writes: true, tags: ['Batches', 'Decisions'], forgets: false, secret: false },
  piece_return: { closed: false, may: ['clerk'], writes: true, tags: ['Status', 'Batches', 'Returns', 'People', 'Decisions'], forgets: false, secret: false },
  return_clear: { closed: false, may: ['clerk'], writes: true, tags: ['Status', 'Returns', 'People', 'Decisions', 'Batches'], forgets: false, secret: false },
  returns: { closed: false, may: ['viewer', 'clerk', 'approver', 'number', 'protector'], writes: false, tags: ['Returns'], forgets: false, secret: false },
  protect: { closed: false, may: ['clerk', 'protector'], writes: true, tags: ['People', 'Decisions', 'Batches', 'Returns'], forgets: true, secret: true },
  unprotect: { closed: false, may: ['clerk'], writes: true, tags: ['People', 'Decisions', 'Batches', 'Returns'], forgets: true, secret: true },
} as const satisfies Record<CommandName, CommandRow>
