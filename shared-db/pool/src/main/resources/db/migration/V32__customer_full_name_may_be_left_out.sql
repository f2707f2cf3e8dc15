alter table customer
    alter column full_name set default '',
    algorithm = instant,
    lock = none;
