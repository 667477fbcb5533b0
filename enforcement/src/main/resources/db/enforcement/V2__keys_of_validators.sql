-- Runs as the owner role.
alter table enforcement.validator_lease
    add column peppers      text[] not null default '{}',
    add column binding_keys text[] not null default '{}';

comment on column enforcement.validator_lease.peppers is 'Ids of the peppers under which it finds secrets.';
comment on column enforcement.validator_lease.binding_keys is 'Ids of the keys by which it proves secrets.';
