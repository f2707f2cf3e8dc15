package dev.souk.db;

/** Stands for what pages may know of the database. */
public class WritePosition {}
