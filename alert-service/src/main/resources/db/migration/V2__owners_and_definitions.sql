-- Who owns what. The first two are there always: the subscriber of the local mode, and the operator, whose endpoints get
-- the operator's events.
create table subscriber (
    id uuid primary key,
    name text not null unique,
    -- Absent: the service's default.
    max_watches integer,
    max_endpoints integer,
    max_alerts_per_day integer,
    created_at timestamptz not null,
    disabled_at timestamptz
);

insert into subscriber (id, name, created_at) values
    ('00000000-0000-0000-0000-000000000001', 'local', now()),
    ('00000000-0000-0000-0000-000000000002', 'operator', now());

create table api_token (
    id uuid primary key,
    subscriber_id uuid not null references subscriber (id),
    label text not null,
    -- SHA-256 of the token.
    hash bytea not null unique,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz
);

create index api_token_of_subscriber on api_token (subscriber_id, created_at desc, id desc);

alter table endpoint add column subscriber_id uuid references subscriber (id);
update endpoint set subscriber_id = '00000000-0000-0000-0000-000000000001';
alter table endpoint alter column subscriber_id set not null;
create index endpoint_of_subscriber on endpoint (subscriber_id, created_at desc, id desc) where deleted_at is null;

-- A watch is one document; it is looked up in memory, never by what it says.
alter table watch add column subscriber_id uuid references subscriber (id);
alter table watch add column definition jsonb;
update watch set
    subscriber_id = '00000000-0000-0000-0000-000000000001',
    definition = jsonb_build_object(
        'name', name,
        'sides', jsonb_build_array(jsonb_build_array(actors[1]), jsonb_build_array(actors[2])),
        'scope', scope,
        'topics', to_jsonb(topics),
        'topicScope', case scope when 'article' then 'article' else 'pair' end,
        'endpoint', endpoint_id);
alter table watch alter column subscriber_id set not null;
alter table watch alter column definition set not null;
drop index watch_sides;
alter table watch drop column name, drop column actors, drop column side_a, drop column side_b, drop column scope,
    drop column topics;

-- Numbers every change in the order of the commits: it is taken under a lock that is held until the commit. Who has read
-- up to a number has missed nothing below it.
create sequence watch_change;
alter table watch add column change bigint;
update watch set change = nextval('watch_change');
alter table watch alter column change set not null;
create unique index watch_changes on watch (change);
create index watch_of_subscriber on watch (subscriber_id, created_at desc, id desc) where deleted_at is null;
