-- What can be bought. Time-sorted ids keep the order in which a feed first named them.
create table variant (
    id         bigint                                               not null,
    product_id bigint                                               not null,
    sku        varchar(64) character set utf8mb4 collate utf8mb4_bin not null,
    options    json                                                 not null,
    price      bigint                                               not null comment 'minor units',
    list_price bigint                                               null comment 'minor units, before the sale',
    currency   char(3) character set ascii collate ascii_bin        not null,
    words      varchar(1000)                                        not null comment 'what search finds it by',
    feed_hash  char(32) character set ascii collate ascii_bin       not null comment 'of what the feed said last, to tell unchanged lines',
    primary key (id),
    unique key variant_sku (sku),
    key variant_product (product_id),
    constraint variant_product_exists foreign key (product_id) references product (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
