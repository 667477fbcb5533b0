-- Runs as the owner role. The application role reads and writes rows; it changes no table.
create table command.living_key (
    side         text        not null,
    key_id       text        not null,
    organization text        not null,
    permission   text        not null,
    environment  text        not null,
    issued_at    timestamptz not null,
    issued_by    text        not null,
    version      integer     not null,
    shown_to     text        not null,
    shown_before text,
    primary key (side, key_id)
) partition by list (side);

create table command.living_key_a partition of command.living_key for values in ('a');
create table command.living_key_b partition of command.living_key for values in ('b');
create index living_key_by_organization on command.living_key (side, organization);

comment on table command.living_key is 'Keys that have not ended, by what a revocation of many can name them.';
comment on column command.living_key.version is 'Of the current secret.';
comment on column command.living_key.issued_by is 'Who issued it: issuer, a line feed and subject in base64url, as in paths; so are the two below.';
comment on column command.living_key.shown_to is 'Who was shown the current secret.';
comment on column command.living_key.shown_before is 'Who was shown the previous secret, while it is not known to have ended.';

grant select, insert, update, delete on command.living_key to ${applicationRole};
