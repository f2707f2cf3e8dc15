-- Links that were mailed and work once. What is here makes none: a link ends with a signature by the shop's key.
create table mail_link (
    id          char(26) character set ascii collate ascii_bin    not null comment 'random',
    purpose     varchar(30) character set ascii collate ascii_bin not null comment 'see LinkPurpose',
    customer_id bigint                                            not null,
    email       varchar(254)                                      not null comment 'where it went: it shows that this one works',
    expires_at  datetime(6)                                       not null comment 'UTC',
    used_at     datetime(6)                                       null comment 'UTC',
    primary key (id),
    key mail_link_customer (customer_id),
    key mail_link_expiry (expires_at)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
