-- What staff has done to an order, written in the transaction that did it. What happened to an order by itself is in order_history.
create table order_edit (
    id       bigint                                            not null,
    order_id bigint                                            not null,
    action   varchar(12) character set ascii collate ascii_bin not null comment 'see OrderAction',
    customer varchar(64) character set ascii collate ascii_bin not null comment 'whose edit it was: their public id',
    name     varchar(500)                                      not null comment 'and how they were called then',
    at       datetime(6)                                       not null comment 'UTC',
    primary key (id),
    key order_edit_order (order_id, id),
    constraint order_edit_order_exists foreign key (order_id) references placed_order (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
