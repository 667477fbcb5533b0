-- Runs as the owner role. The application role reads and writes rows; it changes no table.
grant usage on schema query to ${applicationRole};

-- A side is emptied by DELETE and not by TRUNCATE: whoever still reads an older snapshot must go on seeing its rows.

create table query.key_lookup (
    side              text        not null,
    digest            text        not null,
    pepper            text        not null,
    binding_key       text        not null,
    binding           text        not null,
    key_id            text        not null,
    organization      text        not null,
    name              text        not null,
    permission        text        not null,
    environment       text        not null,
    prefix            text        not null,
    secret_version    integer     not null,
    expires_at        timestamptz,
    valid_until       timestamptz,
    retired           boolean     not null,
    suspended         boolean     not null,
    expired           boolean     not null,
    revoked_at        timestamptz,
    revocation_reason text,
    position          bigint      not null,
    primary key (side, digest)
) partition by list (side);

create table query.key_lookup_a partition of query.key_lookup for values in ('a');
create table query.key_lookup_b partition of query.key_lookup for values in ('b');
create index key_lookup_by_key on query.key_lookup (side, key_id);
create index key_lookup_by_organization on query.key_lookup (side, organization);

comment on table query.key_lookup is 'One row for each secret that was ever valid; what a verdict is judged by.';
comment on column query.key_lookup.valid_until is 'End of the overlap; null for the current secret.';
comment on column query.key_lookup.retired is 'The end of this secret is on record, whatever a clock says.';
comment on column query.key_lookup.expired is 'The expiry is on record, whatever a clock says.';

-- Under which peppers and binding keys the rows above were made: who lacks one of them must not judge.
create table query.key_lookup_keys (
    side        text not null,
    pepper      text not null,
    binding_key text not null,
    primary key (side, pepper, binding_key)
) partition by list (side);

create table query.key_lookup_keys_a partition of query.key_lookup_keys for values in ('a');
create table query.key_lookup_keys_b partition of query.key_lookup_keys for values in ('b');

grant select, insert, update, delete on query.key_lookup, query.key_lookup_keys to ${applicationRole};
