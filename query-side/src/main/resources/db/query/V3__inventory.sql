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
    suspended_at                timestamptz,
    expired_at                  timestamptz,
    secret_issued_at            timestamptz not null,
    handler_issuer              text        not null,
    handler_subject             text        not null,
    handler_left_at             timestamptz,
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

create index inventory_by_handler on query.inventory (side, organization, handler_issuer, handler_subject);

-- When keys of an organization are due; an organization without a row has the usual policy.
create table query.inventory_policy (
    side                       text   not null,
    organization               text   not null,
    maximum_secret_age_seconds bigint not null,
    position                   bigint not null,
    primary key (side, organization)
) partition by list (side);

create table query.inventory_policy_a partition of query.inventory_policy for values in ('a');
create table query.inventory_policy_b partition of query.inventory_policy for values in ('b');

comment on column query.inventory.handler_subject is 'Who was shown the current secret: whoever issued or rotated the key last.';
comment on column query.inventory.handler_left_at is 'When that member left; the key is due for rotation from then on.';
comment on table query.inventory is 'One row for each key: what an admin looks at.';

grant select, insert, update, delete on query.inventory, query.inventory_policy to ${applicationRole};
