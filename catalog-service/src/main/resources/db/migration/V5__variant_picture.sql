-- Where the pictures of a variant are. A product's gallery is that of its variants.
create table variant_picture (
    variant_id bigint        not null,
    position   int           not null,
    url        varchar(2000) not null,
    alt        varchar(700)  not null,
    width      int           not null,
    height     int           not null,
    primary key (variant_id, position),
    constraint variant_picture_variant_exists foreign key (variant_id) references variant (id) on delete cascade
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
