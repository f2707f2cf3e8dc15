package dev.souk.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.souk.local.Refusal;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "stats",
        description = {
            "Say what is kept, and how often it was found.",
            "",
            "A line for each kind of each service; counts begin with its process.",
            "",
            "  ENTRIES, SIZE  kept by the process itself, about; what was dropped stays until",
            "                 somebody asks for it, or there is no room: it is better than",
            "                 an error while the database is away",
            "  ROOM           how full it is",
            "  IN REDIS       kept by all processes; - when Redis does not say",
            "  HIT            found in the process, of all that was asked for",
            "  REDIS HIT      found in Redis, of what was not found in the process",
            "  MADE, MS EACH  found nowhere, or old, and made; how long one took",
            "  FAILED         were to be made, and were not: no database, no such page",
            "  WAITED         looks again for what another process made just then",
            "  LATE           served though it was spent, for want of anything better",
            "",
            "Exit code 1 when a service does not answer.",
            ""
        })
final class CacheStats implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Operator operator = Operator.ofRunningShop();
        Map<String, JsonNode> answers = new TreeMap<>();
        boolean all = true;
        for (String service : operator.services()) {
            try {
                answers.put(service, operator.get(service, "/internal/cache"));
            } catch (Refusal noAnswer) {
                System.err.println("souk: " + noAnswer.getMessage());
                all = false;
            }
        }
        System.out.println(json ? list(answers) : CacheTable.of(answers));
        return all ? 0 : 1;
    }

    private static String list(Map<String, JsonNode> answers) throws IOException {
        ArrayNode list = JSON.createArrayNode();
        answers.forEach((service, answer) -> {
            ObjectNode named = JSON.createObjectNode().put("service", service);
            list.add(named.setAll((ObjectNode) answer));
        });
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(list);
    }
}
