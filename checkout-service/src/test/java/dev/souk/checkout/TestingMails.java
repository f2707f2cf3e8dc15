package dev.souk.checkout;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** What would have been sent, as the table keeps it. */
public final class TestingMails {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern LINK = Pattern.compile("link=([0-9a-z]{26}\\.[\\w-]{22})");

    private final TestingTables tables;

    public TestingMails(TestingTables tables) {
        this.tables = tables;
    }

    /** Of one kind to one address. */
    public int count(String recipient, String kind) {
        return Integer.parseInt(
                tables.one("select count(*) from mail where kind = '" + kind + "' and recipient = ?", recipient));
    }

    /** Waits until there are so many. */
    public void await(String recipient, String kind, int number) {
        Awaitility.await().atMost(LIMIT).until(() -> count(recipient, kind) == number);
    }

    /** The link of the latest, once there are so many. */
    public String link(String recipient, String kind, int number) {
        await(recipient, kind, number);
        Matcher link = LINK.matcher(tables.one(
                "select text from mail where kind = '" + kind + "' and recipient = ? order by id desc limit 1",
                recipient));
        if (!link.find()) {
            throw new IllegalStateException("There is no link in the mail");
        }
        return link.group(1);
    }

    /** The latest of a kind whose text has that, or "nothing". */
    public String text(String kind, String part) {
        return tables.one(
                "select text from mail where kind = '" + kind
                        + "' and text like concat('%', ?, '%') order by id desc limit 1",
                part);
    }

    /** The text of the only one of a kind that has that, once nothing is left to be sent. */
    public String theOnly(String topic, String kind, String part) {
        settled(topic);
        String mails = "select count(*) from mail where kind = '" + kind + "' and text like concat('%', ?, '%')";
        if (!tables.one(mails, part).equals("1")) {
            throw new IllegalStateException(tables.one(mails, part) + " mails " + kind + " have " + part);
        }
        return text(kind, part);
    }

    /** Waits until nothing is left to be sent. */
    public void settled(String topic) {
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> tables.one("select count(*) from outbox where state = 'waiting' and topic = ?", topic)
                        .equals("0"));
    }
}
