-- Each epoch, for whoever looks back.
create table database_epoch (
    epoch          bigint       not null primary key,
    server         bigint       not null,
    after_sequence bigint       not null, -- the last transaction that survived from before
    began_at       datetime(6)  not null,
    accepted_loss  varchar(255) null -- what an operator gave up with it
) engine = InnoDB default character set utf8mb4;
