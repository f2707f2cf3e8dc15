insert into category (id, parent_id, slug, title, position) values
    (1, null, 'kitchen', 'Kitchen', 1),
    (2, 1, 'teapots', 'Teapots', 1),
    (3, 1, 'bowls', 'Bowls & <dishes>', 2),
    (4, null, 'empty-stall', 'Empty stall', 2);

insert into product (id, external_id, slug, title, description, details, category_id, price, list_price, currency,
                     best_stock, in_stock, picture_url, picture_alt, picture_width, picture_height, feed_hash, created_at, updated_at) values
    (1, 'pot', 'blue-teapot', 'Blue teapot', 'Pours without a drip.\n\nHolds four cups.', '{"Material": "Stoneware", "size": "As the feed says"}', 2, 3900, 4500, 'USD',
     20, true, '/pictures/teapot/teal-plain-1.svg', 'Blue teapot, Teal', 800, 800, '-', '2026-01-02', '2026-01-03'),
    (2, 'evil', 'evil', '{config:foo} </script><script>alert(1)</script>{#if} & "Co"', '{cdi:shop.name} <b>{#for x}</b> </script>', '{"<i>": "{#if}"}', 3, 1299, null, 'USD',
     0, false, null, null, null, null, '-', '2026-01-02', '2026-01-02'),
    (3, 'long', 'long', 'Donaudampfschifffahrtsgesellschaftskapitänsmützenständer aus gedrechseltem Nussbaumholz mit handgeschmiedeten Messingbeschlägen und einer sehr langen Bezeichnung',
     '', '{}', 3, 129900, null, 'USD', 2, true, 'https://pictures.example/gone.jpg', 'Ständer', 800, 600, '-', '2026-01-02', '2026-01-02');

insert into product_slug (slug, stem, number, product_id) values
    ('blue-teapot', 'blue-teapot', 1, 1), ('old-teapot', 'old-teapot', 1, 1), ('evil', 'evil', 1, 2), ('long', 'long', 1, 3);

insert into variant (id, product_id, sku, options, price, list_price, currency, words, feed_hash) values
    (11, 1, 'POT-T-S', '{"Color": "Teal", "Size": "Small"}', 3900, 4500, 'USD', '', '-'),
    (12, 1, 'POT-T-L', '{"Color": "Teal", "Size": "Large"}', 5200, null, 'USD', '', '-'),
    (13, 1, 'POT-S-L', '{"Color": "Saffron", "Size": "Large"}', 5200, null, 'USD', '', '-'),
    (21, 2, 'EVIL', '{}', 1299, null, 'USD', '', '-'),
    (31, 3, 'LONG', '{}', 129900, null, 'USD', '', '-');

insert into variant_picture (variant_id, position, url, alt, width, height) values
    (11, 1, '/pictures/teapot/teal-plain-1.svg', 'Blue teapot, Teal', 800, 800),
    (11, 2, '/pictures/teapot/teal-plain-1-2.svg', 'Blue teapot, Teal', 800, 800),
    (12, 1, '/pictures/teapot/teal-plain-1.svg', 'Blue teapot, Teal', 800, 800),
    (13, 1, '/pictures/teapot/saffron-plain-1.svg', 'Blue teapot, Saffron', 800, 800),
    (31, 1, 'https://pictures.example/gone.jpg', 'Ständer', 800, 600);

insert into stock (sku, on_hand) values ('POT-T-S', 20), ('POT-T-L', 0), ('POT-S-L', 3), ('EVIL', 0), ('LONG', 2);

insert into search_document (product_id, title, keywords, choices, body) values
    (1, 'blue teapot', 'kitchen teapots', 'teal saffron', 'pours'), (2, 'config foo script', 'bowls', '', ''), (3, 'donaudampfschifffahrt', 'bowls', '', '');

-- Fifty bowls, so that there are pages.
insert into product (id, external_id, slug, title, description, details, category_id, price, currency, best_stock, in_stock, feed_hash, created_at, updated_at)
    select 100 + seq, concat('bowl-', seq), concat('bowl-', seq), concat('Bowl ', seq), 'A bowl.', '{}', 3, 100 * seq, 'USD', 9, true, '-', timestamp '2026-01-01 00:00:00' + interval seq second, '2026-01-01'
    from seq_1_to_50;
insert into variant (id, product_id, sku, options, price, currency, words, feed_hash)
    select 1000 + seq, 100 + seq, concat('BOWL-', seq), '{}', 100 * seq, 'USD', '', '-' from seq_1_to_50;
insert into stock (sku, on_hand) select concat('BOWL-', seq), 9 from seq_1_to_50;
insert into search_document (product_id, title, keywords, choices, body)
    select 100 + seq, concat('bowl ', seq), 'kitchen bowls', '', '' from seq_1_to_50;
