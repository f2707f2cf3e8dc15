package dev.souk.web;

import io.quarkus.qute.TemplateInstance;
import java.util.Set;

/**
 * A page that may be kept, and what it is made of.
 *
 * @param template includes {@code layout}; what is the visitor's own is a hole in it
 * @param tags a change of what drops the page: {@code product:42}
 */
public record MadePage(TemplateInstance template, Set<String> tags) {

    public MadePage {
        tags = Set.copyOf(tags);
    }
}
