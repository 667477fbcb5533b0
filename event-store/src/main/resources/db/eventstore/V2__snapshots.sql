-- Runs as the owner role. Snapshots only shorten reading: whoever doubts them may delete them all, at any time.

create table eventstore.snapshot (
    stream      text        primary key,
    stream_kind text        not null,
    sequence    bigint      not null check (sequence >= 0),
    event_id    uuid        not null,
    type        text        not null,
    revision    integer     not null check (revision > 0),
    at          timestamptz not null,
    payload     text        not null,
    binding_key text        not null,
    binding     text        not null
);

comment on table eventstore.snapshot is 'What the events of a stream up to a sequence amount to; exempt from append-only.';
comment on column eventstore.snapshot.event_id is 'The event at that sequence.';
comment on column eventstore.snapshot.at is 'The time of that event; for whoever looks, and not bound.';
comment on column eventstore.snapshot.payload is 'JSON, but kept as text: the binding covers exactly these bytes.';

grant select, insert, update, delete on eventstore.snapshot to ${applicationRole};
