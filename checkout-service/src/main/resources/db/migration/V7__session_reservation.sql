-- The audit looks from a reservation to its session.
alter table checkout_session
    add unique key checkout_session_reservation (reservation),
    algorithm = nocopy,
    lock = none;
