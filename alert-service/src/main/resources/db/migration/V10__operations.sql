-- What those who run the system see of it.

-- How much is due, and how much waits, is counted in it and nowhere else.
create index delivery_next on delivery (next_attempt_at) where state = 'pending' and not held;

-- Whether it tells of an article in the transaction that found it, and not after a wait that its subscriber asked for.
alter table delivery add column at_once boolean not null default false;

-- Absent where a version that did not know of it has disabled the endpoint.
alter table endpoint add column disabled_by text check (disabled_by in ('system', 'subscriber', 'operator'));
update endpoint set disabled_by = case disabled_reason when 'by request' then 'subscriber' else 'system' end
where disabled_at is not null;

-- Who publishes, and how often: a row for each of the latest sources.
create table source (
    name text collate "C" primary key,
    -- Made of the name.
    id uuid not null unique,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    -- Gaps between sightings so far, and what was learned of them; absent before the first.
    gaps integer not null default 0 check (gaps >= 0),
    typical_gap_ms bigint,
    longest_gap_ms bigint,
    -- From when on it is silent; absent while its rhythm is not known.
    silent_after timestamptz
);

create index source_newest on source (first_seen_at desc, id desc);
create index source_last_seen on source (last_seen_at);
create index source_silence on source (silent_after) where silent_after is not null;
