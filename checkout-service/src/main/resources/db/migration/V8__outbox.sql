-- What must happen beyond a transaction: money and stock go back when an order is cancelled.
create table outbox (
    position   bigint                                           not null auto_increment primary key, -- the order within a key
    event_id   bigint                                           not null,
    topic      varchar(64) character set ascii collate ascii_bin not null,
    event_key  varchar(128) character set ascii collate ascii_bin not null,
    payload    mediumtext                                       not null, -- JSON
    created_at datetime(3)                                      not null,
    state      enum('waiting', 'delivered', 'parked')           not null default 'waiting',
    attempt    int                                              not null default 0,
    due_at     datetime(3)                                      not null, -- of a waiting one: not before; of a delivered one: removed then
    last_error varchar(500)                                     null,
    unique key outbox_event (event_id), -- a receiver takes a second event of one name for the first once more
    key outbox_state (state, position, due_at),
    key outbox_lane (topic, event_key, state, position)
) engine = InnoDB default character set utf8mb4;
