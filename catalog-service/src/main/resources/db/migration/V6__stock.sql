-- Pieces on hand. A table of its own: it changes with every sale, while a variant hardly ever does.
create table stock (
    sku     varchar(64) character set utf8mb4 collate utf8mb4_bin not null,
    on_hand int                                                   not null,
    primary key (sku),
    constraint stock_never_negative check (on_hand >= 0)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
