-- A cart is a guest's or a customer's. A guest's whose things went into a customer's stays behind as a sign that says so.
alter table cart
    add column customer      char(26) character set ascii collate ascii_bin null comment 'whose cart it is; null: a guest''s',
    add column merged_into   char(32) character set ascii collate ascii_bin null comment 'the customer''s cart in which its things are now',
    add column merged_at     datetime(3)                                    null,
    add column merge_notices mediumtext character set utf8mb4 collate utf8mb4_bin null comment 'what merging left out or kept back, as JSON, until it was told',
    algorithm = instant,
    lock = none;
