-- Stock set aside under a key of the caller's.
create table reservation (
    id         varchar(64) character set ascii collate ascii_bin                                not null comment 'the key',
    status     enum ('RESERVED', 'COMMITTED', 'SOLD', 'RETURNED', 'RELEASED', 'EXPIRED')         not null,
    due_at     datetime(6)                                                                      null comment 'UTC; when a RESERVED one expires, or a RELEASED or EXPIRED one is forgotten',
    changed_at datetime(6)                                                                      not null comment 'UTC',
    primary key (id),
    key reservation_due (due_at)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
