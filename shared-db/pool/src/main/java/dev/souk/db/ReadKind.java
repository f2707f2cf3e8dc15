package dev.souk.db;

/** What a read asks for, and so which nodes may answer it and who goes first where reads must wait. */
enum ReadKind {
    /** Browsing: any node will do. On the primary it is a guest, let in as long as others have room. */
    ANYWHERE,
    /** Must see the last write: a cart, an order. */
    ON_PRIMARY
}
