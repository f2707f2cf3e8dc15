-- Where a customer's parcels go.
create table customer_address (
    id          bigint                                         not null,
    customer_id bigint                                         not null,
    name        varchar(100)                                   not null,
    line1       varchar(100)                                   not null,
    line2       varchar(100)                                   null,
    city        varchar(100)                                   not null,
    region      varchar(100)                                   null,
    postal_code varchar(20)                                    null,
    country     char(2) character set ascii collate ascii_bin  not null comment 'ISO 3166',
    primary key (id),
    key customer_address_customer (customer_id, id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
