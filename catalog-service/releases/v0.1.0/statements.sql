-- What catalog-service v0.1.0 asks of its schema: one statement of each kind, with values.
-- Recorded while its tests ran (./souk test -Dsouk.record.statements=true), kept by ./souk release.
-- A newer schema has to answer all of it as long as this release may run. Not to be edited.

delete from product
where id in (62801870411896730,62801870411896731);

delete from reservation
where id in ('dies-289','dies-275','dies-276','dies-277','dies-278','dies-279','dies-280','dies-281','dies-282','dies-283','dies-284','dies-285','dies-286','dies-287','dies-288','dies-274','dies-273','dies-235','dies-190','dies-191','dies-199','dies-200','dies-201','dies-231','dies-232','dies-233','dies-272','dies-271','dies-270','dies-269','dies-234','dies-298','dies-297','dies-296','dies-295','dies-294','dies-293','dies-292','dies-291','dies-290','dec-1','dies-299','dies-299','dies-299','dies-299','dies-299','dies-299','dies-299','dies-299','dies-299','dies-299','dies-299','dies-299','dies-299','dies-299','dies-299','dies-299','dies-299','dies-299','dies-299','dies-299','dies-299','dies-299','dies-299');

delete from reservation_line
where reservation_id = 'rep-1';

delete from variant_picture
where variant_id in (62801816240517522);

insert into category (id, parent_id, slug, title, position)
select row.id, row.parent_id, row.slug, row.title, row.position
from json_table('[{\"id\":62801871430045462,\"parent_id\":null,\"slug\":\"bad\",\"title\":\"Bad\",\"position\":78}]', '$[*]' columns (
    id bigint path '$.id',
    parent_id bigint path '$.parent_id',
    slug varchar(100) path '$.slug',
    title varchar(100) path '$.title',
    position int path '$.position')) row;

insert into outbox (event_id, topic, event_key, payload, created_at, due_at)
select row.event_id, 'assortment-changed', row.event_key, row.payload, TIMESTAMP'2026-11-25 04:47:59.400033', TIMESTAMP'2026-11-25 04:47:59.400033'
from json_table('[{\"event_id\":62801816474443343,\"event_key\":\"listings\",\"payload\":\"{\\\"products\\\":2}\"}]', '$[*]' columns (
    number for ordinality,
    event_id bigint path '$.event_id',
    event_key varchar(128) path '$.event_key',
    payload mediumtext path '$.payload')) row
order by row.number;

insert into product (id, external_id, slug, title, description, details, category_id, featured, currency,
                     feed_hash, created_at, updated_at)
select row.id, row.external_id, row.slug, row.title, row.description, row.details, row.category_id, row.featured,
       row.currency, row.feed_hash, '2026-11-25T04:48:50.092947', '2026-11-25T04:48:50.092947'
from json_table('[{\"id\":62801869641557941,\"external_id\":\"latin-2\",\"slug\":\"tea\",\"title\":\"Tea\",\"description\":\"\",\"details\":\"{}\",\"category_id\":62801859219455302,\"featured\":0,\"currency\":\"USD\",\"feed_hash\":\"b07b9cac06cfee2882758f46f3a02e86\"}]', '$[*]' columns (
    id bigint path '$.id',
    external_id varchar(64) path '$.external_id',
    slug varchar(100) path '$.slug',
    title varchar(500) path '$.title',
    description mediumtext path '$.description',
    details mediumtext path '$.details',
    category_id bigint path '$.category_id',
    featured int path '$.featured',
    currency varchar(3) path '$.currency',
    feed_hash varchar(32) path '$.feed_hash')) row;

insert into product_slug (slug, stem, number, product_id)
select row.slug, row.stem, row.number, row.product_id
from json_table('[{\"slug\":\"tea\",\"stem\":\"tea\",\"number\":1,\"product_id\":62801869641557941}]', '$[*]' columns (
    slug varchar(100) path '$.slug',
    stem varchar(100) path '$.stem',
    number int path '$.number',
    product_id bigint path '$.product_id')) row;

insert into reservation (id, status, due_at, changed_at)
values ('rep-1', 'RESERVED', TIMESTAMP'2026-11-25 05:29:44', TIMESTAMP'2026-11-25 04:49:44.137120')
on duplicate key update changed_at = greatest(TIMESTAMP'2026-11-25 04:49:44.137120', changed_at + interval 1 microsecond);

insert into reservation_line (reservation_id, sku, quantity)
select 'dec-1', row.sku, row.quantity
from json_table('[{\"sku\":\"dec-a\",\"quantity\":2}]', '$[*]' columns (
    sku varchar(64) path '$.sku',
    quantity int path '$.quantity')) row;

insert into search_document (product_id, title, keywords, choices, body)
select row.product_id, row.title, row.keywords, '', row.body
from json_table('[{\"product_id\":62801869641557941,\"title\":\"tea\",\"keywords\":\"other\",\"body\":\"\"}]', '$[*]' columns (
    product_id bigint path '$.product_id',
    title varchar(1000) path '$.title',
    keywords text path '$.keywords',
    body mediumtext path '$.body')) row
on duplicate key update
    title = values(title),
    keywords = values(keywords),
    body = values(body);

insert into stock (sku, on_hand)
select row.sku, row.on_hand
from json_table('[{\"sku\":\"lamp\",\"on_hand\":10}]', '$[*]' columns (
    sku varchar(64) path '$.sku',
    on_hand int path '$.on_hand')) row
on duplicate key update on_hand = greatest(values(on_hand), reserved);

insert into stock_movement (sku, kind, reference, pieces, at)
select row.sku, 'IMPORT', 'h6ddx3nz4vk', greatest(row.on_hand, coalesce(s.reserved, 0)) - coalesce(s.on_hand, 0), TIMESTAMP'2026-11-25 04:48:01.269679'
from json_table('[{\"sku\":\"lamp\",\"on_hand\":10}]', '$[*]' columns (
    sku varchar(64) path '$.sku',
    on_hand int path '$.on_hand')) row
left join stock s on s.sku = row.sku
where greatest(row.on_hand, coalesce(s.reserved, 0)) <> coalesce(s.on_hand, 0);

insert into stock_movement (sku, kind, reference, pieces, at)
select sku, 'SALE', reservation_id, -1 * quantity, TIMESTAMP'2026-11-25 04:49:42.241108'
from reservation_line
where reservation_id = 'aud-2';

insert into variant (id, product_id, sku, options, price, list_price, currency, words, feed_hash)
select row.id, row.product_id, row.sku, row.options, row.price, row.list_price, row.currency, row.words,
       row.feed_hash
from json_table('[{\"id\":62801816240517522,\"product_id\":62801816239405911,\"sku\":\"lamp\",\"options\":\"{}\",\"price\":700,\"list_price\":null,\"currency\":\"USD\",\"words\":\"\",\"feed_hash\":\"e22d0a2ed73dccc85730f4b38ae7abbc\"}]', '$[*]' columns (
    id bigint path '$.id',
    product_id bigint path '$.product_id',
    sku varchar(64) path '$.sku',
    options mediumtext path '$.options',
    price bigint path '$.price',
    list_price bigint path '$.list_price',
    currency varchar(3) path '$.currency',
    words varchar(1000) path '$.words',
    feed_hash varchar(32) path '$.feed_hash')) row
on duplicate key update
    product_id = values(product_id),
    options = values(options),
    price = values(price),
    list_price = values(list_price),
    currency = values(currency),
    words = values(words),
    feed_hash = values(feed_hash);

insert into variant_picture (variant_id, position, url, alt, width, height)
select row.variant_id, row.position, row.url, row.alt, row.width, row.height
from json_table('[{\"variant_id\":62801869189323692,\"position\":0,\"url\":\"https://pictures.example/a,b.jpg\",\"alt\":\"Tabbed, with commas\",\"width\":800,\"height\":800}]', '$[*]' columns (
    variant_id bigint path '$.variant_id',
    position int path '$.position',
    url varchar(2000) path '$.url',
    alt varchar(700) path '$.alt',
    width int path '$.width',
    height int path '$.height')) row;

select c.slug, p.picture_url, p.picture_alt, p.picture_width, p.picture_height
from category c
join product p on p.id = (
    select one.id
    from product one
    where one.category_id = c.id and one.in_stock and one.picture_url is not null
    order by one.created_at desc, one.id
    limit 1);

select coalesce(max(cast(version as integer)), 0) from flyway_schema_history where success = 1;

select coalesce(max(s.on_hand - s.reserved), 0) as pieces
from variant v
join stock s on s.sku = v.sku
where v.product_id = 62801826741879000;

select count(*) as checked, sum(difference <> 0 or entries <> 2) as wrong
from (
    select sum(pieces) as difference, count(*) as entries
    from (
        select l.sku, r.id as reference, l.quantity as pieces
        from reservation r
        join reservation_line l on l.reservation_id = r.id
        where r.status in ('SOLD', 'RETURNED')
        union all
        select sku, reference, pieces
        from stock_movement
        where kind = 'SALE') entry
    group by sku, reference) sale;

select count(*) as checked, sum(difference <> 0) as wrong
from (
    select sum(pieces) as difference
    from (
        select sku, on_hand as pieces
        from stock
        union all
        select sku, -pieces
        from stock_movement) entry
    group by sku) article;

select count(*) as checked, sum(difference <> 0) as wrong
from (
    select sum(pieces) as difference
    from (
        select sku, reserved as pieces
        from stock
        union all
        select l.sku, -l.quantity
        from reservation r
        join reservation_line l on l.reservation_id = r.id
        where r.status in ('RESERVED', 'COMMITTED')) entry
    group by sku) article;

select count(*) as checked, sum(due_at is not null and due_at < TIMESTAMP'2026-11-25 04:47:40.284617') as wrong
from reservation
where status in ('RESERVED', 'COMMITTED');

select count(*) as checked, sum(reserved < 0 or reserved > on_hand) as wrong
from stock;

select count(*)
from (select d.product_id,
        case when d.title regexp '^(?=.*\\bb)' then 0 else 1 end as tier
 from search_document d
 where concat(d.title, ' ', d.choices, ' ', d.keywords) regexp '^(?=.*\\bb)') found
join product p on p.id = found.product_id

where 1 = 1;

select count(*)
from (select d.product_id,
        case when d.title regexp '^(?=.*\\bxl)' then 0 else 1 end as tier
 from search_document d
 where concat(d.title, ' ', d.choices, ' ', d.keywords) regexp '^(?=.*\\bxl)') found
join product p on p.id = found.product_id

where p.category_id in (
    with recursive below (id) as (
        select id from category where slug = 'finding'
        union all
        select c.id from category c join below on c.parent_id = below.id)
    select id from below);

select count(*)
from (select d.product_id,
        case when d.title regexp '^(?=.*\\brug)' then 0
             when concat(d.title, ' ', d.choices, ' ', d.keywords) regexp '^(?=.*\\brug)' then 1
             else 2 end as tier
 from search_document d
 where match (d.title, d.keywords, d.choices, d.body) against ('+rug*' in boolean mode)) found
join product p on p.id = found.product_id

where 1 = 1;

select count(*)
from (select d.product_id,
        case when d.title regexp '^(?=.*\\bbackp)' then 0
             when concat(d.title, ' ', d.choices, ' ', d.keywords) regexp '^(?=.*\\bbackp)' then 1
             else 2 end as tier
 from search_document d
 where match (d.title, d.keywords, d.choices, d.body) against ('+backp*' in boolean mode)) found
join product p on p.id = found.product_id

where p.category_id in (
    with recursive below (id) as (
        select id from category where slug = 'finding'
        union all
        select c.id from category c join below on c.parent_id = below.id)
    select id from below);

select count(*) from product;

select count(*)
from product p
where 1 = 1;

select count(*)
from product p
where p.category_id in (
    with recursive below (id) as (
        select id from category where slug = 'walk'
        union all
        select c.id from category c join below on c.parent_id = below.id)
    select id from below);

select cr1_0.id,cr1_0.parent_id,cr1_0.slug,cr1_0.title from category cr1_0;

select cr1_0.id,cr1_0.parent_id,cr1_0.slug,cr1_0.title from category cr1_0 order by cr1_0.position,cr1_0.id;

select distinct product_id
from variant
where sku in ('last')
order by product_id;

select first.position
from outbox first force index (outbox_state)
where first.state = 'waiting'
  and first.due_at <= TIMESTAMP'2026-11-25 04:47:58.802346'
  and first.topic in ('product-changed','assortment-changed','stock-changed','stock-changed')
  and not exists (
      select 1
      from outbox earlier force index (outbox_lane)
      where earlier.topic = first.topic
        and earlier.event_key = first.event_key
        and earlier.state = 'waiting'
        and earlier.position < first.position)
order by first.position
limit 128;

select id from product limit 1;

select id, external_id, slug, title, feed_hash
from product
where external_id in ('both');

select id, in_stock
from product
where id = 62801826741879000
for update;

select id, sku, product_id, feed_hash
from variant
where sku in ('last');

select id, slug, title, price, list_price, currency, best_stock,
       picture_url, picture_alt, picture_width, picture_height
from product
where id in (1);

select id, status
from reservation
where due_at <= TIMESTAMP'2026-11-25 04:49:44.735506'
order by due_at
limit 100
for update skip locked;

select id, status
from reservation
where id > 'aud-1'
  and status in ('COMMITTED')
order by id limit 1;

select id, status
from reservation
where id in ('aud-3','aud-1')
order by id;

select other.id
from product p
join product other on other.category_id = p.category_id and other.id <> p.id
where p.slug = 'evil'
order by other.in_stock desc, abs(cast(other.price as signed) - p.price), other.id limit 4;

select p.id
from product p
left join variant v on v.product_id = p.id
where p.id in (62801870411896730,62801870411896731)
  and v.id is null;

select p.id, p.in_stock + 0 as in_stock, 0 as tier, cast(p.created_at as char) as created_at, p.price
from (select d.product_id,
        case when d.title regexp '^(?=.*\\bwalking)(?=.*\\blamp)' then 0
             when concat(d.title, ' ', d.choices, ' ', d.keywords) regexp '^(?=.*\\bwalking)(?=.*\\blamp)' then 1
             else 2 end as tier
 from search_document d
 where match (d.title, d.keywords, d.choices, d.body) against ('+walking* +lamp*' in boolean mode)) found
join product p on p.id = found.product_id

where 1 = 1
  and (p.price > 1100 or p.price = 1100 and p.id > 62801872036454331)

order by p.price, p.id limit 51;

select p.id, p.in_stock + 0 as in_stock, 0 as tier, cast(p.created_at as char) as created_at, p.price
from (select d.product_id,
        case when d.title regexp '^(?=.*\\bbowl)' then 0
             when concat(d.title, ' ', d.choices, ' ', d.keywords) regexp '^(?=.*\\bbowl)' then 1
             else 2 end as tier
 from search_document d
 where match (d.title, d.keywords, d.choices, d.body) against ('+bowl*' in boolean mode)) found
join product p on p.id = found.product_id

where 1 = 1
  and 1 = 1
order by p.price, p.id limit 25;

select p.id, p.in_stock + 0 as in_stock, 0 as tier, cast(p.created_at as char) as created_at, p.price
from (select d.product_id,
        case when d.title regexp '^(?=.*\\bwalking)(?=.*\\blamp)' then 0
             when concat(d.title, ' ', d.choices, ' ', d.keywords) regexp '^(?=.*\\bwalking)(?=.*\\blamp)' then 1
             else 2 end as tier
 from search_document d
 where match (d.title, d.keywords, d.choices, d.body) against ('+walking* +lamp*' in boolean mode)) found
join product p on p.id = found.product_id

where p.category_id in (
    with recursive below (id) as (
        select id from category where slug = 'walk'
        union all
        select c.id from category c join below on c.parent_id = below.id)
    select id from below)

  and (p.created_at < '2026-11-25 04:48:52.377162' or p.created_at = '2026-11-25 04:48:52.377162' and p.id < 62801872036454308)

order by p.created_at desc, p.id desc limit 8;

select p.id, p.in_stock + 0 as in_stock, 0 as tier, cast(p.created_at as char) as created_at, p.price
from (select d.product_id,
        case when d.title regexp '^(?=.*\\bwalking)(?=.*\\blamp)' then 0
             when concat(d.title, ' ', d.choices, ' ', d.keywords) regexp '^(?=.*\\bwalking)(?=.*\\blamp)' then 1
             else 2 end as tier
 from search_document d
 where match (d.title, d.keywords, d.choices, d.body) against ('+walking* +lamp*' in boolean mode)) found
join product p on p.id = found.product_id

where p.category_id in (
    with recursive below (id) as (
        select id from category where slug = 'walk'
        union all
        select c.id from category c join below on c.parent_id = below.id)
    select id from below)

  and (p.price < 500 or p.price = 500 and p.id < 62801872036454332)

order by p.price desc, p.id desc limit 8;

select p.id, p.in_stock + 0 as in_stock, 0 as tier, cast(p.created_at as char) as created_at, p.price
from (select d.product_id,
        case when d.title regexp '^(?=.*\\bwalking)(?=.*\\blamp)' then 0
             when concat(d.title, ' ', d.choices, ' ', d.keywords) regexp '^(?=.*\\bwalking)(?=.*\\blamp)' then 1
             else 2 end as tier
 from search_document d
 where match (d.title, d.keywords, d.choices, d.body) against ('+walking* +lamp*' in boolean mode)) found
join product p on p.id = found.product_id

where p.category_id in (
    with recursive below (id) as (
        select id from category where slug = 'walk'
        union all
        select c.id from category c join below on c.parent_id = below.id)
    select id from below)

  and (p.price > 500 or p.price = 500 and p.id > 62801872036454346)

order by p.price, p.id limit 8;

select p.id, p.in_stock + 0 as in_stock, 0 as tier, cast(p.created_at as char) as created_at, p.price
from (select d.product_id,
        case when d.title regexp '^(?=.*\\bwalking)(?=.*\\blamp)' then 0
             when concat(d.title, ' ', d.choices, ' ', d.keywords) regexp '^(?=.*\\bwalking)(?=.*\\blamp)' then 1
             else 2 end as tier
 from search_document d
 where match (d.title, d.keywords, d.choices, d.body) against ('+walking* +lamp*' in boolean mode)) found
join product p on p.id = found.product_id

where p.category_id in (
    with recursive below (id) as (
        select id from category where slug = 'walk'
        union all
        select c.id from category c join below on c.parent_id = below.id)
    select id from below)

  and 1 = 1
order by p.created_at desc, p.id desc limit 8;

select p.id, p.in_stock + 0 as in_stock, 0 as tier, cast(p.created_at as char) as created_at, p.price
from (select d.product_id,
        case when d.title regexp '^(?=.*\\bwalking)(?=.*\\blamp)' then 0
             when concat(d.title, ' ', d.choices, ' ', d.keywords) regexp '^(?=.*\\bwalking)(?=.*\\blamp)' then 1
             else 2 end as tier
 from search_document d
 where match (d.title, d.keywords, d.choices, d.body) against ('+walking* +lamp*' in boolean mode)) found
join product p on p.id = found.product_id

where p.category_id in (
    with recursive below (id) as (
        select id from category where slug = 'walk'
        union all
        select c.id from category c join below on c.parent_id = below.id)
    select id from below)

  and 1 = 1
order by p.price desc, p.id desc limit 8;

select p.id, p.in_stock + 0 as in_stock, 0 as tier, cast(p.created_at as char) as created_at, p.price
from (select d.product_id,
        case when d.title regexp '^(?=.*\\bwalking)(?=.*\\blamp)' then 0
             when concat(d.title, ' ', d.choices, ' ', d.keywords) regexp '^(?=.*\\bwalking)(?=.*\\blamp)' then 1
             else 2 end as tier
 from search_document d
 where match (d.title, d.keywords, d.choices, d.body) against ('+walking* +lamp*' in boolean mode)) found
join product p on p.id = found.product_id

where p.category_id in (
    with recursive below (id) as (
        select id from category where slug = 'walk'
        union all
        select c.id from category c join below on c.parent_id = below.id)
    select id from below)

  and 1 = 1
order by p.price, p.id limit 8;

select p.id, p.in_stock + 0 as in_stock, 0 as tier, cast(p.created_at as char) as created_at, p.price
from product p
where 1 = 1
  and (p.created_at < '2026-11-25 04:48:40.802211' or p.created_at = '2026-11-25 04:48:40.802211' and p.id < 62801859950460310)

order by p.created_at desc, p.id desc limit 101;

select p.id, p.in_stock + 0 as in_stock, 0 as tier, cast(p.created_at as char) as created_at, p.price
from product p
where 1 = 1
  and (p.in_stock < 0 or p.in_stock = 0
    and (p.created_at < '2026-11-25 04:48:40.802211' or p.created_at = '2026-11-25 04:48:40.802211' and p.id < 62801860746095823))

order by p.in_stock desc, p.created_at desc, p.id desc limit 101;

select p.id, p.in_stock + 0 as in_stock, 0 as tier, cast(p.created_at as char) as created_at, p.price
from product p
where 1 = 1
  and (p.price < 100 or p.price = 100 and p.id < 62801870956331169)

order by p.price desc, p.id desc limit 101;

select p.id, p.in_stock + 0 as in_stock, 0 as tier, cast(p.created_at as char) as created_at, p.price
from product p
where 1 = 1
  and (p.price > 100 or p.price = 100 and p.id > 62801869085550927)

order by p.price, p.id limit 3;

select p.id, p.in_stock + 0 as in_stock, 0 as tier, cast(p.created_at as char) as created_at, p.price
from product p
where 1 = 1
  and 1 = 1
order by p.created_at desc, p.id desc limit 101;

select p.id, p.in_stock + 0 as in_stock, 0 as tier, cast(p.created_at as char) as created_at, p.price
from product p
where 1 = 1
  and 1 = 1
order by p.in_stock desc, p.created_at desc, p.id desc limit 3;

select p.id, p.in_stock + 0 as in_stock, 0 as tier, cast(p.created_at as char) as created_at, p.price
from product p
where 1 = 1
  and 1 = 1
order by p.price desc, p.id desc limit 101;

select p.id, p.in_stock + 0 as in_stock, 0 as tier, cast(p.created_at as char) as created_at, p.price
from product p
where 1 = 1
  and 1 = 1
order by p.price, p.id limit 2;

select p.id, p.in_stock + 0 as in_stock, 0 as tier, cast(p.created_at as char) as created_at, p.price
from product p
where p.category_id in (
    with recursive below (id) as (
        select id from category where slug = 'walk'
        union all
        select c.id from category c join below on c.parent_id = below.id)
    select id from below)

  and (p.in_stock < 0 or p.in_stock = 0
    and (p.created_at < '2026-11-25 04:48:52.377162' or p.created_at = '2026-11-25 04:48:52.377162' and p.id < 62801872036454324))

order by p.in_stock desc, p.created_at desc, p.id desc limit 25;

select p.id, p.in_stock + 0 as in_stock, 0 as tier, cast(p.created_at as char) as created_at, p.price
from product p
where p.category_id in (
    with recursive below (id) as (
        select id from category where slug = 'walk'
        union all
        select c.id from category c join below on c.parent_id = below.id)
    select id from below)

  and 1 = 1
order by p.in_stock desc, p.created_at desc, p.id desc limit 4;

select p.id, p.in_stock + 0 as in_stock, 0 as tier, cast(p.created_at as char) as created_at, p.price
from product p
where p.category_id in (
    with recursive below (id) as (
        select id from category where slug = 'kitchen'
        union all
        select c.id from category c join below on c.parent_id = below.id)
    select id from below)

  and 1 = 1
order by p.in_stock desc, p.created_at desc, p.id desc limit 24,25;

select p.id, p.in_stock + 0 as in_stock, 0 as tier, cast(p.created_at as char) as created_at, p.price
from product p
where p.category_id in (
    with recursive below (id) as (
        select id from category where slug = 'bowls'
        union all
        select c.id from category c join below on c.parent_id = below.id)
    select id from below)

  and 1 = 1
order by p.price desc, p.id desc limit 25;

select p.id, p.in_stock + 0 as in_stock, 0 as tier, cast(p.created_at as char) as created_at, p.price
from product p
where p.category_id in (
    with recursive below (id) as (
        select id from category where slug = 'bowls'
        union all
        select c.id from category c join below on c.parent_id = below.id)
    select id from below)

  and 1 = 1
order by p.price, p.id limit 25;

select p.id, p.in_stock + 0 as in_stock, 0 as tier, cast(p.created_at as char) as created_at, p.price
from product p
where p.category_id in (
    with recursive below (id) as (
        select id from category where slug = 'kitchen'
        union all
        select c.id from category c join below on c.parent_id = below.id)
    select id from below)

  and 1 = 1
order by p.price, p.id limit 24,25;

select p.id, p.in_stock + 0 as in_stock, found.tier as tier, cast(p.created_at as char) as created_at, p.price
from (select d.product_id,
        case when d.title regexp '^(?=.*\\bb)' then 0 else 1 end as tier
 from search_document d
 where concat(d.title, ' ', d.choices, ' ', d.keywords) regexp '^(?=.*\\bb)') found
join product p on p.id = found.product_id

where 1 = 1
  and 1 = 1
order by p.in_stock desc, found.tier, p.created_at desc, p.id desc limit 25;

select p.id, p.in_stock + 0 as in_stock, found.tier as tier, cast(p.created_at as char) as created_at, p.price
from (select d.product_id,
        case when d.title regexp '^(?=.*\\bxl)' then 0 else 1 end as tier
 from search_document d
 where concat(d.title, ' ', d.choices, ' ', d.keywords) regexp '^(?=.*\\bxl)') found
join product p on p.id = found.product_id

where p.category_id in (
    with recursive below (id) as (
        select id from category where slug = 'finding'
        union all
        select c.id from category c join below on c.parent_id = below.id)
    select id from below)

  and 1 = 1
order by p.in_stock desc, found.tier, p.created_at desc, p.id desc limit 25;

select p.id, p.in_stock + 0 as in_stock, found.tier as tier, cast(p.created_at as char) as created_at, p.price
from (select d.product_id,
        case when d.title regexp '^(?=.*\\brug)' then 0
             when concat(d.title, ' ', d.choices, ' ', d.keywords) regexp '^(?=.*\\brug)' then 1
             else 2 end as tier
 from search_document d
 where match (d.title, d.keywords, d.choices, d.body) against ('+rug*' in boolean mode)) found
join product p on p.id = found.product_id

where 1 = 1
  and 1 = 1
order by p.in_stock desc, found.tier, p.created_at desc, p.id desc limit 25;

select p.id, p.in_stock + 0 as in_stock, found.tier as tier, cast(p.created_at as char) as created_at, p.price
from (select d.product_id,
        case when d.title regexp '^(?=.*\\bwalking)(?=.*\\blamp)' then 0
             when concat(d.title, ' ', d.choices, ' ', d.keywords) regexp '^(?=.*\\bwalking)(?=.*\\blamp)' then 1
             else 2 end as tier
 from search_document d
 where match (d.title, d.keywords, d.choices, d.body) against ('+walking* +lamp*' in boolean mode)) found
join product p on p.id = found.product_id

where p.category_id in (
    with recursive below (id) as (
        select id from category where slug = 'walk'
        union all
        select c.id from category c join below on c.parent_id = below.id)
    select id from below)

  and (p.in_stock < 0 or p.in_stock = 0
    and (found.tier > 0 or found.tier = 0
        and (p.created_at < '2026-11-25 04:48:52.377162' or p.created_at = '2026-11-25 04:48:52.377162' and p.id < 62801872036454320)))

order by p.in_stock desc, found.tier, p.created_at desc, p.id desc limit 8;

select p.id, p.in_stock + 0 as in_stock, found.tier as tier, cast(p.created_at as char) as created_at, p.price
from (select d.product_id,
        case when d.title regexp '^(?=.*\\bbackp)' then 0
             when concat(d.title, ' ', d.choices, ' ', d.keywords) regexp '^(?=.*\\bbackp)' then 1
             else 2 end as tier
 from search_document d
 where match (d.title, d.keywords, d.choices, d.body) against ('+backp*' in boolean mode)) found
join product p on p.id = found.product_id

where p.category_id in (
    with recursive below (id) as (
        select id from category where slug = 'finding'
        union all
        select c.id from category c join below on c.parent_id = below.id)
    select id from below)

  and 1 = 1
order by p.in_stock desc, found.tier, p.created_at desc, p.id desc limit 25;

select p.slug
from product_slug s
join product p on p.id = s.product_id
where s.slug = 'nothing'
  and p.slug <> s.slug;

select position, event_id, topic, event_key, payload, created_at, attempt + 1
from outbox
where position in (1)
  and state = 'waiting'
  and due_at <= TIMESTAMP'2026-11-25 04:47:59.442739'
order by position
limit 32
for update skip locked;

select pr1_0.id,pr1_0.slug,pr1_0.title,pr1_0.description,pr1_0.details,pr1_0.category_id,pr1_0.price,pr1_0.list_price,pr1_0.currency,pr1_0.best_stock from product pr1_0 where pr1_0.slug='evil';

select product_id, stem, min(number) as number
from product_slug
where stem in ('tea')
  and product_id in (62801869641557941)
group by product_id, stem;

select r.status, l.sku, l.quantity
from reservation r
left join reservation_line l on l.reservation_id = r.id
where r.id = 'rep-1'
for update;

select reservation_id, sku, quantity
from reservation_line
where reservation_id in ('aud-2')
order by reservation_id, sku;

select sku, on_hand, reserved
from stock force index (primary)
where sku in ('last')
order by sku
for update;

select sku, quantity
from reservation_line
where reservation_id in ('aud-2')
for update;

select sku, reserved
from stock force index (primary)
where sku in ('lamp')
order by sku
for update;

select slug from category order by id limit 10000;

select slug
from product_slug
where slug in ('tea');

select slug, date_format(updated_at, '%Y-%m-%d') as changed
from product
order by id limit 10000;

select slug, date_format(updated_at, '%Y-%m-%d') as changed
from product
order by id limit 10000,10000;

select status
from reservation
where id = 'all-1';

select stem, max(number) as number
from product_slug
where stem in ('tea')
group by stem;

select v.id, p.url, p.alt, p.width, p.height
from variant v
join variant_picture p on p.variant_id = v.id
where v.product_id = 1
order by v.id, p.position limit 500;

select v.sku, p.id, p.slug, p.title, cast(v.options as char(10000)) as options, v.price, v.currency,
       coalesce(s.on_hand - s.reserved, 0) + coalesce(held.quantity, 0) as pieces,
       coalesce(x.url, p.picture_url) as picture_url,
       if(x.url is null, p.picture_alt, x.alt) as picture_alt,
       if(x.url is null, p.picture_width, x.width) as picture_width,
       if(x.url is null, p.picture_height, x.height) as picture_height
from variant v
join product p on p.id = v.product_id
left join stock s on s.sku = v.sku
left join variant_picture x on x.variant_id = v.id
    and x.position = (select min(position) from variant_picture where variant_id = v.id)
left join (
    select l.sku, l.quantity
    from reservation r
    join reservation_line l on l.reservation_id = r.id
    where r.id = 'dec-1'
      and r.status in ('RESERVED', 'COMMITTED')) held on held.sku = v.sku
where v.sku in ('dec-a')
order by v.sku;

select vr1_0.id,vr1_0.sku,vr1_0.options,vr1_0.price,vr1_0.list_price,vr1_0.currency,coalesce((sr1_0.on_hand-sr1_0.reserved),0) from variant vr1_0 left join stock sr1_0 on sr1_0.sku=vr1_0.sku where vr1_0.product_id=1 order by case when coalesce((sr1_0.on_hand-sr1_0.reserved),0)>0 then 0 else 1 end,vr1_0.id limit 500;

update json_table('[{\"sku\":\"last\",\"on_hand\":0,\"reserved\":1}]', '$[*]' columns (
    sku varchar(64) path '$.sku',
    on_hand int path '$.on_hand',
    reserved int path '$.reserved')) row
straight_join stock s on s.sku = row.sku
set s.on_hand = s.on_hand + row.on_hand,
    s.reserved = s.reserved + row.reserved;

update outbox
join json_table('[{\"position\":1,\"attempt\":1,\"state\":\"delivered\",\"due_at\":\"2026-11-26T04:47:59.534020673\",\"last_error\":null}]', '$[*]' columns (
    position bigint path '$.position',
    attempt int path '$.attempt',
    state varchar(10) character set ascii path '$.state',
    due_at datetime(3) path '$.due_at',
    last_error varchar(500) path '$.last_error')) row
    on row.position = outbox.position and row.attempt = outbox.attempt
set outbox.state = row.state,
    outbox.due_at = row.due_at,
    outbox.last_error = row.last_error
where outbox.position in (1)
  and outbox.state = 'waiting';

update outbox
set attempt = attempt + 1,
    due_at = TIMESTAMP'2026-11-25 04:48:29.463867'
where position in (1);

update product p
join (
    select v.product_id, max(coalesce(s.on_hand - s.reserved, 0)) as best_stock
    from variant v
    left join stock s on s.sku = v.sku
    where v.product_id in (62801816239405911)
    group by v.product_id) best on best.product_id = p.id
join (
    select product_id, price, list_price,
           row_number() over (partition by product_id order by price, id) as place
    from variant
    where product_id in (62801816239405911)) cheapest on cheapest.product_id = p.id and cheapest.place = 1
left join (
    select v.product_id, x.url, x.alt, x.width, x.height,
           row_number() over (partition by v.product_id order by v.id, x.position) as place
    from variant v
    join variant_picture x on x.variant_id = v.id
    where v.product_id in (62801816239405911)) picture on picture.product_id = p.id and picture.place = 1
set p.price = cheapest.price,
    p.list_price = cheapest.list_price,
    p.best_stock = best.best_stock,
    p.in_stock = best.best_stock > 0,
    p.picture_url = picture.url,
    p.picture_alt = picture.alt,
    p.picture_width = picture.width,
    p.picture_height = picture.height,
    p.updated_at = '2026-11-25T04:48:01.269679';

update product p
join json_table('[{\"id\":62801869705218014,\"external_id\":\"move-1\",\"slug\":\"kettle-of-now\",\"title\":\"Kettle of now\",\"description\":\"\",\"details\":\"{}\",\"category_id\":62801859219455302,\"featured\":0,\"currency\":\"USD\",\"feed_hash\":\"1a26a6eeca0b72b284706eb2c88a668b\"}]', '$[*]' columns (
    id bigint path '$.id',
    slug varchar(100) path '$.slug',
    title varchar(500) path '$.title',
    description mediumtext path '$.description',
    details mediumtext path '$.details',
    category_id bigint path '$.category_id',
    featured int path '$.featured',
    currency varchar(3) path '$.currency',
    feed_hash varchar(32) path '$.feed_hash')) row on row.id = p.id
set p.slug = row.slug,
    p.title = row.title,
    p.description = row.description,
    p.details = row.details,
    p.category_id = row.category_id,
    p.featured = row.featured,
    p.currency = row.currency,
    p.feed_hash = row.feed_hash,
    p.updated_at = '2026-11-25T04:48:50.325874';

update product
set best_stock = 0,
    in_stock = 0 > 0
where id = 62801826741879000;

update product_slug s
join json_table('[{\"from_id\":62801870411896730,\"to_id\":62801870455054075},{\"from_id\":62801870411896731,\"to_id\":62801870455054075}]', '$[*]' columns (
    from_id bigint path '$.from_id',
    to_id bigint path '$.to_id')) row on row.from_id = s.product_id
set s.product_id = row.to_id;

update reservation
set status = 'RETURNED',
    changed_at = TIMESTAMP'2026-11-25 04:49:45.531321'
where id = 'sell-1'
  and status = 'SOLD';

update reservation
set status = 'RESERVED',
    due_at = TIMESTAMP'2026-11-25 05:29:44'
where id = 'rep-1';

update reservation
set status = 'RESERVED',
    due_at = TIMESTAMP'2026-11-25 05:04:41.168573',
    changed_at = TIMESTAMP'2026-11-25 04:49:41.185399'
where id = 'dec-1'
  and (status = 'COMMITTED' or status = 'RESERVED' and due_at > TIMESTAMP'2026-11-25 04:49:41.185399');

update reservation
set status = 'RELEASED',
    due_at = TIMESTAMP'2026-12-02 04:49:44.232001',
    changed_at = TIMESTAMP'2026-11-25 04:49:44.232001'
where id = 'rep-1'
  and status in ('RESERVED', 'COMMITTED');

update reservation
set status = 'EXPIRED',
    due_at = TIMESTAMP'2026-12-10 04:49:44.470169',
    changed_at = TIMESTAMP'2026-12-03 04:49:44.470169'
where id in ('rep-1');

update reservation
set status = 'COMMITTED',
    due_at = null,
    changed_at = TIMESTAMP'2026-11-25 04:49:41.152457'
where id = 'dec-1'
  and (status = 'COMMITTED' or status = 'RESERVED' and due_at > TIMESTAMP'2026-11-25 04:49:41.152457');

update search_document d
join (
    select product_id, group_concat(distinct words order by words separator ' ') as choices
    from variant
    where product_id in (62801816239405911)
    group by product_id) summed on summed.product_id = d.product_id
set d.choices = summed.choices;

update variant
set feed_hash = ''
where sku in ('imp-a');

with candidate (id, category_id, created_at) as (
    select id, category_id, created_at
    from product
    where in_stock
    order by created_at desc
    limit 2000
)
select id
from candidate
order by created_at desc,
         row_number() over (partition by created_at, category_id order by id desc),
         crc32(reverse(id)) limit 8;

with candidate (id, category_id, featured) as (
    (select id, category_id, true
     from product
     where featured and in_stock
     order by created_at desc, id desc
     limit 200)
    union
    (select id, category_id, featured
     from product
     where in_stock
     order by created_at desc
     limit 2000)
)
select id
from candidate
order by featured desc,
         row_number() over (partition by featured, category_id order by crc32(id)),
         crc32(id) limit 11;

with recursive way (id, parent_id, slug, title, height) as (
    select id, parent_id, slug, title, 0
    from category
    where id = 2
    union all
    select c.id, c.parent_id, c.slug, c.title, way.height + 1
    from category c
    join way on way.parent_id = c.id
)
select slug, title
from way
order by height desc;
