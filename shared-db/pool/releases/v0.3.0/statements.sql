insert into customer (id, full_name, first_name, last_name) values (uuid_short(), 'Ada Lovelace', 'Ada', 'Lovelace');

select id, first_name, last_name from customer where id = 1;

update customer set full_name = 'Grace Hopper', first_name = 'Grace', last_name = 'Hopper' where id = 2;

