-- A live side that is ahead of the store: it has facts that the store does not have any more.
alter table projection.state
    add column doubted boolean not null default false,
    add check (rebuilding or not doubted);

comment on column projection.state.doubted is 'The live side is neither read nor kept current until a rebuild has replaced it.';
