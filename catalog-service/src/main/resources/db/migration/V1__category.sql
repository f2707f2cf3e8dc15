-- The tree of categories. A slug is ASCII and compared byte by byte, so that an address has one spelling.
create table category (
    id        bigint                                          not null,
    parent_id bigint                                          null,
    slug      varchar(100) character set ascii collate ascii_bin not null,
    title     varchar(100)                                    not null,
    position  int                                             not null,
    primary key (id),
    unique key category_slug (slug),
    key category_parent (parent_id, position),
    constraint category_parent_exists foreign key (parent_id) references category (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
