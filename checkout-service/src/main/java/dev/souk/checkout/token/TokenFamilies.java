package dev.souk.checkout.token;

import dev.souk.checkout.Crockford;
import dev.souk.checkout.Utc;
import dev.souk.checkout.token.FamilyRows.Family;
import dev.souk.db.Database;
import dev.souk.db.DatabaseUnavailable;
import dev.souk.db.ExpiredRows;
import dev.souk.db.ReadSession;
import dev.souk.db.TimeSortedIds;
import dev.souk.db.WriteSession;
import dev.souk.web.identity.IdentityNews.Revoked;
import dev.souk.web.identity.Tokens;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sessions: each sign-in begins a family of refresh tokens, of which the latest is good once and gives the next. One that comes
 * back after it was used is in two hands, and nobody knows whose are the right ones: the session ends (RFC 9700, 4.14.2,
 * refresh token rotation). The one before the latest is forgiven for a moment, and gives the same successor again, because
 * browsers have two tabs and answers get lost.
 */
@ApplicationScoped
public class TokenFamilies {

    private static final String TABLE = "token_family";
    private static final int LONGEST_AGENT = 200;
    private static final String NONE = "";

    private final Database database;
    private final FamilyRows rows;
    private final TokenMint mint;
    private final TimeSortedIds ids;
    private final TokenConfig config;
    private final ExpiredRows expired;
    private final Clock clock;

    TokenFamilies(
            Database database,
            FamilyRows rows,
            TokenMint mint,
            TimeSortedIds ids,
            TokenConfig config,
            ExpiredRows expired,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.mint = mint;
        this.ids = ids;
        this.config = config;
        this.expired = expired;
        this.clock = clock;
    }

    /**
     * Signs somebody in who has proved who they are, within the transaction that has made sure that it still holds.
     *
     * @param userAgent what the browser or app calls itself
     */
    public Uni<Tokens> begin(WriteSession session, Holder holder, String userAgent) {
        expired.lookAfter(TABLE, config.cleanEvery());
        FamilyRow fresh = fresh(holder, userAgent, clock.instant());
        return rows.insert(session, fresh)
                .map(done -> mint.make(
                        holder, fresh.publicId, fresh.secret, fresh.generation, Utc.instant(fresh.createdAt)));
    }

    /** The next tokens; empty when this one is not, or no longer, good. */
    public Uni<Optional<Tokens>> renew(String refreshToken) {
        expired.lookAfter(TABLE, config.cleanEvery());
        Optional<RefreshToken> token = RefreshToken.read(refreshToken);
        return token.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : database.write(session -> rows.lock(session, token.get().session())
                        .chain(family -> family.filter(found -> mint.made(token.get(), found.secret()))
                                .map(found -> renew(session, found, token.get()))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    /** Ends a session. */
    public Uni<Void> end(String session, RevokedWhy why) {
        Instant now = clock.instant();
        return database.write(transaction -> rows.revoke(transaction, session, why, now, told(now)));
    }

    /**
     * Ends all sessions of a customer but one, within the transaction that is the reason.
     *
     * @param except the session that goes on
     */
    public Uni<Integer> endOthers(WriteSession session, long customer, String except, RevokedWhy why) {
        Instant now = clock.instant();
        return rows.revokeAll(session, customer, except, why, now, told(now));
    }

    /** Ends all of them, and forgets what their devices called themselves. */
    public Uni<Void> endAll(WriteSession session, long customer, RevokedWhy why) {
        return endOthers(session, customer, NONE, why).chain(() -> rows.forgetDevices(session, customer));
    }

    /** Sessions that are not over, the oldest first. */
    public Uni<List<OpenSession>> open(ReadSession session, long customer) {
        return rows.open(session, customer, clock.instant());
    }

    /**
     * Sessions that were ended since, as long as one of their access tokens may live. Asked on the primary, because a replica that
     * lags would leave out some for good. Who has been told nothing yet is better told what a replica knows than nothing.
     */
    Uni<List<Revoked>> endedSince(Instant since) {
        Instant now = clock.instant();
        Instant earliest = now.minus(config.accessLife()).minus(config.grace());
        boolean first = since.isBefore(earliest);
        Instant from = first ? earliest : since;
        return database.readOnPrimary(session -> rows.revoked(session, from, now))
                .onFailure(failure -> first && failure instanceof DatabaseUnavailable)
                .recoverWithUni(() -> database.read(session -> rows.revoked(session, from, now)));
    }

    private Uni<Optional<Tokens>> renew(WriteSession session, Family family, RefreshToken token) {
        Instant now = clock.instant();
        if (family.isOver(now)) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (token.generation() == family.generation()) {
            return rows.rotate(session, family, now, expires(family.createdAt(), now))
                    .chain(() -> tokens(session, family, family.generation() + 1, now));
        }
        if (token.generation() == family.generation() - 1 && isJustRotated(family, now)) {
            return tokens(session, family, family.generation(), now);
        }
        session.afterCommit(() -> Log.warnf(
                "Session %s is over: its refresh token %d came again when %d was the latest",
                family.session(), token.generation(), family.generation()));
        return rows.revoke(session, family.session(), RevokedWhy.REUSED, now, told(now))
                .replaceWith(Optional.empty());
    }

    private Uni<Optional<Tokens>> tokens(WriteSession session, Family family, int generation, Instant now) {
        return rows.holder(session, family.customer())
                .map(holder ->
                        holder.map(known -> mint.make(known, family.session(), family.secret(), generation, now)));
    }

    private boolean isJustRotated(Family family, Instant now) {
        return now.isBefore(family.rotatedAt().plus(config.overlap()));
    }

    private FamilyRow fresh(Holder holder, String userAgent, Instant now) {
        FamilyRow row = new FamilyRow();
        row.id = ids.next();
        row.publicId = Crockford.secret();
        row.customerId = holder.id();
        row.secret = Crockford.secret();
        row.rotatedAt = Utc.of(now);
        row.createdAt = Utc.of(now);
        row.expiresAt = Utc.of(expires(now, now));
        row.userAgent = shortened(userAgent);
        return row;
    }

    private Instant expires(Instant createdAt, Instant now) {
        Instant unused = now.plus(config.unused());
        Instant end = createdAt.plus(config.atMost());
        return unused.isBefore(end) ? unused : end;
    }

    /** When the last of its access tokens is worth nothing, whoever honours it for how long. */
    private Instant told(Instant now) {
        Duration life = config.accessLife().plus(config.grace());
        return now.plus(life);
    }

    private static String shortened(String userAgent) {
        return userAgent.codePointCount(0, userAgent.length()) <= LONGEST_AGENT
                ? userAgent
                : userAgent.substring(0, userAgent.offsetByCodePoints(0, LONGEST_AGENT));
    }
}
