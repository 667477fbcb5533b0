-- Wrong guesses in a row, one row for each account or client that has tried to log in, and one that stands for all
-- names that belong to nobody. Numbers and instants only, never what was tried.

create table installation.failed_login (
    account       text        primary key,
    failures      integer     not null check (failures >= 0),
    failed_at     timestamptz not null,
    refused_until timestamptz
);

grant select, insert, update on installation.failed_login to ${applicationRole};
