-- An endpoint counts its changes: If-Match compares with it.
alter table endpoint add column version integer not null default 1 check (version >= 1);

-- What signs the webhooks of an endpoint, encrypted.
create table endpoint_secret (
    id uuid primary key,
    endpoint_id uuid not null references endpoint (id),
    -- From 1; the highest is the newest, and signs first.
    number integer not null check (number >= 1),
    -- The encryption key that opens it.
    key_id text not null,
    sealed bytea not null,
    created_at timestamptz not null,
    -- When it ceases to sign beside a newer one; absent in the newest.
    signs_until timestamptz,
    unique (endpoint_id, number)
);

create index endpoint_secret_by_key on endpoint_secret (key_id);
create index endpoint_secret_ending on endpoint_secret (signs_until) where signs_until is not null;

-- The migration has no key to encrypt with: the service does it when it starts, and truncates this table, which removes
-- its file.
create table plain_secret (
    endpoint_id uuid primary key references endpoint (id),
    secret text not null,
    created_at timestamptz not null
);

insert into plain_secret select id, secret, created_at from endpoint where deleted_at is null;
alter table endpoint drop column secret;
-- A dropped column stays in the rows that are there until they are written anew.
cluster endpoint using endpoint_pkey;
alter table endpoint set without cluster;

-- The answer to a request that came with an Idempotency-Key.
create table idempotent_request (
    id uuid primary key,
    subscriber_id uuid not null references subscriber (id),
    key text collate "C" not null,
    -- SHA-256 of what was asked.
    request_hash bytea not null,
    key_id text not null,
    sealed bytea not null,
    created_at timestamptz not null,
    unique (subscriber_id, key)
);

create index idempotent_request_oldest on idempotent_request (created_at);
create index idempotent_request_by_key on idempotent_request (key_id);
