-- From version 1 to 2. Nothing is issued, dated or superseded by it: every row says afterwards what it said before.

drop index certificate_learner;

alter table certificate rename to certificate_1;

create table certificate (
    id text primary key,
    attempt text not null references attempt (id),
    learner text not null references learner (id),
    document text,
    jwt text,
    paper text,
    status_index bigint unique,
    attempt_head text not null,
    register_head text not null,
    issued_at text not null,
    utc_offset bigint not null,
    superseded_by text references certificate (id) deferrable initially deferred,
    revoked bigint not null default 0
);

create unique index certificate_standing on certificate (attempt)
where superseded_by is null;

create index certificate_learner on certificate (learner);

insert into certificate (id, attempt, learner, document, attempt_head, register_head, issued_at, utc_offset)
select id, attempt, learner, document, attempt_head, register_head, issued_at, utc_offset
from certificate_1;

drop table certificate_1;

drop index register_once;

create unique index register_once on register (what, subject)
where what in ('opened', 'closed', 'issued', 'superseded', 'revoked');

alter table attestation add column language text;
