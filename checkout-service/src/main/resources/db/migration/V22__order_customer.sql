-- Whose order it is; null for a guest's, and of somebody who has left: the books keep the order without the person.
alter table placed_order
    add column customer_id char(26) character set ascii collate ascii_bin null,
    algorithm = instant,
    lock = none;
