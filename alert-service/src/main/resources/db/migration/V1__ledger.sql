-- Times are microseconds in UTC. Slugs are ASCII and sort by byte, as in Java.

create table endpoint (
    id uuid primary key,
    url text not null,
    description text,
    secret text not null,
    created_at timestamptz not null,
    deleted_at timestamptz
);

create index endpoint_newest on endpoint (created_at desc, id desc) where deleted_at is null;

create table watch (
    id uuid primary key,
    version integer not null check (version >= 1),
    name text not null,
    -- As its owner ordered them; the two sides are the same, sorted, for the look-up.
    actors text[] not null check (cardinality(actors) = 2),
    side_a text collate "C" not null,
    side_b text collate "C" not null,
    scope text not null check (scope in ('sentence', 'article')),
    topics text[] not null,
    endpoint_id uuid not null references endpoint (id),
    created_at timestamptz not null,
    deleted_at timestamptz,
    check (side_a < side_b)
);

create index watch_sides on watch (side_a, side_b) where deleted_at is null;
create index watch_newest on watch (created_at desc, id desc) where deleted_at is null;

-- One row a watch, locked in id order while its stories are decided.
create table watch_state (
    watch_id uuid primary key references watch (id)
);

create table alert (
    -- UUIDv5 of watch and first article: a record read twice can only write it once.
    id uuid primary key,
    watch_id uuid not null references watch (id),
    article_id text not null,
    fingerprint text,
    matched_at timestamptz not null,
    body bytea not null
);

create index alert_newest on alert (matched_at desc, id desc);
create index alert_of_watch on alert (watch_id, matched_at desc, id desc);

-- Later copies of the story.
create table alert_source (
    alert_id uuid not null references alert (id),
    article_id text not null,
    source text not null,
    url text,
    seen_at timestamptz not null,
    primary key (alert_id, article_id)
);

create index alert_source_of_article on alert_source (article_id);

create table delivery (
    id uuid primary key,
    target text not null check (target in ('webhook', 'kafka')),
    -- Who must not hold up anybody else: the endpoint, or the nil UUID for Kafka.
    lane uuid not null,
    endpoint_id uuid references endpoint (id),
    watch_id uuid references watch (id),
    -- Frozen: every attempt sends these bytes.
    body bytea not null,
    traceparent text,
    fetched_at timestamptz not null,
    state text not null check (state in ('pending', 'delivered', 'dead')),
    attempts integer not null default 0,
    next_attempt_at timestamptz,
    lease_id uuid,
    lease_until timestamptz,
    reason text,
    created_at timestamptz not null,
    finished_at timestamptz,
    check ((target = 'webhook') = (endpoint_id is not null)),
    check ((target = 'kafka') = (watch_id is not null)),
    check ((state = 'pending') = (next_attempt_at is not null))
);

create index delivery_due on delivery (lane, next_attempt_at) where state = 'pending';
create index delivery_leased on delivery (lane) where state = 'pending' and lease_until is not null;
create index delivery_newest on delivery (created_at desc, id desc);
create index delivery_of_endpoint on delivery (endpoint_id, created_at desc, id desc);
create index delivery_by_state on delivery (state, created_at desc, id desc);

create table delivery_alert (
    delivery_id uuid not null references delivery (id),
    alert_id uuid not null references alert (id),
    -- Place in the body.
    position integer not null,
    primary key (delivery_id, alert_id)
);

create index delivery_of_alert on delivery_alert (alert_id);

create table attempt (
    delivery_id uuid not null references delivery (id),
    number integer not null check (number >= 1),
    started_at timestamptz not null,
    duration_ms bigint not null,
    status integer,
    error text,
    answer text,
    next_attempt_at timestamptz,
    primary key (delivery_id, number)
);
