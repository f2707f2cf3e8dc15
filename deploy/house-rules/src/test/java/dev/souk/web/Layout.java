package dev.souk.web;

import dev.souk.db.Database;
import dev.souk.db.WritePosition;

/** May know the position, not the database. */
public class Layout {
    Database offence = new Database();
    WritePosition allowed = new WritePosition();
}
