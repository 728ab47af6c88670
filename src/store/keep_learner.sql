update learner
set
    handle = $1,
    language = $2,
    staff_number = $3,
    role = $4,
    site = $5,
    start_date = $6,
    licence_ends = $7,
    identity_confirmed_by = $8,
    identity_confirmed_on = $9,
    time_factor = $10,
    time_factor_by = $11
where id = $12
    and erased_at is null
