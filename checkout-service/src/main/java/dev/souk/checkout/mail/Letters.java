package dev.souk.checkout.mail;

import dev.souk.checkout.MailTexts;
import dev.souk.checkout.mail.Letter.Line;
import dev.souk.checkout.mail.Letter.Way;
import dev.souk.checkout.session.CheckoutLine;
import dev.souk.checkout.session.Totals;
import dev.souk.web.Shop;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes letters in the shop's language. Names stand in their texts alone, and never in a header. */
@Singleton
public final class Letters {

    private final Shop shop;
    private final MailConfig config;

    Letters(Shop shop, MailConfig config) {
        this.shop = shop;
        this.config = config;
    }

    /** To somebody who has just signed up. */
    public Letter verifyEmail(String name, String link) {
        MailTexts texts = texts();
        return new Letter(
                texts.verifySubject(),
                texts.hello(name),
                texts.verifyOpening(),
                List.of(),
                new Way(texts.verifyWay(), shop.url("/account/verify?link=" + link)),
                texts.verifyClosing(config.verifyWithin().toDays()));
    }

    /** To somebody who has forgotten their password. */
    public Letter resetPassword(String name, String link) {
        MailTexts texts = texts();
        return new Letter(
                texts.resetSubject(),
                texts.hello(name),
                texts.resetOpening(),
                List.of(),
                new Way(texts.resetWay(), shop.url("/account/reset/new?link=" + link)),
                texts.resetClosing(config.resetWithin().toMinutes()));
    }

    /** To somebody who has lost the way to an order. */
    public Letter findOrder(String number, String key) {
        MailTexts texts = texts();
        return new Letter(
                texts.findSubject(number),
                texts.helloUnknown(),
                texts.findOpening(number),
                List.of(),
                toOrder(texts, number, key),
                texts.orderClosing());
    }

    /** To somebody who has bought something. */
    public Letter orderPlaced(Purchase order) {
        MailTexts texts = texts();
        return about(order, texts, texts.placedSubject(order.number()), texts.placedOpening(order.number()));
    }

    /** To somebody whose things have left the house. */
    public Letter orderShipped(Purchase order) {
        MailTexts texts = texts();
        return about(order, texts, texts.shippedSubject(order.number()), texts.shippedOpening(order.number()));
    }

    /** To somebody whose order comes to nothing. */
    public Letter orderCancelled(Purchase order) {
        MailTexts texts = texts();
        return about(
                order,
                texts,
                texts.cancelledSubject(order.number()),
                texts.cancelledOpening(order.number(), order.cardLastFour()));
    }

    /** To somebody who has their money back for things that had left the house. */
    public Letter orderRefunded(Purchase order) {
        MailTexts texts = texts();
        return about(
                order,
                texts,
                texts.refundedSubject(order.number()),
                texts.refundedOpening(order.number(), order.cardLastFour()));
    }

    private Letter about(Purchase order, MailTexts texts, String subject, String opening) {
        return new Letter(
                subject,
                texts.hello(order.name()),
                opening,
                lines(texts, order.lines(), order.totals()),
                toOrder(texts, order.number(), order.key()),
                texts.orderClosing());
    }

    private Way toOrder(MailTexts texts, String number, String key) {
        return new Way(texts.orderWay(), shop.url("/orders/" + number + "?key=" + key));
    }

    private static List<Line> lines(MailTexts texts, List<CheckoutLine> bought, Totals totals) {
        List<Line> lines = new ArrayList<>();
        bought.forEach(line -> lines.add(new Line(texts.line(line.quantity(), title(line)), line.total())));
        if (totals.discount().amount() != 0) {
            lines.add(new Line(texts.discount(), totals.discount()));
        }
        lines.add(new Line(texts.delivery(), Objects.requireNonNull(totals.delivery())));
        lines.add(new Line(texts.tax(), Objects.requireNonNull(totals.tax())));
        lines.add(new Line(texts.total(), totals.total()));
        return lines;
    }

    private static String title(CheckoutLine line) {
        return line.options().isEmpty()
                ? line.title()
                : "%s (%s)"
                        .formatted(
                                line.title(), String.join(", ", line.options().values()));
    }

    private MailTexts texts() {
        return MessageBundles.get(
                MailTexts.class, Localized.Literal.of(shop.language().getLanguage()));
    }
}
