package dev.souk.web;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** What stands in the navigation of every page; a service that knows it provides one. */
public interface Navigation {

    /** In the order to show. When it fails, pages go without. */
    Uni<List<Link>> links();
}
