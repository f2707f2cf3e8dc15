insert into customer (id, full_name) values (uuid_short(), 'Ada Lovelace');

select id, full_name from customer where id = 1;

update customer set full_name = 'Grace Hopper' where id = 2;

