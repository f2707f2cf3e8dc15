create table customer (
    id        bigint       not null,
    full_name varchar(200) not null,
    primary key (id)
) engine = InnoDB default character set utf8mb4;
