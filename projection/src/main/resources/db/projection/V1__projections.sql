-- Runs as the owner role. The application role reads and writes rows; it changes no table.

-- Every table of a projection has two sides. Readers read the live one, a rebuild fills the other and swaps.
create table projection.state (
    name       text    primary key,
    live_side  text    not null default 'a' check (live_side in ('a', 'b')),
    rebuilding boolean not null default false,
    filling    boolean not null default false,
    check (rebuilding or not filling)
);

comment on column projection.state.rebuilding is 'Somebody asked for a rebuild and it has not swapped the sides yet.';
comment on column projection.state.filling is 'The shadow side was emptied and is being filled from the first fact on.';

-- One row for each processor, that is for each side of a projection. It moves in the transaction that writes the rows.
create table projection.token (
    processor  text    not null,
    segment    integer not null,
    token      text,
    token_type text,
    claimed_at text,
    owner      text,
    primary key (processor, segment)
);

-- What a side has applied, read out of the token itself: nothing derived is kept that could differ from it. Null for a
-- token of any other kind: such a side is at no position that could be told.
create view projection.applied as
select processor,
       case when token_type = 'org.axonframework.eventhandling.GlobalSequenceTrackingToken'
            then (token::json ->> 'globalIndex')::bigint end as position
from projection.token
where segment = 0 and processor <> '__config';

grant usage on schema projection to ${applicationRole};
grant select, insert, update on projection.state to ${applicationRole};
grant select, insert, update, delete on projection.token to ${applicationRole};
grant select on projection.applied to ${applicationRole};
