package dev.souk.db;

/** What a node is for. */
enum Role {
    PRIMARY,
    REPLICA
}
