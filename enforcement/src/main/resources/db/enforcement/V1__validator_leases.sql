-- Runs as the owner role. The application role reads and writes rows; it changes no table.
grant usage on schema enforcement to ${applicationRole};

-- A little room on each page, so that reports stay where they are (HOT) and touch no index.
create table enforcement.validator_lease (
    incarnation  uuid        primary key,
    name         text        not null,
    lease_millis bigint      not null check (lease_millis > 0),
    renewed_at   timestamptz not null,
    applied      bigint      not null check (applied >= -1),
    joined_at    timestamptz not null,
    epoch        text        not null
) with (fillfactor = 25);

comment on table enforcement.validator_lease is 'Who may be answering verdicts, and how far each is known to be.';
comment on column enforcement.validator_lease.incarnation is 'One start of a validator; never used again.';
comment on column enforcement.validator_lease.renewed_at is
    'From when the lease counts: its last renewal, or when its row was first met in another epoch of the database.';
comment on column enforcement.validator_lease.applied is 'Every fact up to here takes part in its verdicts; −1 for none.';
comment on column enforcement.validator_lease.epoch is 'Which run of which primary wrote renewed_at, and thus by which clock.';

-- The run of the server whose clock this is: the timeline it writes, which each promotion counts up, and its start. An error
-- on a standby, which must not be asked.
create function enforcement.epoch() returns text stable language sql as $$
    select substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8)
        || '/' || extract(epoch from pg_postmaster_start_time())::text
$$;

grant select, insert, update, delete on enforcement.validator_lease to ${applicationRole};
