-- Whose the issuer is: the embedded provider never speaks in the name of another.

alter table installation.installation add column embedded boolean not null default true;
alter table installation.installation alter column embedded drop default;
