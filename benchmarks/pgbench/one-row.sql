insert into bench.event (event_id, stream, stream_kind, sequence, type, revision, at, payload, metadata)
select gen_random_uuid(), gen_random_uuid()::text, 'KeyRotated', 0, 'keyledger.KeyRotated', '1', now(),
       json_build_object('text', repeat('x', 600)), json_build_object('context', repeat('y', 200));
