-- A person with what the national list says, the flags, and whether a returned piece holds them.
-- A piece that came back holds its own person, and through the post also the household at the address it was sent to.
SELECT
    p.id, p.symbol, p.number, p.branch, p.name, p.kana_cell, p.sex, p.birth, p.relation, p.relation_text,
    p.acquired_on, p.lost_on, p.voluntary_until, p.stay_until, p.overseas, p.employer, p.postal, p.address, p.phone,
    p.issue_requested, p.number_state, p.number_linked_on,
    p.burden_percent, p.burden_effective_on, p.burden_valid_until,
    m.card, m.registered, m.listed_on, m.certificate_expires_on, m.deregistration_applied_on, m.deregistered_on,
    g.safe_address, g.self_view_blocked, g.non_disclosure, g.provisional,
    EXISTS (SELECT 1 FROM returned r WHERE r.cleared_on IS NULL AND r.person = p.id)
    OR EXISTS (
        SELECT 1 FROM returned r
        WHERE r.cleared_on IS NULL AND r.reach = 'address'
          AND r.symbol = p.symbol AND r.number = p.number AND r.address_key = p.address_key
    ) AS returned
FROM person p
LEFT JOIN myna m ON m.person = p.id
LEFT JOIN protection g ON g.person = p.id
