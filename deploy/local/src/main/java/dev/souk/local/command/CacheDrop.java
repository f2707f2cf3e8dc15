package dev.souk.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.souk.local.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "drop",
        description = {
            "Drop what is kept, in every process within a second.",
            "",
            "It says how many values each service had in Redis. What is asked for again is",
            "made again, no older than the last change.",
            "",
            "  all                  everything, of every service",
            "  /p/blue-teapot       the page at that path, in all its forms",
            "  product:blue-teapot  whatever shows this product; by its slug or its id",
            "  listings             whatever lists products",
            "  categories           whatever shows the tree of categories: every page",
            "  page, json, card ... everything of this kind; ./souk cache stats names them all",
            "  KIND:KEY             one value",
            "",
            "Exit code 1 when a service did not say that it is done: run it again.",
            ""
        })
final class CacheDrop implements Callable<Integer> {

    private static final String PRODUCT = "product:";

    @Parameters(arity = "1..*", paramLabel = "KEY|TAG|all", description = "What to drop.")
    private List<String> typed = List.of();

    @Override
    public Integer call() {
        Operator operator = Operator.ofRunningShop();
        List<String> named = typed.stream().map(each -> named(operator, each)).toList();
        boolean all = true;
        for (String service : operator.services()) {
            try {
                JsonNode answer = operator.delete(service, "/internal/cache?" + query(named));
                System.out.printf(
                        Locale.ROOT,
                        "%-10s %,7d dropped%n",
                        service,
                        answer.path("dropped").asLong());
            } catch (Refusal notDone) {
                System.err.println("souk: " + notDone.getMessage());
                all = false;
            }
        }
        return all ? 0 : 1;
    }

    /** What is made of a product knows it by its id; people know the slug. */
    private static String named(Operator operator, String typed) {
        if (!typed.startsWith(PRODUCT)) {
            return typed;
        }
        try {
            String slug = encoded(typed.substring(PRODUCT.length()));
            String id = operator.find("/api/v1/products/" + slug).path("id").asText();
            return id.isEmpty() ? typed : PRODUCT + id;
        } catch (Refusal noAnswer) {
            System.err.println("souk: " + noAnswer.getMessage() + "; " + typed + " is taken for an id");
            return typed;
        }
    }

    private static String query(List<String> named) {
        return named.stream().map(each -> "of=" + encoded(each)).collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
