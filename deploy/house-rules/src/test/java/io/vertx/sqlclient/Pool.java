package io.vertx.sqlclient;

/** Stands for the Vert.x SQL client. */
public class Pool {}
