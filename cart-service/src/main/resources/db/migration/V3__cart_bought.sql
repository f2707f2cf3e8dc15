-- What checkout took out of a cart, so that saying it twice takes nothing twice.
create table cart_bought (
    cart_id    char(32) character set ascii collate ascii_bin    not null,
    bought_key varchar(64) character set ascii collate ascii_bin not null comment 'chosen by who bought',
    at         datetime(3)                                       not null,
    primary key (cart_id, bought_key)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
