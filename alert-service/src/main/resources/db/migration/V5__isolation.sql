-- What keeps one subscriber's trouble from being another's.

-- Absent: the service's default.
alter table endpoint add column max_per_second integer check (max_per_second between 1 and 1000);
-- A disabled endpoint is sent nothing until it is enabled again; what is to be sent to it ends dead.
alter table endpoint add column disabled_at timestamptz;
alter table endpoint add column disabled_reason text;
alter table endpoint add check ((disabled_at is null) = (disabled_reason is null));

alter table delivery add column type text not null default 'alert.matched';
-- Kept back by the flood brake: it is due, and nobody takes it.
alter table delivery add column held boolean not null default false;
-- Made before it was resent: the schedule begins anew, the attempts' numbers go on.
alter table delivery add column earlier_attempts integer not null default 0;
alter table attempt add column next text;

drop index delivery_due;
create index delivery_due on delivery (lane, next_attempt_at) where state = 'pending' and not held;
create index delivery_held on delivery (created_at, id) where held;

-- Its row is locked while deliveries of a lane are claimed, and says how the lane is doing.
create table lane (
    -- The endpoint, or the nil UUID for Kafka.
    id uuid primary key,
    -- Whether an attempt ever succeeded.
    proven boolean not null default false,
    -- How often its share was halved and not doubled again, and the successes since.
    halvings integer not null default 0,
    successes integer not null default 0,
    -- In a row since the last success; of them, at the end, those where nobody was there.
    failures integer not null default 0,
    silences integer not null default 0,
    failing_since timestamptz,
    told_percent integer not null default 0,
    -- Nothing is sent before; how often in a row that was so because nobody was there.
    rest_until timestamptz,
    opened integer not null default 0,
    -- The last claim, and how many were claimed in the second that began at window_start.
    claimed_at timestamptz,
    window_start timestamptz,
    window_taken integer not null default 0
);

-- One row.
create table sending (
    only_one boolean primary key default true check (only_one),
    paused_at timestamptz,
    paused_by text,
    reason text,
    resumed_at timestamptz
);

insert into sending default values;

-- Watches that were, or are, too much.
create table brake (
    watch_id uuid primary key references watch (id),
    -- Absent once released.
    held_since timestamptz,
    released_at timestamptz
);

create table operator_event (
    id uuid primary key,
    kind text not null,
    endpoint_id uuid references endpoint (id),
    watch_id uuid references watch (id),
    percent integer,
    reason text,
    at timestamptz not null
);

create index operator_event_newest on operator_event (at desc, id desc);
