create table order_history (
    order_id bigint                                            not null,
    position int                                               not null,
    status   varchar(12) character set ascii collate ascii_bin not null,
    at       datetime(6)                                       not null comment 'UTC',
    primary key (order_id, position),
    constraint order_history_order_exists foreign key (order_id) references placed_order (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
