package dev.souk.web;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Names a page among those that are kept: its path and only those parameters that it really depends on, as it understood
 * them. Whatever else an address carries must not get into it, or anybody could fill the cache.
 */
public record PageKey(String text) {

    /**
     * The key of one page.
     *
     * @param path of the page: {@code /c/kitchen}
     * @param choices what of it is shown, each in one spelling: {@code price}, {@code 2}
     */
    public static PageKey of(String path, Object... choices) {
        return new PageKey(
                Arrays.stream(choices).map(choice -> "\n" + choice).collect(Collectors.joining("", path, "")));
    }
}
