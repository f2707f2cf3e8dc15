-- What staff has changed, one field a row, written in the transaction that changed it. It refers to a product and not by a foreign
-- key: what was done stays known when the product is gone.
create table product_edit (
    id         bigint                                                       not null,
    product_id bigint                                                       not null,
    version    bigint                                                       not null comment 'of the product after it',
    sku        varchar(64) character set utf8mb4 collate utf8mb4_bin        null comment 'null when it is the product''s own',
    field      enum ('TITLE', 'DESCRIPTION', 'PRICE', 'LIST_PRICE', 'STOCK') not null,
    was        mediumtext                                                   null comment 'a price in minor units, stock in pieces on hand',
    became     mediumtext                                                   null,
    currency   char(3) character set ascii collate ascii_bin                not null,
    customer   varchar(64) character set ascii collate ascii_bin            not null comment 'whose edit it was',
    name       varchar(500)                                                 not null comment 'and how they were called then',
    at         datetime(6)                                                  not null comment 'UTC',
    primary key (id),
    key product_edit_product (product_id, id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
