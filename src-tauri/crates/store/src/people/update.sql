UPDATE person SET
    symbol = ?2, number = ?3, branch = ?4, name = ?5, kana_cell = ?6, sex = ?7, birth = ?8, relation = ?9,
    relation_text = ?10, acquired_on = ?11, employer = ?12, postal = ?13, address = ?14, phone = ?15,
    issue_requested = ?16, number_state = ?17, number_linked_on = ?18, number_last4 = ?19,
    name_key = ?20, kana = ?21, kana_key = ?22, address_key = ?23
WHERE id = ?1
