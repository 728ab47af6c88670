create table schema_version (
    version bigint not null
);

-- The people. Emptied by an erasure, never deleted: the id and the code stay as a tombstone.
create table learner (
    id text primary key,
    code text not null unique,
    handle text,
    name text not null,
    language text,
    staff_number text,
    role text,
    site text,
    start_date text,
    identity_confirmed_by text,
    identity_confirmed_on text,
    time_factor text,
    time_factor_by text,
    added_at text not null,
    utc_offset bigint not null,
    erased_at text,
    licence_ends text
);

create unique index learner_handle on learner (lower(handle));

create table attempt (
    id text primary key,
    learner text references learner (id),
    course text not null,
    version text not null,
    course_digest text not null,
    behaviour text not null,
    rehearsal bigint not null,
    form text,
    form_digest text not null,
    opened_at text not null,
    utc_offset bigint not null
);

create index attempt_learner on attempt (learner);

create index attempt_course on attempt (course, version);

-- Which items an attempt showed, so that an item's history can be found.
create table slot (
    attempt text not null references attempt (id),
    slot bigint not null,
    item text not null,
    revision bigint not null,
    primary key (attempt, slot, item)
);

create index slot_item on slot (item);

-- What forms are made of, each body once, under its SHA-256.
create table content (
    digest text primary key,
    body text not null
);

-- What happened. Salt and body are null once emptied; every digest stays.
create table event (
    attempt text not null references attempt (id),
    seq bigint not null,
    at text not null,
    utc_offset bigint not null,
    salt text,
    body text,
    body_digest text not null,
    previous text not null,
    digest text not null,
    primary key (attempt, seq)
);

-- The end of each chain (an attempt's id, or `register`), kept beside it so that a tail that was cut off shows.
create table head (
    chain text primary key,
    seq bigint not null,
    digest text not null
);

-- One chain for the whole store: what was opened, closed, issued, superseded, revoked, allowed, overridden, corrected,
-- withdrawn, told, erased, and what became of this computer's keys.
create table register (
    seq bigint primary key,
    at text not null,
    utc_offset bigint not null,
    what text not null,
    subject text not null,
    note text not null,
    subject_digest text not null,
    salt text,
    body text,
    previous text not null,
    digest text not null unique
);

create index register_subject on register (subject, what);

create unique index register_once on register (what, subject)
where what in ('opened', 'closed', 'issued', 'superseded', 'revoked');

-- A signed certificate in its three spellings, null once erased. What became of it stands in the register; the two last
-- columns repeat it, so that an attempt has one certificate that is not superseded.
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

-- Names under statements; the words of a statement lie in `content` under `text_digest`.
create table attestation (
    id text primary key,
    learner text not null references learner (id),
    subject text not null,
    text_digest text not null,
    name text,
    local_date text not null,
    at text not null,
    utc_offset bigint not null,
    language text
);

create index attestation_subject on attestation (subject);
