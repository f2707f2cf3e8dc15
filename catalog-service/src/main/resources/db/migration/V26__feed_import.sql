-- Every import of a product feed: who, when, and what became of it. Of those that come over HTTP one has the turn, in all pods together.
create table feed_import (
    id         bigint                                            not null comment 'also the reference of its movements of stock',
    customer   varchar(64) character set ascii collate ascii_bin null comment 'whose import it was; null when it was a command',
    name       varchar(500)                                      not null comment 'and how they were called then, or the command',
    state      enum ('BEGUN', 'DONE', 'STOPPED')                 not null comment 'BEGUN also when the process died',
    created    int                                               not null comment 'lines, as are the following',
    changed    int                                               not null,
    unchanged  int                                               not null,
    refused    int                                               not null,
    began_at   datetime(6)                                       null comment 'UTC; null while the feed is on its way',
    ended_at   datetime(6)                                       null,
    turn       int                                               null comment '1 or null',
    turn_until datetime(6)                                       null comment 'from then on whoever has the turn is taken for dead',
    primary key (id),
    unique key feed_import_turn (turn)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
