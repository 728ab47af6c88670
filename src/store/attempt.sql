select
    a.id as id,
    a.learner as learner,
    a.course as course,
    a.version as version,
    a.course_digest as course_digest,
    a.behaviour as behaviour,
    a.rehearsal as rehearsal,
    a.form_digest as form_digest,
    a.opened_at as opened_at,
    a.utc_offset as utc_offset,
    r.note as ending,
    r.at as closed_at,
    r.utc_offset as closed_offset,
    e.seq as last_seq,
    e.digest as last_digest,
    e.at as last_at,
    e.utc_offset as last_offset
from attempt a
join event e on e.attempt = a.id and e.seq = (select max(seq) from event where attempt = a.id)
left join register r on r.subject = a.id and r.what = 'closed'
