-- One row, written four times a second on the primary: how old a replica's data is, and under which primary it was written.
create table database_heartbeat (
    id     int         not null primary key,
    epoch  bigint      not null, -- one more with each new primary
    server bigint      not null, -- whose epoch it is
    beat   datetime(6) not null
) engine = InnoDB default character set utf8mb4;
