update learner
set
    handle = $1,
    name = $2,
    language = $3,
    staff_number = $4,
    role = $5,
    site = $6,
    start_date = $7,
    identity_confirmed_by = $8,
    identity_confirmed_on = $9,
    time_factor = $10,
    time_factor_by = $11
where id = $12
    and erased_at is null
