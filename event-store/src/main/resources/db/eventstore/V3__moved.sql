-- Runs as the owner role. Once the events lie in another store, nothing may be added here; the application role can neither say so nor
-- take it back.

create table eventstore.moved (
    only_once boolean     primary key default true check (only_once),
    place     text        not null,
    at        timestamptz not null default now()
);

comment on table eventstore.moved is 'Empty, or the one row that says where all events have been copied to.';

create function eventstore.refuse_moved() returns trigger language plpgsql as $$
begin
    if exists (select from eventstore.moved) then
        raise exception 'the events have moved to %', (select place from eventstore.moved) using errcode = 'restrict_violation';
    end if;
    return null;
end $$;

create trigger nothing_once_moved before insert on eventstore.event
    for each statement execute function eventstore.refuse_moved();

grant select on eventstore.moved to ${applicationRole};
