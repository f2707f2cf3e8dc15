alter table checkout_session
    add key checkout_session_customer (customer_id, id),
    algorithm = nocopy,
    lock = none;
