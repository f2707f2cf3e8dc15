-- Gives charges and refunds one order: the order in which they were written.
create table if not exists entry (
    seq integer primary key autoincrement,
    written_at text not null
);

create table if not exists charge (
    seq integer primary key references entry (seq),
    id text not null unique,
    idempotency_key text not null unique,
    body_hash text not null,
    reference text not null,
    amount integer not null,
    currency text not null,
    -- a card's number is nobody's business once it was used
    card_ending text not null,
    refunded integer not null default 0 check (refunded <= amount),
    status text not null,
    decline_code text,
    challenge text unique,
    challenge_ends integer,
    return_url text,
    created_at text not null
);

create index if not exists charge_unsettled on charge (challenge_ends) where status = 'requires_action';

-- Keys that nobody may charge with any more.
create table if not exists abandoned (
    idempotency_key text primary key
);

create table if not exists refund (
    seq integer primary key references entry (seq),
    id text not null unique,
    charge text not null references charge (id),
    idempotency_key text not null,
    body_hash text not null,
    amount integer not null,
    created_at text not null,
    unique (charge, idempotency_key)
);

-- What the webhook's receiver has not heard yet.
create table if not exists event (
    id text primary key,
    charge text not null,
    body text not null,
    due integer not null,
    attempts integer not null default 0
);

create index if not exists event_due on event (due);
