-- So many pieces of one thing, with what the catalogue said of it when the line was last changed.
create table cart_line (
    id       bigint                                                not null,
    cart_id  char(32) character set ascii collate ascii_bin        not null,
    sku      varchar(64) character set utf8mb4 collate utf8mb4_bin not null,
    quantity int                                                   not null,
    price    bigint                                                not null comment 'minor units',
    currency char(3) character set ascii collate ascii_bin         not null,
    product  json                                                  not null comment 'title, slug, options, picture',
    primary key (id),
    unique key cart_line_sku (cart_id, sku),
    constraint cart_line_not_empty check (quantity > 0)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
