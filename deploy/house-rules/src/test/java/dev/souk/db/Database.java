package dev.souk.db;

/** Stands for the way into the database. */
public class Database {}
