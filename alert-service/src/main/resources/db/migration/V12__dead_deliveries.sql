-- How many deliveries were given up is counted in it and nowhere else: by state alone PostgreSQL would rather read the whole
-- table, since there are about as many as are counted.
create index delivery_dead on delivery (finished_at) where state = 'dead';
