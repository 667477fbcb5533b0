create schema bench;
create table bench.event (
    position bigserial primary key, event_id uuid not null unique, stream text not null, stream_kind text not null,
    sequence bigint not null, type text not null, revision text not null, at timestamptz not null,
    payload json not null, metadata json not null, unique (stream, sequence));
