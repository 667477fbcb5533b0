-- What PostgreSQL makes of a name is near to what we do. It stands until the rebuild that is asked for below has ended.
alter table query.inventory add column sought_name text;
update query.inventory set sought_name = lower(normalize(name, NFKC));
alter table query.inventory alter column sought_name set not null;

comment on column query.inventory.sought_name is 'The name as it is searched: without case, width and double spaces.';

do $$
begin
    if to_regclass('projection.state') is not null then
        update projection.state set rebuilding = true, filling = false where name = 'inventory';
    end if;
end
$$;
