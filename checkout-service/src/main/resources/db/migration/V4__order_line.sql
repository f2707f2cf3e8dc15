-- Columns are wider than what the catalogue has: nothing may keep a paid order from being written.
create table order_line (
    order_id   bigint                                                 not null,
    position   int                                                    not null,
    sku        varchar(255) character set utf8mb4 collate utf8mb4_bin not null,
    title      varchar(2000)                                          not null,
    slug       varchar(500)                                           not null,
    options    json                                                   not null,
    picture    json                                                   null,
    quantity   int                                                    not null,
    unit_price bigint                                                 not null comment 'minor units',
    primary key (order_id, position),
    constraint order_line_order_exists foreign key (order_id) references placed_order (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
