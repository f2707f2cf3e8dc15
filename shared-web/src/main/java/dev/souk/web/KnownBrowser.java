package dev.souk.web;

import dev.souk.web.hole.Hole;
import dev.souk.web.hole.TwoPassPage;
import dev.souk.web.identity.Recognition;
import java.util.EnumMap;
import java.util.Map;

/**
 * What goes into holes for whoever sends the same cookies.
 *
 * @param recognition by what they are known
 */
record KnownBrowser(Recognition recognition, Map<Hole, byte[]> fillings) {

    private static final int ENTRY = 500; // bytes, about

    /** How many bytes it takes, about. */
    int weight() {
        return ENTRY
                + fillings.values().stream().mapToInt(filling -> filling.length).sum();
    }

    boolean fills(TwoPassPage page) {
        return fillings.keySet().containsAll(page.holes());
    }

    /** With what another page had in its holes. */
    KnownBrowser and(KnownBrowser other) {
        Map<Hole, byte[]> all = new EnumMap<>(Hole.class);
        all.putAll(fillings);
        all.putAll(other.fillings);
        return new KnownBrowser(other.recognition, all);
    }
}
