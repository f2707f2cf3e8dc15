-- One try to pay for a session and to make it an order. The row is all another pod needs to bring it to its end.
create table placement (
    id             bigint                                            not null,
    session_id     bigint                                            not null,
    step           varchar(12) character set ascii collate ascii_bin not null comment 'what is certain, see Step',
    charge_key     varchar(64) character set ascii collate ascii_bin not null comment 'our key of the charge at the provider',
    charge_id      varchar(64) character set ascii collate ascii_bin null comment 'its name at the provider, once known',
    amount         bigint                                            not null comment 'minor units',
    currency       char(3) character set ascii collate ascii_bin     not null,
    card_last_four char(4) character set ascii collate ascii_bin     not null,
    failure        varchar(40) character set ascii collate ascii_bin null comment 'why it came to nothing',
    continue_url   varchar(1000)                                     null comment 'where the shopper had to prove the payment',
    lease_owner    varchar(40) character set ascii collate ascii_bin null comment 'the pod at work on it',
    leased_until   datetime(6)                                       null comment 'UTC; from then on any pod may take it over',
    attempt        int                                               not null comment 'counts take-overs: a pod that was away too long changes nothing',
    due_at         datetime(6)                                       null comment 'UTC; when it is to be looked at again, null at its end',
    created_at     datetime(6)                                       not null comment 'UTC',
    updated_at     datetime(6)                                       not null comment 'UTC',
    primary key (id),
    unique key placement_charge_key (charge_key),
    key placement_session (session_id),
    key placement_due (due_at),
    constraint placement_session_exists foreign key (session_id) references checkout_session (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
