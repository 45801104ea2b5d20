INSERT INTO person (
    id, symbol, number, branch, name, kana_cell, sex, birth, relation, relation_text, acquired_on,
    employer, postal, address, phone, issue_requested, number_state, number_linked_on, number_last4,
    name_key, kana, kana_key, address_key, overseas
) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, 0)
