-- How many deliveries were given up is counted in it and nowhere else: by state alone PostgreSQL would rather read the whole
-- table, since there are about as many as are counted. Where the table is large, it is made by hand before, concurrently.
create index if not exists delivery_dead on delivery (finished_at) where state = 'dead';
