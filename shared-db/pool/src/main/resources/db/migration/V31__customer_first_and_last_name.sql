alter table customer
    add column first_name varchar(100) null,
    add column last_name varchar(100) null,
    algorithm = instant,
    lock = none;
