-- Why there are as many pieces on hand as there are: on_hand is the sum of them. The key says which import, order or correction
-- it was, so that nothing can be booked twice, and keeps those of a SKU side by side.
create table stock_movement (
    sku       varchar(64) character set utf8mb4 collate utf8mb4_bin not null,
    kind      enum ('IMPORT', 'CORRECTION', 'SALE', 'RETURN')       not null,
    reference varchar(64) character set ascii collate ascii_bin     not null comment 'the import, or the key of the reservation',
    pieces    int                                                   not null comment 'more than before; negative: fewer',
    at        datetime(6)                                           not null comment 'UTC',
    primary key (sku, kind, reference)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
