-- What the three services say to the database for one order, from a new cart to a paid order, as the server's general log has it;
-- regular work of the services (expiry, recovery) left out. Schemas are the benchmark's own copies.

-- cart: a cart with one line
begin;
insert into souk_scratch_cart.cart (id, visitor, version, changed_at)
values («@key», null, 1, «@now»);
insert into souk_scratch_cart.cart_line (cart_id, currency, price, product, quantity, sku, id)
values («@key», 'USD', 890, «{"slug":"cedar-gate-mint-green-tea","title":"Cedar Gate Mint Green Tea","options":{},"picture":{"url":"/pictures/tea-tin/emerald-tiles-60.svg","alt":"Cedar Gate Mint Green Tea","width":800,"height":800}}», 1, «@sku», «@id»);
commit;

-- checkout: is there a session? cart: what is in it?
select id, cart_id, cart_version, continue_url, created_at, currency, details, expires_at, items, open_cart_id, order_key,
       order_number, payment_problem, payments, payments_since, placement_id, public_id, reservation, state, subtotal, version,
       visitor_id
from souk_scratch_checkout.checkout_session
where cart_id = «@key»
order by id desc
limit 1;
select c.version, c.last_click, c.last_click_at, l.id, l.sku, l.quantity, l.price, l.currency, l.product
from souk_scratch_cart.cart c
left join souk_scratch_cart.cart_line l on l.cart_id = c.id
where c.id = «@key»
order by l.id;

-- catalog: reserve
begin;
insert into souk_scratch_catalog.reservation (id, status, due_at, changed_at)
values («checkout-@key», 'RESERVED', «@later», «@now»)
on duplicate key update changed_at = greatest(«@now», changed_at + interval 1 microsecond);
insert into souk_scratch_catalog.reservation_line (reservation_id, sku, quantity)
select «checkout-@key», row.sku, row.quantity
from json_table(«[{"sku":"@sku","quantity":1}]», '$[*]' columns (
    sku varchar(64) path '$.sku',
    quantity int path '$.quantity')) row;
select sku, on_hand, reserved
from souk_scratch_catalog.stock force index (primary)
where sku in («@sku»)
order by sku
for update;
update json_table(«[{"sku":"@sku","on_hand":0,"reserved":1}]», '$[*]' columns (
    sku varchar(64) path '$.sku',
    on_hand int path '$.on_hand',
    reserved int path '$.reserved')) row
straight_join souk_scratch_catalog.stock s on s.sku = row.sku
set s.on_hand = s.on_hand + row.on_hand,
    s.reserved = s.reserved + row.reserved;
select v.sku, p.id, p.slug, p.title, cast(v.options as char(10000)) as options, v.price, v.currency,
       coalesce(s.on_hand - s.reserved, 0) + coalesce(held.quantity, 0) as pieces,
       coalesce(x.url, p.picture_url) as picture_url,
       if(x.url is null, p.picture_alt, x.alt) as picture_alt,
       if(x.url is null, p.picture_width, x.width) as picture_width,
       if(x.url is null, p.picture_height, x.height) as picture_height
from souk_scratch_catalog.variant v
join souk_scratch_catalog.product p on p.id = v.product_id
left join souk_scratch_catalog.stock s on s.sku = v.sku
left join souk_scratch_catalog.variant_picture x on x.variant_id = v.id
    and x.position = (select min(position) from souk_scratch_catalog.variant_picture where variant_id = v.id)
left join (
    select l.sku, l.quantity
    from souk_scratch_catalog.reservation r
    join souk_scratch_catalog.reservation_line l on l.reservation_id = r.id
    where r.id = «checkout-@key»
      and r.status in ('RESERVED', 'COMMITTED')) held on held.sku = v.sku
where v.sku in («@sku»)
order by v.sku;
commit;

-- checkout: the session
begin;
insert into souk_scratch_checkout.checkout_session (cart_id, cart_version, continue_url, created_at, currency, details, expires_at,
                                                    items, open_cart_id, order_key, order_number, payment_problem, payments,
                                                    payments_since, placement_id, public_id, reservation, state, subtotal, version,
                                                    visitor_id, id)
values («@key», 1, null, «@now», 'USD', '{}', «@later»,
        «[{"sku":"@sku","title":"Cedar Gate Mint Green Tea","slug":"cedar-gate-mint-green-tea","options":{},"quantity":1,"unitPrice":{"amount":890,"currency":"USD"},"total":{"amount":890,"currency":"USD"},"picture":{"url":"/pictures/tea-tin/emerald-tiles-60.svg","alt":"Cedar Gate Mint Green Tea","width":800,"height":800}}]»,
        «@key», null, null, null, 0, «@now», null, left(«@key», 26), «checkout-@key», 'OPEN', 890, 0, null, «@id»);
commit;

-- checkout: the address
select id, cart_id, cart_version, continue_url, created_at, currency, details, expires_at, items, open_cart_id, order_key,
       order_number, payment_problem, payments, payments_since, placement_id, public_id, reservation, state, subtotal, version,
       visitor_id
from souk_scratch_checkout.checkout_session
where public_id = left(«@key», 26);
begin;
update souk_scratch_checkout.checkout_session
set details = «{"email":"bench@example.com","shippingAddress":{"name":"Ada Bench","line1":"1 Market Street","line2":null,"city":"Springfield","region":"IL","postalCode":"62701","country":"US"},"deliveryMethod":"standard"}»,
    payment_problem = null,
    version = version + 1
where id = «@id»
  and version = 0;
select id, cart_id, cart_version, continue_url, created_at, currency, details, expires_at, items, open_cart_id, order_key,
       order_number, payment_problem, payments, payments_since, placement_id, public_id, reservation, state, subtotal, version,
       visitor_id
from souk_scratch_checkout.checkout_session
where id = «@id»;
commit;

-- checkout: the payment begins
begin;
set statement innodb_lock_wait_timeout = 2 for
insert into souk_scratch_checkout.idempotency_key (id, body_hash, reference, asked, expires_at)
values (unhex(sha2(«@key», 256)), unhex(sha2('body', 256)), «@id», 1, «@later»)
on duplicate key update
    body_hash = if(expires_at <= «@now», values(body_hash), body_hash),
    reference = if(expires_at <= «@now», values(reference), reference),
    status = if(expires_at <= «@now», null, status),
    headers = if(expires_at <= «@now», null, headers),
    answer = if(expires_at <= «@now», null, answer),
    asked = if(expires_at <= «@now», 1, asked + 1),
    expires_at = if(expires_at <= «@now», values(expires_at), expires_at);
select id, cart_id, cart_version, continue_url, created_at, currency, details, expires_at, items, open_cart_id, order_key,
       order_number, payment_problem, payments, payments_since, placement_id, public_id, reservation, state, subtotal, version,
       visitor_id
from souk_scratch_checkout.checkout_session
where public_id = left(«@key», 26);
update souk_scratch_checkout.checkout_session
set state = 'PLACING',
    placement_id = «@id»,
    payment_problem = null,
    payments = 1,
    payments_since = «@now»,
    version = version + 1
where id = «@id»
  and version = 1;
insert into souk_scratch_checkout.placement (amount, attempt, card_last_four, charge_id, charge_key, continue_url, created_at, currency,
                                             due_at, failure, lease_owner, leased_until, session_id, step, updated_at, id)
values (1380, 1, '4242', null, «souk-@key», null, «@now», 'USD', «@later», null, 'pod', «@later», «@id», 'BEGUN', «@now», «@id»);
commit;

-- catalog: commit
begin;
update souk_scratch_catalog.reservation
set status = 'COMMITTED',
    due_at = null,
    changed_at = «@now»
where id = «checkout-@key»
  and (status = 'COMMITTED' or status = 'RESERVED' and due_at > «@now»);
commit;

-- checkout: the order
begin;
update souk_scratch_checkout.placement
set step = 'ORDERED',
    charge_id = «ch_@key»,
    leased_until = «@later»,
    due_at = «@later»,
    updated_at = «@now»
where id = «@id»
  and attempt = 1;
insert into souk_scratch_checkout.placed_order (access_key, address, card_last_four, charge_id, charge_key, created_at, currency,
                                                delivery, delivery_method, discount, email, number, reservation, session_id, status,
                                                subtotal, tax, total, id)
values (left(«@key», 26),
        «{"name":"Ada Bench","line1":"1 Market Street","line2":null,"city":"Springfield","region":"IL","postalCode":"62701","country":"US"}»,
        '4242', «ch_@key», «souk-@key», «@now», 'USD', 490, 'standard', 0, 'bench@example.com', left(«@key», 10), «checkout-@key», «@id»,
        'PAID', 890, 0, 1380, «@id»);
insert into souk_scratch_checkout.order_line (order_id, position, sku, title, slug, options, picture, quantity, unit_price)
select «@id», line.position, line.sku, line.title, line.slug, line.options, line.picture, line.quantity, line.unit_price
from json_table(«[{"sku":"@sku","title":"Cedar Gate Mint Green Tea","slug":"cedar-gate-mint-green-tea","options":"{}","picture":"{\"url\":\"/pictures/tea-tin/emerald-tiles-60.svg\",\"alt\":\"Cedar Gate Mint Green Tea\",\"width\":800,\"height\":800}","quantity":1,"unit_price":890}]», '$[*]' columns (
    position for ordinality,
    sku varchar(255) path '$.sku',
    title varchar(2000) path '$.title',
    slug varchar(500) path '$.slug',
    options mediumtext path '$.options',
    picture mediumtext path '$.picture',
    quantity int path '$.quantity',
    unit_price bigint path '$.unit_price')) line;
insert into souk_scratch_checkout.order_history (order_id, position, status, at)
values («@id», 1, 'PLACED', «@now»),
       («@id», 2, 'PAID', «@now»);
update souk_scratch_checkout.checkout_session
set state = 'COMPLETED',
    open_cart_id = null,
    continue_url = null,
    order_number = left(«@key», 10),
    order_key = left(«@key», 26),
    version = version + 1
where id = «@id»
  and placement_id = «@id»
  and state in ('PLACING', 'CHALLENGED');
commit;

-- catalog: sell
begin;
update souk_scratch_catalog.reservation
set status = 'SOLD',
    changed_at = «@now»
where id = «checkout-@key»
  and status = 'COMMITTED';
insert into souk_scratch_catalog.stock_movement (sku, kind, reference, pieces, at)
select sku, 'SALE', reservation_id, -1 * quantity, «@now»
from souk_scratch_catalog.reservation_line
where reservation_id = «checkout-@key»;
select sku, quantity
from souk_scratch_catalog.reservation_line
where reservation_id in («checkout-@key»)
for update;
select sku, on_hand, reserved
from souk_scratch_catalog.stock force index (primary)
where sku in («@sku»)
order by sku
for update;
update json_table(«[{"sku":"@sku","on_hand":-1,"reserved":-1}]», '$[*]' columns (
    sku varchar(64) path '$.sku',
    on_hand int path '$.on_hand',
    reserved int path '$.reserved')) row
straight_join souk_scratch_catalog.stock s on s.sku = row.sku
set s.on_hand = s.on_hand + row.on_hand,
    s.reserved = s.reserved + row.reserved;
commit;

-- cart: what was bought leaves it
begin;
select version
from souk_scratch_cart.cart
where id = «@key»
for update;
select c.version, c.last_click, c.last_click_at, l.id, l.sku, l.quantity, l.price, l.currency, l.product
from souk_scratch_cart.cart c
left join souk_scratch_cart.cart_line l on l.cart_id = c.id
where c.id = «@key»
order by l.id;
insert ignore into souk_scratch_cart.cart_bought (cart_id, bought_key, at)
values («@key», «checkout-@key», «@now»);
delete l
from souk_scratch_cart.cart_line l
where l.id in («@id»);
update souk_scratch_cart.cart
set version = 2,
    changed_at = «@now»,
    last_click = null,
    last_click_at = null
where id = «@key»;
commit;

-- checkout: done
begin;
update souk_scratch_checkout.placement
set step = 'DONE',
    failure = null,
    lease_owner = null,
    leased_until = null,
    due_at = null,
    updated_at = «@now»
where id = «@id»
  and attempt = 1;
commit;
