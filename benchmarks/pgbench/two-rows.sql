insert into bench.event (event_id, stream, stream_kind, sequence, type, revision, at, payload, metadata)
select gen_random_uuid(), gen_random_uuid()::text, kind, 0, 'keyledger.' || kind, '1', now(),
       json_build_object('text', repeat('x', size)), json_build_object('context', repeat('y', 200))
from (values ('KeyIssued', 700), ('KeyNameTaken', 300)) as row (kind, size);
