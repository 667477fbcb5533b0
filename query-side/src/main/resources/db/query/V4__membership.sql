create table query.membership (
    side         text   not null,
    organization text   not null,
    issuer       text   not null,
    subject      text   not null,
    role         text,
    position     bigint not null,
    primary key (side, organization, issuer, subject)
) partition by list (side);

create table query.membership_a partition of query.membership for values in ('a');
create table query.membership_b partition of query.membership for values in ('b');

comment on table query.membership is 'Who may read what.';

grant select, insert, update, delete on query.membership to ${applicationRole};
