package dev.souk.db.sample;

import io.quarkus.runtime.annotations.RegisterForReflection;

@RegisterForReflection
public record NoteWritten(long id, String text) {}
