alter table placed_order
    add key placed_order_customer (customer_id, id),
    algorithm = nocopy,
    lock = none;
