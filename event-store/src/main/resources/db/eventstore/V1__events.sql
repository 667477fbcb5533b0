-- Runs as the owner role. The application role may add events and read them, and nothing else.

create table eventstore.event (
    position    bigint      primary key check (position >= 0),
    event_id    uuid        not null unique,
    stream      text        not null,
    stream_kind text        not null,
    sequence    bigint      not null check (sequence >= 0),
    type        text        not null,
    revision    text        not null,
    at          timestamptz not null,
    payload     json        not null,
    metadata    json        not null,
    unique (stream, sequence)
);

comment on table eventstore.event is 'Append-only. Positions are dense, and commit order is position order.';

create index event_at on eventstore.event using brin (at);

create function eventstore.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'eventstore.event is append-only: % is refused', tg_op using errcode = 'restrict_violation';
end $$;

create trigger append_only before update or delete on eventstore.event
    for each row execute function eventstore.refuse_change();
create trigger append_only_as_a_whole before truncate on eventstore.event
    for each statement execute function eventstore.refuse_change();

-- Wakes the readers at commit; the payload is the new head.
create function eventstore.announce() returns trigger language plpgsql as $$
begin
    perform pg_notify('keyledger_events', (select max(position) from added)::text);
    return null;
end $$;

create trigger announce after insert on eventstore.event referencing new table as added
    for each statement execute function eventstore.announce();

grant usage on schema eventstore to ${applicationRole};
grant select, insert on eventstore.event to ${applicationRole};
