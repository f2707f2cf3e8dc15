-- What is set aside: stock.reserved is the sum over reservations that are RESERVED or COMMITTED.
create table reservation_line (
    reservation_id varchar(64) character set ascii collate ascii_bin     not null,
    sku            varchar(64) character set utf8mb4 collate utf8mb4_bin not null,
    quantity       int                                                   not null,
    primary key (reservation_id, sku),
    constraint reservation_line_quantity check (quantity > 0),
    constraint reservation_line_reservation_exists foreign key (reservation_id) references reservation (id) on delete cascade
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
