package dev.souk.web;

/**
 * Names a page among those that are kept: its path and only those parameters that it really depends on, as it understood
 * them. Whatever else an address carries must not get into it, or anybody could fill the cache.
 */
public record PageKey(String text) {

    private static final char BETWEEN = '\n';

    /**
     * The key of one page. Path and choices may be anything that somebody wrote: no two lists of them have the same key.
     *
     * @param path of the page: {@code /c/kitchen}
     * @param choices what of it is shown, each in one spelling: {@code price}, {@code 2}
     */
    public static PageKey of(String path, Object... choices) {
        StringBuilder text = new StringBuilder(path.length() + 32);
        append(text, path);
        for (Object choice : choices) {
            text.append(BETWEEN);
            append(text, choice.toString());
        }
        return new PageKey(text.toString());
    }

    /** A path with a line feed in it, {@code /p/blue-teapot%0APOT-S-L}, is not that of a product with a choice. */
    private static void append(StringBuilder text, String part) {
        for (int i = 0; i < part.length(); i++) {
            char each = part.charAt(i);
            switch (each) {
                case BETWEEN -> text.append("\\n");
                case '\\' -> text.append("\\\\");
                default -> text.append(each);
            }
        }
    }

    /** What every page at this path says it is made of, whatever of it is shown, so that it can be dropped by its path. */
    public static String tagOf(String path) {
        return Pages.KIND + ':' + path;
    }

    String tag() {
        int choices = text.indexOf('\n');
        return tagOf(choices < 0 ? text : text.substring(0, choices));
    }
}
