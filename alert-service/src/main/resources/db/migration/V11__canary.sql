-- Articles that the system posts to itself. What the canary has beside these, its subscriber, endpoint and watch, is made
-- by the service where the canary is switched on.

-- One row. Its times are the database's, so that no instance's clock matters.
create table canary (
    only_one boolean primary key default true check (only_one),
    -- The last turn of any instance, and when a webhook last arrived.
    turn_at timestamptz,
    arrived_at timestamptz
);

insert into canary default values;

create table canary_article (
    article_id text primary key,
    posted_at timestamptz not null
);

create index canary_article_oldest on canary_article (posted_at);
