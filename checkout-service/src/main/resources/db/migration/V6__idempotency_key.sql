-- Requests by the key their caller gave them: dev.souk.db.idempotency.
create table idempotency_key (
    id         binary(32)  not null primary key comment 'SHA-256 of caller, method, path and key',
    body_hash  binary(32)  not null,
    reference  varchar(64) null,
    status     smallint    null comment 'null: not answered yet',
    headers    text        null,
    answer     mediumtext  null,
    asked      int         not null,
    expires_at datetime(3) not null,
    key idempotency_key_expiry (expires_at)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
