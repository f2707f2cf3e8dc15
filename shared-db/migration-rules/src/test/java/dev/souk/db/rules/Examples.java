package dev.souk.db.rules;

import java.util.List;

/** Migrations as people write them: those that took shops down, and those that nobody noticed. */
final class Examples {

    private Examples() {}

    /**
     * One of them.
     *
     * @param source whose documentation warns of it, or recommends it
     * @param rule that refuses it; empty for a good one
     */
    record Example(String title, String source, String rule, String name, String sql) {

        MigrationFile file() {
            return new MigrationFile(name, sql);
        }

        @Override
        public String toString() {
            return title;
        }
    }

    /** The schema that all of them are written for. */
    static final String SCHEMA = """
            create table customer (
                id bigint not null,
                full_name varchar(200) not null,
                email varchar(254) not null,
                nickname varchar(50) null,
                country char(2) not null default 'DE',
                visits int not null default 0,
                kind enum ('GUEST', 'MEMBER') not null default 'GUEST',
                about text null,
                joined_at datetime(6) not null,
                primary key (id),
                key customer_email (email),
                key customer_joined (joined_at)
            ) engine = InnoDB default character set utf8mb4;
            create table parcel (
                id bigint not null,
                customer_id bigint null,
                weight int not null,
                place point null,
                primary key (id),
                constraint parcel_weight check (weight > 0)
            ) engine = InnoDB default character set utf8mb4;
            """;

    static final List<Example> BAD = List.of(
            bad(
                    "drop a column",
                    "strong_migrations: removing a column",
                    "drop-column",
                    "alter table customer drop column nickname, algorithm = instant, lock = none;"),
            bad(
                    "rename a column",
                    "strong_migrations: renaming a column",
                    "rename-column",
                    "alter table customer rename column full_name to name, algorithm = instant, lock = none;"),
            bad(
                    "rename a column by change",
                    "django-migration-linter: RENAME_COLUMN",
                    "rename-column",
                    "alter table customer change full_name name varchar(200) not null, algorithm = instant, lock = none;"),
            bad("drop a table", "django-migration-linter: DROP_TABLE", "drop-table", "drop table parcel;"),
            bad(
                    "replace a table",
                    "skeema: drops of tables are unsafe",
                    "drop-table",
                    "create or replace table parcel (id bigint not null primary key);"),
            bad(
                    "rename a table",
                    "strong_migrations: renaming a table",
                    "rename-table",
                    "rename table parcel to shipment;"),
            bad(
                    "rename a table by alter",
                    "django-migration-linter: RENAME_TABLE",
                    "rename-table",
                    "alter table parcel rename to shipment;"),
            bad(
                    "a new column must be given",
                    "django-migration-linter: NOT_NULL",
                    "add-not-null-column",
                    "alter table customer add column phone varchar(40) not null, algorithm = instant, lock = none;"),
            bad(
                    "no algorithm and no lock",
                    "MariaDB manual: the server falls back to COPY",
                    "state-algorithm-and-lock",
                    "alter table customer add column phone varchar(40) null;"),
            bad(
                    "an algorithm and no lock",
                    "MariaDB manual: LOCK=DEFAULT permits any lock",
                    "state-algorithm-and-lock",
                    "alter table customer add index customer_country (country), algorithm = inplace;"),
            bad(
                    "an index without online clauses",
                    "strong_migrations: adding an index non-concurrently",
                    "state-algorithm-and-lock",
                    "create index customer_country on customer (country);"),
            bad(
                    "an index dropped by drop index",
                    "MariaDB manual: DROP INDEX has no online clauses",
                    "state-algorithm-and-lock",
                    "drop index customer_joined on customer;"),
            bad(
                    "copy with a shared lock",
                    "gh-ost: why not ALTER",
                    "blocking",
                    "alter table customer add column phone varchar(40) null, algorithm = copy, lock = shared;"),
            bad(
                    "an exclusive lock",
                    "MariaDB manual: LOCK=EXCLUSIVE",
                    "blocking",
                    "create index customer_country on customer (country) algorithm = inplace lock = exclusive;"),
            bad(
                    "an int becomes a bigint",
                    "strong_migrations: changing the type of a column",
                    "change-type",
                    "alter table customer modify column visits bigint not null default 0, algorithm = copy, lock = none;"),
            bad(
                    "a column becomes shorter",
                    "django-migration-linter: ALTER_COLUMN",
                    "change-type",
                    "alter table customer modify column email varchar(100) not null, algorithm = copy, lock = shared;"),
            bad(
                    "forbid null",
                    "strong_migrations: setting NOT NULL on an existing column",
                    "set-not-null",
                    "alter table customer modify column nickname varchar(50) not null, algorithm = inplace, lock = none;"),
            bad(
                    "drop a default",
                    "skeema: a changed default changes what old code writes",
                    "drop-default",
                    "alter table customer alter column country drop default, algorithm = instant, lock = none;"),
            bad(
                    "a unique key",
                    "django-migration-linter: ADD_UNIQUE",
                    "add-unique",
                    "alter table customer add unique key customer_one_email (email), algorithm = nocopy, lock = none;"),
            bad(
                    "a unique index",
                    "strong_migrations: adding a unique constraint",
                    "add-unique",
                    "create unique index customer_one_email on customer (email) algorithm = inplace lock = none;"),
            bad(
                    "a unique column",
                    "MariaDB manual: no instant change with an index",
                    "add-unique",
                    "alter table customer add column code char(8) null unique, algorithm = inplace, lock = none;"),
            bad(
                    "a foreign key",
                    "strong_migrations: adding a foreign key",
                    "add-foreign-key",
                    "set foreign_key_checks = 0;\nalter table parcel add constraint parcel_customer_exists foreign key (customer_id) references customer (id), algorithm = nocopy, lock = none;"),
            bad(
                    "a foreign key that checks all rows",
                    "MariaDB manual: COPY unless foreign_key_checks=0",
                    "checked-foreign-key",
                    "alter table parcel add constraint parcel_customer_exists foreign key (customer_id) references customer (id), algorithm = copy, lock = shared;"),
            bad(
                    "a check constraint",
                    "strong_migrations: adding a check constraint",
                    "add-check",
                    "alter table customer add constraint customer_visits check (visits >= 0), algorithm = copy, lock = shared;"),
            bad(
                    "a fulltext index",
                    "MariaDB manual: LOCK=SHARED at best",
                    "add-special-index",
                    "alter table customer add fulltext index customer_about (about), algorithm = inplace, lock = shared;"),
            bad(
                    "a spatial index",
                    "MariaDB manual: LOCK=SHARED at best",
                    "add-special-index",
                    "create spatial index parcel_place on parcel (place);"),
            bad(
                    "a default for each row",
                    "strong_migrations: adding a column with a volatile default",
                    "computed-default",
                    "alter table customer add column token char(36) not null default uuid(), algorithm = copy, lock = none;"),
            bad(
                    "a stored column",
                    "strong_migrations: adding a stored generated column",
                    "computed-default",
                    "alter table customer add column domain varchar(254) as (substring_index(email, '@', -1)) stored, algorithm = copy, lock = none;"),
            bad(
                    "a counter",
                    "strong_migrations: adding an auto-incrementing column",
                    "add-auto-increment",
                    "alter table customer add column number bigint not null auto_increment unique, algorithm = inplace, lock = shared;"),
            bad(
                    "another primary key",
                    "gh-ost: a shared unique key is needed",
                    "change-primary-key",
                    "alter table customer drop primary key, add primary key (email), algorithm = inplace, lock = none;"),
            bad(
                    "another character set",
                    "strong_migrations: changing a column's type or collation",
                    "character-set",
                    "alter table customer convert to character set utf8mb4 collate utf8mb4_bin, algorithm = copy, lock = shared;"),
            bad(
                    "a table in latin1",
                    "skeema: lint-charset",
                    "character-set",
                    "create table voucher (id bigint not null primary key, words varchar(40) not null) engine = InnoDB default character set latin1;"),
            bad(
                    "a table without a primary key",
                    "skeema: lint-pk",
                    "table-form",
                    "create table voucher (code varchar(40) not null) engine = InnoDB;"),
            bad(
                    "a table in MyISAM",
                    "skeema: lint-engine",
                    "table-form",
                    "create table voucher (id bigint not null primary key) engine = MyISAM;"),
            bad(
                    "a table made of a query",
                    "MariaDB manual: locks what it reads",
                    "table-form",
                    "create table customer_copy (primary key (id)) as select * from customer;"),
            bad(
                    "rows changed by a migration",
                    "strong_migrations: backfilling data",
                    "data-change",
                    "update customer set country = 'DE' where country = '';"),
            bad(
                    "rows added by a migration",
                    "django-migration-linter: RunPython data migrations",
                    "data-change",
                    "insert into customer (id, full_name, email, joined_at) select id + 1, full_name, email, joined_at from customer;"),
            bad("rows thrown away", "skeema: unsafe", "data-change", "truncate table parcel;"),
            bad(
                    "two things in a file",
                    "skeema: one change of a table at a time",
                    "one-concern",
                    "alter table customer add column phone varchar(40) null, algorithm = instant, lock = none;\nalter table parcel add column height int null, algorithm = instant, lock = none;"),
            bad("nothing in a file", "Flyway: an empty migration takes a number", "one-concern", "-- later\n"),
            bad(
                    "another lock wait",
                    "strong_migrations: lock timeouts belong to the runner",
                    "session-settings",
                    "set session lock_wait_timeout = 3600;\nalter table customer add column phone varchar(40) null, algorithm = instant, lock = none;"),
            bad(
                    "a wait clause",
                    "MariaDB manual: WAIT n",
                    "session-settings",
                    "alter table customer wait 3600 add column phone varchar(40) null, algorithm = instant, lock = none;"),
            bad(
                    "a change that replicas never hear of",
                    "gh-ost: sql_log_bin",
                    "session-settings",
                    "set sql_log_bin = 0;\nalter table customer add column phone varchar(40) null, algorithm = instant, lock = none;"),
            bad(
                    "another service's schema",
                    "Souk: a service owns one schema",
                    "other-schema",
                    "alter table catalog.product add column subtitle varchar(200) null, algorithm = instant, lock = none;"),
            bad(
                    "a trigger",
                    "gh-ost: triggers",
                    "other-statement",
                    "create trigger customer_lower before insert on customer for each row set new.email = lower(new.email);"),
            bad("rights", "Souk: users are the operator's", "other-statement", "grant all on *.* to shop;"),
            bad(
                    "a statement in a comment",
                    "MariaDB manual: executable comments",
                    "executed-comment",
                    "/*!50000 drop table parcel */;\nalter table customer add column phone varchar(40) null, algorithm = instant, lock = none;"),
            bad(
                    "partitions",
                    "gh-ost: ALTER of partitions blocks",
                    "move-rows",
                    "alter table customer drop partition p2024;"),
            new Example(
                    "a name without a version",
                    "Flyway: naming",
                    "file-name",
                    "add_phone.sql",
                    "alter table customer add column phone varchar(40) null, algorithm = instant, lock = none;"),
            new Example(
                    "a repeatable migration",
                    "Flyway: naming",
                    "file-name",
                    "R__phone.sql",
                    "alter table customer add column phone varchar(40) null, algorithm = instant, lock = none;"),
            bad(
                    "an exception without a reason",
                    "Souk: exceptions are reviewed",
                    "directive",
                    "-- rules: allow drop-column\nalter table customer add column phone varchar(40) null, algorithm = instant, lock = none;"),
            bad(
                    "an exception for nothing",
                    "Souk: exceptions are reviewed",
                    "directive",
                    "-- rules: allow data-change: nobody reads it\nalter table customer add column phone varchar(40) null, algorithm = instant, lock = none;"),
            bad(
                    "a table that may be there already",
                    "Souk: what a file makes it may change",
                    "drop-column",
                    "create table if not exists customer (id bigint not null primary key) engine = InnoDB;\nalter table customer drop column if exists nickname, algorithm = instant, lock = none;"),
            bad(
                    "another engine",
                    "skeema: lint-engine",
                    "other-change",
                    "alter table customer engine = MyISAM, algorithm = inplace, lock = none;"),
            bad(
                    "another row format",
                    "MariaDB manual: rebuilds the table",
                    "other-change",
                    "alter table customer row_format = compressed, algorithm = inplace, lock = none;"),
            bad(
                    "rows lost without a word",
                    "MariaDB manual: ALTER IGNORE TABLE",
                    "other-change",
                    "alter ignore table customer add unique key customer_one_email (email), algorithm = inplace, lock = none;"),
            bad(
                    "an index replaced",
                    "MariaDB manual: CREATE OR REPLACE INDEX drops one",
                    "other-change",
                    "create or replace index customer_email on customer (joined_at) algorithm = inplace lock = none;"),
            bad(
                    "the primary key dropped by its name",
                    "MariaDB manual: DROP INDEX `PRIMARY`",
                    "change-primary-key",
                    "alter table customer drop key `PRIMARY`, algorithm = inplace, lock = none;"),
            bad(
                    "the primary key dropped as a constraint",
                    "MariaDB manual: DROP CONSTRAINT",
                    "change-primary-key",
                    "alter table customer drop constraint `PRIMARY`, algorithm = inplace, lock = none;"),
            bad(
                    "a column made unique by modify",
                    "django-migration-linter: ALTER_COLUMN",
                    "add-unique",
                    "alter table customer modify column email varchar(254) not null unique, algorithm = inplace, lock = none;"),
            bad(
                    "a check made by modify",
                    "MariaDB manual: MODIFY with CHECK",
                    "add-check",
                    "alter table customer modify column visits int not null default 0 check (visits >= 0), algorithm = instant, lock = none;"),
            bad(
                    "a column that refers",
                    "MariaDB manual: REFERENCES makes a foreign key",
                    "add-foreign-key",
                    "alter table parcel add column sender_id bigint null references customer (id), algorithm = instant, lock = none;"),
            bad(
                    "a semicolon that is missing",
                    "Souk: the second statement would not be seen",
                    "other-statement",
                    "alter table customer add column phone varchar(40) null, algorithm = instant, lock = none drop table parcel;"),
            bad(
                    "a comment that is none",
                    "MariaDB manual: -- needs a space",
                    "other-statement",
                    "alter table customer add column phone varchar(40) null, algorithm = instant, lock = none;\n--drop table parcel;"),
            bad(
                    "checks switched on again",
                    "MariaDB manual: COPY unless foreign_key_checks=0",
                    "checked-foreign-key",
                    "set foreign_key_checks = 0;\nset foreign_key_checks = 1;\nalter table parcel add constraint parcel_customer_exists foreign key (customer_id) references customer (id), algorithm = nocopy, lock = none;"),
            bad(
                    "a drop that waits",
                    "MariaDB manual: WAIT n",
                    "session-settings",
                    "-- rules: contract of V4, unused since v0.2.0\ndrop table parcel wait 3600;"),
            bad(
                    "a column in latin1",
                    "skeema: lint-charset",
                    "character-set",
                    "alter table customer add column phone varchar(40) character set latin1 null, algorithm = instant, lock = none;"),
            bad(
                    "columns to come in latin1",
                    "skeema: lint-charset",
                    "character-set",
                    "alter table customer default character set latin1, algorithm = instant, lock = none;"),
            bad(
                    "a table sorted as latin1",
                    "skeema: lint-charset",
                    "character-set",
                    "create table voucher (id bigint not null primary key) engine = InnoDB collate latin1_swedish_ci;"),
            bad(
                    "a table moved to another schema",
                    "Souk: a service owns one schema",
                    "other-schema",
                    "rename table parcel to archive.parcel;"),
            bad(
                    "a contract of itself",
                    "Souk: a contract names its expand step",
                    "directive",
                    "-- rules: contract of V31, unused since v0.2.0\nalter table customer drop column nickname, algorithm = instant, lock = none;"),
            bad(
                    "an exception for a rule that is not there",
                    "Souk: exceptions are reviewed",
                    "directive",
                    "-- rules: allow drop-colum: nobody reads it\nalter table customer add column phone varchar(40) null, algorithm = instant, lock = none;"),
            bad(
                    "an exception for the statements of a release",
                    "Souk: what breaks a release is not excused",
                    "directive",
                    "-- rules: allow used-by-release: nobody reads it\nalter table customer add column phone varchar(40) null, algorithm = instant, lock = none;"),
            bad(
                    "words that are missing",
                    "MariaDB: a syntax error",
                    "table-form",
                    "create table x (id int primary key) engine =;"),
            bad(
                    "rows changed with a common table expression",
                    "strong_migrations: backfilling data",
                    "data-change",
                    "with old as (select id from customer) update customer set visits = 0 where id in (select id from old);"),
            bad("a dropped schema", "skeema: unsafe", "other-statement", "drop database shop;"),
            bad(
                    "a global setting",
                    "Souk: settings are the operator's",
                    "session-settings",
                    "set global max_connections = 10;"));

    static final List<Example> GOOD = List.of(
            good(
                    "a new table",
                    "create table voucher (id bigint not null, code varchar(40) character set ascii not null, primary key (id), unique key voucher_code (code)) engine = InnoDB default character set utf8mb4;"),
            good(
                    "a new table with a foreign key and a check",
                    "create table address (id bigint not null primary key, customer_id bigint not null, floor int not null, constraint address_customer_exists foreign key (customer_id) references customer (id), constraint address_floor check (floor < 200)) engine = InnoDB default character set utf8mb4;"),
            good(
                    "a new table with fulltext",
                    "create table note (id bigint not null primary key, words text not null, fulltext key note_words (words)) engine = InnoDB default character set utf8mb4;"),
            good(
                    "a new table with a counter",
                    "create table visit (id bigint not null auto_increment primary key, at datetime(6) not null default current_timestamp(6)) engine = InnoDB default character set utf8mb4;"),
            good("a table like another", "create table customer_archive like customer;"),
            good(
                    "a nullable column",
                    "alter table customer add column phone varchar(40) null, algorithm = instant, lock = none;"),
            good(
                    "in capitals",
                    "ALTER TABLE customer ADD COLUMN phone VARCHAR(40) NULL, ALGORITHM=INSTANT, LOCK=NONE;"),
            good(
                    "a column with a default",
                    "alter table customer add column credit bigint not null default 0 comment 'minor units', algorithm = instant, lock = none;"),
            good(
                    "a column with the time as default",
                    "alter table customer add column seen_at datetime not null default current_timestamp, algorithm = instant, lock = none;"),
            good(
                    "two columns of one concern",
                    "alter table customer add column first_name varchar(100) null, add column last_name varchar(100) null, algorithm = instant, lock = none;"),
            good(
                    "columns in brackets",
                    "alter table customer add column (first_name varchar(100) null, last_name varchar(100) null), algorithm = instant, lock = none;"),
            good(
                    "a column at a place",
                    "alter table customer add column phone varchar(40) null after email, algorithm = instant, lock = none;"),
            good(
                    "a column with a check",
                    "alter table customer add column credit int null check (credit >= 0), algorithm = instant, lock = none;"),
            good(
                    "a virtual column",
                    "alter table customer add column domain varchar(254) as (substring_index(email, '@', -1)) virtual, algorithm = instant, lock = none;"),
            good(
                    "a json column",
                    "alter table customer add column wishes json null, algorithm = instant, lock = none;"),
            good(
                    "an index",
                    "alter table customer add key customer_country (country, joined_at), algorithm = nocopy, lock = none;"),
            good(
                    "an index by create index",
                    "create index customer_country on customer (country) algorithm = inplace lock = none;"),
            good(
                    "an index if it is not there",
                    "create index if not exists customer_country on customer (country) algorithm = nocopy lock = none;"),
            good(
                    "an index hidden",
                    "alter table customer alter index customer_joined ignored, algorithm = instant, lock = none;"),
            good("an index dropped", "alter table customer drop key customer_joined, algorithm = nocopy, lock = none;"),
            good(
                    "an index renamed",
                    "alter table customer rename index customer_joined to customer_since, algorithm = instant, lock = none;"),
            good(
                    "a longer varchar",
                    "alter table customer modify column nickname varchar(60) null, algorithm = instant, lock = none;"),
            good(
                    "a longer varchar that stays not null",
                    "alter table customer modify column email varchar(320) not null, algorithm = instant, lock = none;"),
            good(
                    "one more value of an enum",
                    "alter table customer modify column kind enum ('GUEST', 'MEMBER', 'STAFF') not null default 'GUEST', algorithm = instant, lock = none;"),
            good(
                    "null allowed",
                    "alter table customer modify column full_name varchar(200) null, algorithm = inplace, lock = none;"),
            good(
                    "another default",
                    "alter table customer alter column country set default 'AT', algorithm = instant, lock = none;"),
            good(
                    "a check dropped",
                    "alter table parcel drop constraint parcel_weight, algorithm = instant, lock = none;"),
            good(
                    "a comment",
                    "alter table customer comment = 'who buys; said \\'hello\\' once', algorithm = instant, lock = none;"),
            good(
                    "two repeatable changes of one table",
                    "alter table customer add column if not exists phone varchar(40) null, algorithm = instant, lock = none;\ncreate index if not exists customer_phone on customer (phone) algorithm = nocopy lock = none;"),
            good(
                    "addresses and names of the newer types",
                    "alter table customer add column token uuid null, add column address inet6 null, algorithm = instant, lock = none;"),
            good(
                    "a column called uuid",
                    "alter table customer add column uuid uuid null, algorithm = instant, lock = none;"),
            good("the table written anew", "alter table customer engine = InnoDB, algorithm = inplace, lock = none;"),
            good(
                    "a comment that speaks of a character set",
                    "create table voucher (id bigint not null primary key comment 'character set latin1 is not meant') engine = InnoDB;"),
            good(
                    "a contract step",
                    "-- rules: contract of V4, unused since v0.2.0\nalter table customer drop column nickname, algorithm = instant, lock = none;"),
            good(
                    "a reviewed exception",
                    "-- rules: allow add-check: forty rows, for all time\n-- rules: allow blocking: forty rows, for all time\nalter table customer add constraint customer_visits check (visits >= 0), algorithm = copy, lock = shared;"));

    private static Example bad(String title, String source, String rule, String sql) {
        return new Example(title, source, rule, "V31__change.sql", sql);
    }

    private static Example good(String title, String sql) {
        return new Example(title, "MariaDB manual: online DDL", "", "V31__change.sql", sql);
    }
}
