-- Counts what staff and feeds change of a product, so that nobody overwrites what they have not seen. Sales do not count.
alter table product
    add column version bigint not null default 0,
    algorithm = instant,
    lock = none;
