package dev.souk.db.sample;

import dev.souk.db.backfill.Backfill;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

@Singleton
public class CustomerNames {

    private static final String SPLIT = """
            update customer
            set first_name = substring_index(full_name, ' ', 1),
                last_name = trim(substr(full_name, char_length(substring_index(full_name, ' ', 1)) + 1))
            where id between :first and :last
            """;

    @Produces
    @Singleton
    Backfill names() {
        return Backfill.of("customer-names").table("customer").longKey("id").update(SPLIT);
    }
}
