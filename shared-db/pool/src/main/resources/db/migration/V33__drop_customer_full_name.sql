-- rules: contract of V32, unused since v0.4.0
alter table customer
    drop column full_name,
    algorithm = instant,
    lock = none;
