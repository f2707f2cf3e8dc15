-- Every slug a product ever had, the present one among them: an old address leads on, and is never given to another product.
create table product_slug (
    slug       varchar(100) character set ascii collate ascii_bin not null,
    stem       varchar(100) character set ascii collate ascii_bin not null comment 'the slug without the number that makes it unique',
    number     int                                                not null comment '1 for the stem itself',
    product_id bigint                                             not null,
    primary key (slug),
    key product_slug_stem (stem, number),
    key product_slug_product (product_id),
    constraint product_slug_leads_on foreign key (product_id) references product (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
