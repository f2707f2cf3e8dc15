insert into customer (id, first_name, last_name) values (uuid_short(), 'Ada', 'Lovelace');

select id, first_name, last_name from customer where id = 1;

update customer set first_name = 'Grace', last_name = 'Hopper' where id = 2;

