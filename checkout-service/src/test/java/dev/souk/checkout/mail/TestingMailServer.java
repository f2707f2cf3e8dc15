package dev.souk.checkout.mail;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.souk.embedded.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A real SMTP server that can be taken away; a field of this type is given the running one. */
public final class TestingMailServer implements QuarkusTestResourceLifecycleManager {

    private final ServerSetup setup = new ServerSetup(FreePort.find(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    private GreenMail server = new GreenMail(setup);

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of(
                "quarkus.mailer.mock",
                "false",
                "quarkus.mailer.host",
                setup.getBindAddress(),
                "quarkus.mailer.port",
                Integer.toString(setup.getPort()));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(TestingMailServer.class));
    }

    @Override
    public void stop() {
        server.stop();
    }

    /** Nobody listens any more. */
    void away() {
        server.stop();
    }

    /** At the same address, and empty. */
    void back() {
        server = new GreenMail(setup);
        server.start();
    }

    void empty() throws FolderException {
        server.purgeEmailFromAllMailboxes();
    }

    List<MimeMessage> received(String recipient) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> isTo(message, recipient))
                .toList();
    }

    List<MimeMessage> withSubject(String subject) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> subject.equals(subject(message)))
                .toList();
    }

    int received() {
        return server.getReceivedMessages().length;
    }

    /** What a part of it says, decoded. */
    static String part(MimeMessage message, String type) throws MessagingException, IOException {
        return part((Multipart) message.getContent(), type);
    }

    private static String part(Multipart parts, String type) throws MessagingException, IOException {
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType(type)) {
                return part.getContent().toString();
            }
            if (part.getContent() instanceof Multipart inner) {
                return part(inner, type);
            }
        }
        throw new IllegalStateException("There is no part " + type);
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isTo(MimeMessage message, String recipient) {
        try {
            Address[] all = message.getAllRecipients();
            return all != null
                    && Arrays.stream(all).anyMatch(address -> address.toString().equals(recipient));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
