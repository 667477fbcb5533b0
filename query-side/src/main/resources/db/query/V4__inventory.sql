create table query.inventory (
    side                        text        not null,
    key_id                      text        not null,
    organization                text        not null,
    name                        text        not null,
    permission                  text        not null,
    environment                 text        not null,
    secret_version              integer     not null,
    issued_position             bigint      not null,
    issued_at                   timestamptz not null,
    issuer                      text        not null,
    subject                     text        not null,
    kind                        text        not null,
    expires_at                  timestamptz,
    secret_issued_at            timestamptz not null,
    previous_secret_valid_until timestamptz,
    revoked_at                  timestamptz,
    revocation_reason           text,
    revocation_comment          text,
    position                    bigint      not null,
    primary key (side, key_id)
) partition by list (side);

create table query.inventory_a partition of query.inventory for values in ('a');
create table query.inventory_b partition of query.inventory for values in ('b');
create index inventory_by_organization on query.inventory (side, organization, issued_position);

comment on table query.inventory is 'One row for each key: what an admin looks at.';

grant select, insert, update, delete on query.inventory to ${applicationRole};
