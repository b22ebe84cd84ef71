-- What the first version of the service wrote: an endpoint with its secret in the clear, a watch, an alert, a webhook that
-- is still to be sent and a record for Kafka that was.
insert into endpoint (id, url, description, secret, created_at) values
    ('11111111-1111-4111-8111-111111111111', 'http://127.0.0.1:1/hook', 'from before',
     'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', '2026-01-01T00:00:00Z');
insert into watch (id, version, name, actors, side_a, side_b, scope, topics, endpoint_id, created_at) values
    ('22222222-2222-4222-8222-222222222222', 2, 'kept', array['russia', 'nicolas-maduro'], 'nicolas-maduro', 'russia',
     'sentence', array['military-cooperation'], '11111111-1111-4111-8111-111111111111', '2026-01-01T00:00:00Z');
insert into watch_state (watch_id) values ('22222222-2222-4222-8222-222222222222');
insert into alert (id, watch_id, article_id, fingerprint, matched_at, body) values
    ('33333333-3333-5333-8333-333333333333', '22222222-2222-4222-8222-222222222222', '9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c',
     null, '2026-01-02T00:00:00Z', convert_to('{"id":"33333333-3333-5333-8333-333333333333",'
     || '"watch":{"id":"22222222-2222-4222-8222-222222222222","version":2,"name":"kept"},"story":{"sources":["a.example"]},'
     || '"actors":[{"id":"nicolas-maduro","name":"nicolas-maduro"},{"id":"russia","name":"russia"}],"scope":"sentence",'
     || '"topics":["military-cooperation"],"article":{"id":"9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c9f2c",'
     || '"revision":1,"source":"a.example","language":"en"},"evidence":[{"text":"Maduro met Russia","start":0,"end":17,'
     || '"mentions":[]}],"matchedAt":"2026-01-02T00:00:00Z"}', 'UTF8'));
insert into delivery (id, target, lane, endpoint_id, body, fetched_at, state, attempts, next_attempt_at, reason,
        created_at) values
    ('44444444-4444-4444-8444-444444444444', 'webhook', '11111111-1111-4111-8111-111111111111',
     '11111111-1111-4111-8111-111111111111', convert_to('{"type":"alert.matched","kept":"bytes ñ"}', 'UTF8'),
     '2026-01-02T00:00:00Z', 'pending', 1, '2999-01-01T00:00:00Z', 'the answer was 500', '2026-01-02T00:00:00Z');
insert into delivery (id, target, lane, watch_id, body, fetched_at, state, attempts, created_at, finished_at) values
    ('55555555-5555-4555-8555-555555555555', 'kafka', '00000000-0000-0000-0000-000000000000',
     '22222222-2222-4222-8222-222222222222', convert_to('{}', 'UTF8'),
     '2026-01-02T00:00:00Z', 'delivered', 1, '2026-01-02T00:00:00Z', '2026-01-02T00:00:00Z');
insert into delivery_alert (delivery_id, alert_id, position) values
    ('44444444-4444-4444-8444-444444444444', '33333333-3333-5333-8333-333333333333', 0),
    ('55555555-5555-4555-8555-555555555555', '33333333-3333-5333-8333-333333333333', 0);
insert into attempt (delivery_id, number, started_at, duration_ms, status, error, answer, next_attempt_at) values
    ('44444444-4444-4444-8444-444444444444', 1, '2026-01-02T00:00:00Z', 12, 500, 'the answer was 500', '', null);
