package dev.souk.db.sample;

import dev.souk.db.backfill.Backfill;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

@Singleton
public class NoteTitles {

    private static final String FIRST_SENTENCE = """
            update notes
            set title = substring_index(text, '. ', 1)
            where id between :first and :last
              and title is null
            """;

    @Produces
    @Singleton
    Backfill titles() {
        return Backfill.of("note-titles")
                .table("notes")
                .longKey("id")
                .batch(500)
                .update(FIRST_SENTENCE);
    }
}
