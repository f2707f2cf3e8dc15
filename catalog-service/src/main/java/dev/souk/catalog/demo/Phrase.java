package dev.souk.catalog.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A word or a sentence of a list, with what is noted about it: {@code small [dims=14 x 9 cm; percent=80]}. */
record Phrase(String text, Map<String, String> notes) {

    /** Reads the rest of a line: phrases apart by {@code " / "}, their notes in brackets at the end. */
    static List<Phrase> read(String line) {
        List<Phrase> phrases = new ArrayList<>();
        for (String part : line.split(" / ", -1)) {
            phrases.add(readOne(part.strip()));
        }
        return phrases;
    }

    String note(String name) {
        String note = notes.get(name);
        if (note == null) {
            throw new IllegalArgumentException("Nothing is noted as " + name + " about \"" + text + '"');
        }
        return note;
    }

    private static Phrase readOne(String part) {
        int open = part.indexOf('[');
        if (open < 0) {
            return new Phrase(part, Map.of());
        }
        Map<String, String> notes = new LinkedHashMap<>();
        for (String note : part.substring(open + 1, part.lastIndexOf(']')).split(";", -1)) {
            String[] pair = note.split("=", 2);
            if (pair.length < 2) {
                throw new IllegalArgumentException("A note without '=' in \"" + part + '"');
            }
            notes.put(pair[0].strip(), pair[1].strip());
        }
        return new Phrase(part.substring(0, open).strip(), Map.copyOf(notes));
    }
}
