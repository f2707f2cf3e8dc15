-- What cart-service v0.1.0 asks of its schema: one statement of each kind, with values.
-- Recorded while its tests ran (./souk test -Dsouk.record.statements=true), kept by ./souk release.
-- A newer schema has to answer all of it as long as this release may run. Not to be edited.

delete cr1_0 from cart cr1_0 where cr1_0.id='273e5c3bfea81d3d7f00ed2518dab4f2';

delete lr1_0 from cart_line lr1_0 where lr1_0.cart_id='273e5c3bfea81d3d7f00ed2518dab4f2';

delete lr1_0 from cart_line lr1_0 where lr1_0.id in (62802118050126338);

insert ignore into cart (id, visitor, version, changed_at)
values ('0dc7adec7df090ab79d1090b9e18f1ac', '1df638d484efa79c07872038ec444279', 1, TIMESTAMP'2026-11-25 04:54:17.846876');

insert ignore into cart_bought (cart_id, bought_key, at)
values ('3b541e8425fb107a613f6276ffd1e971', 'k', TIMESTAMP'2026-11-25 04:54:24.612802');

insert into cart (id, visitor, version, changed_at)
values ('09aded4786fc1041d16a8071845099d0', NULL, 1, TIMESTAMP'2026-11-25 04:54:25.208207');

insert into cart_line (cart_id,currency,price,product,quantity,sku,id) values ('0dc7adec7df090ab79d1090b9e18f1ac','USD',450,'{\"slug\":\"slug-cup\",\"title\":\"Cup\",\"options\":{\"Colour\":\"Blue\"},\"picture\":{\"url\":\"/pictures/CUP.svg\",\"alt\":\"\",\"width\":800,\"height\":800}}',1,'CUP',62802213324882089);

select asked, body_hash = unhex('065bee089455f8088b21b3609fb1823f0a86a9f2546be911cce1ec81a89c89c8'), reference, status, headers, answer
from idempotency_key
where id = unhex('87860eb6fce8db4948622b7c8e0b561a5450d9ff31d6246dafe3af4ebf6bf4e8')
for update;

select coalesce(max(cast(version as integer)), 0) from flyway_schema_history where success = 1;

select cr1_0.id from cart cr1_0 where cr1_0.visitor='0123456789abcdef0123456789abcdef';

select cr1_0.version,cr1_0.last_click,cr1_0.last_click_at,lr1_0.id,lr1_0.sku,lr1_0.quantity,lr1_0.price,lr1_0.currency,lr1_0.product from cart cr1_0 left join cart_line lr1_0 on lr1_0.cart_id=cr1_0.id where cr1_0.id='0123456789abcdef0123456789abcdef' order by lr1_0.id;

select version
from cart
where id = '0123456789abcdef0123456789abcdef'
for update;

set statement innodb_lock_wait_timeout = 2 for
insert into idempotency_key (id, body_hash, reference, asked, expires_at)
values (unhex('01c53c99e862d4da4bdbe64f5360fc631e41d719dce09b8de2564707f8927652'), unhex('38ebecdfd680fda670deea0b45bd5926448d4d903cd8a9f3de6ef8111f4bdd83'), NULL, 1, TIMESTAMP'2026-11-26 04:54:43.877124')
on duplicate key update
    body_hash = if(expires_at <= TIMESTAMP'2026-11-25 04:54:43.877124', values(body_hash), body_hash),
    reference = if(expires_at <= TIMESTAMP'2026-11-25 04:54:43.877124', values(reference), reference),
    status = if(expires_at <= TIMESTAMP'2026-11-25 04:54:43.877124', null, status),
    headers = if(expires_at <= TIMESTAMP'2026-11-25 04:54:43.877124', null, headers),
    answer = if(expires_at <= TIMESTAMP'2026-11-25 04:54:43.877124', null, answer),
    asked = if(expires_at <= TIMESTAMP'2026-11-25 04:54:43.877124', 1, asked + 1),
    expires_at = if(expires_at <= TIMESTAMP'2026-11-25 04:54:43.877124', values(expires_at), expires_at);

update cart
set version = 2, changed_at = TIMESTAMP'2026-11-25 04:53:38.164603', last_click = '37da5e76a530fb3aa02fabd064f57d44d93062427b49fac32ac37c6cf3b0d06e', last_click_at = TIMESTAMP'2026-11-25 04:53:38.097833'
where id = 'c8b7caeed8e5d281c128fa98cffbc1b6';

update cart
set version = 2, changed_at = TIMESTAMP'2026-11-25 04:52:47.037038', last_click = NULL, last_click_at = NULL
where id = '5323d22a36ae4b81c08dfc8ee16fff61';

update cart_line set cart_id='87078a45098c004766cd73c68eaf7945',currency='USD',price=450,product='{\"slug\":\"slug-cup\",\"title\":\"Cup\",\"options\":{\"Colour\":\"Blue\"},\"picture\":{\"url\":\"/pictures/CUP.svg\",\"alt\":\"\",\"width\":800,\"height\":800}}',quantity=2,sku='CUP' where id=62802151072682145;

update idempotency_key
set status = 201, headers = '{\"ETag\":\"\\\"v1-5Zi8wN0g7Y77VhHw\\\"\",\"Location\":\"/api/v1/carts/8695ad98cfea2287ac045dd0058521da\"}', answer = '{\"id\":\"8695ad98cfea2287ac045dd0058521da\",\"version\":1,\"lines\":[],\"totals\":{\"subtotal\":{\"amount\":0,\"currency\":\"USD\"},\"discount\":{\"amount\":0,\"currency\":\"USD\"},\"delivery\":null,\"tax\":null,\"total\":{\"amount\":0,\"currency\":\"USD\"}},\"notices\":[]}'
where id = unhex('cea7f8072ba51bea097323f9607e85a8418e0918d170bcbfb48fb3d87054717e')
  and status is null;
