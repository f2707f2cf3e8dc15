alter table placed_order
    add key placed_order_email (email, id),
    algorithm = nocopy,
    lock = none;
