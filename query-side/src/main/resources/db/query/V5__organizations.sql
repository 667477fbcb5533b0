create table query.organization (
    side                text        not null,
    organization        text        not null,
    name                text        not null,
    registered_position bigint      not null,
    registered_at       timestamptz not null,
    closed_at           timestamptz,
    maximum_secret_age  text        not null,
    default_overlap     text        not null,
    maximum_overlap     text        not null,
    position            bigint      not null,
    primary key (side, organization)
) partition by list (side);

create table query.organization_a partition of query.organization for values in ('a');
create table query.organization_b partition of query.organization for values in ('b');
create index organization_by_registration on query.organization (side, registered_position);

comment on table query.organization is 'One row for each organization; its rotation policy as ISO-8601 durations.';

grant select, insert, update, delete on query.organization to ${applicationRole};
