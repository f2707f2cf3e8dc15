-- Whose session it is, when somebody is signed in; a guest's is known by its visitor alone.
alter table checkout_session
    add column customer_id char(26) character set ascii collate ascii_bin null,
    algorithm = instant,
    lock = none;
