update learner
set
    handle = $1,
    language = $2,
    staff_number = $3,
    role = $4,
    site = $5,
    start_date = $6,
    identity_confirmed_by = $7,
    identity_confirmed_on = $8,
    time_factor = $9,
    time_factor_by = $10
where id = $11
    and erased_at is null
