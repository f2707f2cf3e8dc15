package dev.souk.local.shop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.souk.embedded.Address;
import dev.souk.local.Refusal;
import dev.souk.local.state.ShopPasswords;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Finds out how each process does by asking it, all at once. */
final class StateReport {

    private final Routing routing = new Routing(new HttpProbe());
    private final ShopPasswords passwords;

    /** Which process of a member was last seen to be of use. */
    private final Map<String, Long> seenUp = new ConcurrentHashMap<>();

    StateReport(ShopPasswords passwords) {
        this.passwords = passwords;
    }

    List<MemberStatus> of(List<Member> members) {
        List<JsonNode> views = routing.ask(services(members));
        List<Callable<MemberStatus>> questions = members.stream()
                .map(member -> (Callable<MemberStatus>) () -> report(member, views))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(questions).stream().map(Future::resultNow).toList();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while asking the servers", interrupted);
        }
    }

    private static List<URI> services(List<Member> members) {
        return members.stream()
                .filter(member -> member.role() == MemberRole.SERVICE && member.isAlive())
                .map(member -> URI.create(member.address()))
                .toList();
    }

    private MemberStatus report(Member member, List<JsonNode> views) {
        return new MemberStatus(
                member.name(),
                member.role().label(),
                member.address(),
                member.pid(),
                state(member, views).label());
    }

    private MemberState state(Member member, List<JsonNode> views) {
        long pid = member.pid();
        if (!member.isAlive()) {
            return pid == 0 ? MemberState.STARTING : MemberState.DOWN;
        }
        if (isOfUse(member, views)) {
            seenUp.put(member.name(), pid);
            return MemberState.UP;
        }
        return seenUp.getOrDefault(member.name(), 0L) == pid ? MemberState.DOWN : MemberState.STARTING;
    }

    private boolean isOfUse(Member member, List<JsonNode> views) {
        return switch (member) {
            case Program program -> program.isReady();
            case DataServer server -> isOfUse(server, views);
        };
    }

    private boolean isOfUse(DataServer server, List<JsonNode> views) {
        Address address = server.embeddedAddress();
        return switch (server.role()) {
            case REPLICA -> Routing.isUsed(views, server.address()).orElseGet(() -> answers(address, false));
            case PRIMARY -> answers(address, true);
            case REDIS -> DataPulse.ofRedis(address, passwords.ofRedis());
            case PROVIDER, SERVICE, GATEWAY -> throw new IllegalStateException(server.name() + " is no data server");
        };
    }

    private boolean answers(Address address, boolean primary) {
        return DataPulse.ofDatabase(
                address, primary, passwords.ofDatabaseUsers().of("monitor"));
    }
}
