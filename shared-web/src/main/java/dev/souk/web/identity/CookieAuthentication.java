package dev.souk.web.identity;

import dev.souk.web.identity.AccessTokens.Verdict;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a page: whoever the browser's cookie is for. An expired session is renewed on the way; who cannot be told is a
 * guest. Several cookies of one name may come, as a neighbouring host may have set one: the first that is good is ours.
 */
@ApplicationScoped // and not a singleton: filters are made before there are settings
class CookieAuthentication {

    private final AccessTokens tokens;
    private final SessionCookies cookies;
    private final SignedIn signedIn;
    private final IdentityProvider provider;
    private final IdentityConfig config;
    private final Clock clock;

    CookieAuthentication(
            AccessTokens tokens,
            SessionCookies cookies,
            SignedIn signedIn,
            IdentityProvider provider,
            IdentityConfig config,
            Clock clock) {
        this.tokens = tokens;
        this.cookies = cookies;
        this.signedIn = signedIn;
        this.provider = provider;
        this.config = config;
        this.clock = clock;
    }

    @Nullable
    Uni<Void> identify() {
        List<Verdict> shown = cookies.access().map(tokens::look).toList();
        Optional<Identity> good =
                only(Verdict.Good.class, shown).map(Verdict.Good::identity).findFirst();
        if (good.isPresent()) {
            signedIn.become(good.get());
            return null;
        }
        if (only(Verdict.Revoked.class, shown).findAny().isPresent()) {
            cookies.forget();
            return null;
        }
        List<String> refresh = cookies.refresh().toList();
        if (refresh.isEmpty()) {
            return null;
        }
        return renew(refresh)
                .onFailure()
                .invoke(failure -> Log.debugf(failure, "A session is not renewed"))
                .onFailure()
                .recoverWithUni(() -> goOnWith(shown));
    }

    private Uni<Void> renew(List<String> refresh) {
        if (refresh.isEmpty()) {
            cookies.forget();
            return Uni.createFrom().voidItem();
        }
        return provider.renew(refresh.getFirst())
                .chain(renewed -> renewed.map(this::take).orElseGet(() -> renew(refresh.subList(1, refresh.size()))));
    }

    private Uni<Void> take(Tokens renewed) {
        cookies.give(renewed);
        Verdict verdict = tokens.look(renewed.accessToken());
        return verdict instanceof Verdict.UnknownKey
                ? tokens.ask(renewed.accessToken()).invoke(this::admit).replaceWithVoid()
                : Uni.createFrom().item(verdict).invoke(this::admit).replaceWithVoid();
    }

    private void admit(Verdict verdict) {
        if (verdict instanceof Verdict.Good good) {
            signedIn.become(good.identity());
        }
    }

    /** While nobody can be asked, an expired token still says who one is: a service that is away signs nobody out. */
    private Uni<Void> goOnWith(List<Verdict> shown) {
        only(Verdict.Expired.class, shown)
                .map(Verdict.Expired::identity)
                .filter(this::isNotLongAgo)
                .findFirst()
                .ifPresent(signedIn::become);
        return Uni.createFrom().voidItem();
    }

    private boolean isNotLongAgo(Identity identity) {
        return clock.instant().isBefore(identity.expiresAt().plus(config.outlives()));
    }

    private static <V extends Verdict> Stream<V> only(Class<V> kind, List<Verdict> verdicts) {
        return verdicts.stream().filter(kind::isInstance).map(kind::cast);
    }
}
