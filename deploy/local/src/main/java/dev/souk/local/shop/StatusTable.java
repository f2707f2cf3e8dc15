package dev.souk.local.shop;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The states as a table for people. */
final class StatusTable {

    private static final String LINE = "  %-10s %-9s %-24s %8s  %s";

    private StatusTable() {}

    static String of(List<MemberStatus> members) {
        Stream<String> head = Stream.of(LINE.formatted("NAME", "ROLE", "ADDRESS", "PID", "STATE"));
        Stream<String> lines = members.stream()
                .map(member ->
                        LINE.formatted(member.name(), member.role(), member.address(), member.pid(), member.state()));
        return Stream.concat(head, lines).collect(Collectors.joining("\n"));
    }
}
