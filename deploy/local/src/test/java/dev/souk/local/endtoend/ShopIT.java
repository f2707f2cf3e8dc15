package dev.souk.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.embedded.FreePort;
import dev.souk.local.shop.MemberStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One shop's life from the first start to reset, told in order: each start costs seconds. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ShopIT {

    /** Long enough for a build of the service on a busy machine, should it be stale. */
    private static final Duration FIRST_START = Duration.ofMinutes(8);

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration SHORT = Duration.ofMinutes(1);

    private static final ObjectMapper JSON = new ObjectMapper();

    private Path folder = Path.of("");

    private final int port = FreePort.find();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<ScriptRun> runs = new ArrayList<>();

    @RegisterExtension
    final LogsOnFailure logs = new LogsOnFailure(() -> folder);

    @BeforeAll
    void open(@TempDir Path own) throws IOException {
        folder = own;
        up().says("The shop is open: http://localhost:" + port, FIRST_START);
    }

    @AfterAll
    void leaveNothingRunning() throws IOException {
        runs.forEach(run -> run.process().destroyForcibly());
        Awaitility.await()
                .atMost(SHORT)
                .until(() -> runs.stream().noneMatch(run -> run.process().isAlive()));
    }

    @Test
    @Order(1)
    void showsTheDemoCatalogue() throws Exception {
        assertThat(get("/").body()).contains("href=\"/p/", "href=\"/c/");

        JsonNode products = json("/api/v1/products?limit=5").path("items");
        assertThat(products).hasSize(5);
        String slug = products.get(0).path("slug").asText();
        assertThat(json("/api/v1/products/" + slug).path("variants")).isNotEmpty();
        assertThat(get("/p/" + slug).statusCode()).isEqualTo(200);
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(get("/internal/database").statusCode()).isEqualTo(404);
        assertThat(get("/q/health").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(2)
    void saysWhatRuns() throws Exception {
        List<MemberStatus> members = members();

        assertThat(members)
                .extracting(MemberStatus::name, MemberStatus::role)
                .containsExactly(
                        tuple("db-1", "primary"),
                        tuple("db-2", "replica"),
                        tuple("db-3", "replica"),
                        tuple("redis", "redis"),
                        tuple("payments", "provider"),
                        tuple("catalog", "service"),
                        tuple("cart", "service"),
                        tuple("checkout", "service"),
                        tuple("gateway", "gateway"));
        assertThat(members).extracting(MemberStatus::state).containsOnly("up");
        assertThat(members).allMatch(member -> isRunning(member.pid()));
        assertThat(member("catalog").address()).startsWith("http://");
    }

    @Test
    @Order(2)
    void keepsPasswordsToItsOwner() throws Exception {
        Path state = folder.resolve("state");
        for (String file : List.of(
                "passwords.properties",
                "config/catalog.properties",
                "config/payments.properties",
                "control.properties")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    @Order(3)
    void opensOnlyOnce() throws Exception {
        ScriptRun second = up().ended(SHORT).withExitCode(1);

        assertThat(second.errors()).contains("souk: the shop is open already on http://localhost:" + port);
        souk("reset", "--yes").withExitCode(1);
    }

    @Test
    @Order(4)
    void importsAFeedFromTheFolderOfWhoeverAsks() throws Exception {
        Files.writeString(folder.resolve("feed.csv"), """
                id,title,description,link,price,availability,product_type
                e2e-1,Lantern of the end-to-end test,It shines.,https://example.com/1,12.50 USD,in_stock,Light
                """);

        ScriptRun imported = souk("import", "feed.csv").withExitCode(0);
        souk("import", "no-such-file.csv").withExitCode(2);

        assertThat(imported.output()).contains("1");
        assertThat(json("/api/v1/products?q=end-to-end+lantern")
                        .path("items")
                        .path(0)
                        .path("title")
                        .asText())
                .isEqualTo("Lantern of the end-to-end test");
    }

    @Test
    @Order(5)
    void losesNoRequestWhenAReplicaDies() throws Exception {
        ScriptRun load = start("load", "--rate", "20", "--duration", "15");
        load.says("3 s", SHORT);
        long killed = member("db-2").pid();

        souk("fault", "kill", "replica-1").withExitCode(0);
        awaitState("db-2", "down");
        awaitState("db-2", "up");

        assertThat(member("db-2").pid()).isNotEqualTo(killed);
        load.ended(SHORT).withExitCode(0);
        assertThat(load.output()).contains(" requests, 0 failed.");
    }

    @Test
    @Order(6)
    void mendsWhatWasBroken() throws Exception {
        souk("fault", "stop", "redis").withExitCode(0);
        awaitState("redis", "down");
        souk("fault", "heal", "redis").withExitCode(0);
        awaitState("redis", "up");

        assertThat(souk("fault", "lag", "primary").withExitCode(1).errors()).contains("only a replica can lag");
        assertThat(souk("fault", "kill", "nobody").withExitCode(1).errors()).contains("nothing is called nobody");
    }

    @Test
    @Order(7)
    void startsADeadServiceAgainAndAnswersGetsMeanwhile() throws Exception {
        long killed = member("catalog").pid();
        souk("fault", "kill", "catalog").withExitCode(0);

        HttpResponse<String> meanwhile = get("/");
        assertThat(meanwhile.statusCode()).isEqualTo(503);
        assertThat(meanwhile.headers().firstValue("retry-after")).isPresent();
        awaitState("catalog", "up");
        assertThat(member("catalog").pid()).isNotEqualTo(killed);
        assertThat(get("/").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(8)
    void makesAReplicaThePrimaryWhenThePrimaryDies() throws Exception {
        souk("fault", "kill", "primary").withExitCode(0);
        awaitRole("db-1", "replica");
        awaitState("db-1", "up");

        assertThat(members())
                .filteredOn(member -> member.role().equals("primary"))
                .singleElement()
                .extracting(MemberStatus::name, MemberStatus::state)
                .doesNotContain("db-1")
                .contains("up");
        souk("import", "feed.csv").withExitCode(0);
        souk("audit").withExitCode(0);
    }

    @Test
    @Order(9)
    void makesAReplicaThePrimaryWhenAPersonSaysSo() throws Exception {
        assertThat(souk("db", "promote", "db-9").withExitCode(1).errors()).contains("no node is called db-9");

        String said = souk("db", "promote", "db-1").withExitCode(0).output();

        assertThat(said)
                .contains("db-1 is the primary now", "nobody could write for", "db-1 takes writes", "as a copy");
        assertThat(member("db-1").role()).isEqualTo("primary");
        assertThat(souk("db", "promote", "db-1").withExitCode(1).errors()).contains("db-1 is the primary already");
        souk("db", "promote", "db-3").withExitCode(0);
        souk("migrate").withExitCode(0);
    }

    @Test
    @Order(10)
    void closesAndLeavesNothingRunning() throws Exception {
        List<Long> pids = pids();
        souk("down").withExitCode(0);

        assertThat(runs.getFirst().ended(SHORT).process().exitValue()).isZero();
        assertThat(pids).noneMatch(ShopIT::isRunning);
        assertThat(souk("status", "--json").withExitCode(0).output()).isEqualTo("[]\n");
        assertThat(souk("import", "feed.csv").withExitCode(1).errors()).contains("the shop is not open");
        assertThat(souk("down").withExitCode(0).output()).contains("The shop is not open.");
    }

    @Test
    @Order(11)
    void findsItsDataAgain() throws Exception {
        ScriptRun again = up();
        again.says("The shop is open", START);

        assertThat(again.output()).doesNotContain("building", "demo catalogue");
        assertThat(json("/api/v1/products?q=end-to-end+lantern").path("items")).hasSize(1);
        assertThat(member("db-3").role()).isEqualTo("primary");
    }

    @Test
    @Order(12)
    void leavesNoOrphansWhenTheLauncherIsKilled() throws Exception {
        List<Long> pids = pids();
        ScriptRun shop = runs.stream().filter(ScriptRun::isOpenShop).findFirst().orElseThrow();
        shop.process().destroyForcibly();

        Awaitility.await().atMost(SHORT).until(() -> pids.stream().noneMatch(ShopIT::isRunning));
        assertThat(souk("status", "--json").output()).isEqualTo("[]\n");
    }

    @Test
    @Order(13)
    void saysInALineThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            ScriptRun refused = up().ended(SHORT).withExitCode(1);

            assertThat(refused.errors().lines().toList().getLast())
                    .isEqualTo("souk: port %d is taken by another program; ./souk up --port N chooses another"
                            .formatted(taken.getLocalPort()));
        }
    }

    @Test
    @Order(14)
    void forgetsOnlyWhatItMade() throws Exception {
        Path others = Files.writeString(folder.resolve("state/notes.txt"), "mine");

        assertThat(souk("reset").withExitCode(1).output()).contains("Nothing was deleted.");
        souk("reset", "--yes").withExitCode(0);

        try (var left = Files.list(folder.resolve("state"))) {
            assertThat(left).containsExactly(others);
        }
    }

    private ScriptRun up() throws IOException {
        return start("up", "--port", Integer.toString(port));
    }

    private ScriptRun start(String... arguments) throws IOException {
        ScriptRun run = ScriptRun.start(folder, arguments);
        runs.add(run);
        return run;
    }

    private ScriptRun souk(String... arguments) throws Exception {
        return start(arguments).ended(SHORT);
    }

    private List<MemberStatus> members() throws Exception {
        String json = souk("status", "--json").withExitCode(0).output();
        return List.of(JSON.readValue(json, MemberStatus[].class));
    }

    private MemberStatus member(String name) throws Exception {
        return members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Long> pids() throws Exception {
        return members().stream().map(MemberStatus::pid).toList();
    }

    private void awaitState(String name, String state) {
        Awaitility.await()
                .alias(name + " is " + state)
                .atMost(SHORT)
                .pollInSameThread()
                .until(() -> member(name).state().equals(state));
    }

    private void awaitRole(String name, String role) {
        Awaitility.await()
                .alias(name + " is a " + role)
                .atMost(SHORT)
                .pollInSameThread()
                .until(() -> member(name).role().equals(role));
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(SHORT)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
}
