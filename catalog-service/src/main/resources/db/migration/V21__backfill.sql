-- How far each backfill is; see shared-db's README.
create table backfill (
    name         varchar(64) character set ascii collate ascii_bin not null primary key,
    run          int          not null, -- 1, and one more each time it begins again
    last_key     varchar(768) character set utf8mb4 collate utf8mb4_bin null, -- null: nothing is done yet
    batches      bigint       not null,
    rows_seen    bigint       not null,
    rows_changed bigint       not null,
    started_at   datetime(3)  not null,
    updated_at   datetime(3)  not null,
    finished_at  datetime(3)  null
) engine = InnoDB default character set utf8mb4;
