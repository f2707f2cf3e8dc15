-- What checkout-service v0.1.0 asks of its schema: one statement of each kind, with values.
-- Recorded while its tests ran (./souk test -Dsouk.record.statements=true), kept by ./souk release.
-- A newer schema has to answer all of it as long as this release may run. Not to be edited.

insert into checkout_session (cart_id,cart_version,continue_url,created_at,currency,details,expires_at,items,open_cart_id,order_key,order_number,payment_problem,payments,payments_since,placement_id,public_id,reservation,state,subtotal,version,visitor_id,id) values ('7bb94730-13f7-4d3d-8e5e-f3ff15536c06',1,NULL,TIMESTAMP'2026-11-25 04:58:24.389934','USD','{\"email\":null,\"shippingAddress\":null,\"deliveryMethod\":null}',TIMESTAMP'2026-11-25 05:13:24.389934','[{\"sku\":\"last\",\"title\":\"The last\",\"slug\":\"the-last\",\"options\":{\"Size\":\"M\",\"Colour\":\"Blue\"},\"quantity\":1,\"unitPrice\":{\"amount\":99,\"currency\":\"USD\"},\"total\":{\"amount\":99,\"currency\":\"USD\"},\"picture\":{\"url\":\"/pictures/last.svg\",\"alt\":\"The last\",\"width\":800,\"height\":800}}]','7bb94730-13f7-4d3d-8e5e-f3ff15536c06',NULL,NULL,NULL,0,TIMESTAMP'2026-11-25 04:58:24.389934',NULL,'ysgp7bj80e8nn74f8ywmvtvmwh','checkout-h6ey1xkza0u','OPEN',99,0,'visitor-1',62806217348769150);

insert into checkout_session (cart_id,cart_version,continue_url,created_at,currency,details,expires_at,items,open_cart_id,order_key,order_number,payment_problem,payments,payments_since,placement_id,public_id,reservation,state,subtotal,version,visitor_id,id) values ('8ea28292-3cbc-4675-8bf0-3e907979a093',1,NULL,TIMESTAMP'2026-11-25 04:58:25.714906','USD','{\"email\":null,\"shippingAddress\":null,\"deliveryMethod\":null}',TIMESTAMP'2026-11-25 05:13:25.714906','[{\"sku\":\"last\",\"title\":\"The last\",\"slug\":\"the-last\",\"options\":{\"Size\":\"M\",\"Colour\":\"Blue\"},\"quantity\":1,\"unitPrice\":{\"amount\":99,\"currency\":\"USD\"},\"total\":{\"amount\":99,\"currency\":\"USD\"},\"picture\":{\"url\":\"/pictures/last.svg\",\"alt\":\"The last\",\"width\":800,\"height\":800}}]','8ea28292-3cbc-4675-8bf0-3e907979a093',NULL,NULL,NULL,0,TIMESTAMP'2026-11-25 04:58:25.714906',NULL,'md19n33mbsvs9854z2yfv82zgr','checkout-h6ey1xkza1e','OPEN',99,0,NULL,62806217348769170);

insert into order_history (order_id, position, status, at)
select 62802223173062402, max(position) + 1, 'REFUNDED', TIMESTAMP'2026-11-25 04:54:27.710476'
from order_history
where order_id = 62802223173062402;

insert into order_history (order_id, position, status, at)
values (62802205133008914, 1, 'PLACED', TIMESTAMP'2026-11-25 04:54:10.179404'),
       (62802205133008914, 2, 'PAID', TIMESTAMP'2026-11-25 04:54:10.179404');

insert into order_line (order_id, position, sku, title, slug, options, picture, quantity, unit_price)
select 62802205133008914, line.position, line.sku, line.title, line.slug, line.options, line.picture, line.quantity,
       line.unit_price
from json_table('[{\"sku\":\"lamp\",\"title\":\"The lamp\",\"slug\":\"the-lamp\",\"options\":\"{\\\"Size\\\":\\\"M\\\",\\\"Colour\\\":\\\"Blue\\\"}\",\"picture\":\"{\\\"url\\\":\\\"/pictures/lamp.svg\\\",\\\"alt\\\":\\\"The lamp\\\",\\\"width\\\":800,\\\"height\\\":800}\",\"quantity\":1,\"unit_price\":1250}]', '$[*]' columns (
    position for ordinality,
    sku varchar(255) path '$.sku',
    title varchar(2000) path '$.title',
    slug varchar(500) path '$.slug',
    options mediumtext path '$.options',
    picture mediumtext path '$.picture',
    quantity int path '$.quantity',
    unit_price bigint path '$.unit_price')) line;

insert into outbox (event_id, topic, event_key, payload, created_at, due_at)
select row.event_id, 'order-cancelled', row.event_key, row.payload, TIMESTAMP'2026-11-25 04:54:27.430703', TIMESTAMP'2026-11-25 04:54:27.430703'
from json_table('[{\"event_id\":62802223354112100,\"event_key\":\"62802223173062402\",\"payload\":\"{\\\"orderId\\\":62802223173062402}\"}]', '$[*]' columns (
    number for ordinality,
    event_id bigint path '$.event_id',
    event_key varchar(128) path '$.event_key',
    payload mediumtext path '$.payload')) row
order by row.number;

insert into placed_order (access_key,address,card_last_four,charge_id,charge_key,created_at,currency,delivery,delivery_method,discount,email,number,reservation,session_id,status,subtotal,tax,total,id) values ('3m5addnyk1jhy88wqf5w05fyrq','{\"name\":\"Ada Lovelace\",\"line1\":\"1 Long Street\",\"line2\":null,\"city\":\"Somewhere\",\"region\":\"CA\",\"postalCode\":\"94110\",\"country\":\"US\"}','4242','ch_48ee351514ef1ab14d2fea4664e17c55','souk-h6dwijpd52j',TIMESTAMP'2026-11-25 04:55:15.705172','USD',490,'standard',0,'ada@shop.example','9X42D2BNFS','checkout-h6dwijpd52i',62803275676671978,'PAID',500,72,1062,62803275676671979);

insert into placement (amount,attempt,card_last_four,charge_id,charge_key,continue_url,created_at,currency,due_at,failure,lease_owner,leased_until,session_id,step,updated_at,id) values (1062,1,'4242',NULL,'souk-h6dwijpd52j',NULL,TIMESTAMP'2026-11-25 04:55:15.663675','USD',TIMESTAMP'2026-11-25 04:55:45.664748',NULL,'4176-AB0JSN7Q',TIMESTAMP'2026-11-25 04:55:45.664748',62803275676671978,'BEGUN',TIMESTAMP'2026-11-25 04:55:15.663675',62803275676671979);

select asked, body_hash = unhex('91000bcc0228be1784b4eac0d8ac78330e1ab94119e7de0b6d09bbeb1230b20c'), reference, status, headers, answer
from idempotency_key
where id = unhex('c1624eb64511ddeca62e94728574ac22c34309f12b3aedcf689b3adc7e304776')
  and expires_at > TIMESTAMP'2026-11-25 04:58:25.989496';

select asked, body_hash = unhex('23c1151f1c7a5ffb14c46e3ba7b650d2a968b037dc4bbdfeff5717bd24fb85e0'), reference, status, headers, answer
from idempotency_key
where id = unhex('ec66b2280c90cdb8ae747788546472f8f407225f38e14b59590fc175cf1b93ee')
for update;

select coalesce(max(cast(version as integer)), 0) from flyway_schema_history where success = 1;

select count(*) as checked,
       coalesce(sum((s.state = 'COMPLETED') <> (o.id is not null)
           or coalesce(o.number <> s.order_number, false)), 0) as wrong
from checkout_session s
left join placed_order o on o.session_id = s.id;

select count(*) as checked,
       coalesce(sum(due_at is not null
           and created_at < if(step = 'CHALLENGED', TIMESTAMP'2026-11-25 04:34:10.414041', TIMESTAMP'2026-11-25 04:49:10.414041')), 0) as wrong
from placement;

select count(*) as checked, coalesce(sum(expires_at < TIMESTAMP'2026-11-25 04:53:10.277833'), 0) as wrong
from checkout_session
where state = 'OPEN';

select count(*)
from checkout_session
where visitor_id = 'busy'
  and state = 'OPEN'
  and expires_at > TIMESTAMP'2026-11-25 04:58:26.124576';

select count(*)
from placed_order o
join placement p on p.id = o.id
where p.updated_at < TIMESTAMP'2026-11-25 04:54:10.277833'
  and p.step = 'DONE';

select count(*)
from placed_order
where created_at < TIMESTAMP'2026-11-25 04:54:10.277833';

select count(*)
from placement
where due_at is not null
  and step in ('BEGUN', 'ORDERED');

select first.position
from outbox first force index (outbox_state)
where first.state = 'waiting'
  and first.due_at <= TIMESTAMP'2026-11-25 05:13:26.633305'
  and first.topic in ('order-cancelled','session-over')
  and not exists (
      select 1
      from outbox earlier force index (outbox_lane)
      where earlier.topic = first.topic
        and earlier.event_key = first.event_key
        and earlier.state = 'waiting'
        and earlier.position < first.position)
order by first.position
limit 52;

select id
from placement
where due_at <= TIMESTAMP'2026-11-25 04:56:20.864141'
  and (leased_until is null or leased_until <= TIMESTAMP'2026-11-25 04:56:20.864141')
order by due_at
limit 20
for update skip locked;

select id, reservation
from checkout_session
where id > 0
  and state in ('OPEN', 'CANCELED', 'EXPIRED')
  and expires_at < TIMESTAMP'2026-11-25 04:53:10.277833'
order by id limit 500;

select id, reservation
from checkout_session
where state = 'OPEN'
  and expires_at <= TIMESTAMP'2026-11-25 05:13:26.601933'
order by expires_at
limit 100
for update skip locked;

select number
from placed_order
where number in ('YWK9VFYWKT');

select olr1_0.order_id,olr1_0.position,olr1_0.options,olr1_0.picture,olr1_0.quantity,olr1_0.sku,olr1_0.slug,olr1_0.title,olr1_0.unit_price from order_line olr1_0 where olr1_0.order_id=62802223173062402 order by olr1_0.position;

select or1_0.id,or1_0.access_key,or1_0.address,or1_0.card_last_four,or1_0.charge_id,or1_0.charge_key,or1_0.created_at,or1_0.currency,or1_0.delivery,or1_0.delivery_method,or1_0.discount,or1_0.email,or1_0.number,or1_0.reservation,or1_0.session_id,or1_0.status,or1_0.subtotal,or1_0.tax,or1_0.total from placed_order or1_0 where or1_0.id=62802223173062402;

select or1_0.id,or1_0.access_key,or1_0.address,or1_0.card_last_four,or1_0.charge_id,or1_0.charge_key,or1_0.created_at,or1_0.currency,or1_0.delivery,or1_0.delivery_method,or1_0.discount,or1_0.email,or1_0.number,or1_0.reservation,or1_0.session_id,or1_0.status,or1_0.subtotal,or1_0.tax,or1_0.total from placed_order or1_0 where or1_0.number='0000000000';

select p.charge_key, p.due_at is not null as open, o.total, o.currency, o.charge_id, o.status,
       coalesce(o.created_at < TIMESTAMP'2026-11-25 04:54:10.277833', false) as counted
from placement p
left join placed_order o on o.charge_key = p.charge_key
where p.charge_key in ('souk-h6diuqvb40i');

select position
from (
    select position, due_at
    from outbox force index (outbox_state)
    where state = 'delivered'
    order by position
    limit 500) oldest
where due_at <= TIMESTAMP'2026-11-25 04:56:08.253969';

select position, event_id, topic, event_key, payload, created_at, attempt + 1
from outbox
where position in (1)
  and state = 'waiting'
  and due_at <= TIMESTAMP'2026-11-25 04:54:14.115771'
order by position
limit 32
for update skip locked;

select pr1_0.id,pr1_0.amount,pr1_0.attempt,pr1_0.card_last_four,pr1_0.charge_id,pr1_0.charge_key,pr1_0.continue_url,pr1_0.created_at,pr1_0.currency,pr1_0.due_at,pr1_0.failure,pr1_0.lease_owner,pr1_0.leased_until,pr1_0.session_id,pr1_0.step,pr1_0.updated_at from placement pr1_0 where pr1_0.charge_key='nobodys';

select pr1_0.id,pr1_0.amount,pr1_0.attempt,pr1_0.card_last_four,pr1_0.charge_id,pr1_0.charge_key,pr1_0.continue_url,pr1_0.created_at,pr1_0.currency,pr1_0.due_at,pr1_0.failure,pr1_0.lease_owner,pr1_0.leased_until,pr1_0.session_id,pr1_0.step,pr1_0.updated_at from placement pr1_0 where pr1_0.id=62803275676671945;

select pr1_0.id,pr1_0.amount,pr1_0.attempt,pr1_0.card_last_four,pr1_0.charge_id,pr1_0.charge_key,pr1_0.continue_url,pr1_0.created_at,pr1_0.currency,pr1_0.due_at,pr1_0.failure,pr1_0.lease_owner,pr1_0.leased_until,pr1_0.session_id,pr1_0.step,pr1_0.updated_at from placement pr1_0 where pr1_0.id in (62803275676671981);

select s.reservation, coalesce(p.due_at is not null, false) as open, o.status,
       coalesce(o.id is not null and p.updated_at < TIMESTAMP'2026-11-25 04:54:10.277833' and p.step = 'DONE', false) as counted
from checkout_session s
left join placement p on p.id = s.placement_id
left join placed_order o on o.session_id = s.id
where s.reservation in ('checkout-h6diub1cbks');

select sr1_0.id,sr1_0.cart_id,sr1_0.cart_version,sr1_0.continue_url,sr1_0.created_at,sr1_0.currency,sr1_0.details,sr1_0.expires_at,sr1_0.items,sr1_0.open_cart_id,sr1_0.order_key,sr1_0.order_number,sr1_0.payment_problem,sr1_0.payments,sr1_0.payments_since,sr1_0.placement_id,sr1_0.public_id,sr1_0.reservation,sr1_0.state,sr1_0.subtotal,sr1_0.version,sr1_0.visitor_id from checkout_session sr1_0 where sr1_0.cart_id='no-such-cart' order by sr1_0.id desc limit 1;

select sr1_0.id,sr1_0.cart_id,sr1_0.cart_version,sr1_0.continue_url,sr1_0.created_at,sr1_0.currency,sr1_0.details,sr1_0.expires_at,sr1_0.items,sr1_0.open_cart_id,sr1_0.order_key,sr1_0.order_number,sr1_0.payment_problem,sr1_0.payments,sr1_0.payments_since,sr1_0.placement_id,sr1_0.public_id,sr1_0.reservation,sr1_0.state,sr1_0.subtotal,sr1_0.version,sr1_0.visitor_id from checkout_session sr1_0 where sr1_0.id=62802204175684252;

select sr1_0.id,sr1_0.cart_id,sr1_0.cart_version,sr1_0.continue_url,sr1_0.created_at,sr1_0.currency,sr1_0.details,sr1_0.expires_at,sr1_0.items,sr1_0.open_cart_id,sr1_0.order_key,sr1_0.order_number,sr1_0.payment_problem,sr1_0.payments,sr1_0.payments_since,sr1_0.placement_id,sr1_0.public_id,sr1_0.reservation,sr1_0.state,sr1_0.subtotal,sr1_0.version,sr1_0.visitor_id from checkout_session sr1_0 where sr1_0.public_id='\'; drop table--';

select status
from placed_order
where id = 62802223173062402
for update;

select status, at
from order_history
where order_id = 62802223173062402
order by position;

set statement innodb_lock_wait_timeout = 2 for
insert into idempotency_key (id, body_hash, reference, asked, expires_at)
values (unhex('009a9841a989008bb024100153e11c34aafd71a983751fd64a5a0c4020415883'), unhex('a3bee2dd062b707c1272934661dba92f6bad95db6cec30af1718ba0915ab5ec3'), '62806217348769063', 1, TIMESTAMP'2026-11-26 04:57:25.713685')
on duplicate key update
    body_hash = if(expires_at <= TIMESTAMP'2026-11-25 04:57:25.713685', values(body_hash), body_hash),
    reference = if(expires_at <= TIMESTAMP'2026-11-25 04:57:25.713685', values(reference), reference),
    status = if(expires_at <= TIMESTAMP'2026-11-25 04:57:25.713685', null, status),
    headers = if(expires_at <= TIMESTAMP'2026-11-25 04:57:25.713685', null, headers),
    answer = if(expires_at <= TIMESTAMP'2026-11-25 04:57:25.713685', null, answer),
    asked = if(expires_at <= TIMESTAMP'2026-11-25 04:57:25.713685', 1, asked + 1),
    expires_at = if(expires_at <= TIMESTAMP'2026-11-25 04:57:25.713685', values(expires_at), expires_at);

update checkout_session
set details = '{\"email\":null,\"shippingAddress\":null,\"deliveryMethod\":null}',
    payment_problem = null,
    version = version + 1
where id = 62806217348769202
  and version = 0;

update checkout_session
set expires_at = TIMESTAMP'2026-11-25 05:25:26.139534',
    version = version + 1
where id = 62806217348769174
  and version = 0;

update checkout_session
set state = 'CHALLENGED',
    continue_url = 'http://127.0.0.1:34145/challenges/1e0c80d10c0e7cc98c5e8cb3ab5f4e85',
    version = version + 1
where id = 62806217348769070
  and placement_id = 62806217348769071
  and state = 'PLACING';

update checkout_session
set state = 'OPEN',
    open_cart_id = '0cbcec53-2e98-4e82-97a7-b8441e33bc04',
    continue_url = null,
    payment_problem = 'interrupted',
    expires_at = TIMESTAMP'2026-11-25 05:11:24.760055',
    version = version + 1
where id = 62803275676671980
  and placement_id = 62803275676671981
  and state in ('PLACING', 'CHALLENGED');

update checkout_session
set state = 'COMPLETED',
    open_cart_id = null,
    continue_url = null,
    order_number = '02Y7ZX6EA1',
    order_key = 'q2dpcke5napyt1411fdme6w290',
    version = version + 1
where id = 62803275676671949
  and placement_id = 62803275676671953
  and state in ('PLACING', 'CHALLENGED');

update checkout_session
set state = 'EXPIRED',
    open_cart_id = NULL,
    continue_url = null,
    payment_problem = 'stock_gone',
    expires_at = TIMESTAMP'2026-11-25 04:55:23.532766',
    version = version + 1
where id = 62803275676671996
  and placement_id = 62803275676671997
  and state in ('PLACING', 'CHALLENGED');

update checkout_session
set state = 'EXPIRED',
    open_cart_id = null,
    version = version + 1
where id = 62806217348769116
  and version = 2;

update checkout_session
set state = 'EXPIRED',
    open_cart_id = null,
    version = version + 1
where id in (62802267920048954,62803275676672034,62803275676672030,62803275676672048,62803275676672050,62803275676672051,62803275676672032,62803275676672092,62803275676672023,62803275676672023,62803275676672023,62803275676672023,62803275676672023,62803275676672023,62803275676672023,62803275676672023);

update checkout_session
set state = 'PLACING',
    placement_id = 62802205133008914,
    payment_problem = null,
    payments = 1,
    payments_since = TIMESTAMP'2026-11-25 04:54:09.136456',
    version = version + 1
where id = 62802204175684252
  and version = 1;

update outbox
join json_table('[{\"position\":1,\"attempt\":1,\"state\":\"delivered\",\"due_at\":\"2026-11-26T04:54:27.794843465\",\"last_error\":null}]', '$[*]' columns (
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
    due_at = TIMESTAMP'2026-11-25 04:54:44.124904'
where position in (1);

update placed_order
set status = 'CANCELLED'
where id = 62802223173062402
  and status = 'PAID';

update placement
set lease_owner = '4176-AB0JSN7Q',
    leased_until = TIMESTAMP'2026-11-25 04:55:41.640604',
    attempt = attempt + 1,
    updated_at = TIMESTAMP'2026-11-25 04:55:11.640659'
where id in (62803275676671945)
  and due_at is not null
  and (leased_until is null or leased_until <= TIMESTAMP'2026-11-25 04:55:11.640659');

update placement
set lease_owner = null,
    leased_until = null,
    due_at = TIMESTAMP'2026-11-25 04:55:19.038696',
    updated_at = TIMESTAMP'2026-11-25 04:55:18.039196'
where id = 62803275676671981
  and attempt = 1;

update placement
set leased_until = TIMESTAMP'2026-11-25 04:54:47.288428',
    due_at = TIMESTAMP'2026-11-25 04:54:47.288428',
    updated_at = TIMESTAMP'2026-11-25 04:54:17.288479'
where id = 62802212697893185
  and attempt = 1;

update placement
set step = 'CHALLENGED',
    charge_id = 'ch_09090b379a517c52f9b5515319451339',
    continue_url = 'http://127.0.0.1:34145/challenges/93ad8a04d82607df4b69ec13303104eb',
    lease_owner = null,
    leased_until = null,
    due_at = TIMESTAMP'2026-11-25 05:10:33.424048',
    updated_at = TIMESTAMP'2026-11-25 04:55:33.452395'
where id = 62803275676672020
  and attempt = 1;

update placement
set step = 'ORDERED',
    charge_id = 'ch_01d344778e6593aef3cf47e446f86918',
    leased_until = TIMESTAMP'2026-11-25 04:58:53.045096',
    due_at = TIMESTAMP'2026-11-25 04:58:53.045096',
    updated_at = TIMESTAMP'2026-11-25 04:58:23.045126'
where id = 62803275676672053
  and attempt = 2;

update placement
set step = 'FAILED',
    failure = 'stock_gone',
    lease_owner = null,
    leased_until = null,
    due_at = null,
    updated_at = TIMESTAMP'2026-11-25 04:55:23.531105'
where id = 62803275676671997
  and attempt = 1;

update placement
set step = 'DONE',
    failure = NULL,
    lease_owner = null,
    leased_until = null,
    due_at = null,
    updated_at = TIMESTAMP'2026-11-25 04:54:10.218315'
where id = 62802205133008914
  and attempt = 1;
