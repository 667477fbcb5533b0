-- Entries of before say themselves whom they name, so the trail needs no rebuild.
alter table query.audit_entry add column member_issuer text, add column member_subject text;

update query.audit_entry
   set member_issuer = coalesce(after, before)::json ->> 'issuer',
       member_subject = coalesce(after, before)::json ->> 'subject'
 where type in ('keyledger.MemberJoined', 'keyledger.MemberRoleChanged', 'keyledger.MemberLeft');

create index audit_entry_by_member on query.audit_entry (side, member_subject, position)
 where member_subject is not null;
create index audit_entry_by_through on query.audit_entry (side, through_subject, position)
 where through_subject is not null;

comment on column query.audit_entry.member_subject is 'The member it is about: who joined, was given another role or left.';
