package dev.souk.checkout.session;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;

/** What stands where something bought has no picture. */
@TemplateExtension
final class LineInitial {

    /** The first letter of its title, in capitals. */
    static String initial(CheckoutLine line) {
        String title = line.title().strip();
        return title.isEmpty() ? "" : Character.toString(title.codePointAt(0)).toUpperCase(Locale.ROOT);
    }

    private LineInitial() {}
}
