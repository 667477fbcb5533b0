-- One key per person: what a request betrays of somebody is sealed under it, and destroying the row erases that somebody.
create table identity.person_key (
    person       text        primary key check (person ~ '^[0-9a-f]{64}$'),
    key_id       uuid        not null unique,
    wrapped_key  bytea       not null,
    wrapping_key text        not null,
    created_at   timestamptz not null default clock_timestamp()
);

comment on table identity.person_key is 'Data keys of persons, wrapped under a key that lives outside of the database';
comment on column identity.person_key.person is 'Hexadecimal SHA-256 of issuer, NUL, subject';

-- No update: a key is made once and destroyed once.
grant usage on schema identity to ${applicationRole};
grant select, insert, delete on identity.person_key to ${applicationRole};
