create table query.audit_entry (
    side            text        not null,
    position        bigint      not null,
    event_id        uuid        not null,
    at              timestamptz not null,
    organization    text        not null,
    key_id          text,
    type            text        not null,
    actor_issuer    text        not null,
    actor_subject   text        not null,
    actor_kind      text        not null,
    through_issuer  text,
    through_subject text,
    correlation_id  text,
    reason          text,
    sealed_context  text,
    before          text,
    after           text,
    primary key (side, position)
) partition by list (side);

create table query.audit_entry_a partition of query.audit_entry for values in ('a');
create table query.audit_entry_b partition of query.audit_entry for values in ('b');
create index audit_entry_by_key on query.audit_entry (side, organization, key_id, position);
create index audit_entry_by_organization on query.audit_entry (side, organization, position);
create index audit_entry_by_type on query.audit_entry (side, organization, type, position);
create index audit_entry_by_actor on query.audit_entry (side, actor_subject, position);

comment on table query.audit_entry is 'Every fact in store order, exactly once; no digest, no binding, no secret.';
comment on column query.audit_entry.reason is 'Why one key was revoked, or all of an organization.';
comment on column query.audit_entry.sealed_context is 'Source address and user agent, sealed under the key of the person.';

-- How each key stood last, so that an entry can say what was before.
create table query.audit_key (
    side                 text        not null,
    key_id               text        not null,
    state                text        not null,
    expires_at           timestamptz,
    previous_valid_until timestamptz,
    position             bigint      not null,
    primary key (side, key_id)
) partition by list (side);

create table query.audit_key_a partition of query.audit_key for values in ('a');
create table query.audit_key_b partition of query.audit_key for values in ('b');

grant select, insert, update, delete on query.audit_key to ${applicationRole};
grant select, insert, delete on query.audit_entry to ${applicationRole};
