package dev.souk.checkout.mail;

import dev.souk.db.Database;
import dev.souk.web.PageSize;
import dev.souk.web.ProblemException;
import dev.souk.web.Shop;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Mails that went out, for staff of a shop that keeps them. */
@Startup
@ApplicationScoped
class Mails {

    private final Database database;
    private final MailRows rows;
    private final boolean kept;

    Mails(Database database, MailRows rows, MailConfig config, Shop shop) {
        this.database = database;
        this.rows = rows;
        this.kept = config.keep();
        if (kept && !shop.isOnThisMachine()) {
            Log.warn("souk.mail.keep=true: staff and whoever reads the database can open customers' accounts");
        }
    }

    /**
     * The latest first.
     *
     * @param before those older than the one of this id
     * @return fails with a 404 problem where mails are not kept
     */
    Uni<List<Mail>> latest(long before) {
        requireKept();
        return database.readOwn(session -> rows.latest(session, before, PageSize.USUAL));
    }

    /** One of them; fails with a 404 problem when there is none. */
    Uni<Mail> get(long id) {
        requireKept();
        return database.findOwn(session -> rows.find(session, id)).map(mail -> mail.orElseThrow(Mails::notFound));
    }

    private void requireKept() {
        if (!kept) {
            throw notFound();
        }
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("There is no such mail.");
    }
}
