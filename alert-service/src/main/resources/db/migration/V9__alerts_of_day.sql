-- How many alerts a subscriber was given on a day of UTC, for its quota: written by the transactions that write alerts.
create table alerts_of_day (
    subscriber_id uuid not null references subscriber (id),
    day date not null,
    alerts integer not null check (alerts >= 0),
    primary key (subscriber_id, day)
);
create index alerts_of_day_by_day on alerts_of_day (day);
