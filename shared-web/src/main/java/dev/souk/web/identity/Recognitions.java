package dev.souk.web.identity;

import dev.souk.web.identity.AccessTokens.Verdict;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Tells whether the very same cookies still mean the very same person. */
@Singleton
public final class Recognitions {

    private final AccessTokens tokens;
    private final SessionCookies cookies;

    Recognitions(AccessTokens tokens, SessionCookies cookies) {
        this.tokens = tokens;
        this.cookies = cookies;
    }

    /** Of the present request; empty when its cookies may mean somebody else the next time, as a session that was just renewed. */
    public Optional<Recognition> present() {
        List<String> access = cookies.access().toList();
        if (access.isEmpty()) {
            return cookies.refresh().findAny().isEmpty() ? Optional.of(Recognition.GUEST) : Optional.empty();
        }
        return Optional.of(new Recognition(access.getFirst())).filter(only -> access.size() == 1 && holds(only));
    }

    /** Whether it does now: a token expires, and a session may be ended. */
    public boolean holds(Recognition recognition) {
        String token = recognition.token();
        return token == null || tokens.look(token) instanceof Verdict.Good;
    }
}
