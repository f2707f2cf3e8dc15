-- What was counted before movements were written down. A statement over the whole table, which a shop in use could not afford in
-- a migration: no release has this table yet, and a demo catalogue has some thousand rows.
insert into stock_movement (sku, kind, reference, pieces, at)
select sku, 'IMPORT', 'opening', on_hand, utc_timestamp(6)
from stock
where on_hand <> 0;
