update learner
set
    handle = null,
    name = '',
    language = null,
    staff_number = null,
    role = null,
    site = null,
    start_date = null,
    licence_ends = null,
    identity_confirmed_by = null,
    identity_confirmed_on = null,
    time_factor = null,
    time_factor_by = null,
    erased_at = $1
where id = $2
