-- What a product is found by, folded to plain lower-case words. A table of its own, because a FULLTEXT index forbids instant
-- changes of its table ever after.
create table search_document (
    product_id bigint        not null,
    title      varchar(1000) not null,
    keywords   text          not null comment 'categories and details',
    choices    text          not null comment 'options of its variants',
    body       mediumtext    not null comment 'description',
    primary key (product_id),
    fulltext key search_document_words (title, keywords, choices, body),
    constraint search_document_product_exists foreign key (product_id) references product (id) on delete cascade
) engine = InnoDB default character set utf8mb4 collate utf8mb4_unicode_ci;
