package dev.souk.db.sample;

/** What is shown of a note. */
public record NoteView(long id, String text) {}
