-- The dry run that a subscriber has under way; left over where the instance was killed, until the lease is over.
create table dry_run (
    subscriber_id uuid primary key references subscriber (id),
    lease_id uuid not null,
    lease_until timestamptz not null
);

-- What subscribers say of alerts. It outlives the alert, so that there is no reference to it: the body is a copy.
create table feedback (
    id uuid primary key,
    alert_id uuid not null,
    watch_id uuid not null references watch (id),
    subscriber_id uuid not null references subscriber (id),
    verdict text not null check (verdict in ('right', 'wrong')),
    why text,
    alert_body bytea not null,
    created_at timestamptz not null,
    -- When the subscriber said something else of the same alert.
    replaced_at timestamptz
);

create unique index feedback_in_force on feedback (alert_id) where replaced_at is null;
create index feedback_newest on feedback (created_at desc, id desc) where replaced_at is null;
create index feedback_of_subscriber on feedback (subscriber_id, created_at desc, id desc) where replaced_at is null;

-- What the removal of old rows looks for.
create index attempt_oldest on attempt (started_at);
create index delivery_finished on delivery (finished_at) where state <> 'pending';
create index alert_oldest on alert (matched_at);
-- Not partial: the planner has figures on an expression only where the index has all rows.
create index watch_windows on watch (
    (coalesce(definition -> 'threshold' ->> 'window', definition ->> 'cooldown', definition ->> 'digest')));
