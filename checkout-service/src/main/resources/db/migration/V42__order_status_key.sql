alter table placed_order
    add key placed_order_status (status, id),
    algorithm = nocopy,
    lock = none;
