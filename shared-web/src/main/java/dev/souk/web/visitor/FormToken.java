package dev.souk.web.visitor;

import dev.souk.web.identity.SignedIn;
import jakarta.enterprise.context.RequestScoped;

/**
 * What every form of ours carries, and a stranger's page cannot know: a code over the visitor and, once signed in, the
 * session, so that whoever planted a visitor's cookie knows no form of the customer. It is the same for a
 * visitor's every form, in all services, or no page would keep its entity tag. It goes into a hole, and what is in a hole is
 * never compressed: beside words of the request, which a link on a stranger's page chooses again and again, it could be guessed
 * by length (BREACH, CVE-2013-3587).
 */
@RequestScoped
public class FormToken {

    /** The name of the field. */
    public static final String FIELD = "_token";

    private final Visitor visitor;
    private final SignedIn signedIn;
    private final Signer signer;

    FormToken(Visitor visitor, SignedIn signedIn, SigningKeys keys) {
        this.visitor = visitor;
        this.signedIn = signedIn;
        this.signer = keys.signer("form-token");
    }

    /** The present visitor's; somebody new becomes a visitor by it. */
    public String value() {
        return signer.sign(owner(visitor.id()));
    }

    boolean isRight(String token) {
        return visitor.knownId().filter(id -> signer.verifies(owner(id), token)).isPresent();
    }

    private String owner(String id) {
        return signedIn.identity()
                .map(identity -> id + ' ' + identity.session())
                .orElse(id);
    }
}
