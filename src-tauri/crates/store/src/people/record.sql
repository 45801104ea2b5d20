-- The columns of a registration in the order of `PersonRecord::values`.
SELECT
    symbol, number, branch, name, kana_cell, sex, birth, relation, relation_text, acquired_on,
    employer, postal, address, phone, issue_requested, number_state, number_linked_on, number_last4
FROM person WHERE id = ?1
