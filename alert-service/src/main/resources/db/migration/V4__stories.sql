-- Every story of a watch is an alert, also one that nobody was told of.
create sequence alert_number;

alter table alert add column outcome text not null default 'sent'
    check (outcome in ('sent', 'held', 'cooldown', 'silence', 'digest', 'quota'));
-- Counts up; of one watch's alerts the later has the higher, since they are written under the watch's lock.
alter table alert add column number bigint not null default nextval('alert_number');
-- Whether its subscriber was told that it was kept back.
alter table alert add column reported boolean not null default false;
alter table alert add column told_at timestamptz;
-- Sources when its subscriber was last told of the story.
alter table alert add column announced integer not null default 1 check (announced >= 1);
-- The article's, for the records of what is told later.
alter table alert add column fetched_at timestamptz;
alter table alert add column traceparent text;
update alert set told_at = matched_at, fetched_at = matched_at;
alter table alert alter column fetched_at set not null;
alter table alert add check ((outcome = 'sent') = (told_at is not null));

create index alert_kept on alert (watch_id, number) where outcome <> 'sent' and not reported;
create index alert_told on alert (watch_id, told_at) where outcome = 'sent';
create index alert_told_lately on alert (told_at) where outcome = 'sent';
create index alert_by_outcome on alert (outcome, matched_at desc, id desc) where outcome <> 'sent';

-- What a watch has seen: every article of a story, the first one too.
create table sighting (
    watch_id uuid not null references watch (id),
    article_id text not null,
    alert_id uuid not null references alert (id) on delete cascade,
    -- The latest that was seen.
    revision integer not null check (revision >= 1),
    source text not null,
    url text,
    seen_at timestamptz not null,
    -- Hashes of the sentences that prove the pair, 8 bytes each; absent where they were not kept.
    sentences bytea,
    primary key (watch_id, article_id, alert_id)
);

create index sighting_of_alert on sighting (alert_id, seen_at, article_id);
create index sighting_of_article on sighting (article_id, watch_id);

insert into sighting (watch_id, article_id, alert_id, revision, source, url, seen_at)
select watch_id, article_id, id, coalesce((body -> 'article' ->> 'revision')::integer, 1),
       coalesce(body -> 'story' -> 'sources' ->> 0, body -> 'article' ->> 'source'), body -> 'article' ->> 'url', matched_at
from (select id, watch_id, article_id, matched_at, convert_from(body, 'UTF8')::jsonb as body from alert) a;

insert into sighting (watch_id, article_id, alert_id, revision, source, url, seen_at)
select a.watch_id, s.article_id, s.alert_id, 1, s.source, s.url, s.seen_at
from alert_source s join alert a on a.id = s.alert_id
on conflict do nothing;

drop table alert_source;

-- By what articles are found alike, once for all watches. Old ones are of no use.
create table article_print (
    article_id text not null,
    revision integer not null,
    fingerprint text not null,
    -- Three components of the fingerprint each, and in the upper byte which three.
    bands integer[] not null,
    -- Hashes of the text's shingles, 4 bytes each; absent where they were not kept.
    shingles bytea,
    seen_at timestamptz not null,
    primary key (article_id, revision)
);

create index article_print_bands on article_print using gin (bands) with (fastupdate = off);
create index article_print_oldest on article_print (seen_at);

insert into article_print (article_id, revision, fingerprint, bands, seen_at)
select article_id, 1, fingerprint,
       array(select (band << 24) | (get_byte(bytes, 3 * band) << 16) | (get_byte(bytes, 3 * band + 1) << 8)
                    | get_byte(bytes, 3 * band + 2)
             from generate_series(0, 41) band order by band),
       matched_at
from (select distinct on (article_id) article_id, fingerprint, matched_at,
             decode(translate(substr(fingerprint, 4), '-_', '+/') || '=', 'base64') as bytes
      from alert where fingerprint like 'm2:%' order by article_id, matched_at desc) a;

alter table alert drop column fingerprint;

alter table watch_state add column silenced_at timestamptz;
alter table watch_state add column silenced_until timestamptz;
alter table watch_state add column silence_reason text;
-- The last time that its subscriber was told something.
alter table watch_state add column notified_at timestamptz;
-- When what is collected is told; absent while nothing is.
alter table watch_state add column digest_due timestamptz;
update watch_state s set notified_at = (select max(matched_at) from alert a where a.watch_id = s.watch_id);

create index watch_state_digest on watch_state (digest_due) where digest_due is not null;
