-- What one visitor means to buy. Whoever knows the id may use the cart, so it is 128 random bits.
create table cart (
    id            char(32) character set ascii collate ascii_bin not null,
    visitor       char(32) character set ascii collate ascii_bin null comment 'the guest whose cart it is on the pages',
    version       bigint                                         not null comment 'counts the changes; its row is the lock of the whole cart',
    changed_at    datetime(3)                                    not null,
    last_click    char(64) character set ascii collate ascii_bin null comment 'of the form that changed it last, to tell a double click',
    last_click_at datetime(3)                                    null,
    primary key (id),
    unique key cart_visitor (visitor)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
