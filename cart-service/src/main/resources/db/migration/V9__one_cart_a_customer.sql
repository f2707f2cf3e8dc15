-- One cart a customer: of two devices that make it at once, one does.
-- rules: allow add-unique: the column is as new as the key, and no release before writes it
alter table cart
    add unique key cart_customer (customer),
    algorithm = nocopy,
    lock = none;
