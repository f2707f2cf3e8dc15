-- Pieces set aside for somebody who is buying them; what can be had is on_hand - reserved. That it is never more than on_hand is
-- held by the statements and told by the audit: a check constraint would copy the table and block its writers meanwhile.
alter table stock
    add column reserved int not null default 0,
    algorithm = instant,
    lock = none;
