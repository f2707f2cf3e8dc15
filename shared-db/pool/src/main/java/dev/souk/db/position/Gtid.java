package dev.souk.db.position;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads MariaDB's global transaction ids, {@code domain-server-sequence}. */
public final class Gtid {

    private static final int PARTS = 3;

    private Gtid() {}

    /**
     * The number of the last transaction of {@code domain}.
     *
     * @param position one id, or a position with one of each domain: {@code 0-1-100,7-3-5}; null and empty are none
     * @return empty when it has none of this domain
     */
    public static OptionalLong sequence(@Nullable String position, long domain) {
        if (position == null) {
            return OptionalLong.empty();
        }
        for (String id : position.split(",", -1)) {
            String[] parts = id.strip().split("-", -1);
            if (parts.length == PARTS && parts[0].equals(Long.toString(domain))) {
                return OptionalLong.of(Long.parseLong(parts[2]));
            }
        }
        return OptionalLong.empty();
    }
}
