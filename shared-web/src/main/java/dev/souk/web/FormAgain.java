package dev.souk.web;

import dev.souk.web.visitor.FormField;
import java.util.List;

/**
 * A form that was sent in vain, as its page offers it once more.
 *
 * @param fields that are sent again, without any that must not be shown
 * @param typed what the shopper entered, to be read
 */
record FormAgain(List<FormField> fields, List<TypedField> typed, Way way) {

    /** How it goes on. */
    enum Way {
        /** The same is sent again. */
        REPEAT,
        /** It may have been done, and sent again it may be done twice. */
        LOOK_FIRST,
        /** The rest is sent, and the form comes back and asks for what is not shown. */
        ENTER_AGAIN
    }

    FormAgain {
        fields = List.copyOf(fields);
        typed = List.copyOf(typed);
    }
}
