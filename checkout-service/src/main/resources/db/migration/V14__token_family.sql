-- A sign-in and the refresh tokens that followed from it. What is here makes no token: that takes the shop's signing key, too.
create table token_family (
    id           bigint                                            not null,
    public_id    char(26) character set ascii collate ascii_bin    not null comment 'sid of its access tokens',
    customer_id  bigint                                            not null,
    secret       char(26) character set ascii collate ascii_bin    not null,
    generation   int                                               not null comment 'of the refresh token that is good now',
    rotated_at   datetime(6)                                       not null comment 'UTC; since when it is',
    created_at   datetime(6)                                       not null comment 'UTC',
    expires_at   datetime(6)                                       not null comment 'UTC; of a revoked one: nobody needs to be told any more',
    revoked_at   datetime(6)                                       null comment 'UTC',
    revoked_why  varchar(20) character set ascii collate ascii_bin null comment 'see RevokedWhy',
    user_agent   varchar(200)                                      not null comment 'so that its owner knows it again',
    primary key (id),
    unique key token_family_public (public_id),
    key token_family_customer (customer_id),
    key token_family_revoked (revoked_at),
    key token_family_expiry (expires_at)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
