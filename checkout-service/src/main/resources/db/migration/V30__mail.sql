-- Mails that went out, one row for each event of the outbox that asked for one: an event that comes again sends nothing.
create table mail (
    id         bigint                                            not null,
    event_id   varchar(20) character set ascii collate ascii_bin not null comment 'of the outbox',
    kind       varchar(30) character set ascii collate ascii_bin not null comment 'see MailKind',
    recipient  varchar(254)                                      not null comment 'empty when they want to be forgotten',
    sent_at    datetime(6)                                       not null comment 'UTC',
    expires_at datetime(6)                                       not null comment 'UTC; no event comes again that late',
    subject    varchar(255)                                      null comment 'only where souk.mail.keep says so',
    text       mediumtext                                        null comment 'likewise',
    primary key (id),
    unique key mail_event (event_id),
    key mail_recipient (recipient),
    key mail_expiry (expires_at)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
