-- Who buys here again. Who wants to be forgotten is removed, and stays in no column.
create table customer (
    id            bigint                                             not null,
    public_id     char(26) character set ascii collate ascii_bin     not null comment 'what tokens and apps know them by',
    email         varchar(254)                                       not null comment 'as typed',
    email_key     varchar(254) character set utf8mb4 collate utf8mb4_bin not null comment 'see EmailKey: one account each',
    name          varchar(100)                                       not null comment 'what they want to be called',
    password_hash varchar(100) character set ascii collate ascii_bin not null comment 'see Passwords',
    staff         boolean                                            not null default false,
    verified_at   datetime(6)                                        null comment 'UTC; the e-mail address reached them',
    created_at    datetime(6)                                        not null comment 'UTC',
    version       int                                                not null default 0 comment 'of what GET /customers/me shows',
    primary key (id),
    unique key customer_public (public_id),
    unique key customer_email (email_key)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
