package dev.souk.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.local.control.RunningShop;
import dev.souk.local.state.StateFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "accept-loss",
        description = {
            "Let NODE become the primary although it lacks orders that were confirmed.",
            "",
            "A service writes nothing to a node that takes writes and lacks a commit that",
            "the service told its client is done. When no better node is left, this says to",
            "every service that what is missing may be lost. It counts for the next change",
            "of the primary alone, is a line in each service's log, and the new epoch's row",
            "in database_epoch keeps what was given up.",
            "",
            "The exit code is 1 when a service did not hear of it.",
            ""
        })
final class DbAcceptLoss implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Parameters(paramLabel = "NODE", description = "A node of ./souk status that takes writes and gets none.")
    private String node = "";

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();

    @Override
    public Integer call() {
        String path = "/internal/database/" + NodeName.of(node) + "/accept-loss";
        boolean all = true;
        for (Map.Entry<String, URI> service : Operator.services(RunningShop.require(StateFolder.ofThisProject()))
                .entrySet()) {
            String answer = ask(service.getValue().resolve(path));
            System.out.printf("%-10s %s%n", service.getKey(), answer.isEmpty() ? "accepted" : answer);
            all &= answer.isEmpty();
        }
        return all ? 0 : 1;
    }

    /** Why not; empty when it was accepted. */
    private String ask(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(LIMIT)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? "" : detail(answer.body());
        } catch (IOException noAnswer) {
            return "does not answer: " + noAnswer.getMessage();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "was not waited for";
        }
    }

    private static String detail(String problem) {
        try {
            return new ObjectMapper().readTree(problem).path("detail").asText(problem);
        } catch (JsonProcessingException noJson) {
            return problem;
        }
    }
}
